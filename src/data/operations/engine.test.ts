import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorKind } from '@/api';
import { msg } from '@/i18n';
import type { Verification, OperationKind } from './engine';
import type { OperationRecord } from './records';
import { memoryStorage } from '@/device/test-support';

/* ——— A browser of two storages and of locks, and a clock that only sleeping moves ——— */

let local = memoryStorage();
let held = new Map<string, () => void>();
let onStorage: ((event: { key: string }) => void) | undefined;

const locks = {
  request: (name: string, _: unknown, take: (lock: object | null) => Promise<void> | undefined) => {
    if (held.has(name)) return Promise.resolve(take(null));
    held.set(name, () => undefined);
    return Promise.resolve(take({ name })).then(() => void held.delete(name));
  },
};

let clock = 0;
let slept: number[] = [];

/** The panel as a page that has just been opened; what an earlier one kept is still there. */
async function open() {
  vi.resetModules();
  const [engine, records, session, reads, api, operations, exchange] = await Promise.all([
    import('./engine'),
    import('./records'),
    import('../core/session'),
    import('../core/reads'),
    import('@/api'),
    import('./index'),
    import('@/api/exchange'),
  ]);
  engine.timing.now = () => clock;
  engine.timing.sleep = (milliseconds) => {
    slept.push(milliseconds);
    clock += milliseconds;
    return Promise.resolve();
  };
  return {
    ...engine,
    ...records,
    ...session,
    ...operations,
    ApiError: api.ApiError,
    world: exchange.world,
    cache: reads.cache,
    read: reads.read,
    keyOf: reads.keyOf,
  };
}
type Panel = Awaited<ReturnType<typeof open>>;

const signedIn = (id = 's-1') => local.setItem('burrow.session', JSON.stringify({ id, token: 'the-token', kept: true, demo: false }));
const kept = () => [...local.kept.values()].join('\n');

beforeEach(() => {
  local = memoryStorage();
  held = new Map();
  clock = 1_000_000;
  slept = [];
  onStorage = undefined;
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', memoryStorage());
  vi.stubGlobal('navigator', { locks });
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('addEventListener', (name: string, listener: (event: { key: string }) => void) => {
    if (name === 'storage') onStorage = listener;
  });
  signedIn();
});

/* ——— Something to have done ——— */

interface Input {
  readonly location: string;
  readonly name: string;
}
interface Made {
  readonly uuid: string;
}
interface Secrets {
  readonly password: string;
}

const input: Input = { location: 'tll01', name: 'web' };
const secrets: Secrets = { password: 'Secret-123' };

/** What was sent and how often it was looked for; every answer is the test's to give. */
type More = Partial<Pick<OperationKind<Input, Made, Secrets>, 'name' | 'family' | 'prepare' | 'refused' | 'lost' | 'repeated'>>;
function thing(
  panel: Panel,
  { more = {}, ...answers }: { send?: () => Promise<Made>; verify?: (count: number) => Promise<Verification>; more?: More } = {},
) {
  const seen = { sent: [] as Secrets[], looked: [] as (Made | undefined)[] };
  const kind: OperationKind<Input, Made, Secrets> = panel.defineOperation<Input, Made, Secrets>({
    name: 'vm.create',
    title: ({ name }) => msg('data.vm.create.title', { name }),
    target: ({ name, location }, uuid) => ({ type: 'vm', name, location, uuid }),
    made: ({ uuid }) => uuid,
    lockKey: ({ location, name }) => `${location}/${name}`,
    send: (_, given) => {
      seen.sent.push(given);
      return answers.send?.() ?? Promise.resolve({ uuid: 'u-1' });
    },
    verify: (_, result) => {
      seen.looked.push(result);
      return answers.verify?.(seen.looked.length) ?? Promise.resolve({ state: 'done', uuid: 'u-1' });
    },
    outcomeMessage: ({ name }) => msg('data.vm.create.found', { name }),
    invalidates: ({ location }) => ({ location, operations: ['listVms'] }),
    verifyTimeout: 20_000,
    ...more,
  });
  return { kind, seen };
}

const states = (panel: Panel) => panel.records().map((record) => record.state);
/** Resolves when the newest record has come to a state. */
const until = (panel: Panel, state: OperationRecord['state']) =>
  new Promise<OperationRecord>((resolve) => {
    const check = () => {
      const record = panel.records()[0];
      if (record?.state === state) resolve(record);
    };
    panel.onRecords(check);
    check();
  });
