import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from './connection';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};
let device = storage();
let tab = storage();
const baseUrl = 'https://cloud.example';

interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly token: string | null;
}

/** A tab on a cloud that answers what it is asked with the token that it was asked with, later and in any order. */
async function open(accepts: (token: string | null) => boolean = () => true) {
  vi.resetModules();
  const [connection, reads, operations, exchange] = await Promise.all([
    import('./connection'),
    import('./reads'),
    import('../operations'),
    import('@/api/exchange'),
  ]);
  const sent: Sent[] = [];
  const open: (() => void)[] = [];
  let held = false;
  exchange.world.current = {
    fetch: async (request) => {
      const token = request.headers.get('apikey');
      sent.push({ url: new URL(request.url), method: request.method, token });
      if (held) await new Promise<void>((resolve) => open.push(resolve));
      if (!accepts(token)) return Response.json({ message: 'Invalid authentication credentials' }, { status: 401 });
      const row = { uuid: token, name: token, status: 'running' };
      return Response.json(request.method === 'GET' ? [row] : row);
    },
    sleep: () => Promise.resolve(),
  };
  operations.timing.sleep = () => Promise.resolve();
  connection.locatePlatform(baseUrl);
  const tokens = (method: string) => sent.filter((each) => each.method === method).map(({ token }) => token);
  return {
    ...connection,
    ...operations,
    cache: reads.cache,
    keyOf: reads.keyOf,
    read: reads.read,
    sent,
    tokens,
    hold: () => {
      held = true;
    },
    /** Lets the request through that waits at this place. */
    answer: (place: number) => open.splice(place % Math.max(1, open.length), 1)[0]?.(),
    release: () => {
      held = false;
      for (const each of open.splice(0)) each();
    },
  };
}
type Panel = Awaited<ReturnType<typeof open>>;

const account = (id: string, kept = false) => ({ id, token: `token-of-${id}`, kept, demo: false });
const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  device = storage();
  tab = storage();
  vi.stubGlobal('localStorage', device);
  vi.stubGlobal('sessionStorage', tab);
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => vi.unstubAllGlobals());

describe('a read whose token is refused', () => {
  const waitingFor = async (accepted: string) => {
    const panel = await open((token) => token === accepted);
    const a = panel.addConnection(account('a'));
    let ended = false;
    const reading = panel
      .bind(a)('listBuckets', {})
      .finally(() => {
        ended = true;
      });
    await vi.waitFor(() => expect(panel.sent).toHaveLength(1));
    await settled();
    return { panel, a, reading, ended: () => ended };
  };

  it('waits for another one and goes on with it', async () => {
    const { panel, reading, ended } = await waitingFor('new');
    expect(ended()).toBe(false);
    panel.changeConnection('a', { token: 'new' });
    expect(await reading).toHaveLength(1);
    expect(panel.tokens('GET')).toEqual(['token-of-a', 'new']);
  });

  it('asks again when the other one is refused too', async () => {
    const { panel, reading, ended } = await waitingFor('third');
    panel.changeConnection('a', { token: 'second' });
    await vi.waitFor(() => expect(panel.sent).toHaveLength(2));
    await settled();
    expect(ended()).toBe(false);
    panel.changeConnection('a', { token: 'third' });
    expect(await reading).toHaveLength(1);
  });

  it('fails with the refusal when its account is signed out', async () => {
    const { panel, a, reading } = await waitingFor('none');
    panel.removeConnections('a');
    await expect(reading).rejects.toMatchObject({ name: 'ApiError', kind: 'unauthorized', operation: 'listBuckets' });
    await expect(panel.bind(a)('listBuckets', {})).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(panel.sent).toHaveLength(1);
  });

  it('fails at once when its account is not the one shown, and when it is read to be written', async () => {
    const panel = await open(() => false);
    const a = panel.addConnection(account('a'));
    await expect(panel.bind(a, { waits: false })('listBuckets', {})).rejects.toMatchObject({ kind: 'unauthorized' });
    panel.addConnection(account('b'));
    await expect(panel.bind(a)('listBuckets', {})).rejects.toMatchObject({ kind: 'unauthorized' });
  });
});

describe('a write whose token is refused', () => {
  it('fails, is not sent again, and leaves nothing unhandled', async () => {
    const panel = await open((token) => token === 'new');
    const a = panel.addConnection(account('a'));
    const writing = panel.bind(a)('startVm', { body: { uuid: 'u' } }, { location: 'tll01' });
    await expect(writing).rejects.toMatchObject({ kind: 'unauthorized', uncertain: false });
    panel.changeConnection('a', { token: 'new' });
    await settled();
    expect(panel.sent).toHaveLength(1);
  });
});

