import { QueryClient, queryOptions, type Query, type QueryKey } from '@tanstack/react-query';
import { isGlobal, type Input, type OperationId, type Output } from '@/api';
import { bind, connection, type Call, type Connection } from './connection';

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

/** Connection, location ("*" for global operations), operation, parameters: whose answer it is and to what question. */
export function keyOf({ id }: Pick<Connection, 'id'>, operation: OperationId, location?: string, input?: unknown): QueryKey {
  const key = [id, location ?? '*', operation];
  return input === undefined ? key : [...key, input];
}

interface ReadOptions<T> {
  /** True while something in the answer is under way: asked again soon instead of seldom. */
  readonly busy?: (data: T) => boolean;
  /** What hardly ever changes (images, prices) is not asked for again by itself. */
  readonly static?: boolean;
  /** Asks otherwise than by the one call, where a platform has no such call. */
  readonly from?: (call: Call, signal: AbortSignal) => Promise<T>;
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

/** The question whether an operation of a connection is under way in a location; answered by the operations. */
let underWayIn: (connection: Connection, location: string | undefined) => boolean = () => false;
export function askUnderWay(answer: typeof underWayIn): void {
  underWayIn = answer;
}

/**
 * One read of the platform as query options: for loaders, `useQuery` and `fetchQuery` alike. Location operations need the
 * slug, global ones take none. Key and token are those of the connection that is shown when the options are made.
 */
export function read<K extends OperationId>(operation: K, input: Input<K>, location?: string, options: ReadOptions<Output<K>> = {}) {
  const of = connection();
  const call = bind(of);
  const { from } = options;
  return queryOptions<Output<K>>({
    queryKey: keyOf(of, operation, location, input),
    queryFn: ({ signal }) => (from ? from(call, signal) : call(operation, input, { location, signal })),
    ...(options.static ? { staleTime: 10 * 60_000 } : {}),
    refetchInterval: pollEvery(options, () => underWayIn(of, location)),
  });
}

/** Asks again everything these operations of a connection have answered: in one location, or at all where they are asked in none. */
export async function refresh(of: Connection, location: string | undefined, ...operations: OperationId[]): Promise<void> {
  await Promise.all(
    operations.map((operation) => cache.invalidateQueries({ queryKey: keyOf(of, operation, isGlobal(operation) ? undefined : location) })),
  );
}