/** Every state that the newest record goes through. */
const life = (panel: Panel) => {
  const all: string[] = [];
  panel.onRecords(([record]) => {
    if (record && record.state !== all.at(-1)) all.push(record.state);
  });
  return all;
};
const lost = (panel: Panel, kind: ErrorKind = 'network') => new panel.ApiError(kind, { operation: 'createVm' });
const notYet: Verification = { state: 'not-yet' };

describe('doing something', () => {
  it('goes from sending over settling to done, and tells what was made', async () => {
    const panel = await open();
    const answer = Promise.withResolvers<Made>();
    const { kind, seen } = thing(panel, { send: () => answer.promise });
    const all = life(panel);
    const running = panel.run(kind, input, secrets);
    const first = await until(panel, 'sending');
    expect(first).toMatchObject({
      session: 's-1',
      kind: 'vm.create',
      input,
      title: { id: 'data.vm.create.title', values: { name: 'web' } },
      target: { type: 'vm', name: 'web', location: 'tll01' },
      startedAt: 1_000_000,
    });
    expect(first.target.uuid).toBeUndefined();
    answer.resolve({ uuid: 'u-1' });
    expect(await running).toEqual({ result: { uuid: 'u-1' }, uuid: 'u-1' });
    const record = await until(panel, 'done');
    expect(all).toEqual(['sending', 'settling', 'done']);
    expect(record).toMatchObject({ target: { uuid: 'u-1' }, finishedAt: clock });
    expect(record.outcome).toBeUndefined();
    expect(seen).toEqual({ sent: [secrets], looked: [{ uuid: 'u-1' }] });
  });

  it('looks with growing pauses until the cloud has settled', async () => {
    const panel = await open();
    const { kind, seen } = thing(panel, { verify: (count) => Promise.resolve(count < 4 ? notYet : { state: 'done' }) });
    await panel.run(kind, input, secrets);
    await until(panel, 'done');
    expect(seen.looked).toHaveLength(4);
    expect(slept).toEqual([1500, 3000, 5000]);
    expect(seen.sent).toHaveLength(1);
  });

  it('is done after two minutes even if the cloud never settles, or cannot be asked', async () => {
    const panel = await open();
    const { kind } = thing(panel, { verify: (count) => (count % 2 ? Promise.reject(lost(panel)) : Promise.resolve(notYet)) });
    await panel.run(kind, input, secrets);
    const record = await until(panel, 'done');
    expect((record.finishedAt ?? 0) - record.startedAt).toBeGreaterThanOrEqual(120_000);
    expect((record.finishedAt ?? 0) - record.startedAt).toBeLessThan(140_000);
  });

  it('has the lists that it invalidates read anew, and asks its location often while it is under way', async () => {
    const panel = await open();
    const anew = vi.spyOn(panel.cache, 'invalidateQueries');
    const answer = Promise.withResolvers<Made>();
    const { kind } = thing(panel, { send: () => answer.promise });
    const every = (location: string) => {
      const interval = panel.read('listVms', {}, location).refetchInterval as unknown as (query: object) => number | false;
      return interval({ state: { data: [], status: 'success' } });
    };
    expect(every('tll01')).toBe(60_000);
    const running = panel.run(kind, input, secrets);
    await until(panel, 'sending');
    expect([every('tll01'), every('jkt01')]).toEqual([3000, 60_000]);
    answer.resolve({ uuid: 'u-1' });
    await running;
    await until(panel, 'done');
    expect(every('tll01')).toBe(60_000);
    expect(anew).toHaveBeenCalledWith({ queryKey: ['s-1', 'tll01', 'listVms'] });
  });
});

