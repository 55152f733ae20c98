import { useQuery } from '@tanstack/react-query';
import type { FloatingIp, Firewall, LoadBalancer, Location, Network, PriceRow, ServicePackage, Vm } from '@/api';
import { useEach, type Answer } from '@/data/inventory/estate';
import { useLocations, type Locations } from '@/data/core/locations';
import { rowsOf } from '@/data/pricing/pricing';
import { policyQuery } from '@/data/pricing/queries';
import { firewallsIn } from '@/data/resources/firewall/queries';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { addressesByOwner, ownerTypeOf, type OwnerType } from '@/data/resources/floating-ip/rules';
import { balancersIn } from '@/data/resources/load-balancer/queries';
import { networksIn } from '@/data/resources/network/queries';
import { servicesQuery } from '@/data/resources/service/queries';
import { vmsIn } from '@/data/resources/vm/queries';

type Asked = 'vms' | 'addresses' | 'balancers' | 'networks' | 'firewalls';

/** One location with what the network pages join. A list that is missing is not known. */
export interface NetworkPlace {
  readonly location: Location;
  readonly vms: readonly Vm[] | undefined;
  readonly addresses: readonly FloatingIp[] | undefined;
  readonly balancers: readonly LoadBalancer[] | undefined;
  readonly networks: readonly Network[] | undefined;
  readonly firewalls: readonly Firewall[] | undefined;
  /** The addresses of each VM, load balancer and service. */
  readonly byOwner: ReadonlyMap<string, readonly FloatingIp[]>;
  /** The first failure, if there is one. */
  readonly error: Error | null;
  readonly pending: boolean;
  readonly retry: () => void;
}

export interface Owner {
  readonly uuid: string;
  readonly name: string;
  readonly type: OwnerType;
}

export interface NetworkPlaces {
  readonly locations: Locations;
  readonly places: readonly NetworkPlace[];
  readonly services: readonly ServicePackage[];
  readonly policy: readonly PriceRow[] | null;
  readonly failed: readonly NetworkPlace[];
  readonly loading: boolean;
  readonly refreshing: boolean;
  readonly updatedAt: number;
  readonly refresh: () => void;
}

const none: readonly Location[] = [];

/** The lists of a scope that a page needs, location by location. Services have no location in their address: one list for all. */
export function useNetworkPlaces(scope: string, asked: readonly Asked[], withServices = false): NetworkPlaces {
  const locations = useLocations(scope);
  const inScope = (kind: Asked) => (asked.includes(kind) ? locations.inScope : none);
  const answers = {
    vms: useEach(inScope('vms'), vmsIn),
    addresses: useEach(inScope('addresses'), addressesIn),
    balancers: useEach(inScope('balancers'), balancersIn),
    networks: useEach(inScope('networks'), networksIn),
    firewalls: useEach(inScope('firewalls'), firewallsIn),
  };
  const services = useQuery({ ...servicesQuery(), enabled: withServices });
  const prices = useQuery(policyQuery());
  const places = locations.inScope.map((location, index): NetworkPlace => {
    const all: readonly Answer<unknown>[] = asked.flatMap((kind) => answers[kind][index] ?? []);
    const addresses = answers.addresses[index]?.data;
    return {
      location,
      vms: answers.vms[index]?.data,
      addresses,
      balancers: answers.balancers[index]?.data,
      networks: answers.networks[index]?.data,
      firewalls: answers.firewalls[index]?.data,
      byOwner: addressesByOwner(addresses ?? []),
      error: all.find(({ error }) => error)?.error ?? null,
      pending: all.some(({ pending }) => pending),
      retry: () => all.forEach(({ error, retry }) => error && retry()),
    };
  });
  const every: readonly Answer<unknown>[] = Object.values(answers).flat();
  const ages = every.flatMap(({ updatedAt }) => (updatedAt > 0 ? [updatedAt] : []));
  const failed = places.filter(({ error }) => error);
  return {
    locations,
    places,
    services: services.data ?? [],
    policy: prices.data ? rowsOf(prices.data) : null,
    failed,
    loading: places.length === 0 ? locations.query.isPending : places.some(({ pending }) => pending) && failed.length < places.length,
    refreshing: every.some(({ fetching }) => fetching),
    updatedAt: ages.length > 0 ? Math.min(...ages) : 0,
    refresh: () => every.forEach(({ retry }) => retry()),
  };
}

/** What has an address, by name; its uuid where no list has it. Null: nothing. */
export function ownerOf(place: Pick<NetworkPlace, 'vms' | 'balancers'>, services: readonly ServicePackage[], ip: FloatingIp): Owner | null {
  const uuid = ip.assigned_to;
  if (!uuid) return null;
  const type = ownerTypeOf(ip);
  const named = {
    virtual_machine: () => place.vms?.find((vm) => vm.uuid === uuid)?.name,
    load_balancer: () => place.balancers?.find((balancer) => balancer.uuid === uuid)?.display_name,
    service: () => services.find((service) => service.uuid === uuid)?.display_name,
  }[type]();
  return { uuid, type, name: named || uuid };
}
