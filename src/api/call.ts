import { ApiError } from './errors';
import { exchange } from './exchange';
import { noteBody } from './observe';
import { operations, type OperationId, type Operations } from './gen/operations.gen';

/** Asked without a location, however many there are. */
export const isGlobal = (operation: OperationId): boolean => operations[operation].scope === 'global';

/** What a request consists of: `body`, `path` and `query`, as the contract types them. */
export type Input<K extends OperationId> = Omit<Operations[K]['data'], 'url'>;
export type Output<K extends OperationId> = Operations[K]['response'];

export interface Where {
  /** The slug of a location; required by operations of that scope, never sent with global ones. */
  readonly location?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** A read for a page: when the key is refused, it waits for another one. What an operation reads never does. */
  readonly waits?: boolean | undefined;
  /**
   * Leaves in the answer what does not fit its schema, untyped: for what is sent back whole, where a field that is missing
   * is a field that is deleted.
   */
  readonly raw?: boolean | undefined;
}

/** One account on the platform: where it is, and the token that it has when something is sent. */
export interface Connection {
  /** "" is the panel's own origin. */
  readonly baseUrl: string;
  /** Null: the call goes out without one. Undefined: the account was signed out, and nothing goes out. */
  readonly key: () => string | null | undefined;
  /** Called when the platform refuses the key; resolves when the user has given another one, rejects when not. */
  readonly onRefused: (usedKey: string | null) => Promise<void>;
}

type Part = Readonly<Record<string, unknown>>;

/**
 * Calls one operation of the platform. Throws `ApiError` for everything that goes wrong, the signal's reason when it is
 * aborted. When the key is refused, a read that `waits` goes on once the user has signed in again; everything else fails: a
 * write was not carried out, and what reads for one must not let it go out in another's name.
 */
export async function callAt<K extends OperationId>(
  connection: Connection,
  operation: K,
  input: Input<K>,
  where: Where = {},
): Promise<Output<K>> {
  for (;;) {
    const key = connection.key();
    if (key === undefined) throw new ApiError('unauthorized', { operation });
    try {
      return (await exchange(operation, requestAt(connection.baseUrl, key, operation, input, where), where)) as Output<K>;
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind !== 'unauthorized') throw error;
      const again = connection.onRefused(key);
      if (!where.waits || operations[operation].method !== 'GET') {
        again.catch(() => undefined);
        throw error;
      }
      await Promise.race([again.catch(() => Promise.reject(error)), aborted(where.signal)]);
    }
  }
}

/** Rejects when the signal is aborted; a read that nobody wants any more does not wait for a new key. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The request that a call sends, from the contract's own table: address, location, encoding. A key of null leaves it out. */
export function requestAt<K extends OperationId>(
  baseUrl: string,
  key: string | null,
  operation: K,
  input: Input<K>,
  { location }: Pick<Where, 'location'> = {},
): Request {
  const { method, path, scope, encoding } = operations[operation];
  if (scope === 'location' && !location) throw new Error(`${operation} needs a location`);
  const parts = input as { readonly path?: Part; readonly query?: Part; readonly body?: Part };
  const there = scope === 'location' ? path.replace('/v1/', `/v1/${encodeURIComponent(location ?? '')}/`) : path;
  const address = there.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asText(parts.path?.[name])));
  const query = inPairs(parts.query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const headers = new Headers(key === null ? {} : { apikey: key });
  const body = parts.body === undefined ? '' : encoding === 'json' ? JSON.stringify(parts.body) : formOf(parts.body);
  if (body !== '') headers.set('content-type', encoding === 'json' ? 'application/json' : 'application/x-www-form-urlencoded');
  const request = new Request(`${baseUrl}${address}${query && '?'}${query}`, {
    method,
    headers,
    cache: 'no-store',
    ...(body === '' ? {} : { body }),
  });
  noteBody(request, body);
  return request;
}

const formOf = (body: Part): string => new URLSearchParams(inPairs(body)).toString();

/** In a form and in a query: lists are repeated, what is missing is left out. */
const inPairs = (part: Part = {}): [name: string, value: string][] =>
  Object.entries(part).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value])
      .filter((each) => each !== undefined && each !== null)
      .map((each): [string, string] => [name, asText(each)]),
  );

/** Text as it is, the rest as JSON writes it. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