describe('the same thing twice', () => {
  it('is sent once: the second is told that it is under way, also while the first settles', async () => {
    const panel = await open();
    const settled = Promise.withResolvers<Verification>();
    const { kind, seen } = thing(panel, { verify: () => settled.promise });
    const [first, second] = await Promise.allSettled([panel.run(kind, input, secrets), panel.run(kind, input, secrets)]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { name: 'AlreadyUnderWay' } });
    await expect(panel.run(kind, input, secrets)).rejects.toBeInstanceOf(panel.AlreadyUnderWay);
    expect(seen.sent).toHaveLength(1);
    expect(panel.records()).toHaveLength(1);
    settled.resolve({ state: 'done' });
    await until(panel, 'done');
    await vi.waitFor(() => expect(held.size).toBe(0));
    await panel.run(kind, input, secrets);
    expect(seen.sent).toHaveLength(2);
  });

  it('may be done when it is not the same', async () => {
    const panel = await open();
    const { kind, seen } = thing(panel);
    await Promise.all([
      panel.run(kind, input, secrets),
      panel.run(kind, { ...input, name: 'db' }, secrets),
      panel.run(kind, { ...input, location: 'jkt01' }, secrets),
    ]);
    expect(seen.sent).toHaveLength(3);
  });

  it('is not sent when it is under way in another tab, and leaves no record', async () => {
    const panel = await open();
    const { kind, seen } = thing(panel);
    held.set('burrow:vm.create:tll01/web', () => undefined);
    await expect(panel.run(kind, input, secrets)).rejects.toBeInstanceOf(panel.AlreadyUnderWay);
    expect(seen.sent).toEqual([]);
    expect(panel.records()).toEqual([]);
  });

  it('is sent once in this tab where the browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    const panel = await open();
    const { kind, seen } = thing(panel);
    const results = await Promise.allSettled([panel.run(kind, input, secrets), panel.run(kind, input, secrets)]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected']);
    expect(seen.sent).toHaveLength(1);
  });

  it('may be sent again after it failed', async () => {
    const panel = await open();
    const { kind, seen } = thing(panel, { send: () => Promise.reject(lost(panel, 'conflict')) });
    await expect(panel.run(kind, input, secrets)).rejects.toMatchObject({ kind: 'conflict' });
    await vi.waitFor(() => expect(held.size).toBe(0));
    await expect(panel.run(kind, input, secrets)).rejects.toMatchObject({ kind: 'conflict' });
    expect(seen.sent).toHaveLength(2);
  });
});

describe('a failure', () => {
  it.each(['forbidden', 'not-found', 'no-such-route', 'conflict', 'invalid', 'limited'] as const)(
    'that is certain (%s) is recorded and thrown, and nothing is looked for',
    async (kindOf) => {
      const panel = await open();
      const error = new panel.ApiError(kindOf, { operation: 'createVm', status: 400, text: 'No.', correlationId: 'corr-17' });
      const { kind, seen } = thing(panel, { send: () => Promise.reject(error) });
      const all = life(panel);
      await expect(panel.run(kind, input, secrets)).rejects.toBe(error);
      expect(all).toEqual(['sending', 'failed']);
      expect(panel.records()[0]).toMatchObject({
        error: { kind: kindOf, text: 'No.', status: 400, correlationId: 'corr-17' },
        finishedAt: clock,
      });
      expect(seen.looked).toEqual([]);
      expect(seen.sent).toHaveLength(1);
    },
  );

  it('of the panel itself is recorded too', async () => {
    const panel = await open();
    const { kind } = thing(panel, { send: () => Promise.reject(new Error('createVm needs a location')) });
    await expect(panel.run(kind, input, secrets)).rejects.toThrow('needs a location');
    expect(panel.records()[0]?.error).toEqual({ kind: 'other', text: 'createVm needs a location' });
  });
});

describe('kinds of one family', () => {
  const family = 'money';
  it('hold back one another where their lockKey is the same', async () => {
    const panel = await open();
    const settled = Promise.withResolvers<Verification>();
    const first = thing(panel, { verify: () => settled.promise, more: { family } });
    const second = thing(panel, { more: { family, name: 'vm.other' } });
    await panel.run(first.kind, input, secrets);
    await expect(panel.run(second.kind, input, secrets)).rejects.toBeInstanceOf(panel.AlreadyUnderWay);
    await panel.run(second.kind, { ...input, name: 'db' }, secrets);
    expect([first.seen.sent.length, second.seen.sent.length]).toEqual([1, 1]);
    settled.resolve({ state: 'done' });
  });

  it('are held back by what a page that is gone has left, which is looked after first', async () => {
    const gone = await open();
    const left = thing(gone, { send: () => new Promise<never>(() => undefined), more: { family } });
    void gone.run(left.kind, input, secrets);
    await until(gone, 'sending');
    held.clear();
    const panel = await open();
    const found = Promise.withResolvers<Verification>();
    const first = thing(panel, { verify: () => found.promise, more: { family } });
    const second = thing(panel, { more: { family, name: 'vm.other' } });
    await expect(panel.run(second.kind, input, secrets)).rejects.toBeInstanceOf(panel.AlreadyUnderWay);
    await vi.waitFor(() => expect(first.seen.looked).toHaveLength(1));
    await expect(panel.run(second.kind, input, secrets), 'while it is looked after').rejects.toBeInstanceOf(panel.AlreadyUnderWay);
    found.resolve({ state: 'done' });
    await until(panel, 'done');
    await vi.waitFor(() => expect(held.size).toBe(0));
    await panel.run(second.kind, input, secrets);
    expect([first.seen.sent.length, second.seen.sent.length]).toEqual([0, 1]);
  });
});

