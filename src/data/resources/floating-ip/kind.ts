import type { FloatingIp } from '@/api';
import { defineKind, type Lists, type Owner } from '@/data/core/resourceKind';
import { run } from '@/data/operations';
import { assignedPrice, idleAddressPrice } from '@/data/pricing/pricing';
import { msg, parseTime } from '@/i18n';
import { addressesIn } from './queries';
import { isAssigned } from './rules';

/** An assigned address names its owner by uuid alone; an owner that no list has keeps that for a name. */
function ownerOf(ip: FloatingIp, lists: Lists): Owner | null {
  const uuid = isAssigned(ip) ? ip.assigned_to : null;
  if (!uuid) return null;
  return lists.named(uuid) ?? { kind: ip.assigned_to_resource_type ?? '', key: uuid, name: uuid, account: null };
}

export const floatingIps = defineKind<FloatingIp>({
  kind: 'floating-ip',
  title: msg('inventory.kind.floatingIp'),
  icon: 'network',
  scope: 'location',
  optional: true,
  list: addressesIn,
  isDeleted: (ip) => ip.is_deleted === true,
  key: (ip) => ip.address,
  usageKey: (ip) => ip.uuid || ip.address,
  name: (ip) => (ip.name ? `${ip.address} (${ip.name})` : ip.address),
  account: (ip) => ip.billing_account_id,
  created: (ip) => ip.created_at,
  owner: ownerOf,
  hourlyCost: (_, { owner, policy }) => (owner ? assignedPrice(policy, 1) : idleAddressPrice(policy)),
  costGroups: {
    idleAddresses: (count) => msg('inventory.cost.idleAddresses', { count }),
    addresses: (count) => msg('inventory.cost.addresses', { count }),
  },
  costGroup: (_, { owner }) => (owner ? 'addresses' : 'idleAddresses'),
  unusedGroups: {
    'floating-ip': {
      title: msg('inventory.unused.floatingIp'),
      counted: (count) => msg('inventory.unused.floatingIp.count', { count }),
      lost: msg('inventory.unused.floatingIp.lost'),
    },
  },
  unused: (ip, { owner }) =>
    owner
      ? null
      : { group: 'floating-ip', reason: msg('inventory.unused.floatingIp.reason'), since: parseTime(ip.unassigned_at ?? ip.created_at) },
  move: async (ip, location, to) => {
    const { moveFloatingIp } = await import('./operations');
    await run(moveFloatingIp, { location, key: ip.address, name: ip.name || ip.address, ...to }, undefined);
  },
  remove: async (ip, location) => {
    const { releaseAddress } = await import('./operations');
    await run(releaseAddress, { location, address: ip.address }, undefined);
  },
  route: (address) => ({ route: 'floatingIps', search: { q: address } }),
});
