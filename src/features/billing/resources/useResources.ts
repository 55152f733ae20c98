import { useQuery } from '@tanstack/react-query';
import { lacks, useEach, useEstate } from '@/data/estate';
import { billedIn, bucketsQuery, firewallsIn } from '@/data/billing/queries';
import { joinResources } from '@/data/billing/resources';
import { servicesQuery } from '@/data/services';
import { everywhere, useScope } from '@/nav';

const nowhere: readonly never[] = [];

/** Everything that is paid for in the scope, and what has not answered. `account`: whose own list the machines are compared with. */
export function useResources(account: number) {
  const scope = useScope();
  const { locations, places, policy } = useEstate(scope);
  const firewalls = useEach(locations.inScope, firewallsIn);
  // What is there comes first; the comparison follows it.
  const there = places.length > 0 && places.every((place) => !place.pending);
  const billed = useEach(there ? locations.inScope : nowhere, (slug) => billedIn(slug, account));
  const buckets = useQuery(bucketsQuery());
  const services = useQuery(servicesQuery());
  const all = joinResources(
    places.map((place, index) => ({ ...place, firewalls: firewalls[index]?.data, billed: billed[index]?.data })),
    { buckets: buckets.data ?? [], services: services.data ?? [], locations: locations.all },
    account,
    policy,
  );
  const oneOf = (slug: string | undefined) => scope === everywhere || slug === scope;
  const silent = [
    ...places.map((place, index) => {
      const others = [firewalls[index], billed[index]];
      return {
        key: place.location.slug,
        name: place.location.display_name,
        error: place.error ?? others.find((answer) => answer?.error)?.error ?? null,
        retry: () => {
          place.retry();
          others.forEach((answer) => answer?.error && answer.retry());
        },
      };
    }),
    ...[
      { key: 'buckets' as const, query: buckets },
      { key: 'services' as const, query: services },
    ].map(({ key, query }) => ({
      key,
      name: null,
      error: query.error && !lacks(query.error) ? query.error : null,
      retry: () => void query.refetch(),
    })),
  ].filter(({ error }) => error !== null);
  const ages = places.filter(({ updatedAt }) => updatedAt > 0).map(({ updatedAt }) => updatedAt);
  return {
    scope,
    locations,
    /** Buckets are in no location. */
    resources: all.filter(({ location }) => oneOf(location?.slug)),
    silent,
    loading: places.length === 0 ? locations.query.isPending : places.every((place) => place.pending),
    updatedAt: ages.length > 0 ? Math.min(...ages) : 0,
    refreshing: places.some((place) => place.fetching),
    refresh: () => {
      places.forEach((place) => place.refresh());
      [...firewalls, ...billed].forEach((answer) => answer.retry());
      void buckets.refetch();
      void services.refetch();
    },
  };
}
