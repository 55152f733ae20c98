import { joinParts, readingOf, useEach } from '@/data/core/everywhere';
import { billedIn } from '@/data/billing/queries';
import { useEstate } from '@/data/inventory/estate';
import { joinResources } from '@/data/inventory/resources';
import { everywhere, useScope } from '@/nav';

const nowhere: readonly never[] = [];

/** Everything that is paid for in the scope, and what has not answered. `account`: whose own list the VMs are compared with. */
export function useResources(account: number) {
  const scope = useScope();
  const { locations, places, policy, elsewhere, global } = useEstate(scope);
  // What is there comes first; the comparison follows it.
  const there = places.length > 0 && places.every((place) => !place.pending);
  const billed = useEach(there ? locations.inScope : nowhere, (slug) => billedIn(slug, account), { optional: true });
  const all = joinResources(
    places.map((place, index) => ({ ...place, billed: billed[index]?.data })),
    elsewhere,
    locations.all,
    account,
    policy,
  );
  const oneOf = (slug: string | undefined) => scope === everywhere || slug === scope;
  const parts = places.map((place, index) => joinParts(place.location, [place, billed[index]].filter(isThere)));
  const read = readingOf(locations, parts);
  return {
    scope,
    /** Buckets are in no location. */
    resources: all.filter(({ location }) => oneOf(location?.slug)),
    /** Lists that are in no location, and have not answered. */
    silent: global.filter(({ error }) => error !== null),
    read: {
      ...read,
      loading: places.length === 0 ? read.loading : places.every((place) => place.pending),
      refresh: () => {
        read.refresh();
        global.forEach(({ retry }) => retry());
      },
    },
  };
}

const isThere = <T>(part: T | undefined): part is T => part !== undefined;
