import type { LoadBalancer } from '@/api';
import { defineKind } from '@/data/core/resourceKind';
import { run } from '@/data/operations';
import { balancerPrice } from '@/data/pricing/pricing';
import { msg, parseTime } from '@/i18n';
import { floatingIps } from '../floating-ip/kind';
import { addressesByOwner } from '../floating-ip/rules';
import { vms } from '../vm/kind';
import { vmStopped } from '../vm/rules';
import { balancersIn } from './queries';

export const loadBalancers = defineKind<LoadBalancer>({
  kind: 'load-balancer',
  title: msg('inventory.kind.loadBalancer'),
  icon: 'loadBalancer',
  scope: 'location',
  optional: true,
  list: balancersIn,
  isDeleted: (balancer) => balancer.is_deleted === true || Boolean(balancer.deleted_at),
  key: (balancer) => balancer.uuid,
  name: (balancer) => balancer.display_name || balancer.uuid,
  account: (balancer) => balancer.billing_account_id,
  created: (balancer) => balancer.created_at,
  hourlyCost: (_, { policy }) => balancerPrice(policy),
  costGroups: { balancers: (count) => msg('inventory.cost.balancers', { count }) },
  unusedGroups: {
    'load-balancer': {
      title: msg('inventory.unused.loadBalancer'),
      counted: (count) => msg('inventory.unused.loadBalancer.count', { count }),
      lost: msg('inventory.unused.loadBalancer.lost'),
    },
  },
  unused: (balancer, { lists }) => {
    const targets = balancer.targets ?? [];
    const known = lists.of(vms);
    const live = (uuid: string) => !known || known.some((vm) => vm.uuid === uuid && !vmStopped(vm));
    if (targets.some((target) => live(target.target_uuid))) return null;
    const own = addressesByOwner(lists.of(floatingIps) ?? []).get(balancer.uuid) ?? [];
    return {
      group: 'load-balancer',
      reason:
        targets.length === 0
          ? msg('inventory.unused.loadBalancer.empty')
          : msg('inventory.unused.loadBalancer.dead', { count: targets.length }),
      since: parseTime(balancer.updated_at ?? balancer.created_at),
      leaves: own.map(({ address }) => address),
    };
  },
  move: async (balancer, location, to) => {
    const { moveLoadBalancer } = await import('./operations');
    await run(moveLoadBalancer, { location, key: balancer.uuid, name: balancer.display_name || balancer.uuid, ...to }, undefined);
  },
  remove: async ({ uuid, display_name: name }, location) => {
    const { deleteLoadBalancer } = await import('./operations');
    await run(deleteLoadBalancer, { location, uuid, name: name || uuid }, undefined);
  },
  route: (uuid, location) => ({ route: 'loadBalancer', params: { location, uuid } }),
});
