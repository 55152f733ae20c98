import { call, type CreateDiskForm, type Disk } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, type Found } from './operations';

const done: Found = { state: 'done' };
const notYet: Found = { state: 'not-yet' };
const diskNow = ({ location, uuid }: OnStoredDisk): Promise<Disk> => call('getDisk', { path: { disk_uuid: uuid } }, { location });

export interface OnStoredDisk {
  readonly location: string;
  readonly uuid: string;
  /** For the record. */
  readonly name: string;
}

const onDisk = {
  target: ({ location, uuid, name }: OnStoredDisk) => ({ type: 'disk' as const, name, uuid, location }),
  sameness: ({ location, uuid }: OnStoredDisk) => `${location}/${uuid}`,
  touches: ({ location }: OnStoredDisk) => ({ location, operations: ['listDisks', 'getDisk'] as const }),
};

interface CreateDisk {
  readonly location: string;
  readonly form: CreateDiskForm;
  /** Disks that were there: a new one is the one asked for. */
  readonly before: readonly string[];
}

/** Makes a disk that no machine has; it costs from then on. Copying may take minutes. */
export const createDisk = defineOperation<CreateDisk, Disk>({
  name: 'disk.create',
  title: ({ form }) => msg('operations.disk.create.title', { name: form.display_name ?? '', size: form.size_gb ?? 0 }),
  target: ({ location, form }, uuid) => ({ type: 'disk', name: form.display_name ?? uuid ?? '', uuid, location }),
  made: (disk) => disk.uuid,
  sameness: ({ location, form }) => `${location}/${form.display_name ?? ''}`,
  touches: ({ location }) => ({ location, operations: ['listDisks'] }),
  send: ({ location, form }) => call('createDisk', { body: form }, { location }),
  look: async ({ location, form, before }, result) => {
    const disks = await call('listDisks', {}, { location });
    const disk = disks.find((each) =>
      result
        ? each.uuid === result.uuid
        : !before.includes(each.uuid) && each.size_gb === form.size_gb && (each.display_name ?? '') === (form.display_name ?? ''),
    );
    return disk ? { state: 'done', uuid: disk.uuid } : notYet;
  },
  foundAfterAll: () => msg('operations.disk.create.found'),
  patience: 120_000,
});

/** Newer platforms. */
export const renameDisk = defineOperation<OnStoredDisk & { newName: string }, Disk>({
  ...onDisk,
  name: 'disk.rename',
  title: ({ name, newName }) => msg('operations.disk.rename.title', { name, newName }),
  target: ({ newName, ...disk }) => onDisk.target({ ...disk, name: newName }),
  send: ({ location, uuid, newName }) => call('updateDisk', { path: { disk_uuid: uuid }, body: { display_name: newName } }, { location }),
  look: async (input) => ((await diskNow(input)).display_name === input.newName ? done : notYet),
  foundAfterAll: ({ newName }) => msg('operations.disk.rename.found', { newName }),
});

/** Whether machines may boot from it as from a medium. Newer platforms. */
export const markDisk = defineOperation<OnStoredDisk & { bootable: boolean }, Disk>({
  ...onDisk,
  name: 'disk.mark',
  title: ({ name, bootable }) => (bootable ? msg('operations.disk.mark.title', { name }) : msg('operations.disk.unmark.title', { name })),
  send: ({ location, uuid, bootable }) =>
    call('updateDisk', { path: { disk_uuid: uuid }, body: { read_only_bootable: bootable } }, { location }),
  look: async (input) => (((await diskNow(input)).read_only_bootable === true) === input.bootable ? done : notYet),
  foundAfterAll: ({ name, bootable }) =>
    bootable ? msg('operations.disk.mark.found', { name }) : msg('operations.disk.unmark.found', { name }),
});
