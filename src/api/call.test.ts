import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callAt, type Connection, type Input, type Where } from './call';
import { ApiError } from './errors';
import type { OperationId } from './gen/operations.gen';
import { world } from './exchange';

const real = world.current;
let sent: Request[] = [];
let key: string | null | undefined = 'old-key';
let refused: (string | null)[] = [];
let onRefused: (used: string | null) => Promise<void> = () => Promise.reject(new Error('the user signed out'));

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const noKey = () => json({ message: 'Invalid authentication credentials' }, 401);
const keyOf = (request: Request) => request.headers.get('apikey');

/** Accepts one key only. */
const accepting = (good: string, answer: () => Response) => (request: Request) => (keyOf(request) === good ? answer() : noKey());

function cloud(answer: (request: Request) => Response) {
  world.current = {
    fetch: (request) => {
      sent.push(request);
      return Promise.resolve(answer(request));
    },
    sleep: () => Promise.resolve(),
  };
}

const connection: Connection = {
  baseUrl: 'https://cloud.example',
  key: () => key,
  onRefused: (used) => {
    refused.push(used);
    return onRefused(used);
  },
};
const call = <K extends OperationId>(operation: K, input: Input<K>, where?: Where) => callAt(connection, operation, input, where);

beforeEach(() => {
  sent = [];
  refused = [];
  key = 'old-key';
  onRefused = () => Promise.reject(new Error('the user signed out'));
});
afterEach(() => {
  world.current = real;
});

describe('a read whose key is refused', () => {
  it('waits for another one and goes on with it', async () => {
    cloud(accepting('new-key', () => json([])));
    const signIn = Promise.withResolvers<void>();
    onRefused = () => signIn.promise;
    let ended = false;
    const reading = call('listBuckets', {}, { waits: true }).finally(() => {
      ended = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    expect(sent).toHaveLength(1);
    key = 'new-key';
    signIn.resolve();
    expect(await reading).toEqual([]);
    expect(sent.map(keyOf)).toEqual(['old-key', 'new-key']);
    expect(refused).toEqual(['old-key']);
  });

  it('asks again when the other one is refused too', async () => {
    cloud(accepting('third', () => json([])));
    const keys = ['second', 'third'];
    onRefused = () => {
      key = keys.shift() ?? null;
      return Promise.resolve();
    };
    expect(await call('listBuckets', {}, { waits: true })).toEqual([]);
    expect(refused).toEqual(['old-key', 'second']);
  });

  it('fails with the refusal when the user gives none', async () => {
    cloud(noKey);
    await expect(call('listBuckets', {}, { waits: true })).rejects.toMatchObject({
      name: 'ApiError',
      kind: 'unauthorized',
      operation: 'listBuckets',
    });
    expect(sent).toHaveLength(1);
  });

  it('is told from one that is not allowed, which asks nobody', async () => {
    cloud(() => json({ message: 'You cannot consume this service' }, 403));
    await expect(call('listBuckets', {})).rejects.toMatchObject({ kind: 'forbidden' });
    expect(refused).toEqual([]);
  });
});

describe('a read for a change whose key is refused', () => {
  it('fails too, so that the change does not go out under another key', async () => {
    cloud(accepting('new-key', () => json([])));
    onRefused = () => {
      key = 'new-key';
      return Promise.resolve();
    };
    await expect(call('listBuckets', {})).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(sent).toHaveLength(1);
    expect(refused).toEqual(['old-key']);
  });
});

describe('a change whose key is refused', () => {
  it('fails, is not sent again, and the user is asked for another key', async () => {
    cloud(accepting('new-key', () => json({ uuid: 'u', name: 'web', status: 'running' })));
    onRefused = () => {
      key = 'new-key';
      return Promise.resolve();
    };
    await expect(call('startVm', { body: { uuid: 'u' } }, { location: 'tll01' })).rejects.toMatchObject({
      kind: 'unauthorized',
      uncertain: false,
    });
    expect(sent).toHaveLength(1);
    expect(refused).toEqual(['old-key']);
  });

  it('leaves nothing unhandled when the user gives none', async () => {
    cloud(noKey);
    await expect(call('startVm', { body: { uuid: 'u' } }, { location: 'tll01' })).rejects.toBeInstanceOf(ApiError);
  });
});

describe('the token', () => {
  it('goes in the header, never in the address or the body', async () => {
    cloud(() => json({ uuid: 'u', name: 'web', status: 'running' }));
    await call('getVm', { query: { uuid: 'u' } }, { location: 'tll01' });
    await call('startVm', { body: { uuid: 'u' } }, { location: 'tll01' });
    expect(sent).toHaveLength(2);
    for (const request of sent) {
      expect(keyOf(request)).toBe('old-key');
      expect(request.url).not.toContain('old-key');
      expect(await request.text()).not.toContain('old-key');
    }
  });

  it('is not sent when there is none', async () => {
    key = null;
    cloud(() => json([]));
    await call('listBuckets', {});
    expect(sent[0]?.headers.has('apikey')).toBe(false);
  });

  it('is not left in caches of the browser', async () => {
    cloud(() => json([]));
    await call('listBuckets', {});
    expect(sent[0]?.cache).toBe('no-store');
  });

  it('nothing goes out for an account that was signed out', async () => {
    key = undefined;
    cloud(() => json([]));
    await expect(call('listBuckets', {})).rejects.toMatchObject({ kind: 'unauthorized', operation: 'listBuckets' });
    expect([sent, refused]).toEqual([[], []]);
  });
});
