import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectSession, signIn, signOut } from '@/data/core/session';
import { world } from '@/api/exchange';
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
  it('says whose token an answer is asked with', async () => {
    const asked: (string | null)[] = [];
    world.current = {
      fetch: (request) => {
        asked.push(request.headers.get('apikey'));
        return Promise.resolve(Response.json(request.url.endsWith('/user') ? { id: 8, name: 'me' } : []));
      },
      sleep: () => Promise.resolve(),
    };
    const tab = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
    vi.stubGlobal('sessionStorage', tab);
    vi.stubGlobal('localStorage', tab);
    const options = { kept: false, demo: false, baseUrl: 'https://cloud.example' };
    await signIn('one', options);
    const ofOne = read('listBuckets', {});
    await signIn('two', options);
    asked.length = 0;
    await cache.fetchQuery(ofOne);
    await cache.fetchQuery(read('listBuckets', {}));
    signOut();
    expect(asked).toEqual(['one', 'two']);
  });

  it('is told by session, location, operation and what was asked', () => {
    expect(keyOf('listVms', 'tll01')).toEqual(['nobody', 'tll01', 'listVms']);
    expect(keyOf('getVm', 'tll01', { query: { uuid: 'u' } })).toEqual(['nobody', 'tll01', 'getVm', { query: { uuid: 'u' } }]);
    expect(keyOf('listLocations')).toEqual(['nobody', '*', 'listLocations']);
  });

  it('a read asks where it says', async () => {
    connectSession('https://cloud.example');
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
      keyOf('listVms', 'tll01', {}),
      keyOf('listVms', 'jkt01', {}),
      keyOf('listNetworks', 'tll01', {}),
      keyOf('getVm', 'tll01', { query: { uuid: 'u' } }),
    ];
    for (const key of keys) cache.setQueryData(key, []);
    await refresh('tll01', 'listVms', 'getVm');
    expect(keys.map((key) => cache.getQueryState(key)?.isInvalidated)).toEqual([true, false, false, true]);
  });

  it('many changes while a list is being read are followed by one more read of it', async () => {
    const answers: (() => void)[] = [];
    const observer = new QueryObserver(cache, {
      queryKey: keyOf('listVms', 'tll01', {}),
      queryFn: () => new Promise<number>((resolve) => answers.push(() => resolve(answers.length))),
      initialData: 0,
      staleTime: Infinity,
    });
    const unsubscribe = observer.subscribe(() => undefined);
    const first = refresh('tll01', 'listVms');
    const rest = [1, 2, 3].map(() => refresh('tll01', 'listVms'));
    answers[0]?.();
    await first;
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.();
    await Promise.all(rest);
    expect([answers.length, observer.getCurrentResult().data]).toEqual([2, 2]);
    unsubscribe();
  });
});

describe('a call that the platform lacks', () => {
  const noRoute = () => Response.json({ message: 'no route and no API found with those values' }, { status: 404 });
  const kept = new Map<string, string>();
  const tab = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };

  /** A page that has just been opened; what the tab keeps is still there. */
  async function open() {
    vi.resetModules();
    vi.stubGlobal('sessionStorage', tab);
    const [reads, session, exchange] = await Promise.all([import('./reads'), import('./session'), import('@/api/exchange')]);
    session.connectSession('https://cloud.example');
    const asked: string[] = [];
    exchange.world.current = {
      fetch: ({ url }) => {
        asked.push(new URL(url).pathname);
        return Promise.resolve(/firewalls|ssh_keys|dead01/.test(url) ? noRoute() : Response.json([]));
      },
      sleep: () => Promise.resolve(),
    };
    const ask = (
      ...[operation, location, mayLack = true]: ['listFirewalls' | 'listVms' | 'listSshKeys' | 'listBuckets', string?, boolean?]
    ) =>
      reads.cache.fetchQuery({ ...reads.read(operation, {}, location, { mayLack }), staleTime: 0 }).then(
        () => 'answered',
        (error: { kind: string }) => error.kind,
      );
    return { ask, asked };
  }
  beforeEach(() => kept.clear());

  it('is asked once a session, over reloads too', async () => {
    const page = await open();
    await page.ask('listVms', 'tll01');
    await page.ask('listBuckets');
    for (let at = 0; at < 3; at += 1) {
      expect(await page.ask('listFirewalls', 'tll01')).toBe('no-such-route');
      expect(await page.ask('listSshKeys')).toBe('no-such-route');
    }
    expect(page.asked.filter((path) => /firewalls|ssh_keys/.test(path))).toHaveLength(2);
    const again = await open();
    expect(await again.ask('listFirewalls', 'tll01')).toBe('no-such-route');
    expect(again.asked).toEqual([]);
  });

  it('is told in each place, and asked again where nothing else answers or where it is no optional one', async () => {
    const page = await open();
    await page.ask('listVms', 'tll01');
    await page.ask('listFirewalls', 'tll01');
    await page.ask('listFirewalls', 'jkt01');
    for (let at = 0; at < 2; at += 1) expect(await page.ask('listFirewalls', 'dead01')).toBe('no-such-route');
    for (let at = 0; at < 2; at += 1) expect(await page.ask('listVms', 'dead01', false)).toBe('no-such-route');
    expect(page.asked.filter((path) => path.includes('jkt01'))).toHaveLength(1);
    expect(page.asked.filter((path) => path.includes('dead01'))).toHaveLength(4);
  });
});
