import { defineConfig, devices } from '@playwright/test';
import type { PanelOptions } from './e2e/support';
import { browserArgs, requireBrowser } from './scripts/browser.mjs';

// Every worker starts its own panel and its own cloud (e2e/support), so there is nothing to start here.
export default defineConfig<object, PanelOptions>({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 30_000,
  expect: { timeout: 7000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: requireBrowser(), args: browserArgs },
    screenshot: 'only-on-failure',
    trace: process.env.CI === undefined ? 'retain-on-failure' : 'off',
  },
  projects: [
    // The simulated cloud inside the page, as whoever tries the demo has it.
    { name: 'demo', testMatch: 'demo/**/*.spec.ts', use: { cloudIn: 'page' } },
    // The simulated cloud over HTTP from another origin, as a real platform is.
    { name: 'http', testIgnore: 'demo/**', use: { cloudIn: 'http' } },
  ],
});
