import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soon } from '@/test-support';
import { ApiError } from './errors';
import { exchange, world } from './exchange';
import { operations, type OperationId } from './gen/operations.gen';
import { takeOver } from './prime';

type Reply = Response | Error | ((request: Request) => Promise<Response>);
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const text = (body: string, status = 200, type = 'text/html') => new Response(body, { status, headers: { 'content-type': type } });
const broken = () => new TypeError('Failed to fetch');
/** Answers nothing until it is stopped. */
const hanging = ({ signal }: Request) =>
  new Promise<Response>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
const html = '<html><body>502 Bad Gateway</body></html>';

const real = world.current;
let sent: Request[] = [];
let bodies: string[] = [];
let waits: number[] = [];

/** The cloud answers these, in this order; more is never asked for. */
function cloud(...replies: Reply[]) {
  const left = [...replies];
  sent = [];
  bodies = [];
  waits = [];
  world.current = {
    fetch: async (request) => {
      sent.push(request);
      bodies.push(await request.clone().text());
      const reply = left.shift();
      if (reply === undefined) throw new Error('asked more often than was expected');
      if (reply instanceof Error) throw reply;
      return typeof reply === 'function' ? reply(request) : reply;
    },
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
}

const address = 'https://cloud.example/v1/storage/bucket/list';
const get = (url = address) => new Request(url, { headers: { apikey: 'k' } });
const post = () =>
  new Request('https://cloud.example/v1/x', { method: 'POST', body: new URLSearchParams({ uuid: 'u' }), headers: { apikey: 'k' } });
const failure = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await promise.then(
    () => new Error('it worked'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw error;
  return error;
};

beforeEach(() => cloud());
afterEach(() => {
  world.current = real;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a read', () => {
  const passing: [string, Reply[]][] = [
    ['a broken connection', [broken(), broken(), json([])]],
    ['502', [text(html, 502), text(html, 502), json([])]],
    ['503', [json({ message: 'no' }, 503), json([])]],
    ['504', [text('', 504), json([])]],
    ['429 without Retry-After', [json({ message: 'slow down' }, 429), json([])]],
    ['first this, then that', [broken(), text(html, 503), json([])]],
  ];
  it.each(passing)('goes on after %s, with growing pauses', async (_, replies) => {
    cloud(...replies);
    expect(await exchange('listBuckets', get())).toEqual([]);
    expect(sent).toHaveLength(replies.length);
    expect(waits).toHaveLength(replies.length - 1);
    expect(waits.every((wait) => wait > 0)).toBe(true);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(new Set(waits).size).toBe(waits.length);
  });

  it('is tried three times at most, and tells the last failure', async () => {
    cloud(broken(), json({ message: 'first' }, 503), text(html, 502));
    expect(await failure(exchange('listBuckets', get()))).toMatchObject({ kind: 'server', status: 502 });
    expect(sent).toHaveLength(3);
  });

  it('keeps address, method and key over every try', async () => {
    cloud(broken(), text('', 503), json([]));
    await exchange('listBuckets', get());
    for (const request of sent) expect([request.url, request.method, request.headers.get('apikey')]).toEqual([address, 'GET', 'k']);
  });

  it('waits as long as the server asks', async () => {
    cloud(
      json({ message: 'slow down' }, 429, { 'retry-after': '7' }),
      json({ message: 'slow down' }, 429, { 'retry-after': '30' }),
      json([]),
    );
    expect(await exchange('listBuckets', get())).toEqual([]);
    expect(waits).toEqual([7000, 30_000]);
  });

  it('gives up when the server asks for more than half a minute', async () => {
    cloud(json({ message: 'slow down' }, 429, { 'retry-after': '31' }));
    expect(await failure(exchange('listBuckets', get()))).toMatchObject({ kind: 'limited', retryAfter: 31 });
    expect(sent).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it.each([400, 401, 403, 404, 405, 409, 415, 422, 500, 501])('is not tried again after %i', async (status) => {
    cloud(json({ message: 'no' }, status));
    await failure(exchange('listBuckets', get()));
    expect(sent).toHaveLength(1);
  });

  it('is not tried again when a proxy answered in its place', async () => {
    cloud(text(html));
    expect(await failure(exchange('listBuckets', get()))).toMatchObject({ kind: 'malformed', status: 200 });
    expect(sent).toHaveLength(1);
  });

  it('is tried again when the connection breaks in the middle of the answer', async () => {
    const cut = new ReadableStream({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode('[{"na'));
        stream.error(new TypeError('terminated'));
      },
    });
    cloud(new Response(cut, { status: 200 }), json([]));
    expect(await exchange('listBuckets', get())).toEqual([]);
    expect(sent).toHaveLength(2);
  });
});

describe('a change', () => {
  const replies: [string, () => Reply][] = [
    ['a broken connection', broken],
    ['429', () => json({ message: 'slow down' }, 429, { 'retry-after': '1' })],
    ['500', () => json({ message: 'no' }, 500)],
    ['502', () => text(html, 502)],
    ['503', () => json({ message: 'no' }, 503, { 'retry-after': '1' })],
    ['504', () => text('', 504)],
    ['a page in place of the answer', () => text(html)],
    ['401', () => json({ message: 'No API key found in request' }, 401)],
    ['409', () => json({ errors: { Error: 'locked' } }, 409)],
  ];
  const changes = (Object.keys(operations) as OperationId[]).filter((operation) => operations[operation].method !== 'GET');

  it.each(replies)('is sent once, whichever it is, when it meets %s', async (_, reply) => {
    for (const operation of changes) {
      cloud(reply());
      await failure(exchange(operation, post()));
      expect([operation, sent.length, waits.length]).toEqual([operation, 1, 0]);
    }
  });

  it('carries its body', async () => {
    cloud(new Response(null, { status: 204 }));
    await exchange('deleteVm', post());
    expect(bodies).toEqual(['uuid=u']);
  });

  it('whose answer was lost is uncertain, one that was refused is not', async () => {
    cloud(broken());
    expect((await failure(exchange('startVm', post()))).uncertain).toBe(true);
    cloud(json({ errors: { Error: 'locked' } }, 409));
    expect((await failure(exchange('startVm', post()))).uncertain).toBe(false);
  });
});

describe('stopping', () => {
  it('ends the waiting between two tries with its reason, and nothing more is sent', async () => {
    cloud(broken());
    world.current = { ...world.current, sleep: real.sleep };
    const stop = new AbortController();
    const reading = exchange('listBuckets', get(), stop);
    await soon(() => expect(sent).toHaveLength(1));
    const reason = new Error('the page is left');
    stop.abort(reason);
    await expect(reading).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
  });

  it('ends a request that is under way', async () => {
    const stop = new AbortController();
    cloud(hanging);
    const reading = exchange('listBuckets', get(), stop);
    await soon(() => expect(sent).toHaveLength(1));
    const reason = new Error('the page is left');
    stop.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });

  it('before it began is no network error, and nothing is tried again', async () => {
    cloud(() => Promise.reject(broken()));
    const reason = new Error('the page is left');
    await expect(exchange('listBuckets', get(), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(waits).toEqual([]);
  });
});

describe('a limit of time', () => {
  const limits: [string, OperationId, () => Request, number][] = [
    ['a read is given up after a minute', 'listBuckets', get, 60_000],
    ['a change is given up after a quarter of an hour', 'startVm', post, 15 * 60_000],
  ];
  it.each(limits)('%s, as a timeout, and not sent again', async (_, operation, request, milliseconds) => {
    const limit = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    cloud(hanging);
    const asked = failure(exchange(operation, request()));
    await soon(() => expect(sent).toHaveLength(1));
    limit.abort(new DOMException('too long', 'TimeoutError'));
    expect(await asked).toMatchObject({ kind: 'timeout', uncertain: true });
    expect(timeout).toHaveBeenCalledExactlyOnceWith(milliseconds);
    expect(sent).toHaveLength(1);
  });
});

describe('an answer', () => {
  const answers: [string, OperationId, () => Response, unknown][] = [
    ['204 is nothing', 'deleteDisk', () => new Response(null, { status: 204 }), undefined],
    ['an empty 200 is nothing', 'deleteLoadBalancer', () => text('', 200), undefined],
    ['white space is nothing', 'deleteLoadBalancer', () => text(' \n', 200), undefined],
    ['the four bytes true are read', 'deleteFloatingIp', () => json(true), true],
    ['a charset is no hindrance', 'listWhitelist', () => text('["10.0.0.1"]', 200, 'application/json; charset=utf-8'), ['10.0.0.1']],
    ['JSON is read whatever it calls itself', 'listWhitelist', () => text('["10.0.0.1"]', 200, 'text/plain'), ['10.0.0.1']],
    ['umlauts arrive', 'getS3Info', () => json({ url: 'https://ä🦫' }), { url: 'https://ä🦫' }],
    ['201 is as good as 200', 'createBucket', () => json({ name: 'b' }, 201), { name: 'b' }],
  ];
  it.each(answers)('%s', async (_, operation, reply, expected) => {
    cloud(reply());
    expect(await exchange(operation, operations[operation].method === 'GET' ? get() : post())).toEqual(expected);
  });

  it('that is missing where one is needed is malformed', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    cloud(text('', 200));
    expect((await failure(exchange('listVms', get()))).kind).toBe('malformed');
  });

  it('that is cut off is malformed', async () => {
    cloud(text('[{"uuid":', 200, 'application/json'));
    expect((await failure(exchange('listVms', get()))).kind).toBe('malformed');
  });
});

describe('a read that was begun before the code was there', () => {
  let asked: Set<string> | null = null;
  const begin = (response: Promise<Response>, key = 'k') => {
    response.catch(() => undefined);
    takeOver({ begun: new Map([[address, { key, response }]]), asked });
  };

  it('is taken once, then asked anew', async () => {
    begin(Promise.resolve(json([{ name: 'early' }])));
    cloud(json([{ name: 'late' }]));
    expect(await exchange('listBuckets', get())).toEqual([{ name: 'early' }]);
    expect(sent).toHaveLength(0);
    expect(await exchange('listBuckets', get())).toEqual([{ name: 'late' }]);
  });

  it('is not taken with another key', async () => {
    begin(Promise.resolve(json([{ name: 'of somebody else' }])), 'another key');
    cloud(json([{ name: 'mine' }]));
    expect(await exchange('listBuckets', get())).toEqual([{ name: 'mine' }]);
  });

  it('is not taken for another address', async () => {
    begin(Promise.resolve(json([{ name: 'early' }])));
    cloud(json([]));
    expect(await exchange('listBuckets', get(`${address}?billing_account_id=7`))).toEqual([]);
  });

  it('is not taken by a change of the same address', async () => {
    begin(Promise.resolve(json([])));
    cloud(new Response(null, { status: 204 }));
    await exchange('deleteBucket', new Request(address, { method: 'DELETE', headers: { apikey: 'k' } }));
    expect(sent).toHaveLength(1);
  });

  it('that the panel asks for itself is noted, for as long as the entry goes on', async () => {
    asked = new Set();
    begin(Promise.resolve(json([])));
    cloud(json([]));
    await exchange('listBuckets', get(`${address}?billing_account_id=7`));
    expect([...asked]).toEqual([`${address}?billing_account_id=7`]);
    asked = null;
  });

  it('that failed is tried again like any other', async () => {
    begin(Promise.reject(broken()));
    cloud(json([{ name: 'second' }]));
    expect(await exchange('listBuckets', get())).toEqual([{ name: 'second' }]);
    expect(waits).toHaveLength(1);
  });
});
