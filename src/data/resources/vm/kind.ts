import type { Vm } from '@/api';
import { defineKind } from '@/data/core/resourceKind';
import { msg, parseTime } from '@/i18n';
import { run } from '@/data/operations';
import { unpriced } from '@/data/pricing/pricing';
import { floatingIps } from '../floating-ip/kind';
import { addressesByOwner } from '../floating-ip/rules';
import { longerThan } from '../unused';
import { priceOfVm } from './price';
import { vmsIn } from './queries';
import { vmCan, vmGone, vmStopped } from './rules';

export const vms = defineKind<Vm>({
  kind: 'vm',
  title: msg('inventory.kind.vm'),
  icon: 'server',
  scope: 'location',
  list: vmsIn,
  isDeleted: vmGone,
  key: (vm) => vm.uuid,
  name: (vm) => vm.name,
  account: (vm) => vm.billing_account,
  created: (vm) => vm.created_at,
  // In the state that it is in, with its disks and their copies; its addresses are resources of their own.
  hourlyCost: (vm, { policy }) => priceOfVm(policy, vm, [])[vmStopped(vm) ? 'stopped' : 'running'],
  partlyPriced: (vm, { policy }) =>
    policy !== null && priceOfVm(policy, vm, []).lines.some((line) => (line.stopped || !vmStopped(vm)) && unpriced(line)),
  costGroups: {
    running: (count) => msg('inventory.cost.running', { count }),
    stopped: (count) => msg('inventory.cost.stopped', { count }),
  },
  costGroup: (vm) => (vmStopped(vm) ? 'stopped' : 'running'),
  unusedGroups: {
    vm: {
      title: msg('inventory.unused.vm'),
      counted: (count) => msg('inventory.unused.vm.count', { count }),
      lost: msg('inventory.unused.vm.lost'),
    },
  },
  unused: (vm, { lists, now, thresholds }) => {
    const since = parseTime(vm.updated_at ?? vm.created_at);
    const days = vmStopped(vm) ? longerThan(since, now, thresholds.stopped) : null;
    if (days === null) return null;
    const own = addressesByOwner(lists.of(floatingIps) ?? []).get(vm.uuid) ?? [];
    return { group: 'vm', reason: msg('inventory.unused.vm.reason', { days }), since, leaves: own.map(({ address }) => address) };
  },
  remove: async ({ uuid, name }, location) => {
    const { deleteVm } = await import('./operations');
    await run(deleteVm, { location, uuid, name }, undefined);
  },
  move: async (vm, location, to) => {
    const { setResourceBilling } = await import('./operations/settings');
    await run(setResourceBilling, { location, uuid: vm.uuid, name: vm.name, ...to }, undefined);
  },
  moveBlocked: vmCan.billing,
  route: (uuid, location) => ({ route: 'vm', params: { location, uuid } }),
  searchText: (vm) => [vm.hostname, vm.private_ipv4, vm.public_ipv4, vm.public_ipv6],
});