describe('several connections in one window', () => {
  it('are each kept where their token may be, and the tab shows the one that it had', async () => {
    const first = await open();
    first.addConnection(account('a', true));
    first.addConnection(account('b'));
    first.showConnection('a');
    expect([...device.kept.values()].join('')).not.toContain('token-of-b');
    expect([...tab.kept.values()].join('')).not.toContain('token-of-a');
    const again = await open();
    expect(again.connections().map(({ id }) => id)).toEqual(expect.arrayContaining(['a', 'b']));
    expect(again.shownConnection()?.id).toBe('a');
    // A new tab has the device's only.
    tab = storage();
    vi.stubGlobal('sessionStorage', tab);
    const other = await open();
    expect(other.connections().map(({ id }) => id)).toEqual(['a']);
  });

  it('are signed out one by one or all at once', async () => {
    const panel = await open();
    for (const id of ['a', 'b', 'c']) panel.addConnection(account(id, id === 'a'));
    panel.removeConnections('b');
    expect(panel.connections().map(({ id }) => id)).toEqual(['a', 'c']);
    expect(panel.shownConnection()?.id).toBe('c');
    panel.removeConnections();
    expect([panel.connections(), panel.shownConnection()]).toEqual([[], null]);
    expect([...device.kept.values(), ...tab.kept.values()].join('')).not.toContain('token');
  });

  type Step =
    | { readonly kind: 'show' | 'read' | 'write'; readonly who: number; readonly where: string }
    | { readonly kind: 'answer'; readonly place: number };
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('show' as const, 'read' as const, 'write' as const),
      who: fc.nat(2),
      where: fc.constantFrom('tll01', 'jkt01'),
    }),
    fc.record({ kind: fc.constant('answer' as const), place: fc.nat(9) }),
  );

  async function walk(panel: Panel, accounts: readonly Connection[], steps: readonly Step[]) {
    let number = 0;
    const marked = panel.defineOperation<{ mark: string; location: string }, unknown>({
      name: 'mark',
      title: () => ({ id: 'data.operation.notFound' }),
      target: ({ mark, location }) => ({ type: 'vm', name: mark, location }),
      lockKey: ({ mark }) => mark,
      prepare: async (input, call) => (await call('listVms', {}, { location: input.location }), input),
      send: async ({ mark, location }, _, call) => {
        await call('startVm', { body: { uuid: mark } }, { location });
        return call('stopVm', { body: { uuid: mark } }, { location });
      },
      verify: async (input, _, call) => (await call('listVms', {}, { location: input.location }), { state: 'done' }),
      invalidates: ({ location }) => ({ location, operations: ['listVms'] }),
      recoveredMessage: () => ({ id: 'data.operation.notFound' }),
    });
    const begun: Promise<unknown>[] = [];
    const writers = new Map<string, string>();
    panel.hold();
    for (const each of steps) {
      if (each.kind === 'answer') {
        panel.answer(each.place);
        await settled();
        continue;
      }
      const who = accounts[each.who];
      if (!who) continue;
      if (each.kind === 'show') panel.showConnection(who.id);
      else if (each.kind === 'read')
        begun.push(panel.cache.fetchQuery({ ...panel.within(who, () => panel.read('listVms', {}, each.where)), staleTime: 0 }));
      else {
        number += 1;
        writers.set(`m${number}`, who.id);
        begun.push(panel.run(marked, { mark: `m${number}`, location: each.where }, undefined, who));
      }
      await settled();
    }
    panel.release();
    await Promise.allSettled(begun);
    await vi.waitFor(() => expect(panel.records().filter(panel.isOpen)).toEqual([]));
    return writers;
  }

  it('never call with the token of another, and never show what another was answered', async () => {
    const panel = await open();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        run += 1;
        panel.removeConnections();
        panel.sent.length = 0;
        const accounts = ['a', 'b', 'c'].map((id) => panel.addConnection(account(`${id}${run}`)));
        const writers = await walk(panel, accounts, steps);
        for (const { id, token } of accounts)
          for (const where of ['tll01', 'jkt01'])
            for (const row of panel.cache.getQueryData<{ uuid: string }[]>(panel.keyOf({ id }, 'listVms', where, {})) ?? [])
              expect(row.uuid).toBe(token);
        for (const record of panel.records()) expect(record.connection).toBe(writers.get(record.target.name));
        const written = [...writers.values()].flatMap((id) => [`token-of-${id}`, `token-of-${id}`]);
        const byName = (one: string | null, other: string | null) => (one ?? '').localeCompare(other ?? '');
        expect(panel.tokens('POST').toSorted(byName)).toEqual(written.toSorted(byName));
        panel.cache.clear();
      }),
      { numRuns: 30 },
    );
  }, 30_000);
});
