import { afterEach, describe, expect, it } from 'vitest';
import { callAt, type CallTarget } from './call';
import { world } from './exchange';

const real = world.current;
let sent: Request[] = [];
const target: CallTarget = { baseUrl: 'https://cloud.example', token: 'the-token' };
const tokenOf = (request: Request) => request.headers.get('apikey');

function cloud(body: unknown, status = 200) {
  sent = [];
  world.current = {
    fetch: (request) => {
      sent.push(request);
      return Promise.resolve(new Response(JSON.stringify(body), { status }));
    },
    sleep: () => Promise.resolve(),
  };
}
afterEach(() => {
  world.current = real;
});

describe('the token', () => {
  it('goes in the header, never in the address or the body', async () => {
    cloud({ uuid: 'u', name: 'web', status: 'running' });
    await callAt(target, 'getVm', { query: { uuid: 'u' } }, { location: 'tll01' });
    await callAt(target, 'startVm', { body: { uuid: 'u' } }, { location: 'tll01' });
    expect(sent).toHaveLength(2);
    for (const request of sent) {
      expect(tokenOf(request)).toBe('the-token');
      expect(request.url).not.toContain('the-token');
      expect(await request.text()).not.toContain('the-token');
    }
  });

  it('is not sent when there is none', async () => {
    cloud([]);
    await callAt({ ...target, token: null }, 'listBuckets', {});
    expect(sent[0]?.headers.has('apikey')).toBe(false);
  });

  it('is not left in caches of the browser', async () => {
    cloud([]);
    await callAt(target, 'listBuckets', {});
    expect(sent[0]?.cache).toBe('no-store');
  });
});

it('a refused token is told from something that is not allowed', async () => {
  cloud({ message: 'Invalid authentication credentials' }, 401);
  await expect(callAt(target, 'listBuckets', {})).rejects.toMatchObject({
    name: 'ApiError',
    kind: 'unauthorized',
    operation: 'listBuckets',
  });
  cloud({ message: 'You cannot consume this service' }, 403);
  await expect(callAt(target, 'listBuckets', {})).rejects.toMatchObject({ kind: 'forbidden' });
});
