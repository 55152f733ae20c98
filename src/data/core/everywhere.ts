import { useQueries, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { ApiError, type Location } from '@/api';
import type { Locations } from './locations';

/** The platform doesn't have this call at all: a feature that it lacks, not a failure. */
export const lacks = (error: Error | null): boolean => error instanceof ApiError && error.kind === 'no-such-route';

/** Something of the platform together with where it is. */
export interface Located<T> {
  readonly location: Location;
  readonly item: T;
}

/** How it stands with what one location was asked. */
export interface Part {
  readonly location: Location;
  /** Nothing has been answered yet. */
  readonly pending: boolean;
  readonly fetching: boolean;
  readonly error: Error | null;
  /** Milliseconds; 0 when it has never answered. */
  readonly updatedAt: number;
  /** Asks again what has failed. */
  readonly retry: () => void;
  /** Asks everything again. */
  readonly refresh: () => void;
}

/** What one location has answered to one list call. */
export interface Answer<T> extends Part {
  /** Missing: it has not answered. Empty where the location lacks the feature. What was answered before a failure stays. */
  readonly data: readonly T[] | undefined;
}

export interface FailedPart {
  readonly location: Location;
  readonly error: Error;
  readonly retry: () => void;
  /** When this location last answered, if it ever did: what is shown of it is from then. Milliseconds. */
  readonly since: number | null;
}

/** How it stands with a list that is read from several locations: what `ResourceList` needs to know beside its rows. */
export interface Reading {
  readonly locations: Locations;
  /** The first rows are on their way. */
  readonly loading: boolean;
  readonly failed: readonly FailedPart[];
  /** Locations that are still expected to answer. */
  readonly waiting: readonly Location[];
  readonly refreshing: boolean;
  /** The age of the oldest answer shown, in milliseconds; 0 when there is none. */
  readonly updatedAt: number;
  readonly refresh: () => void;
}

interface EachOptions {
  /** Some locations don't have this feature: their list is empty then, and that is no failure. */
  readonly optional?: boolean;
}

/** Asks every given location in parallel. */
export function useEach<T>(
  locations: readonly Location[],
  query: (slug: string) => UseQueryOptions<T[]>,
  { optional = false }: EachOptions = {},
): readonly Answer<T>[] {
  return useQueries({
    queries: locations.map(({ slug }) => query(slug)),
    combine: (results) =>
      results.flatMap((result, index) => {
        const location = locations[index];
        return location ? [answerOf(location, result, optional)] : [];
      }),
  });
}

function answerOf<T>(location: Location, result: UseQueryResult<T[]>, optional: boolean): Answer<T> {
  const missing = optional && lacks(result.error);
  const again = () => void result.refetch();
  return {
    location,
    data: missing ? [] : result.data,
    error: missing ? null : result.error,
    pending: result.isPending,
    fetching: result.isFetching,
    updatedAt: missing ? 0 : result.dataUpdatedAt,
    retry: again,
    refresh: again,
  };
}

/** The rows of all locations that have answered. */
export const locatedRows = <T>(answers: readonly Answer<T>[]): readonly Located<T>[] =>
  answers.flatMap(({ location, data }) => (data ?? []).map((item) => ({ location, item })));

/** The age of the oldest answer among several, in milliseconds; 0 when there is none. */
export function oldestOf(parts: readonly { readonly updatedAt: number }[]): number {
  const ages = parts.map(({ updatedAt }) => updatedAt).filter((age) => age > 0);
  return ages.length > 0 ? Math.min(...ages) : 0;
}

/** Several calls of one location seen as one. */
export const joinParts = (location: Location, parts: readonly Part[]): Part => ({
  location,
  pending: parts.some(({ pending }) => pending),
  fetching: parts.some(({ fetching }) => fetching),
  error: parts.find(({ error }) => error)?.error ?? null,
  updatedAt: oldestOf(parts),
  retry: () => parts.forEach(({ error, retry }) => error && retry()),
  refresh: () => parts.forEach(({ refresh }) => refresh()),
});

/** One part a location, as `useEach` answers or `joinParts` makes them. */
export const readingOf = (locations: Locations, parts: readonly Part[]): Reading => ({
  locations,
  loading: parts.length === 0 ? locations.query.isPending : parts.some(({ pending }) => pending),
  failed: parts.flatMap(({ location, error, retry, updatedAt }) => (error ? [{ location, error, retry, since: updatedAt || null }] : [])),
  waiting: parts.filter(({ pending }) => pending).map(({ location }) => location),
  refreshing: parts.some(({ fetching }) => fetching),
  updatedAt: oldestOf(parts),
  refresh: () => parts.forEach(({ refresh }) => refresh()),
});

export interface Everywhere<T> extends Reading {
  readonly rows: readonly Located<T>[];
  readonly answers: readonly Answer<T>[];
}

/**
 * One list call in every location of a scope, put together. A location that fails is named and does not keep the others from
 * showing; what it last answered stays, with its age.
 */
export function useEverywhere<T>(
  locations: Locations,
  query: (slug: string) => UseQueryOptions<T[]>,
  options?: EachOptions,
): Everywhere<T> {
  const answers = useEach(locations.inScope, query, options);
  return { ...readingOf(locations, answers), rows: locatedRows(answers), answers };
}