describe('what is read just before', () => {
  it('is read when nothing of its lockKey is under way any more, and is recorded and sent', async () => {
    const panel = await open();
    const order: string[] = [];
    const { kind } = thing(panel, {
      send: () => {
        order.push('sent');
        return Promise.resolve({ uuid: 'u-1' });
      },
      more: {
        prepare: (asked) => {
          order.push(`prepared, ${held.has('burrow:vm.create:tll01/web') ? 'held' : 'free'}, ${panel.records().length} records`);
          return Promise.resolve({ ...asked, name: 'as it is' });
        },
      },
    });
    await panel.run(kind, input, secrets);
    expect(order).toEqual(['prepared, held, 0 records', 'sent']);
    expect(panel.records()[0]).toMatchObject({ input: { name: 'as it is' }, title: { values: { name: 'as it is' } } });
  });

  it('and fails, so that nothing is sent or recorded, and it may be tried again', async () => {
    const panel = await open();
    const { kind, seen } = thing(panel, { more: { prepare: () => Promise.reject(new panel.NotAsAsked(msg('data.error.other'))) } });
    await expect(panel.run(kind, input, secrets)).rejects.toBeInstanceOf(panel.NotAsAsked);
    expect([seen.sent, panel.records(), held.size]).toEqual([[], [], 0]);
  });
});

describe('a refusal of what looks then, too', () => {
  const refused = msg('data.error.invalid');
  const part = msg('data.error.conflict');
  const refusing = (panel: Panel, kindOf: ErrorKind = 'invalid') => ({
    send: () => Promise.reject(new panel.ApiError(kindOf, { operation: 'createVm', status: 400, text: 'No.' })),
    more: { refused },
  });

  it.each([
    ['nothing', () => Promise.resolve(notYet), refused],
    ['a part of it', () => Promise.resolve({ ...notYet, words: part }), part],
    ['all of it', () => Promise.resolve<Verification>({ state: 'done', words: part }), part],
  ])('says that %s was found', async (_, verify, words) => {
    const panel = await open();
    const { kind, seen } = thing(panel, { ...refusing(panel), verify });
    await expect(panel.run(kind, input, secrets)).rejects.toMatchObject({ name: 'Refused', words, error: { kind: 'invalid' } });
    expect(panel.records()[0]).toMatchObject({ state: 'failed', outcome: words, error: { text: 'No.' } });
    expect([seen.sent.length, seen.looked.length, held.size]).toEqual([1, 1, 0]);
  });

  it('says no more than the platform where it cannot be looked', async () => {
    const panel = await open();
    const { kind } = thing(panel, { ...refusing(panel), verify: () => Promise.reject(lost(panel)) });
    await expect(panel.run(kind, input, secrets)).rejects.toMatchObject({ name: 'ApiError' });
    expect(panel.records()[0]?.outcome).toBeUndefined();
  });

  it('does not wait for a token to verify', async () => {
    const panel = await open();
    const { kind, seen } = thing(panel, refusing(panel, 'unauthorized'));
    await expect(panel.run(kind, input, secrets)).rejects.toMatchObject({ name: 'SignInEnded', cause: { kind: 'unauthorized' } });
    expect(panel.records()[0]).toMatchObject({ state: 'failed', error: { kind: 'unauthorized', text: 'No.' } });
    expect(seen.looked).toEqual([]);
  });
});

