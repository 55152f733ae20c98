import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { world } from '@/api/exchange';
import { locatePlatform } from './connection';
import { here } from './test-support';
import { cache, keyOf, pollEvery, read, refresh, seldom, soon } from './reads';

const real = world.current;
beforeEach(() => {
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('sessionStorage', { getItem: () => null });
});
afterEach(() => {
  world.current = real;
  cache.clear();
});

type Asked = Parameters<ReturnType<typeof pollEvery<number[]>>>[0];
const query = (data: number[] | undefined, status: 'success' | 'error' | 'pending') => ({ state: { data, status } }) as Asked;

describe('how soon is asked again', () => {
  const busy = (rows: number[]) => rows.includes(13);
  const table: [string, Asked, boolean, { busy?: typeof busy; static?: boolean }, number | false][] = [
    ['seldom when nothing is under way', query([1], 'success'), false, { busy }, seldom],
    ['soon while something in the answer is under way', query([1, 13], 'success'), false, { busy }, soon],
    ['soon while the user has something done there', query([1], 'success'), true, { busy }, soon],
    ['soon while the user has something done there, of what says nothing of it', query([1], 'success'), true, {}, soon],
    ['seldom before the first answer', query(undefined, 'pending'), false, { busy }, seldom],
    ['never when the first answer was an error', query(undefined, 'error'), false, { busy }, false],
    ['never when the first answer was an error, whatever is under way', query(undefined, 'error'), true, { busy }, false],
    ['seldom after an error, of what was answered once', query([1], 'error'), false, { busy }, seldom],
    ['soon after an error, of what was under way', query([13], 'error'), false, { busy }, soon],
    ['never for what stands still', query([13], 'success'), true, { busy, static: true }, false],
  ];
  it.each(table)('%s', (_, asked, underWay, options, expected) =>
    expect(pollEvery<number[]>(options, () => underWay)(asked)).toBe(expected),
  );

  it('soon is three seconds, seldom a minute', () => expect([soon, seldom]).toEqual([3000, 60_000]));
  it('a hidden tab asks for nothing', () => expect(cache.getDefaultOptions().queries?.refetchIntervalInBackground).toBe(false));
  it('what is retried is retried by the transport alone', () =>
    expect([cache.getDefaultOptions().queries?.retry, cache.getDefaultOptions().mutations?.retry]).toEqual([false, false]));
});

describe('whose answer it is', () => {
  it('is told by connection, location, operation and what was asked', () => {
    expect(keyOf(here, 'listVms', 'tll01')).toEqual(['c-test', 'tll01', 'listVms']);
    expect(keyOf(here, 'getVm', 'tll01', { query: { uuid: 'u' } })).toEqual(['c-test', 'tll01', 'getVm', { query: { uuid: 'u' } }]);
    expect(keyOf(here, 'listLocations')).toEqual(['c-test', '*', 'listLocations']);
  });

  it('a read asks where it says', async () => {
    locatePlatform('https://cloud.example');
    const asked: string[] = [];
    world.current = {
      fetch: (request) => {
        asked.push(request.url);
        return Promise.resolve(new Response('[]'));
      },
      sleep: () => Promise.resolve(),
    };
    expect(await cache.fetchQuery(read('listVms', {}, 'tll01'))).toEqual([]);
    expect(await cache.fetchQuery(read('listBuckets', { query: { billing_account_id: 7 } }))).toEqual([]);
    expect(asked).toEqual([
      'https://cloud.example/v1/tll01/user-resource/vm/list',
      'https://cloud.example/v1/storage/bucket/list?billing_account_id=7',
    ]);
    await cache.fetchQuery(read('listVms', {}, 'tll01'));
    expect(asked).toHaveLength(2);
  });

  it('only what was named, in the location that was named, is asked anew', async () => {
    const keys = [
      keyOf(here, 'listVms', 'tll01', {}),
      keyOf(here, 'listVms', 'jkt01', {}),
      keyOf(here, 'listNetworks', 'tll01', {}),
      keyOf(here, 'getVm', 'tll01', { query: { uuid: 'u' } }),
    ];
    for (const key of keys) cache.setQueryData(key, []);
    await refresh(here, 'tll01', 'listVms', 'getVm');
    expect(keys.map((key) => cache.getQueryState(key)?.isInvalidated)).toEqual([true, false, false, true]);
  });
});
