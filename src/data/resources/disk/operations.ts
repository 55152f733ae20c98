import type { CreateDiskForm, Disk } from '@/api';
import { msg } from '@/i18n';
import {
  appears,
  changes,
  defineOperation,
  disappears,
  moving,
  onResource,
  repeats,
  withBefore,
  type OnResource,
  type Call,
} from '@/data/operations';

export type OnStoredDisk = OnResource;

const onDisk = onResource('disk', 'listDisks', 'getDisk');
const getDisk = ({ location, uuid }: OnResource, call: Call): Promise<Disk> => call('getDisk', { path: { disk_uuid: uuid } }, { location });
const listDisks = ({ location }: { location: string }, call: Call): Promise<Disk[]> => call('listDisks', {}, { location });
const uuidOf = ({ uuid }: Disk) => uuid;

interface CreateDisk {
  readonly location: string;
  readonly form: CreateDiskForm;
  /** Disks that were there, read just before: a new one is the one asked for. */
  readonly before: readonly string[];
}

const asAsked = (disk: Disk, { form }: CreateDisk): boolean =>
  disk.size_gb === form.size_gb && (disk.display_name ?? '') === (form.display_name ?? '');

/** Creates a disk that no VM has; it costs from then on. Copying may take minutes. */
export const createDisk = defineOperation<CreateDisk, Disk>({
  name: 'disk.create',
  title: ({ form }) => msg('operations.disk.create.title', { name: form.display_name ?? '', size: form.size_gb ?? 0 }),
  target: ({ location, form }, uuid) => ({ type: 'disk', name: form.display_name ?? uuid ?? '', uuid, location }),
  made: uuidOf,
  lockKey: ({ location, form }) => `${location}/${form.display_name ?? ''}`,
  invalidates: ({ location }) => ({ location, operations: ['listDisks'] }),
  prepare: withBefore(listDisks, uuidOf),
  send: ({ location, form }, _, call) => call('createDisk', { body: form }, { location }),
  verify: appears(listDisks, uuidOf, asAsked),
  repeated: repeats(listDisks, uuidOf, asAsked),
  outcomeMessage: () => msg('operations.disk.create.found'),
  verifyTimeout: 120_000,
});

/** Newer platforms. */
export const renameDisk = defineOperation<OnStoredDisk & { newName: string }, Disk>({
  ...onDisk,
  name: 'disk.rename',
  title: ({ name, newName }) => msg('operations.disk.rename.title', { name, newName }),
  target: ({ newName, ...disk }) => onDisk.target({ ...disk, name: newName }),
  send: ({ location, uuid, newName }, _, call) =>
    call('updateDisk', { path: { disk_uuid: uuid }, body: { display_name: newName } }, { location }),
  verify: changes(getDisk, (disk, { newName }: OnStoredDisk & { newName: string }) => disk.display_name === newName),
  outcomeMessage: ({ newName }) => msg('operations.disk.rename.found', { newName }),
});

/** Whether VMs may boot from it as from a medium. Newer platforms. */
export const markDisk = defineOperation<OnStoredDisk & { bootable: boolean }, Disk>({
  ...onDisk,
  name: 'disk.mark',
  title: ({ name, bootable }) => (bootable ? msg('operations.disk.mark.title', { name }) : msg('operations.disk.unmark.title', { name })),
  send: ({ location, uuid, bootable }, _, call) =>
    call('updateDisk', { path: { disk_uuid: uuid }, body: { read_only_bootable: bootable } }, { location }),
  verify: changes(getDisk, (disk, { bootable }: OnStoredDisk & { bootable: boolean }) => (disk.read_only_bootable === true) === bootable),
  outcomeMessage: ({ name, bootable }) =>
    bootable ? msg('operations.disk.mark.found', { name }) : msg('operations.disk.unmark.found', { name }),
});

/** Deletes a disk that no VM has, and its snapshots with it. Whoever runs it has checked that none has it. */
export const deleteDisk = defineOperation<OnResource, void>({
  ...onDisk,
  name: 'disk.delete',
  title: ({ name }) => msg('operations.disk.delete.title', { name }),
  send: async ({ location, uuid }, _, call) => {
    await call('deleteDisk', { path: { disk_uuid: uuid } }, { location });
  },
  verify: disappears(getDisk),
  outcomeMessage: ({ name }) => msg('operations.disk.delete.found', { name }),
});

export const moveDisk = moving<Disk>('disk', 'disk', {
  send: ({ location, key, account }, _, call) =>
    call('updateDisk', { path: { disk_uuid: key }, body: { billing_account_id: account } }, { location }),
  now: async ({ location, key }, call) => (await call('getDisk', { path: { disk_uuid: key } }, { location })).billing_account_id,
  lists: ['listDisks', 'getDisk'],
});