describe('a token that is refused after the user has confirmed', () => {
  const platform = (panel: Panel) => {
    let reads: PromiseWithResolvers<Response>[] = [];
    panel.world.current = {
      fetch: (request) => {
        if (request.headers.get('apikey') === 'second') return Promise.resolve(Response.json({ id: 8, name: 'me' }));
        const next = Promise.withResolvers<Response>();
        reads = [...reads, next];
        return next.promise;
      },
      sleep: () => Promise.resolve(),
    };
    panel.connectSession('https://cloud.example');
    const refuse = () =>
      reads.forEach(({ resolve }) => resolve(Response.json({ message: 'No API key found in request' }, { status: 401 })));
    return { refuse, asked: () => reads.length };
  };
  const readsFirst = (panel: Panel) => ({
    prepare: async (asked: Input) => {
      await panel.callFor()('getUser', {});
      return asked;
    },
  });
  const outcomeOf = (running: Promise<unknown>) =>
    running.then(
      () => 'sent',
      (error: Error) => error.name,
    );

  it('ends what it is preparing at once; nothing goes out when another one is there', async () => {
    const panel = await open();
    const { refuse, asked } = platform(panel);
    const { kind, seen } = thing(panel, { more: readsFirst(panel) });
    const running = outcomeOf(panel.run(kind, input, secrets));
    await vi.waitFor(() => expect(asked()).toBe(1));
    refuse();
    expect(await running).toBe('SignInEnded');
    await panel.signInAgain('second');
    expect([seen.sent, panel.records(), held.size]).toEqual([[], [], 0]);
    expect(await outcomeOf(panel.run(kind, input, secrets))).toBe('sent');
  });

  it('ends it too when it is another reading that was refused', async () => {
    const panel = await open();
    const { refuse, asked } = platform(panel);
    const waits = Promise.withResolvers<Input>();
    const { kind, seen } = thing(panel, { more: { prepare: () => waits.promise } });
    const page = panel.callFor()('getUser', {}, { waits: true });
    const running = outcomeOf(panel.run(kind, input, secrets));
    await vi.waitFor(() => expect(asked()).toBe(1));
    refuse();
    expect(await running).toBe('SignInEnded');
    await panel.signInAgain('second');
    waits.resolve(input);
    await page;
    expect(seen.sent).toEqual([]);
  });

  it('ends the rest of what one confirmation was for', async () => {
    const panel = await open();
    const { refuse, asked } = platform(panel);
    const { kind, seen } = thing(panel);
    const together = panel.runTogether();
    await together(kind, input, secrets);
    const page = panel.callFor()('getUser', {}, { waits: true });
    await vi.waitFor(() => expect(asked()).toBe(1));
    const ends = panel.identityEnds();
    refuse();
    await vi.waitFor(() => expect(ends.aborted).toBe(true));
    await panel.signInAgain('second');
    await page;
    expect(await outcomeOf(together(kind, { ...input, name: 'other' }, secrets))).toBe('SignInEnded');
    expect(seen.sent).toHaveLength(1);
  });

  it('lets what has been sent be looked for under the next one', async () => {
    const panel = await open();
    const { refuse, asked } = platform(panel);
    const { kind } = thing(panel, {
      send: () => Promise.reject(lost(panel)),
      verify: async () => {
        await panel.callFor()('getUser', {});
        return { state: 'done', uuid: 'u-1' };
      },
    });
    const running = outcomeOf(panel.run(kind, input, secrets));
    await vi.waitFor(() => expect(asked()).toBe(1));
    const ends = panel.identityEnds();
    refuse();
    await vi.waitFor(() => expect(ends.aborted).toBe(true));
    await panel.signInAgain('second');
    expect(await running).toBe('sent');
    expect(states(panel)).toEqual(['done']);
  });
});

