import type { Success, VmStorage } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, done, never, notYet, lockKey, repeats, type Call } from '@/data/operations';
import { disksOf } from '../parts';
import { verifyVm, now, target, invalidatesAlso, type OnVm } from './on';

/** A disk of a machine; `label` is what people know it by. */
export interface OnDisk extends OnVm {
  readonly disk: string;
  readonly label: string;
}

const invalidates = invalidatesAlso('listDisks', 'getDisk', 'listReplicas');
const onDisk = (input: OnDisk) => `${lockKey(input)}/${input.disk}`;

/** `before`: the disks that were there, so that a new one is the one asked for. */
interface AddDisk extends OnVm {
  /** GB. */
  readonly size: number;
  readonly before: readonly string[];
}

/** Adds an empty disk. */
export const addVmDisk = defineOperation<AddDisk, VmStorage>({
  name: 'vm.disk.add',
  title: ({ name, size }) => msg('operations.vm.disk.add.title', { name, size }),
  target,
  lockKey,
  invalidates,
  send: ({ location, uuid, size }, _, call) => call('addVmDisk', { body: { uuid, size_gb: size } }, { location }),
  verify: async (input, result, call) => {
    const vm = await now(input, call);
    if (!vm) return never;
    const found = disksOf(vm).find(
      (disk) => !input.before.includes(disk.uuid) && (result ? disk.uuid === result.uuid : disk.size === input.size),
    );
    return found ? done : notYet;
  },
  repeated: repeats(
    async (input: OnVm, call: Call) => {
      const vm = await now(input, call);
      return vm ? disksOf(vm) : [];
    },
    ({ uuid }) => uuid,
    (disk, { size }: AddDisk) => disk.size === size,
  ),
  outcomeMessage: ({ name }) => msg('operations.vm.disk.add.found', { name }),
  verifyTimeout: 60_000,
});

export const growDisk = defineOperation<OnDisk & { size: number }, VmStorage>({
  name: 'vm.disk.grow',
  title: ({ name, label, size }) => msg('operations.vm.disk.grow.title', { name, label, size }),
  target,
  lockKey: onDisk,
  invalidates,
  send: ({ location, uuid, disk, size }, _, call) => call('resizeVmDisk', { body: { uuid, disk_uuid: disk, size_gb: size } }, { location }),
  verify: verifyVm((vm, input) => disksOf(vm).some((disk) => disk.uuid === input.disk && disk.size >= input.size)),
  outcomeMessage: ({ label }) => msg('operations.vm.disk.grow.found', { label }),
});

export const attachDisk = defineOperation<OnDisk, VmStorage>({
  name: 'vm.disk.attach',
  title: ({ name, label }) => msg('operations.vm.disk.attach.title', { name, label }),
  target,
  lockKey: ({ location, disk }) => `${location}/${disk}`,
  invalidates,
  send: ({ location, uuid, disk }, _, call) => call('attachDisk', { body: { uuid, storage_uuid: disk } }, { location }),
  verify: verifyVm((vm, input) => disksOf(vm).some((disk) => disk.uuid === input.disk)),
  outcomeMessage: ({ label }) => msg('operations.vm.disk.attach.found', { label }),
});

const away = verifyVm<OnDisk>((vm, input) => !disksOf(vm).some((disk) => disk.uuid === input.disk));

export const detachDisk = defineOperation<OnDisk, Success>({
  name: 'vm.disk.detach',
  title: ({ name, label }) => msg('operations.vm.disk.detach.title', { name, label }),
  target,
  lockKey: onDisk,
  invalidates,
  send: ({ location, uuid, disk }, _, call) => call('detachDisk', { body: { uuid, storage_uuid: disk } }, { location }),
  verify: away,
  outcomeMessage: ({ label }) => msg('operations.vm.disk.detach.found', { label }),
});

/** Deletes an attached disk with everything on it, and its snapshots. */
export const deleteVmDisk = defineOperation<OnDisk, Success>({
  name: 'vm.disk.delete',
  title: ({ name, label }) => msg('operations.vm.disk.delete.title', { name, label }),
  target,
  lockKey: onDisk,
  invalidates,
  send: ({ location, uuid, disk }, _, call) => call('deleteVmDisk', { body: { uuid, storage_uuid: disk } }, { location }),
  verify: away,
  outcomeMessage: ({ label }) => msg('operations.vm.disk.delete.found', { label }),
});
