import { beforeEach, describe, expect, it } from 'vitest';
import { msg } from '@/i18n';
import { soon } from '@/test-support';
import type { Verification } from './engine';
import {
  browser,
  input,
  kept,
  life,
  lost,
  notYet,
  open,
  openBrowser,
  secrets,
  signedIn,
  states,
  thing,
  until,
  type Made,
} from './engine.test-support';

beforeEach(openBrowser);

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
    expect(browser.clock - 1_000_000).toBeGreaterThanOrEqual(20_000);
    expect(seen.looked.length).toBeGreaterThan(3);
    expect(seen.sent).toHaveLength(1);
    await soon(() => expect(browser.held.size).toBe(0));
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
    browser.held.clear();
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
    const sentAt = browser.clock;
    for (const waited of [12_000, 30_000, 40_000]) {
      browser.clock = sentAt + waited;
      const panel = await open();
      const never = new Promise<never>(() => undefined);
      const { seen } = thing(panel, { verify: () => (waited < 40_000 ? never : Promise.resolve(notYet)) });
      await panel.recoverOperations();
      if (waited < 40_000) await soon(() => expect(seen.looked).toHaveLength(1));
      else await until(panel, 'missing');
      expect(browser.clock - sentAt).toBe(waited);
      browser.held.clear();
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
    await soon(() => expect(browser.held.size).toBe(0));
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
    browser.held.set(`burrow:life:${id}`, () => undefined);
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
    expect(browser.held.size).toBe(0);
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
    const activity = [...browser.local.kept].flatMap(([key, text]) => (key.startsWith('burrow.activity.') ? [text] : [])).join();
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
    expect(browser.local.kept.size).toBe(0);
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
    await soon(() => expect(browser.held.size).toBe(0));
    expect(panel.records()).toEqual([]);
    expect(kept()).not.toContain('web');
  });

  it('is what all tabs wrote, the newest first', async () => {
    const panel = await open();
    const { kind } = thing(panel);
    await panel.run(kind, input, secrets);
    const own = await until(panel, 'done');
    const theirs = { ...own, id: 'theirs', startedAt: own.startedAt + 1 };
    browser.local.setItem('burrow.activity.s-1.theirs', JSON.stringify(theirs));
    browser.onStorage?.({ key: 'burrow.activity.s-1.theirs' });
    expect(panel.records().map((record) => record.id)).toEqual(['theirs', own.id]);
    browser.clock += 10;
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
      panel.addRecord({ ...underWay, id: `r-${index}`, state: 'failed', startedAt: browser.clock + index });
    expect(panel.records()).toHaveLength(101);
    expect(panel.records()[0]?.id).toBe('r-120');
    expect(panel.records().at(-1)?.id).toBe(underWay.id);
    panel.clearFinished();
    expect(panel.records().map((record) => record.id)).toEqual([underWay.id]);
    settled.resolve({ state: 'done' });
    await until(panel, 'done');
  });

  it('that cannot be read is nothing', async () => {
    browser.local.setItem('burrow.activity.s-1.a', '{broken');
    browser.local.setItem('burrow.activity.s-1.b', 'null');
    expect((await open()).records()).toEqual([]);
  });
});
