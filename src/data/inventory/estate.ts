import { useQueries, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import Big from 'big.js';
import { ApiError, type Disk, type FloatingIp, type LoadBalancer, type Location, type PriceRow, type ServicePackage, type Vm } from '@/api';
import { addressesIn } from '../resources/floating-ip/queries';
import { useLocations, type Locations } from '../core/locations';
import { joinMachines, type Machine } from '../resources/vm/machines';
import { assignedPrice, balancerPrice, idleAddressPrice, rowsOf } from '../pricing/pricing';
import { disksIn } from '../resources/disk/disks';
import { balancersIn } from '../resources/load-balancer/queries';
import { servicesQuery } from '../resources/service/queries';
import { policyQuery } from '../pricing/queries';
import { vmRunning, vmStopped } from '../resources/vm/rules';
import { vmsIn } from '../resources/vm/queries';
import { idleAddresses, looseDisks, priceOfDisk, type Inventory } from './waste';

/** The platform does not have this call at all: a feature that it lacks, not a failure. */
export const lacks = (error: Error | null): boolean => error instanceof ApiError && error.kind === 'no-such-route';

/** What one location has answered to one question. */
export interface Answer<T> {
  /** Missing: it has not answered. Empty where the platform lacks the feature. */
  readonly data: readonly T[] | undefined;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly fetching: boolean;
  /** Milliseconds; 0 when never. */
  readonly updatedAt: number;
  readonly retry: () => void;
}

/** One location with all that is asked of it. */
export interface Place extends Inventory {
  readonly machines: readonly Machine[];
  readonly pending: boolean;
  readonly fetching: boolean;
  /** The first failure, if there is one. */
  readonly error: Error | null;
  /** The age of the oldest answer. */
  readonly updatedAt: number;
  /** Asks again what has failed. */
  readonly retry: () => void;
  readonly refresh: () => void;
}

/** One list call per location. A list that the platform lacks is empty, not a failure. */
export function useEach<T>(locations: readonly Location[], query: (slug: string) => UseQueryOptions<T[]>): readonly Answer<T>[] {
  return useQueries({
    queries: locations.map(({ slug }) => query(slug)),
    combine: (results) =>
      results.map((result) => {
        const missing = lacks(result.error);
        return {
          data: missing ? [] : result.data,
          error: missing ? null : result.error,
          pending: result.isPending,
          fetching: result.isFetching,
          updatedAt: result.dataUpdatedAt,
          retry: () => void result.refetch(),
        };
      }),
  });
}

const unasked = { data: undefined, error: null, pending: false, fetching: false, updatedAt: 0, retry: () => undefined };
const unanswered = { ...unasked, pending: true };

type Asked = 'vms' | 'disks' | 'addresses' | 'balancers';
const everything: readonly Asked[] = ['vms', 'disks', 'addresses', 'balancers'];
const nowhere: readonly Location[] = [];

/** Everything that a scope has, location by location: one list call per location and kind, for the kinds that are asked for. */
export function useEstate(
  scope: string,
  asked: readonly Asked[] = everything,
): { locations: Locations; places: readonly Place[]; policy: readonly PriceRow[] | null } {
  const locations = useLocations(scope);
  const inScope = (kind: Asked) => (asked.includes(kind) ? locations.inScope : nowhere);
  const vms = useEach<Vm>(inScope('vms'), vmsIn);
  const addresses = useEach<FloatingIp>(inScope('addresses'), addressesIn);
  const disks = useEach<Disk>(inScope('disks'), disksIn);
  const balancers = useEach<LoadBalancer>(inScope('balancers'), balancersIn);
  const services = useQuery(servicesQuery());
  const prices = useQuery(policyQuery());
  const policy = prices.data ? rowsOf(prices.data) : null;
  const serviceDisks = disksOfServices(services.data ?? []);
  const places = locations.inScope.map((location, index): Place => {
    const silent = (kind: Asked) => (asked.includes(kind) ? unanswered : unasked);
    const parts = {
      vms: vms[index] ?? silent('vms'),
      addresses: addresses[index] ?? silent('addresses'),
      disks: disks[index] ?? silent('disks'),
      balancers: balancers[index] ?? silent('balancers'),
    };
    const all: readonly Answer<unknown>[] = Object.values(parts);
    const at = <T>(items: readonly T[] | undefined) => (items ?? []).map((item) => ({ location, item }));
    const answered = all.filter(({ updatedAt }) => updatedAt > 0);
    return {
      location,
      vms: parts.vms.data,
      addresses: parts.addresses.data,
      disks: parts.disks.data,
      balancers: parts.balancers.data,
      serviceDisks,
      machines: joinMachines(at(parts.vms.data), at(parts.addresses.data), policy),
      pending: all.some(({ pending }) => pending),
      fetching: all.some(({ fetching }) => fetching),
      error: all.find(({ error }) => error)?.error ?? null,
      updatedAt: answered.length > 0 ? Math.min(...answered.map(({ updatedAt }) => updatedAt)) : 0,
      retry: () => all.forEach(({ error, retry }) => error && retry()),
      refresh: () => all.forEach(({ retry }) => retry()),
    };
  });
  return { locations, places, policy };
}

/** Disks that the nodes of managed services have. */
export const disksOfServices = (services: readonly ServicePackage[]): ReadonlySet<string> =>
  new Set(
    services.flatMap((service) =>
      (service.resources ?? []).flatMap((resource) => (resource.resource_allocation?.storage ?? []).map((disk) => disk.uuid)),
    ),
  );

export interface Counts {
  readonly running: number;
  readonly stopped: number;
  /** Neither: being made, or in a state that the panel does not know. */
  readonly other: number;
}

export function countsOf(machines: readonly Machine[]): Counts {
  const running = machines.filter(({ item }) => vmRunning(item)).length;
  const stopped = machines.filter(({ item }) => vmStopped(item)).length;
  return { running, stopped, other: machines.length - running - stopped };
}

export type CostKind = 'running' | 'stopped' | 'disks' | 'media' | 'idleAddresses' | 'addresses' | 'balancers';

export interface Cost {
  readonly lines: readonly { readonly kind: CostKind; readonly count: number; /** Null: no price. */ readonly hourly: Big | null }[];
  /** Net, per hour. */
  readonly hourly: Big;
  /** Something of it has no price in the policy. */
  readonly incomplete: boolean;
}

const add = (prices: readonly (Big | null)[]): Big | null =>
  prices.some((price) => price === null) ? null : prices.reduce<Big>((sum, price) => sum.plus(price ?? 0), new Big(0));

/** What all of it costs by the hour in the state that it is in. Only what there is has a line. */
export function costOf(places: readonly (Inventory & Pick<Place, 'machines'>)[], policy: readonly PriceRow[]): Cost {
  const machines = places.flatMap((place) => place.machines);
  const stopped = machines.filter(({ item }) => vmStopped(item));
  const others = machines.filter(({ item }) => !vmStopped(item));
  const owned = new Set(machines.map(({ item }) => item.uuid));
  const loose = places.flatMap((place) => looseDisks(place));
  const disks = loose.filter((disk) => disk.read_only_bootable !== true);
  const media = loose.filter((disk) => disk.read_only_bootable === true);
  const idle = places.flatMap((place) => idleAddresses(place));
  const assigned = places
    .flatMap((place) => place.addresses ?? [])
    .filter((ip) => ip.is_deleted !== true && ip.assigned_to && !owned.has(ip.assigned_to));
  const balancers = places.flatMap((place) => place.balancers ?? []).filter((one) => one.is_deleted !== true && !one.deleted_at);
  const partial = machines.some(({ price }) => price?.incomplete);
  const lines = [
    { kind: 'running', count: others.length, hourly: add(others.map(({ price }) => price?.running ?? null)) },
    { kind: 'stopped', count: stopped.length, hourly: add(stopped.map(({ price }) => price?.stopped ?? null)) },
    { kind: 'disks', count: disks.length, hourly: add(disks.map((disk) => priceOfDisk(policy, disk))) },
    { kind: 'media', count: media.length, hourly: add(media.map((disk) => priceOfDisk(policy, disk))) },
    { kind: 'idleAddresses', count: idle.length, hourly: add(idle.map(() => idleAddressPrice(policy))) },
    { kind: 'addresses', count: assigned.length, hourly: assignedPrice(policy, assigned.length) },
    { kind: 'balancers', count: balancers.length, hourly: add(balancers.map(() => balancerPrice(policy))) },
  ] as const;
  const shown = lines.filter(({ kind, count, hourly }) => count > 0 && (kind !== 'addresses' || hourly.gt(0)));
  return {
    lines: shown,
    hourly: shown.reduce((sum, line) => sum.plus(line.hourly ?? 0), new Big(0)),
    incomplete: partial || shown.some((line) => line.hourly === null),
  };
}
