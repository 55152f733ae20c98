import { afterEach, describe, expect, it, vi } from 'vitest';
import { ensureStorage } from './blocked';
import { keepItem, keysIn, withChanges } from './storage';

afterEach(() => vi.unstubAllGlobals());

describe('a browser that keeps nothing', () => {
  it.each([
    [
      'blocks',
      () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    ],
    ['has none', () => null],
  ])('%s site data: the tab has a storage of its own', (_, get) => {
    vi.stubGlobal('localStorage', undefined);
    vi.stubGlobal('sessionStorage', undefined);
    Object.defineProperty(globalThis, 'localStorage', { get, configurable: true });
    expect(ensureStorage()).toBe(true);
    localStorage.setItem('a', '1');
    expect([localStorage.getItem('a'), localStorage.length, localStorage.key(0)]).toEqual(['1', 1, 'a']);
    localStorage.removeItem('a');
    expect(localStorage.getItem('a')).toBeNull();
  });

  it('that is full is left alone, and says that it kept nothing', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('exceeded the quota', 'QuotaExceededError');
      },
    };
    vi.stubGlobal('localStorage', full);
    vi.stubGlobal('sessionStorage', full);
    expect(ensureStorage()).toBe(false);
    expect(keepItem(localStorage, 'a', '1')).toBe(false);
  });
});

it('finds the keys that begin alike', () => {
  vi.stubGlobal('localStorage', undefined);
  ensureStorage();
  for (const key of ['a.1', 'b.1', 'a.2']) localStorage.setItem(key, '');
  expect(keysIn(localStorage, 'a.')).toEqual(['a.1', 'a.2']);
});

it('adds what has changed here to what is kept now, and leaves the rest as another tab has written it', () => {
  const before = { a: 1, b: [1], c: 1 };
  expect(withChanges({ a: 9, b: [9], c: 9 }, before, { ...before, b: [2] })).toEqual({ a: 9, b: [2], c: 9 });
  expect(withChanges<Partial<typeof before>>({ a: 9, c: 9 }, before, { a: 1, b: [1] })).toEqual({ a: 9 });
  expect(withChanges<Partial<typeof before>>({ a: 9 }, {}, { c: 3 })).toEqual({ a: 9, c: 3 });
});
