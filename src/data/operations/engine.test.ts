import { beforeEach, describe, expect, it, vi } from 'vitest';
import { msg } from '@/i18n';
import type { ErrorKind } from '@/api';
import { soon } from '@/test-support';
import type { Verification } from './engine';
import {
  browser,
  input,
  life,
  lost,
  notYet,
  open,
  openBrowser,
  secrets,
  thing,
  until,
  states,
  type Input,
  type Made,
  type Panel,
} from './engine.test-support';

beforeEach(openBrowser);

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
    expect(record).toMatchObject({ target: { uuid: 'u-1' }, finishedAt: browser.clock });
    expect(record.outcome).toBeUndefined();
    expect(seen).toEqual({ sent: [secrets], looked: [{ uuid: 'u-1' }] });
  });

  it('looks with growing pauses until the cloud has settled', async () => {
    const panel = await open();
    const { kind, seen } = thing(panel, { verify: (count) => Promise.resolve(count < 4 ? notYet : { state: 'done' }) });
    await panel.run(kind, input, secrets);
    await until(panel, 'done');
    expect(seen.looked).toHaveLength(4);
    expect(browser.slept).toEqual([1500, 3000, 5000]);
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
    await soon(() => expect(browser.held.size).toBe(0));
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
    browser.held.set('burrow:vm.create:tll01/web', () => undefined);
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
    await soon(() => expect(browser.held.size).toBe(0));
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
        finishedAt: browser.clock,
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
    browser.held.clear();
    const panel = await open();
    const found = Promise.withResolvers<Verification>();
    const first = thing(panel, { verify: () => found.promise, more: { family } });
    const second = thing(panel, { more: { family, name: 'vm.other' } });
    await expect(panel.run(second.kind, input, secrets)).rejects.toBeInstanceOf(panel.AlreadyUnderWay);
    await soon(() => expect(first.seen.looked).toHaveLength(1));
    await expect(panel.run(second.kind, input, secrets), 'while it is looked after').rejects.toBeInstanceOf(panel.AlreadyUnderWay);
    found.resolve({ state: 'done' });
    await until(panel, 'done');
    await soon(() => expect(browser.held.size).toBe(0));
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
          order.push(`prepared, ${browser.held.has('burrow:vm.create:tll01/web') ? 'held' : 'free'}, ${panel.records().length} records`);
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
    expect([seen.sent, panel.records(), browser.held.size]).toEqual([[], [], 0]);
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
    expect([seen.sent.length, seen.looked.length, browser.held.size]).toEqual([1, 1, 0]);
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
    await soon(() => expect(asked()).toBe(1));
    refuse();
    expect(await running).toBe('SignInEnded');
    await panel.signInAgain('second');
    expect([seen.sent, panel.records(), browser.held.size]).toEqual([[], [], 0]);
    expect(await outcomeOf(panel.run(kind, input, secrets))).toBe('sent');
  });

  it('ends it too when it is another reading that was refused', async () => {
    const panel = await open();
    const { refuse, asked } = platform(panel);
    const waits = Promise.withResolvers<Input>();
    const { kind, seen } = thing(panel, { more: { prepare: () => waits.promise } });
    const page = panel.callFor()('getUser', {}, { waits: true });
    const running = outcomeOf(panel.run(kind, input, secrets));
    await soon(() => expect(asked()).toBe(1));
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
    await soon(() => expect(asked()).toBe(1));
    const ends = panel.identityEnds();
    refuse();
    await soon(() => expect(ends.aborted).toBe(true));
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
    await soon(() => expect(asked()).toBe(1));
    const ends = panel.identityEnds();
    refuse();
    await soon(() => expect(ends.aborted).toBe(true));
    await panel.signInAgain('second');
    expect(await running).toBe('sent');
    expect(states(panel)).toEqual(['done']);
  });
});
