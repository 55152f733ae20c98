import { afterEach, expect, test, vi } from 'vitest';
import { findBrowser, requireBrowser } from './browser.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a step that runs before the browser is installed may not look for one, even where there is one', () => {
  vi.stubEnv('BROWSER_NOT_YET', '1');
  vi.stubEnv('CHROMIUM_PATH', process.execPath);
  expect(findBrowser).toThrow('before the one that installs it');
  vi.stubEnv('BROWSER_NOT_YET', '');
  expect(findBrowser()).toBe(process.execPath);
});

test('the configs of the tools can be read on a machine that has none', async () => {
  vi.stubEnv('BROWSER_NOT_YET', '');
  vi.stubEnv('PATH', '');
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  expect(requireBrowser).toThrow('there is no such file');
  await expect(import('../playwright.config')).resolves.toHaveProperty('default');
  await expect(import('../vite.config')).resolves.toHaveProperty('default');
});
