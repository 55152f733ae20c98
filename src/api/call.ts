import { exchange } from './exchange';
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
  /**
   * Leaves in the answer what does not fit its schema, untyped: for what is sent back whole, where a field that is missing
   * is a field that is deleted.
   */
  readonly raw?: boolean | undefined;
}

/** Whose request it is and where it goes. A value: whoever asks says it, nothing here remembers one. */
export interface CallTarget {
  /** "" is the panel's own origin. */
  readonly baseUrl: string;
  /** Null for a request that is only shown. */
  readonly token: string | null;
}

type Part = Readonly<Record<string, unknown>>;

export const isRead = (operation: OperationId): boolean => operations[operation].method === 'GET';

/**
 * Calls one operation of the platform. Throws `ApiError` for everything that goes wrong, the signal's reason when it is
 * aborted. Pages and operations have it bound to their connection: see `data/core/connection`.
 */
export async function callAt<K extends OperationId>(
  target: CallTarget,
  operation: K,
  input: Input<K>,
  where: Where = {},
): Promise<Output<K>> {
  return (await exchange(operation, requestAt(target, operation, input, where), where)) as Output<K>;
}

/** The request that a call sends. With a token of null it can be shown. */
export function requestAt<K extends OperationId>(
  { baseUrl, token }: CallTarget,
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
  const headers = new Headers(token === null ? {} : { apikey: token });
  const body = parts.body === undefined ? '' : encoding === 'json' ? JSON.stringify(parts.body) : formOf(parts.body);
  if (body !== '') headers.set('content-type', encoding === 'json' ? 'application/json' : 'application/x-www-form-urlencoded');
  return new Request(`${baseUrl}${address}${query && '?'}${query}`, {
    method,
    headers,
    cache: 'no-store',
    ...(body === '' ? {} : { body }),
  });
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
