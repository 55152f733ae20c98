import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { FloatingIp, PriceRow, Vm } from '@/api';
import { lacks, oldestOf, type Part } from '../core/everywhere';
import { useLocations, type Locations } from '../core/locations';
import { answer, Lists, type AnyKind, type ResourceKind } from '../core/resourceKind';
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

type Result = UseQueryResult<unknown[]>;
const asked = (kinds: readonly ResourceKind<never>[] | undefined, scope: 'location' | 'global') =>
  registry.filter(
    (entry) => entry.scope === scope && entry.list && (!kinds || scope === 'global' || kinds.some(({ kind }) => kind === entry.kind)),
  );

/** Only a location that otherwise answers can lack something; one that says "no such call" to everything has failed. */
const isMissing = (entry: AnyKind, { error }: Result, answers: readonly Result[]): boolean =>
  entry.optional === true && lacks(error) && (entry.scope === 'global' || answers.some(({ data }) => data !== undefined));

const itemsOf = (entry: AnyKind, result: Result, answers: readonly Result[]) =>
  isMissing(entry, result, answers) ? [] : (result.data as readonly never[] | undefined);

/**
 * Everything of a scope, location by location: one call per location and kind, for the kinds that are asked for (all unless
 * told). A list that a location lacks is empty there.
 */
export function useEstate(scope: string, kinds?: readonly { readonly kind: string }[]): Estate {
  const locations = useLocations(scope);
  const wanted = asked(kinds as readonly ResourceKind<never>[] | undefined, 'location');
  const globals = asked(undefined, 'global');
  const located = useQueries({
    queries: locations.inScope.flatMap(({ slug }) => wanted.map((entry) => entry.list?.(slug) ?? { queryKey: [] })),
  }) as Result[];
  const everywhere = useQueries({ queries: globals.map((entry) => entry.list?.('') ?? { queryKey: [] }) }) as Result[];
  const prices = useQuery(policyQuery());
  const policy = prices.data ? rowsOf(prices.data) : null;
  const derived = registry.filter((entry) => entry.derive).map((entry) => answer(entry, undefined));
  const globalAnswers = globals.map((entry, index) => {
    const result = everywhere[index];
    return answer(entry, result && itemsOf(entry, result, everywhere));
  });
  const places = locations.inScope.map((location, index): Place => {
    const results = located.slice(index * wanted.length, (index + 1) * wanted.length);
    const lists = new Lists([
      ...wanted.map((entry, place) => {
        const result = results[place];
        return answer(entry, result && itemsOf(entry, result, results));
      }),
      ...derived,
      ...globalAnswers,
    ]);
    const failures = results.flatMap((result, place) => {
      const entry = wanted[place];
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
  });
  return {
    locations,
    places,
    elsewhere: new Lists(globalAnswers),
    global: globals.flatMap((entry, index) => {
      const result = everywhere[index];
      return result
        ? [
            {
              entry,
              error: isMissing(entry, result, everywhere) ? null : result.error,
              pending: result.isPending,
              retry: () => void result.refetch(),
            },
          ]
        : [];
    }),
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
