import { useQueries, type UseQueryOptions } from '@tanstack/react-query';
import type { Location } from '@/api';

/** Something of the platform together with where it is. */
export interface Located<T> {
  readonly location: Location;
  readonly item: T;
}

export interface Failed {
  readonly location: Location;
  readonly error: Error;
  readonly retry: () => void;
  /** When this location last answered, if it ever did: what is shown of it is from then. Milliseconds. */
  readonly since: number | null;
}

export interface Everywhere<T> {
  readonly rows: readonly Located<T>[];
  readonly failed: readonly Failed[];
  /** How many locations have answered, now or before. */
  readonly answered: number;
  /** No location has answered yet. */
  readonly loading: boolean;
  readonly refreshing: boolean;
  /** The age of the oldest answer shown, as a moment in milliseconds. */
  readonly updatedAt: number;
  readonly refresh: () => void;
}

/**
 * Asks every given location in parallel and puts the answers together. A location that fails is named and does not keep
 * the others from showing; what it last answered stays, with its age.
 */
export function useEverywhere<T>(locations: readonly Location[], query: (slug: string) => UseQueryOptions<T[]>): Everywhere<T> {
  return useQueries({
    queries: locations.map((location) => query(location.slug)),
    combine: (results) => {
      const rows: Located<T>[] = [];
      const failed: Failed[] = [];
      results.forEach((result, index) => {
        const location = locations[index];
        if (!location) return;
        if (result.error)
          failed.push({
            location,
            error: result.error,
            retry: () => void result.refetch(),
            since: result.data ? result.dataUpdatedAt : null,
          });
        for (const item of result.data ?? []) rows.push({ location, item });
      });
      const ages = results.flatMap((result) => (result.data ? [result.dataUpdatedAt] : []));
      return {
        rows,
        failed,
        answered: ages.length,
        loading: results.length === 0 || (rows.length === 0 && results.some((result) => result.isPending)),
        refreshing: results.some((result) => result.isFetching),
        updatedAt: ages.length > 0 ? Math.min(...ages) : 0,
        refresh: () => results.forEach((result) => void result.refetch()),
      };
    },
  });
}
