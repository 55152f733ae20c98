import { useQuery } from '@tanstack/react-query';
import type { Location, PriceRow } from '@/api';
import { lacks, useEstate } from '../estate';
import { servicesQuery } from '../services';
import { bucketsQuery } from './queries';
import { policyQuery } from '../vms';
import { thingsOf, type Thing } from './things';

export interface Things {
  readonly things: readonly Thing[];
  readonly locations: readonly Location[];
  /** Null until the price list is known. */
  readonly policy: readonly PriceRow[] | null;
  readonly pending: boolean;
  /** Every list has answered, so that what none of them names is no more. */
  readonly complete: boolean;
  /** Locations that have not told everything, by their names, and what went wrong first. */
  readonly failed: readonly string[];
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Everything that may cost something, in all locations. */
export function useThings(): Things {
  const { locations, places, policy } = useEstate('all');
  const services = useQuery(servicesQuery());
  const buckets = useQuery(bucketsQuery());
  const prices = useQuery(policyQuery());
  const global = [services, buckets].filter(({ error }) => !lacks(error));
  const troubled = places.filter(({ error }) => error);
  const pending =
    places.length === 0 || [...places, ...global.map(({ isPending }) => ({ pending: isPending }))].some((each) => each.pending);
  const error = locations.query.error ?? troubled[0]?.error ?? global.find((each) => each.error)?.error ?? prices.error ?? null;
  return {
    things: thingsOf(places, services.data ?? [], buckets.data ?? [], policy),
    locations: locations.all,
    policy,
    // Without locations there is nothing to wait for.
    pending: pending && !(places.length === 0 && error),
    complete: !pending && !error,
    failed: troubled.map(({ location }) => location.display_name),
    error,
    retry: () => {
      if (locations.query.error) void locations.query.refetch();
      for (const place of troubled) place.retry();
      for (const each of [...global, prices]) if (each.error) void each.refetch();
    },
  };
}
