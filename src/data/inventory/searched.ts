import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { answer, Lists, type ObjectStorageSettings } from '../core/resourceKind';
import { useSession } from '../core/session';
import type { Place } from './join';
import { searchedKinds } from './searchedKinds';

interface Searched extends Place {
  readonly pending: boolean;
  /** What could not be looked for. */
  readonly failed: readonly { readonly error: Error; readonly retry: () => void }[];
  readonly refresh: () => void;
}

/** What lies in no location and no list of the API tells of: looked for while unused resources are shown. */
export function useSearched(settings: ObjectStorageSettings): Searched {
  // The simulated cloud in the page has no gateway that could be asked.
  const simulated = useSession()?.demo === true;
  const asked = searchedKinds.flatMap((entry) => {
    const query = simulated ? null : entry.search?.(settings);
    return query ? [{ entry, query }] : [];
  });
  const results = useQueries({ queries: asked.map(({ query }) => query) }) as UseQueryResult<never[]>[];
  return {
    location: null,
    lists: new Lists(asked.map(({ entry }, index) => answer(entry, results[index]?.data))),
    pending: results.some(({ isPending }) => isPending),
    failed: results.flatMap(({ error, refetch }) => (error ? [{ error, retry: () => void refetch() }] : [])),
    refresh: () => results.forEach(({ refetch }) => void refetch()),
  };
}
