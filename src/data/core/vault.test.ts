import { assert, asyncProperty, string } from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetLocked, lock, lockedCount, unlock, updateLocked, WrongPassphrase } from './vault';
import { memoryStorage } from '@/device/test-support';

const local = memoryStorage();
const { kept } = local;
let tab = memoryStorage();
const newTab = () => {
  tab = memoryStorage();
  vi.stubGlobal('sessionStorage', tab);
};
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', local);
  newTab();
});

const one = { id: 's-1', token: 'SECRET-one', kept: false, demo: false, user: 1, name: 'Öne', colour: 'red' };
const two = { id: 's-2', token: 'SECRET-two', kept: false, demo: false, user: 2 };
const text = () => [...kept.values()].join('');

it('keeps what it is given, readable by the passphrase alone', async () => {
  expect(await lock('correct horse', [one, two])).toBe(true);
  expect(text()).not.toMatch(/SECRET|Öne/);
  expect(lockedCount()).toBe(2);
  expect(await unlock('correct horse')).toEqual([one, two]);
});

it('a wrong passphrase opens nothing and changes nothing', async () => {
  await lock('correct horse', [one]);
  const before = text();
  await expect(unlock('wrong')).rejects.toThrow(WrongPassphrase);
  await expect(lock('wrong', [two])).rejects.toThrow(WrongPassphrase);
  expect(text()).toBe(before);
  expect(await unlock('correct horse')).toEqual([one]);
});

it('locks more beside what is locked, replaces what has changed, and forgets one or all', async () => {
  await lock('p', [one]);
  await lock('p', [{ ...one, name: 'Uno' }, two]);
  expect(await unlock('p')).toEqual([{ ...one, name: 'Uno' }, two]);
  forgetLocked('s-1');
  expect(await unlock('p')).toEqual([two]);
  forgetLocked();
  expect([lockedCount(), kept.size]).toEqual([0, 0]);
});

it('what changes in a tab that has opened it is changed in what is locked', async () => {
  await lock('p', [one, two]);
  await updateLocked({ ...one, token: 'SECRET-renewed' });
  expect(text()).not.toContain('SECRET');
  newTab();
  expect(await unlock('p')).toEqual([{ ...one, token: 'SECRET-renewed' }, two]);
  await updateLocked({ ...two, name: 'Deux' });
  newTab();
  expect(await unlock('p')).toEqual([
    { ...one, token: 'SECRET-renewed' },
    { ...two, name: 'Deux' },
  ]);
});

it('a tab that has not opened it, or holds the key of another passphrase, changes nothing', async () => {
  await lock('p', [one]);
  const older = tab;
  newTab();
  await updateLocked({ ...one, name: 'Uno' });
  forgetLocked();
  await lock('q', [one]);
  vi.stubGlobal('sessionStorage', older);
  await updateLocked({ ...one, name: 'Uno' });
  await updateLocked(two);
  expect(await unlock('q')).toEqual([one]);
});

it('an entry that was put under another id, or changed, does not open', async () => {
  await lock('p', [one]);
  const vault = JSON.parse(text()) as { entries: { id: string; data: number[] }[] };
  const [entry] = vault.entries;
  kept.set('burrow.vault', JSON.stringify({ ...vault, entries: [{ ...entry, id: 's-2' }] }));
  await expect(unlock('p')).rejects.toThrow(WrongPassphrase);
});

it('has no room: nothing has changed, and that is said', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('exceeded the quota', 'QuotaExceededError');
    },
  });
  expect(await lock('p', [one])).toBe(false);
});

it('any passphrase opens its own, and no other', async () => {
  await assert(
    asyncProperty(string({ minLength: 1 }), string({ minLength: 1 }), async (right, wrong) => {
      kept.clear();
      await lock(right, [one]);
      expect(await unlock(right)).toEqual([one]);
      if (right.normalize('NFKC') !== wrong.normalize('NFKC')) await expect(unlock(wrong)).rejects.toThrow(WrongPassphrase);
    }),
    { numRuns: 2 },
  );
});
