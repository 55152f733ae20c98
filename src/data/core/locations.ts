import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Location } from '@/api';
import { cache, read } from './reads';

/** All locations of the platform; hidden ones too, `published` leaves them out. */
export const locationsQuery = () => read('listLocations', {}, undefined, { static: true });

/** Those that a customer may use, in the platform's order. */
export function published(locations: readonly Location[]): Location[] {
  return locations
    .filter((location) => location.is_published !== false)
    .toSorted((a, b) => (a.order_nr ?? 0) - (b.order_nr ?? 0) || a.display_name.localeCompare(b.display_name));
}

export interface Locations {
  /** Empty until they are known. */
  readonly all: readonly Location[];
  /** Those of the scope: one, or all. */
  readonly inScope: readonly Location[];
  readonly query: UseQueryResult<Location[]>;
  readonly nameOf: (slug: string) => string;
}

/** The locations, and which of them a scope (a slug, or "all") means. */
export function useLocations(scope: string): Locations {
  const query = useQuery(locationsQuery());
  const all = published(query.data ?? []);
  return {
    all,
    inScope: inScope(all, scope),
    query,
    nameOf: (slug) => all.find((location) => location.slug === slug)?.display_name ?? slug,
  };
}

export const inScope = (locations: readonly Location[], scope: string): readonly Location[] =>
  scope === 'all' ? locations : locations.filter((location) => location.slug === scope);

/** For loaders: the locations of a scope. */
export async function locationsOf(scope: string): Promise<readonly Location[]> {
  return inScope(published(await cache.ensureQueryData(locationsQuery())), scope);
}

/** Where a new thing goes when nothing is chosen: the platform's preferred location, else its default, else the first. */
export function firstChoice(locations: readonly Location[]): Location | undefined {
  const open = locations.filter((location) => location.create_resource_disabled !== true);
  return open.find((location) => location.is_preferred) ?? open.find((location) => location.is_default) ?? open[0];
}
