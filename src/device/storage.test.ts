import { afterEach, describe, expect, it, vi } from 'vitest';
import { ensureStorage } from './blocked';
import { keepItem } from './storage';

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
