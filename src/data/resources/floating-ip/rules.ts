import type { FloatingIp, Vm } from '@/api';
import { msg } from '@/i18n';
import type { DisabledReason } from '../vm/rules';

/** What an address can be assigned to, with what operations call it. */
export const ownerTypes = { virtual_machine: 'vm', load_balancer: 'load-balancer', service: 'service' } as const;
export type OwnerType = keyof typeof ownerTypes;

/** The list of types is open; a VM unless told. */
export const ownerTypeOf = ({ assigned_to_resource_type: type }: FloatingIp): OwnerType =>
  type === 'load_balancer' || type === 'service' ? type : 'virtual_machine';

export const isAssigned = (ip: FloatingIp): boolean => Boolean(ip.assigned_to) && ip.is_deleted !== true;

/** When the platform allows what. Everything else is possible in both states. */
export const addressCan = {
  unassign: (ip: FloatingIp): DisabledReason => (isAssigned(ip) ? null : msg('network.address.reason.unassigned')),
};

/** Addresses by the uuid of what they are assigned to. Deleted ones are left out. */
export function addressesByOwner(addresses: readonly FloatingIp[]): Map<string, FloatingIp[]> {
  const owners = new Map<string, FloatingIp[]>();
  for (const ip of addresses) {
    if (!ip.assigned_to || !isAssigned(ip)) continue;
    const list = owners.get(ip.assigned_to);
    if (list) list.push(ip);
    else owners.set(ip.assigned_to, [ip]);
  }
  return owners;
}

/** Everything that reaches a machine: floating IPs first, then what the machine itself names. */
export function addressesOf(vm: Vm, floating: readonly FloatingIp[]): { public: string[]; private: string[] } {
  const outside = [
    ...floating.map((ip) => ip.address),
    ...(vm.public_ipv4 ? [vm.public_ipv4] : []),
    ...(vm.public_ipv6 ? [vm.public_ipv6] : []),
  ];
  return { public: [...new Set(outside)], private: vm.private_ipv4 ? [vm.private_ipv4] : [] };
}
