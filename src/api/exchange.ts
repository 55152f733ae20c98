import { noteServerTime } from './clock';
import { ApiError, errorIn } from './errors';
import { operations, type OperationId } from './gen/operations.gen';
import { observation, type Observation } from './observe';
import { noteRead, takePrimed } from './prime';

/** The clock and the network, so that tests need neither. */
export interface World {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export const world: { current: World } = {
  current: {
    fetch: (request) => globalThis.fetch(request),
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, milliseconds);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason);
        });
      }),
  },
};

const readLimit = 60_000;
/** Live platforms answer a create after half a minute and more; a write is given up after this and then looked for. */
const writeLimit = 15 * 60_000;
const pauses = [400, 1500];
const longestWait = 30_000;

/**
 * Sends one request and turns what comes back into the answer or one `ApiError`. A GET is tried again with growing pauses
 * after network errors, 429 (as long as the server asks) and 502, 503, 504. Nothing else is ever sent twice.
 */
export async function exchange(
  operation: OperationId,
  request: Request,
  { signal, raw = false }: { signal?: AbortSignal | undefined; raw?: boolean | undefined } = {},
): Promise<unknown> {
  const reading = operations[operation].method === 'GET';
  for (let attempt = 0; ; attempt += 1) {
    const watching = observation(operation, request, attempt);
    try {
      const answer = await once(operation, reading ? request.clone() : request, raw, watching, signal);
      watching.ended(null);
      return answer;
    } catch (error) {
      watching.ended(error instanceof ApiError ? error.kind : 'aborted');
      if (!(error instanceof ApiError) || !reading || signal?.aborted) throw error;
      const pause = pauses[attempt];
      if (pause === undefined || !passing(error)) throw error;
      const wait = error.retryAfter === undefined ? pause : error.retryAfter * 1000;
      if (wait > longestWait) throw error;
      await world.current.sleep(wait, signal);
    }
  }
}

const passing = (error: ApiError) => error.kind === 'network' || error.kind === 'limited' || [502, 503, 504].includes(error.status ?? 0);

async function once(operation: OperationId, request: Request, raw: boolean, watching: Observation, signal?: AbortSignal): Promise<unknown> {
  const reading = operations[operation].method === 'GET';
  if (reading) noteRead(request.url);
  // The schemas come beside the answer. Nothing that changes something goes out before they are there.
  const validation = import('./validate');
  validation.catch(() => undefined);
  if (!reading) await validation;
  const limit = AbortSignal.timeout(reading ? readLimit : writeLimit);
  const bounded = new Request(request, { signal: signal ? AbortSignal.any([limit, signal]) : limit });
  let response: Response;
  let text: string;
  try {
    response = await ((reading && takePrimed(bounded)) || world.current.fetch(bounded));
    text = await response.text();
    noteServerTime(response.headers);
    watching.answered(response, text);
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new ApiError(limit.aborted ? 'timeout' : 'network', { operation, cause });
  }
  const parsed = parse(text);
  const error = errorIn({ operation, status: response.status, headers: response.headers, ...parsed });
  if (error) throw error;
  return raw ? parsed.body : (await validation).checked(operation, parsed.body);
}

function parse(text: string): { body: unknown; json: boolean } {
  if (text.trim() === '') return { body: undefined, json: false };
  try {
    return { body: JSON.parse(text) as unknown, json: true };
  } catch {
    return { body: text, json: false };
  }
}