describe('a lost answer', () => {
  it.each(['network', 'timeout', 'malformed', 'server'] as const)(
    '(%s) is looked for, and done when the effect is found',
    async (kindOf) => {
      const panel = await open();
      const { kind, seen } = thing(panel, {
        send: () => Promise.reject(lost(panel, kindOf)),
        verify: (count) => Promise.resolve(count < 3 ? notYet : { state: 'done', uuid: 'u-9' }),
      });
      const all = life(panel);
      expect(await panel.run(kind, input, secrets)).toEqual({ result: undefined, uuid: 'u-9' });
      expect(all).toEqual(['sending', 'looking', 'done']);
      const record = panel.records()[0];
      expect(record).toMatchObject({ target: { uuid: 'u-9' }, outcome: { id: 'data.vm.create.found', values: { name: 'web' } } });
      expect(record?.error).toBeUndefined();
      expect(seen.sent).toHaveLength(1);
      expect(seen.looked).toEqual([undefined, undefined, undefined]);
    },
  );

  it('whose effect is not found in time is missing, and never sent again', async () => {
    const panel = await open();
    const error = lost(panel, 'timeout');
    const { kind, seen } = thing(panel, { send: () => Promise.reject(error), verify: () => Promise.resolve(notYet) });
    const failure: unknown = await panel.run(kind, input, secrets).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(panel.Lost);
    expect(failure).toMatchObject({ error });
    expect(panel.records()[0]).toMatchObject({ state: 'missing', outcome: { id: 'data.operation.notFound' }, error: { kind: 'timeout' } });
    expect(clock - 1_000_000).toBeGreaterThanOrEqual(20_000);
    expect(seen.looked.length).toBeGreaterThan(3);
    expect(seen.sent).toHaveLength(1);
    await vi.waitFor(() => expect(held.size).toBe(0));
  });

  it('whose effect is found says what was found, in full or in part', async () => {
    const panel = await open();
    const words = msg('data.error.conflict');
    const all = thing(panel, { send: () => Promise.reject(lost(panel)), verify: () => Promise.resolve({ state: 'done', words }) });
    await panel.run(all.kind, input, secrets);
    expect(panel.records()[0]).toMatchObject({ state: 'done', outcome: words });
    const some = thing(panel, {
      send: () => Promise.reject(lost(panel)),
      verify: (count) => Promise.resolve(count === 2 ? { ...notYet, words } : notYet),
      more: { lost: msg('data.error.lost') },
    });
    await expect(panel.run(some.kind, { ...input, name: 'db' }, secrets)).rejects.toMatchObject({ name: 'Lost', words });
    expect(panel.records().find((record) => record.target.name === 'db')).toMatchObject({ state: 'missing', outcome: words });
  });

  it('whose effect cannot come any more is missing at once', async () => {
    const panel = await open();
    const { kind, seen } = thing(panel, { send: () => Promise.reject(lost(panel)), verify: () => Promise.resolve({ state: 'never' }) });
    await expect(panel.run(kind, input, secrets)).rejects.toBeInstanceOf(panel.Lost);
    expect(seen.looked).toHaveLength(1);
    expect(states(panel)).toEqual(['missing']);
  });

  it('goes on being looked for while the cloud cannot be reached', async () => {
    const panel = await open();
    const { kind, seen } = thing(panel, {
      send: () => Promise.reject(lost(panel)),
      verify: (count) => (count < 4 ? Promise.reject(lost(panel)) : Promise.resolve({ state: 'done' })),
    });
    await panel.run(kind, input, secrets);
    expect(states(panel)).toEqual(['done']);
    expect(seen.looked).toHaveLength(4);
    expect(seen.sent).toHaveLength(1);
  });

  it('keeps the same from being sent while it is looked for', async () => {
    const panel = await open();
    const found = Promise.withResolvers<Verification>();
    const { kind, seen } = thing(panel, { send: () => Promise.reject(lost(panel)), verify: () => found.promise });
    const running = panel.run(kind, input, secrets);
    await until(panel, 'looking');
    await expect(panel.run(kind, input, secrets)).rejects.toBeInstanceOf(panel.AlreadyUnderWay);
    found.resolve({ state: 'done' });
    await running;
    expect(seen.sent).toHaveLength(1);
  });
});

describe('more than was asked for', () => {
  const twice = msg('data.error.conflict');

  it('is said as soon as the answer is there, and stays said', async () => {
    const panel = await open();
    const settled = Promise.withResolvers<Verification>();
    const { kind, seen } = thing(panel, { verify: () => settled.promise, more: { repeated: () => Promise.resolve(twice) } });
    await panel.run(kind, input, secrets);
    expect(panel.records()[0]).toMatchObject({ state: 'settling', outcome: twice, warning: true });
    settled.resolve({ state: 'done' });
    expect(await until(panel, 'done')).toMatchObject({ outcome: twice, warning: true });
    expect(seen.sent).toHaveLength(1);
  });

  it('is said when it shows late, and when the answer was lost', async () => {
    const panel = await open();
    let looks = 0;
    const late = thing(panel, { more: { repeated: () => Promise.resolve(looks++ > 0 ? twice : undefined) } });
    await panel.run(late.kind, input, secrets);
    expect(await until(panel, 'done')).toMatchObject({ outcome: twice, warning: true });
    const gone = thing(panel, { send: () => Promise.reject(lost(panel)), more: { repeated: () => Promise.resolve(twice) } });
    await panel.run(gone.kind, { ...input, name: 'db' }, secrets);
    expect(panel.records().find((record) => record.target.name === 'db')).toMatchObject({ state: 'done', outcome: twice, warning: true });
  });

  it('is nothing that keeps what was done from being done', async () => {
    const panel = await open();
    const { kind } = thing(panel, { more: { repeated: () => Promise.reject(lost(panel)) } });
    await panel.run(kind, input, secrets);
    expect((await until(panel, 'done')).warning).toBeUndefined();
  });
});

