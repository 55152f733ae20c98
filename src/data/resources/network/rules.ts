import type { FloatingIp, LoadBalancer, Location, Network, Vm } from '@/api';
import { msg } from '@/i18n';
import type { DisabledReason } from '../vm/rules';

/** A network with what is in it. */
export interface NetworkMembers {
  readonly location: Location;
  readonly network: Network;
  /** Also those that the list of VMs does not have: null, with their uuid. */
  readonly vms: readonly { readonly uuid: string; readonly vm: Vm | null; readonly floating: readonly FloatingIp[] }[];
  readonly balancers: readonly { readonly balancer: LoadBalancer; readonly floating: readonly FloatingIp[] }[];
  /** What the platform counts beside VMs and load balancers: nodes of managed services. Null when it does not count. */
  readonly others: number | null;
}

export const networkName = (network: Network): string => network.name || network.uuid;

/** Joins a network with the other lists of its location. A list that is missing adds nothing. */
export function networkMembers(
  location: Location,
  network: Network,
  lists: {
    readonly vms?: readonly Vm[] | undefined;
    readonly balancers?: readonly LoadBalancer[] | undefined;
    readonly addresses: ReadonlyMap<string, readonly FloatingIp[]>;
  },
): NetworkMembers {
  const byUuid = new Map((lists.vms ?? []).map((vm) => [vm.uuid, vm]));
  const floating = (uuid: string) => lists.addresses.get(uuid) ?? [];
  const vms = (network.vm_uuids ?? []).map((uuid) => ({ uuid, vm: byUuid.get(uuid) ?? null, floating: floating(uuid) }));
  const balancers = (lists.balancers ?? [])
    .filter((balancer) => balancer.network_uuid === network.uuid && balancer.is_deleted !== true && !balancer.deleted_at)
    .map((balancer) => ({ balancer, floating: floating(balancer.uuid) }));
  const counted = network.resources_count ?? null;
  const others = counted === null ? null : Math.max(0, counted - vms.length - (lists.balancers ? balancers.length : 0));
  return { location, network, vms, balancers, others };
}

/** When the platform allows what. A network goes only when it is empty and not the default. */
export const networkCan = {
  makeDefault: ({ network }: NetworkMembers): DisabledReason =>
    network.is_default === true ? msg('network.network.reason.isDefault') : null,
  remove: ({ network, vms, balancers, others }: NetworkMembers): DisabledReason => {
    if (network.is_default === true) return msg('network.network.reason.default');
    const named = [
      ...vms.map(({ uuid, vm }) => vm?.name ?? uuid),
      ...balancers.map(({ balancer }) => balancer.display_name || balancer.uuid),
    ];
    if (named.length === 0 && !others) return null;
    return named.length === 0
      ? msg('network.network.reason.others', { count: others ?? 0 })
      : msg('network.network.reason.members', { name: named[0] ?? '', more: named.length - 1 + (others ?? 0) });
  },
};
