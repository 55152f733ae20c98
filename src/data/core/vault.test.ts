import { assert, asyncProperty, string } from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetLocked, lock, lockedCount, unlock, WrongPassphrase } from './vault';
import { memoryStorage } from '@/device/test-support';

const local = memoryStorage();
const { kept } = local;
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', local);
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
