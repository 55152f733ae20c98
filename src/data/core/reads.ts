import { hashKey, QueryClient, queryOptions, type Query, type QueryKey } from '@tanstack/react-query';
import { ApiError, isGlobal, type Input, type OperationId, type Output } from '@/api';
import { isLacking, noteLacking } from './lacking';
import { callFor, sessionId, type Call } from './session';

/**
 * The one cache. Whatever is retried is retried by the transport; a hidden tab asks for nothing.
 */
export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: 10_000,
      gcTime: 30 * 60_000,
      refetchOnWindowFocus: true,
      refetchIntervalInBackground: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Session, location ("*" for global operations), operation, parameters: whose answer it is and to what question. */
export function keyOf(operation: OperationId, location?: string, input?: unknown, session = sessionId()): QueryKey {
  const key = [session, location ?? '*', operation];
  return input === undefined ? key : [...key, input];
}

/** For a query: the call with the token of the session that its key belongs to. */
export const callOf = ([session]: QueryKey): Call => callFor(String(session));

interface ReadOptions<T> {
  /** True while something in the answer is under way: asked again soon instead of seldom. */
  readonly busy?: (data: T) => boolean;
  /** What hardly ever changes (images, prices) is not asked for again by itself. */
  readonly static?: boolean;
  /** Some platforms do not have this call: what lacks it is asked once a session. */
  readonly mayLack?: boolean;
}

export const soon = 3000;
export const seldom = 60_000;

/** How long until the next look: quick while something is under way, slow otherwise, never for what stands still. */
export function pollEvery<T>(options: ReadOptions<T>, underWay: () => boolean) {
  return (query: Query<T>): number | false => {
    if (options.static) return false;
    const { data, status } = query.state;
    if (status === 'error' && data === undefined) return false;
    return underWay() || (data !== undefined && options.busy?.(data)) ? soon : seldom;
  };
}

/** The question whether an operation of the user's is under way in a location; answered by the operations. */
let underWayIn: (location: string | undefined) => boolean = () => false;
export function provideBusyCheck(answer: typeof underWayIn): void {
  underWayIn = answer;
}

/** Whether the same place, in the same session, has answered anything. */
const answersOtherwise = ([session, place]: QueryKey): boolean =>
  cache.getQueryCache().findAll({ queryKey: [session, place], predicate: ({ state }) => state.data !== undefined }).length > 0;

/**
 * One read of the platform as query options: for loaders, `useQuery` and `fetchQuery` alike. Location operations need the
 * slug, global ones take none.
 */
export function read<K extends OperationId>(operation: K, input: Input<K>, location?: string, options: ReadOptions<Output<K>> = {}) {
  return queryOptions<Output<K>>({
    queryKey: keyOf(operation, location, input),
    queryFn: async ({ signal, queryKey }) => {
      if (options.mayLack && isLacking(queryKey)) throw new ApiError('no-such-route', { operation, status: 404 });
      try {
        return await callOf(queryKey)(operation, input, { location, signal, waits: true });
      } catch (error) {
        if (options.mayLack && error instanceof ApiError && error.kind === 'no-such-route' && answersOtherwise(queryKey))
          noteLacking(queryKey);
        throw error;
      }
    },
    ...(options.static ? { staleTime: 10 * 60_000 } : {}),
    refetchInterval: pollEvery(options, () => underWayIn(location)),
  });
}

const refreshes = new Map<string, { readonly running: Promise<void>; next?: Promise<void> }>();

/** What is being read is not begun anew by each of many changes, or it would never end: one more read follows for all of them. */
function refreshOnce(queryKey: QueryKey): Promise<void> {
  const name = hashKey(queryKey);
  const now = refreshes.get(name);
  if (now) return (now.next ??= now.running.then(() => refreshOnce(queryKey)));
  const running = cache.invalidateQueries({ queryKey }).finally(() => refreshes.delete(name));
  refreshes.set(name, { running });
  return running;
}

/** Asks again everything these operations have answered a session: in one location, or at all where they are asked in none. */
export async function refreshOf(session: string, location: string | undefined, operations: readonly OperationId[]): Promise<void> {
  await Promise.all(
    operations.map((operation) => refreshOnce(keyOf(operation, isGlobal(operation) ? undefined : location, undefined, session))),
  );
}

export const refresh = (location: string | undefined, ...operations: OperationId[]): Promise<void> =>
  refreshOf(sessionId(), location, operations);
