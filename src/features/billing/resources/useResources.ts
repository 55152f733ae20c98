import { useQueries } from '@tanstack/react-query';
import { billedIn } from '@/data/billing/queries';
import { useEstate } from '@/data/inventory/estate';
import { joinResources } from '@/data/inventory/resources';
import { everywhere, useScope } from '@/nav';

/** Everything that is paid for in the scope, and what has not answered. `account`: whose own list the VMs are compared with. */
export function useResources(account: number) {
  const scope = useScope();
  const { locations, places, policy, elsewhere, global } = useEstate(scope);
  // What is there comes first; the comparison follows it.
  const there = places.length > 0 && places.every((place) => !place.pending);
  const billed = useQueries({ queries: locations.inScope.map(({ slug }) => ({ ...billedIn(slug, account), enabled: there })) });
  const all = joinResources(
    places.map((place, index) => ({ ...place, billed: billed[index]?.data })),
    elsewhere,
    locations.all,
    account,
    policy,
  );
  const oneOf = (slug: string | undefined) => scope === everywhere || slug === scope;
  const silent = [
    ...places.map((place, index) => {
      const own = billed[index];
      return {
        key: place.location.slug,
        name: place.location.display_name,
        error: place.error ?? own?.error ?? null,
        retry: () => {
          place.retry();
          if (own?.error) void own.refetch();
        },
      };
    }),
    ...global.map(({ entry, ...each }) => ({ ...each, key: entry.kind, name: null })),
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
      billed.forEach((result) => void result.refetch());
      global.forEach((each) => each.retry());
    },
  };
}
