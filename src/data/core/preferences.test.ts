import { beforeEach, expect, it, vi } from 'vitest';
import { ensureStorage } from '@/device/blocked';

beforeEach(() => {
  vi.stubGlobal('localStorage', undefined);
  ensureStorage();
});
const tab = () => {
  vi.resetModules();
  return import('./preferences');
};

it('two tabs change different preferences: both are kept, also before either has heard of the other', async () => {
  const one = await tab();
  const two = await tab();
  one.changePreferences({ density: 'compact' });
  two.changePreferences({ timeZone: 'utc' });
  expect(two.preferences()).toMatchObject({ density: 'compact', timeZone: 'utc' });
  one.changePreferences({ hideSensitive: true });
  expect((await tab()).preferences()).toMatchObject({ density: 'compact', timeZone: 'utc', hideSensitive: true });
});

it('what a full storage does not take counts in this tab', async () => {
  const one = await tab();
  Object.assign(localStorage, {
    setItem: () => {
      throw new DOMException('exceeded the quota', 'QuotaExceededError');
    },
  });
  one.changePreferences({ density: 'compact' });
  one.changePreferences({ timeZone: 'utc' });
  expect(one.preferences()).toMatchObject({ density: 'compact', timeZone: 'utc' });
});

it('a single value that is wrong is replaced, not all of them with it', async () => {
  localStorage.setItem('burrow.preferences', '{"density":"huge","timeZone":"utc"}');
  expect((await tab()).preferences()).toMatchObject({ density: 'normal', timeZone: 'utc' });
});
