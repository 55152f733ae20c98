import { ApiError } from './errors';
import { exchange } from './exchange';
import { operations, type OperationId, type Operations } from './gen/operations.gen';
import * as sdk from './gen/sdk.gen';

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

interface Connection {
  /** "" is the panel's own origin. */
  baseUrl: string;
  key: () => string | null;
  /** Called when the platform refuses the key; resolves when the user has given another one, rejects when not. */
  onRefused: (usedKey: string | null) => Promise<void>;
}

let connection: Connection = { baseUrl: '', key: () => null, onRefused: () => Promise.reject(new Error('not connected')) };

export function connect(to: Connection): void {
  connection = to;
}

type Generated = (options: Record<string, unknown>) => Promise<unknown>;

/** The generated client makes the request, `send` has it. */
async function build<K extends OperationId>(
  operation: K,
  input: Input<K>,
  where: Where,
  key: string | null,
  send: (request: Request) => Promise<void>,
) {
  const { path, scope } = operations[operation];
  if (scope === 'location' && !where.location) throw new Error(`${operation} needs a location`);
  const url = scope === 'location' ? path.replace('/v1/', `/v1/${encodeURIComponent(where.location ?? '')}/`) : path;
  // One signature for all of them: which operation takes what is checked by `Input`.
  const generated = sdk[operation] as unknown as Generated;
  await generated({
    ...input,
    url,
    baseUrl: connection.baseUrl,
    auth: () => key ?? undefined,
    cache: 'no-store',
    fetch: async (request: Request) => {
      await send(request);
      return new Response(null, { status: 204 });
    },
  });
}

/**
 * Calls one operation of the platform. Throws `ApiError` for everything that goes wrong, the signal's reason when it is
 * aborted. When the key is refused, a read waits for the user to sign in again and goes on; a write fails, since it was not
 * carried out and is the user's to send again.
 */
export async function call<K extends OperationId>(operation: K, input: Input<K>, where: Where = {}): Promise<Output<K>> {
  for (;;) {
    const key = connection.key();
    let answer: unknown;
    try {
      await build(operation, input, where, key, async (request) => {
        answer = await exchange(operation, request, where);
      });
      return answer as Output<K>;
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind !== 'unauthorized') throw error;
      const again = connection.onRefused(key);
      if (operations[operation].method !== 'GET') {
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

/** The request that a call would send, without sending it and without the key: for showing it. */
export async function requestOf<K extends OperationId>(operation: K, input: Input<K>, where: Where = {}): Promise<Request> {
  let made: Request | undefined;
  await build(operation, input, where, null, async (request) => {
    made = request;
  });
  if (!made) throw new Error(`${operation} made no request`);
  return made;
}

/** Checks a key with one call, without keeping it. Throws `ApiError`. */
export async function tryKey(key: string): Promise<Output<'getUser'>> {
  let answer: unknown;
  await build('getUser', {}, {}, key, async (request) => {
    answer = await exchange('getUser', request);
  });
  return answer as Output<'getUser'>;
}
