import { useState } from 'react';
import type { FloatingIp, Firewall, LoadBalancer, Location, Network, PriceRow, ServicePackage, Vm } from '@/api';
import type { Locations } from '@/data/core/locations';
import { readingOf, type Reading } from '@/data/core/everywhere';
import { useEstate } from '@/data/inventory/estate';
import { firewalls } from '@/data/resources/firewall/kind';
import { floatingIps } from '@/data/resources/floating-ip/kind';
import { addressesByOwner, ownerTypeOf, type OwnerType } from '@/data/resources/floating-ip/rules';
import { loadBalancers } from '@/data/resources/load-balancer/kind';
import { networks } from '@/data/resources/network/kind';
import { nameOf } from '@/data/resources/service/facts';
import { services } from '@/data/resources/service/kind';
import { vms } from '@/data/resources/vm/kind';

const kinds = { vms, addresses: floatingIps, balancers: loadBalancers, networks, firewalls };
type Asked = keyof typeof kinds;

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
  readonly read: Reading;
}

/** The lists of a scope that a page needs, location by location. */
export function useNetworkPlaces(scope: string, asked: readonly Asked[]): NetworkPlaces {
  const { locations, places, elsewhere, policy } = useEstate(
    scope,
    asked.map((kind) => kinds[kind]),
  );
  const joined = places.map(({ location, lists, error, retry }): NetworkPlace => ({
    location,
    vms: lists.of(vms),
    addresses: lists.of(floatingIps),
    balancers: lists.of(loadBalancers),
    networks: lists.of(networks),
    firewalls: lists.of(firewalls),
    byOwner: addressesByOwner(lists.of(floatingIps) ?? []),
    error,
    retry,
  }));
  return {
    locations,
    places: useKept(joined, samePlaces),
    services: useKept(elsewhere.of(services) ?? [], sameItems),
    policy,
    read: readingOf(locations, places),
  };
}

const lists = ['vms', 'addresses', 'balancers', 'networks', 'firewalls'] as const;

const sameItems = (a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((item, index) => item === b[index]));

const samePlaces = (a: readonly NetworkPlace[], b: readonly NetworkPlace[]): boolean =>
  a.length === b.length &&
  a.every((place, index) => {
    const other = b[index];
    return (
      other !== undefined &&
      place.location === other.location &&
      place.error === other.error &&
      lists.every((kind) => sameItems(place[kind], other[kind]))
    );
  });

/** The same places while they hold the same: being asked again is no reason to join ten thousand rows again. */
function useKept<T>(now: readonly T[], same: (a: readonly T[], b: readonly T[]) => boolean): readonly T[] {
  const [kept, setKept] = useState(now);
  if (same(kept, now)) return kept;
  setKept(now);
  return now;
}

/** Puts a name to what has an address; its uuid where no list has it. Null: nothing. */
export function ownersIn(place: Pick<NetworkPlace, 'vms' | 'balancers'>, all: readonly ServicePackage[]): (ip: FloatingIp) => Owner | null {
  const named = <T extends { readonly uuid: string }>(items: readonly T[] | undefined, name: (item: T) => string | null | undefined) =>
    new Map((items ?? []).map((item) => [item.uuid, name(item)]));
  const names = {
    virtual_machine: named(place.vms, (vm) => vm.name),
    load_balancer: named(place.balancers, (balancer) => balancer.display_name),
    service: named(all, nameOf),
  };
  return (ip) => {
    const uuid = ip.assigned_to;
    if (!uuid) return null;
    const type = ownerTypeOf(ip);
    return { uuid, type, name: names[type].get(uuid) || uuid };
  };
}
