import { call, type Disk, type Replica, type Vm } from '@/api';
import { msg } from '@/i18n';
import { defineOperation } from './operations';
import { read } from './reads';
import { disksOf, vmRunning, vmStopped } from './vms';

export const disksIn = (slug: string) => read('listDisks', {}, slug);

/** A snapshot or backup that a machine can be made from. */
export type Copy = Pick<Replica, 'uuid' | 'type' | 'size' | 'created_at'>;

/** All copies of a machine's disks, the newest first. Some installations name them only by their uuid. */
export const copiesOf = (vm: Vm): Copy[] =>
  disksOf(vm)
    .flatMap((disk) => disk.replica ?? [])
    .map((replica): Copy => (typeof replica === 'string' ? { uuid: replica } : replica))
    .toSorted((a, b) => (b.created_at ?? '').localeCompare(a.created_at ?? ''));

/** Disks that belong to no machine, so that a new one can have them. Images to boot from are no disks to live on. */
export function freeDisks(disks: readonly Disk[], vms: readonly Vm[]): Disk[] {
  const taken = new Set(vms.flatMap((vm) => disksOf(vm).map((disk) => disk.uuid)));
  return disks.filter((disk) => !taken.has(disk.uuid) && disk.read_only_bootable !== true && !/^delet/i.test(disk.status ?? ''));
}

export interface CloneVm {
  readonly location: string;
  /** Of the machine that is copied. */
  readonly uuid: string;
  readonly name: string;
  /** Uuids of the machines of that name that were there before. */
  readonly before: readonly string[];
}

/** A second machine like the first, with a copy of its disk. */
export const cloneVm = defineOperation<CloneVm, Vm>({
  name: 'vm.clone',
  title: ({ name }) => msg('data.vm.clone.title', { name }),
  target: ({ name, location }, uuid) => ({ type: 'vm', name, location, uuid }),
  made: (vm) => vm.uuid,
  sameness: ({ location, name }) => `${location}/${name}`,
  touches: ({ location }) => ({ location, operations: ['listVms', 'listNetworks', 'listDisks'] }),
  send: ({ location, uuid, name }) => call('cloneVm', { body: { uuid, name } }, { location }),
  look: async ({ location, name, before }, result) => {
    const vms = await call('listVms', {}, { location });
    const vm = result
      ? vms.find((each) => each.uuid === result.uuid)
      : vms.find((each) => each.name === name && !before.includes(each.uuid));
    return vm ? { state: vmRunning(vm) || vmStopped(vm) || !result ? 'done' : 'not-yet', uuid: vm.uuid } : { state: 'not-yet' };
  },
  foundAfterAll: ({ name }) => msg('data.vm.clone.found', { name }),
  patience: 120_000,
});