describe('after a reload', () => {
  /** A page that sends and is closed before it knows how that ended. */
  async function closedWhile(state: 'sending' | 'settling' | 'looking') {
    const before = await open();
    const never = new Promise<never>(() => undefined);
    const { kind } = thing(before, {
      send: () => (state === 'sending' ? never : state === 'settling' ? Promise.resolve({ uuid: 'u-1' }) : Promise.reject(lost(before))),
      verify: () => never,
    });
    void before.run(kind, input, secrets);
    await until(before, state);
    // The browser gives back the locks of a page that is gone.
    held.clear();
    return before.records()[0]?.id;
  }

  it.each(['sending', 'looking'] as const)('what was %s is looked for, not sent, and found', async (state) => {
    const id = await closedWhile(state);
    const panel = await open();
    const { seen } = thing(panel, { verify: (count) => Promise.resolve(count < 2 ? notYet : { state: 'done', uuid: 'u-9' }) });
    await panel.recoverOperations();
    const record = await until(panel, 'done');
    expect(record).toMatchObject({ id, target: { uuid: 'u-9' }, outcome: { id: 'data.vm.create.found' } });
    expect(seen.sent).toEqual([]);
    expect(seen.looked).toHaveLength(2);
    expect(panel.records()).toHaveLength(1);
  });

  it('what is not found is missing', async () => {
    await closedWhile('sending');
    const panel = await open();
    const { seen } = thing(panel, { verify: () => Promise.resolve(notYet) });
    await panel.recoverOperations();
    expect(await until(panel, 'missing')).toMatchObject({ outcome: { id: 'data.operation.notFound' } });
    expect(seen.sent).toEqual([]);
  });

  it('the search goes on for the rest of its time, counted from the sending, and does not begin anew', async () => {
    await closedWhile('looking');
    const sentAt = clock;
    for (const waited of [12_000, 30_000, 40_000]) {
      clock = sentAt + waited;
      const panel = await open();
      const never = new Promise<never>(() => undefined);
      const { seen } = thing(panel, { verify: () => (waited < 40_000 ? never : Promise.resolve(notYet)) });
      await panel.recoverOperations();
      if (waited < 40_000) await vi.waitFor(() => expect(seen.looked).toHaveLength(1));
      else await until(panel, 'missing');
      expect(clock - sentAt).toBe(waited);
      held.clear();
    }
  });

  it('what was settling had its answer: it settles on, and nobody says that the answer was lost', async () => {
    await closedWhile('settling');
    const panel = await open();
    const { seen } = thing(panel, { verify: () => Promise.resolve({ state: 'done' }) });
    await panel.recoverOperations();
    const record = await until(panel, 'done');
    expect(record.outcome).toBeUndefined();
    expect(record.error).toBeUndefined();
    expect(record.target.uuid).toBe('u-1');
    expect(seen.sent).toEqual([]);
    await vi.waitFor(() => expect(held.size).toBe(0));
  });

  it('what was accepted and is not to be seen in two minutes is said to be so', async () => {
    await closedWhile('settling');
    const panel = await open();
    thing(panel, { verify: () => Promise.resolve(notYet) });
    await panel.recoverOperations();
    expect((await until(panel, 'done')).outcome).toEqual({ id: 'data.operation.unsettled', values: undefined });
  });

  it('what is under way in a tab that still lives is left to it', async () => {
    const id = await closedWhile('sending');
    held.set(`burrow:life:${id}`, () => undefined);
    const panel = await open();
    const { seen } = thing(panel);
    await panel.recoverOperations();
    expect(seen).toEqual({ sent: [], looked: [] });
    expect(states(panel)).toEqual(['sending']);
  });

  it('a kind that is not known any more harms nothing', async () => {
    await closedWhile('sending');
    const panel = await open();
    await panel.recoverOperations();
    expect(states(panel)).toEqual(['sending']);
    expect(held.size).toBe(0);
  });
});

