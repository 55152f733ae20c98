import { beforeEach, describe, expect, it, vi } from 'vitest';
import { msg } from '@/i18n';
import type { OperationRecord } from './records';

/* ——— One browser, several tabs: each has a storage of its own beside the shared one, and hears what others write ——— */

type Heard = (event: { key: string }) => void;
const storage = (changed: (key: string) => void = () => undefined) => {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      kept.set(key, value);
      changed(key);
    },
    removeItem: (key: string) => {
      kept.delete(key);
      changed(key);
    },
  };
};

let local = storage();
let listeners: Heard[] = [];
/** The browser tells other tabs a moment later; until then they know what they knew. */
let untold: string[] = [];
function tellAll() {
  for (const key of untold.splice(0)) for (const listener of listeners) listener({ key });
}

/** A tab with a sign-in of its own, as a page that has just been opened. */
async function tab(session: string) {
  const own = storage();
  own.setItem('burrow.session', JSON.stringify({ id: session, token: `token of ${session}`, kept: false, demo: false }));
  vi.stubGlobal('sessionStorage', own);
  vi.resetModules();
  const [records, { signOut }] = await Promise.all([import('./records'), import('../core/session')]);
  const inTab =
    <Args extends unknown[], Result>(act: (...args: Args) => Result) =>
    (...args: Args): Result => {
      vi.stubGlobal('sessionStorage', own);
      return act(...args);
    };
  return {
    ...records,
    signOut: inTab(signOut),
    names: () => records.records().map(({ id, state }) => `${id} ${state}`),
    add: (id: string, more: Partial<OperationRecord> = {}) =>
      records.addRecord({
        id,
        session,
        kind: 'credit.buy',
        input: {},
        title: msg('data.error.conflict'),
        target: { type: 'billing-account', name: 'Main' },
        state: 'sending',
        startedAt: 1,
        ...more,
      }),
  };
}
const keys = () => [...local.kept.keys()].toSorted();

beforeEach(() => {
  listeners = [];
  untold = [];
  local = storage((key) => untold.push(key));
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('addEventListener', (name: string, listener: Heard) => {
    if (name === 'storage') listeners.push(listener);
  });
});

describe('two tabs with sign-ins of their own', () => {
  it('keep their open records apart, whichever writes last', async () => {
    const one = await tab('s-1');
    const two = await tab('s-2');
    one.add('charge');
    two.add('create');
    one.changeRecord('charge', { state: 'looking' });
    two.add('other', { startedAt: 2 });
    two.changeRecord('create', { state: 'done' });
    two.clearFinished();
    tellAll();
    expect(one.names()).toEqual(['charge looking']);
    expect(two.names()).toEqual(['other sending']);
    expect((await tab('s-1')).names()).toEqual(['charge looking']);
    expect((await tab('s-2')).names()).toEqual(['other sending']);
  });

  it('sign out for themselves: what the other has in progress stays', async () => {
    const one = await tab('s-1');
    const two = await tab('s-2');
    one.add('charge');
    two.add('create');
    two.signOut();
    tellAll();
    expect(two.names()).toEqual([]);
    expect(one.names()).toEqual(['charge sending']);
    expect(keys()).toEqual(['burrow.activity.s-1.charge']);
    two.changeRecord('create', { state: 'done' });
    expect(keys()).toEqual(['burrow.activity.s-1.charge']);
  });

  it('have a hundred finished records each, and all that are in progress', async () => {
    const one = await tab('s-1');
    const two = await tab('s-2');
    one.add('charge', { startedAt: 0 });
    for (let index = 1; index <= 110; index += 1) {
      one.add(`a${index}`, { state: 'done', startedAt: index });
      two.add(`b${index}`, { state: 'done', startedAt: index });
    }
    expect(keys().filter((key) => key.includes('s-1'))).toHaveLength(101);
    expect(keys().filter((key) => key.includes('s-2'))).toHaveLength(100);
    expect(one.names().at(-1)).toBe('charge sending');
  });
});

describe('two tabs of one sign-in', () => {
  it('that write before they have heard of one another lose nothing', async () => {
    const one = await tab('s-1');
    const two = await tab('s-1');
    one.add('charge', { startedAt: 1 });
    two.add('create', { startedAt: 2 });
    one.changeRecord('charge', { state: 'done' });
    two.changeRecord('create', { state: 'settling' });
    tellAll();
    for (const each of [one, two, await tab('s-1')]) expect(each.names()).toEqual(['create settling', 'charge done']);
    two.clearFinished();
    tellAll();
    for (const each of [one, two, await tab('s-1')]) expect(each.names()).toEqual(['create settling']);
  });
});

it('a record of another session than the one shown is kept and changed, and not shown', async () => {
  const one = await tab('s-1');
  one.add('charge');
  one.add('other', { session: 's-2' });
  one.changeRecord('other', { state: 'done' });
  expect(one.names()).toEqual(['charge sending']);
  expect((await tab('s-2')).names()).toEqual(['other done']);
});

describe('what nobody comes back for', () => {
  it('is kept for as long as there is room, and goes by its age; what is in progress stays', async () => {
    const gone = await tab('s-0');
    gone.add('open', { startedAt: 0 });
    const text = local.getItem('burrow.activity.s-0.open') ?? '';
    for (let index = 1; index <= 1010; index += 1) {
      const record = { ...(JSON.parse(text) as OperationRecord), id: `r${index}`, state: 'done', startedAt: index };
      local.setItem(`burrow.activity.s-0.r${index}`, JSON.stringify(record));
    }
    (await tab('s-1')).add('mine');
    expect(local.getItem('burrow.activity.s-0.open')).not.toBeNull();
    expect(local.getItem('burrow.activity.s-0.r10')).toBeNull();
    expect(local.getItem('burrow.activity.s-0.r11')).not.toBeNull();
    expect(keys()).toHaveLength(1002);
  });
});

it('a storage that takes nothing costs the records of this tab nothing', async () => {
  const one = await tab('s-1');
  local.setItem = () => {
    throw new DOMException('exceeded the quota', 'QuotaExceededError');
  };
  one.add('charge');
  one.changeRecord('charge', { state: 'looking' });
  expect(one.names()).toEqual(['charge looking']);
});
