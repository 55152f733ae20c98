import type { FloatingIp, LoadBalancer, Location, Network, ServicePackage, Vm } from '@/api';
import { msg } from '@/i18n';
import { addressSet, overlaps } from '../firewall/addressSet';
import { isAddress } from '../firewall/addresses';
import { balancerGone, balancerName } from '../load-balancer/rules';
import { endpointOf, locationOf, nameOf, nodesOf } from '../service/facts';
import { serviceGone } from '../service/rules';
import type { DisabledReason } from '../vm/rules';

interface Member {
  readonly floating: readonly FloatingIp[];
}

/** A network with what is in it. */
export interface NetworkMembers {
  readonly location: Location;
  readonly network: Network;
  /** Also those that the list of VMs does not have: null, with their uuid. */
  readonly vms: readonly (Member & { readonly uuid: string; readonly vm: Vm | null })[];
  readonly balancers: readonly (Member & { readonly balancer: LoadBalancer })[];
  readonly services: readonly (Member & { readonly service: ServicePackage })[];
  /** What the platform counts and no list names. Null when it does not count. */
  readonly others: number | null;
}

interface Lists {
  readonly vms?: readonly Vm[] | undefined;
  readonly balancers?: readonly LoadBalancer[] | undefined;
  /** Of all locations. */
  readonly services?: readonly ServicePackage[] | undefined;
  readonly addresses: ReadonlyMap<string, readonly FloatingIp[]>;
}

/** No answer names the network of a service: its private address does. */
function isIn({ subnet }: Network, slug: string, service: ServicePackage): boolean {
  const address = endpointOf(service)?.host;
  if (!subnet || !address || serviceGone(service) || locationOf(service) !== slug) return false;
  return isAddress(subnet) && isAddress(address) && overlaps(addressSet([subnet]), addressSet([address]));
}

/** Joins a network with the other lists. A list that is missing adds nothing. */
export function networkMembers(location: Location, network: Network, lists: Lists): NetworkMembers {
  const byUuid = new Map((lists.vms ?? []).map((vm) => [vm.uuid, vm]));
  const floating = (uuid: string) => lists.addresses.get(uuid) ?? [];
  const vms = (network.vm_uuids ?? []).map((uuid) => ({ uuid, vm: byUuid.get(uuid) ?? null, floating: floating(uuid) }));
  const balancers = (lists.balancers ?? [])
    .filter((balancer) => balancer.network_uuid === network.uuid && !balancerGone(balancer))
    .map((balancer) => ({ balancer, floating: floating(balancer.uuid) }));
  const services = (lists.services ?? [])
    .filter((service) => isIn(network, location.slug, service))
    .map((service) => ({ service, floating: floating(service.uuid) }));
  const counted = network.resources_count ?? null;
  const named = vms.length + balancers.length + services.reduce((sum, { service }) => sum + Math.max(1, nodesOf(service).length), 0);
  return { location, network, vms, balancers, services, others: counted === null ? null : Math.max(0, counted - named) };
}

/** When the platform allows what. A network goes only when it is empty and not the default. */
export const networkCan = {
  makeDefault: ({ network }: NetworkMembers): DisabledReason =>
    network.is_default === true ? msg('network.network.reason.isDefault') : null,
  remove: ({ network, vms, balancers, services, others }: NetworkMembers): DisabledReason => {
    if (network.is_default === true) return msg('network.network.reason.default');
    const named = [
      ...vms.map(({ uuid, vm }) => vm?.name ?? uuid),
      ...balancers.map(({ balancer }) => balancerName(balancer)),
      ...services.map(({ service }) => nameOf(service)),
    ];
    if (named.length === 0 && !others) return null;
    return named.length === 0
      ? msg('network.network.reason.others', { count: others ?? 0 })
      : msg('network.network.reason.members', { name: named[0] ?? '', more: named.length - 1 + (others ?? 0) });
  },
};