describe('what is kept', () => {
  it.each(['done', 'failed', 'found', 'missing'] as const)('never holds a secret or the token (%s)', async (end) => {
    const panel = await open();
    const { kind, seen } = thing(panel, {
      send: () =>
        end === 'done' ? Promise.resolve({ uuid: 'u-1' }) : Promise.reject(lost(panel, end === 'failed' ? 'invalid' : 'network')),
      verify: () => Promise.resolve({ state: end === 'missing' ? 'never' : 'done' }),
    });
    const written: string[] = [];
    panel.onRecords((now) => written.push(JSON.stringify(now)));
    await panel.run(kind, input, secrets).catch(() => undefined);
    await until(panel, end === 'failed' || end === 'missing' ? end : 'done');
    expect(seen.sent).toEqual([secrets]);
    const activity = [...local.kept].flatMap(([key, text]) => (key.startsWith('burrow.activity.') ? [text] : [])).join();
    expect(activity).toContain('vm.create');
    for (const text of [activity, ...written]) {
      expect(text).not.toContain(secrets.password);
      expect(text).not.toContain('the-token');
    }
  });

  it('comes back with the page, for the same session only', async () => {
    const panel = await open();
    const { kind } = thing(panel);
    await panel.run(kind, input, secrets);
    await until(panel, 'done');
    expect(states(await open())).toEqual(['done']);
    signedIn('s-2');
    expect(states(await open())).toEqual([]);
  });

  it('is thrown away when the user signs out', async () => {
    const panel = await open();
    const { kind } = thing(panel);
    await panel.run(kind, input, secrets);
    await until(panel, 'done');
    expect(kept()).toContain('web');
    panel.signOut();
    expect(panel.records()).toEqual([]);
    expect(local.kept.size).toBe(0);
  });

  it('does not come back when something ends after the user has signed out', async () => {
    const panel = await open();
    const answer = Promise.withResolvers<Made>();
    const { kind } = thing(panel, { send: () => answer.promise });
    const running = panel.run(kind, input, secrets);
    await until(panel, 'sending');
    panel.signOut();
    answer.resolve({ uuid: 'u-1' });
    await running;
    await vi.waitFor(() => expect(held.size).toBe(0));
    expect(panel.records()).toEqual([]);
    expect(kept()).not.toContain('web');
  });

  it('is what all tabs wrote, the newest first', async () => {
    const panel = await open();
    const { kind } = thing(panel);
    await panel.run(kind, input, secrets);
    const own = await until(panel, 'done');
    const theirs = { ...own, id: 'theirs', startedAt: own.startedAt + 1 };
    local.setItem('burrow.activity.s-1.theirs', JSON.stringify(theirs));
    onStorage?.({ key: 'burrow.activity.s-1.theirs' });
    expect(panel.records().map((record) => record.id)).toEqual(['theirs', own.id]);
    clock += 10;
    await panel.run(kind, { ...input, name: 'db' }, secrets);
    expect(panel.records().map((record) => record.target.name)).toEqual(['db', 'web', 'web']);
    expect(panel.records()[1]?.id).toBe('theirs');
  });

  it('is a hundred records, and those still under way however many follow; finished ones can be cleared', async () => {
    const panel = await open();
    const settled = Promise.withResolvers<Verification>();
    const { kind } = thing(panel, { verify: () => settled.promise });
    await panel.run(kind, input, secrets);
    const underWay = panel.records()[0];
    if (!underWay) throw new Error('nothing was recorded');
    for (let index = 1; index <= 120; index += 1)
      panel.addRecord({ ...underWay, id: `r-${index}`, state: 'failed', startedAt: clock + index });
    expect(panel.records()).toHaveLength(101);
    expect(panel.records()[0]?.id).toBe('r-120');
    expect(panel.records().at(-1)?.id).toBe(underWay.id);
    panel.clearFinished();
    expect(panel.records().map((record) => record.id)).toEqual([underWay.id]);
    settled.resolve({ state: 'done' });
    await until(panel, 'done');
  });

  it('that cannot be read is nothing', async () => {
    local.setItem('burrow.activity.s-1.a', '{broken');
    local.setItem('burrow.activity.s-1.b', 'null');
    expect((await open()).records()).toEqual([]);
  });
});
