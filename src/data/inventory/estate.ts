import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { FloatingIp, Location, PriceRow, Vm } from '@/api';
import { lacks, oldestOf, type Part } from '../core/everywhere';
import { useLocations, type Locations } from '../core/locations';
import { answer, Lists, type AnyKind } from '../core/resourceKind';
import { policyQuery } from '../pricing/queries';
import { rowsOf } from '../pricing/pricing';
import { floatingIps } from '../resources/floating-ip/kind';
import { vms } from '../resources/vm/kind';
import { joinMachines, type Machine } from '../resources/vm/machines';
import { vmRunning, vmStopped } from '../resources/vm/rules';
import { registry } from './registry';

/** One location with all that is asked of it. */
export interface Place extends Part {
  readonly lists: Lists;
  readonly machines: readonly Machine[];
}

/** A list that has no place of its own: buckets, services. */
export interface GlobalList {
  readonly entry: AnyKind;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly retry: () => void;
}

export interface Estate {
  readonly locations: Locations;
  readonly places: readonly Place[];
  /** What is in no location. */
  readonly elsewhere: Lists;
  readonly global: readonly GlobalList[];
  readonly policy: readonly PriceRow[] | null;
  readonly prices: UseQueryResult;
}

type Result = Pick<UseQueryResult<unknown[]>, 'data' | 'error' | 'isPending' | 'isFetching' | 'dataUpdatedAt' | 'refetch'>;

/** The same array until an answer changes: everything that is made of ten thousand rows hangs on it. */
const kept = (results: readonly UseQueryResult<unknown[]>[]): readonly Result[] =>
  results.map(({ data, error, isPending, isFetching, dataUpdatedAt, refetch }) => ({
    data,
    error,
    isPending,
    isFetching,
    dataUpdatedAt,
    refetch,
  }));

type Kinds = readonly { readonly kind: string }[] | undefined;
const asked = (kinds: Kinds, scope: 'location' | 'global'): readonly AnyKind[] =>
  registry.filter(
    (entry) => entry.scope === scope && entry.list && (!kinds || scope === 'global' || kinds.some(({ kind }) => kind === entry.kind)),
  );

/** Only a location that otherwise answers can lack something; one that says "no such call" to everything has failed. */
const isMissing = (entry: AnyKind, { error }: Result, answers: readonly Result[]): boolean =>
  entry.optional === true && lacks(error) && (entry.scope === 'global' || answers.some(({ data }) => data !== undefined));

const itemsOf = (entry: AnyKind, result: Result, answers: readonly Result[]) =>
  isMissing(entry, result, answers) ? [] : (result.data as readonly never[] | undefined);

const locatedQueries = (locations: readonly Location[], kinds: Kinds) =>
  locations.flatMap(({ slug }) => asked(kinds, 'location').map((entry) => entry.list?.(slug) ?? { queryKey: [] }));
const globalQueries = () => asked(undefined, 'global').map((entry) => entry.list?.('') ?? { queryKey: [] });

const globalAnswers = (results: readonly Result[]) =>
  asked(undefined, 'global').map((entry, index) => {
    const result = results[index];
    return answer(entry, result && itemsOf(entry, result, results));
  });

function globalLists(results: readonly Result[]): readonly GlobalList[] {
  return asked(undefined, 'global').flatMap((entry, index) => {
    const result = results[index];
    if (!result) return [];
    const error = isMissing(entry, result, results) ? null : result.error;
    return [{ entry, error, pending: result.isPending, retry: () => void result.refetch() }];
  });
}

function placeOf(
  location: Location,
  wanted: readonly AnyKind[],
  results: readonly Result[],
  global: ReturnType<typeof globalAnswers>,
  policy: Estate['policy'],
): Place {
  const derived = registry.filter((entry) => entry.derive).map((entry) => answer(entry, undefined));
  const lists = new Lists([
    ...wanted.map((entry, index) => {
      const result = results[index];
      return answer(entry, result && itemsOf(entry, result, results));
    }),
    ...derived,
    ...global,
  ]);
  const failures = results.flatMap((result, index) => {
    const entry = wanted[index];
    return result.error && entry && !isMissing(entry, result, results) ? [result] : [];
  });
  const at = <T>(items: readonly T[] | undefined) => (items ?? []).map((item) => ({ location, item }));
  return {
    location,
    lists,
    machines: joinMachines(at<Vm>(lists.of(vms)), at<FloatingIp>(lists.of(floatingIps)), policy),
    pending: results.some(({ isPending }) => isPending),
    fetching: results.some(({ isFetching }) => isFetching),
    error: failures[0]?.error ?? null,
    updatedAt: oldestOf(results.map(({ data, dataUpdatedAt }) => ({ updatedAt: data === undefined ? 0 : dataUpdatedAt }))),
    retry: () => failures.forEach((result) => void result.refetch()),
    refresh: () => results.forEach((result) => void result.refetch()),
  };
}

function placesOf(
  locations: readonly Location[],
  kinds: Kinds,
  located: readonly Result[],
  everywhere: readonly Result[],
  policy: Estate['policy'],
): readonly Place[] {
  const wanted = asked(kinds, 'location');
  const global = globalAnswers(everywhere);
  return locations.map((location, index) =>
    placeOf(location, wanted, located.slice(index * wanted.length, (index + 1) * wanted.length), global, policy),
  );
}

function usePrices() {
  const prices = useQuery(policyQuery());
  return { prices, policy: prices.data ? rowsOf(prices.data) : null };
}

/**
 * Everything of a scope, location by location: one call per location and kind, for the kinds that are asked for (all unless
 * told). A list that a location lacks is empty there. What is made of the answers is made outside, so that it stays the same
 * until one of them changes.
 */
export function useEstate(scope: string, kinds?: Kinds): Estate {
  const locations = useLocations(scope);
  const { inScope } = locations;
  const located = useQueries({ queries: locatedQueries(inScope, kinds), combine: kept });
  const everywhere = useQueries({ queries: globalQueries(), combine: kept });
  const { prices, policy } = usePrices();
  return {
    locations,
    places: placesOf(inScope, kinds, located, everywhere, policy),
    elsewhere: new Lists(globalAnswers(everywhere)),
    global: globalLists(everywhere),
    policy,
    prices,
  };
}

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
