import { afterEach, expect, it, vi } from 'vitest';
import { measure } from './latency';

afterEach(() => vi.unstubAllGlobals());

it('the way to a location is the best of a few tries, without the one that opens the connection', async () => {
  const asked: RequestInit[] = [];
  let now = 0;
  const takes = [90, 14, 12.4, 30];
  vi.stubGlobal('performance', { now: () => now });
  vi.stubGlobal('fetch', async (_: string, how: RequestInit) => {
    now += takes[asked.push(how) - 1] ?? 0;
    return new Response();
  });
  expect(await measure('https://cyc01.example/ping')).toBe(12);
  expect(asked).toHaveLength(4);
  expect(asked[0]).toMatchObject({ mode: 'no-cors', cache: 'no-store', credentials: 'omit' });
});

it('nothing is invented where nothing answers', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  expect(await measure('https://cyc01.example/ping')).toBeNull();
});
