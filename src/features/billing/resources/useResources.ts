import { useEach } from '@/data/inventory/estate';
import { billedIn } from '@/data/billing/queries';
import { firewallsIn } from '@/data/resources/firewall/queries';
import { joinResources } from '@/data/inventory/resources';
import { useLists } from '@/data/inventory/useLists';
import { everywhere, useScope } from '@/nav';

const nowhere: readonly never[] = [];

/** Everything that is paid for in the scope, and what has not answered. `account`: whose own list the machines are compared with. */
export function useResources(account: number) {
  const scope = useScope();
  const { locations, places, policy, elsewhere, global } = useLists(scope);
  const firewalls = useEach(locations.inScope, firewallsIn);
  // What is there comes first; the comparison follows it.
  const there = places.length > 0 && places.every((place) => !place.pending);
  const billed = useEach(there ? locations.inScope : nowhere, (slug) => billedIn(slug, account));
  const all = joinResources(
    places.map((place, index) => ({ ...place, firewalls: firewalls[index]?.data, billed: billed[index]?.data })),
    elsewhere,
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
    ...global.map((each) => ({ ...each, name: null })),
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
      [...firewalls, ...billed, ...global].forEach((answer) => answer.retry());
    },
  };
}
