import type { FloatingIp, PriceRow, Vm } from '@/api';
import { vmPrice, type VmPrice } from '@/data/pricing/pricing';
import { bootDisk, extraDisks, isWindows, replicaSize } from './parts';

/** What a VM costs by the price list: net, per hour, with its disks, their copies and these addresses. */
export function priceOfVm(policy: readonly PriceRow[], vm: Vm, floating: readonly FloatingIp[]): VmPrice {
  return vmPrice(policy, {
    vcpu: vm.vcpu ?? 0,
    memory: vm.memory ?? 0,
    bootDisk: bootDisk(vm)?.size ?? 0,
    disks: extraDisks(vm).map((disk) => disk.size),
    snapshots: replicaSize(vm, 'snapshot'),
    backups: replicaSize(vm, 'backup'),
    windows: isWindows(vm),
    addresses: floating.length,
  });
}
