import type { Vm, VmStorage } from '@/api';
import { systemOf } from '@/data/resources/catalogue/names';

/* ——— What it is made of ——— */

export const disksOf = (vm: Vm): readonly VmStorage[] => vm.storage ?? [];

/** The disk that it boots from; the first when none is marked. */
export const bootDisk = (vm: Vm): VmStorage | undefined => disksOf(vm).find((disk) => disk.primary) ?? disksOf(vm)[0];

export const extraDisks = (vm: Vm): VmStorage[] => disksOf(vm).filter((disk) => disk !== bootDisk(vm));

export const isWindows = (vm: Pick<Vm, 'license_type' | 'os_name'>): boolean => /windows/i.test(vm.license_type ?? vm.os_name ?? '');

/** Operating system or application with its version; empty for a machine that began with an empty disk. */
export const osOf = (vm: Pick<Vm, 'os_name' | 'os_version'>): string =>
  !vm.os_name || vm.os_name === '_custom' ? '' : [vm.os_name, vm.os_version].filter(Boolean).join(' ');

/** The same as people write it: "Ubuntu 24.04 LTS". */
export const systemOfVm = (vm: Pick<Vm, 'os_name' | 'os_version'>): string =>
  !vm.os_name || vm.os_name === '_custom' ? '' : systemOf(vm.os_name, vm.os_version);

export const poolOf = (vm: Vm): string => vm.current_pool_name ?? vm.designated_pool_name ?? '';

/** GB in copies of one kind over all disks. */
export function replicaSize(vm: Vm, type: 'snapshot' | 'backup'): number {
  return disksOf(vm)
    .flatMap((disk) => disk.replica ?? [])
    .reduce((total, replica) => total + (typeof replica === 'object' && replica.type === type ? (replica.size ?? 0) : 0), 0);
}

/** How the guest system finds an attached disk: the first twenty characters of its uuid. */
export const deviceId = (disk: { uuid: string }): string => `/dev/disk/by-id/virtio-${disk.uuid.slice(0, 20)}`;
