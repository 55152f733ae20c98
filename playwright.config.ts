import { defineConfig, devices } from '@playwright/test';
import type { PanelOptions } from './e2e/support';

// How much slower than usual a browser is on this machine, and how many at once are worth it: `npm test` measures both.
const pace = Number(process.env.E2E_PACE ?? 1);
const workers = Number(process.env.E2E_WORKERS ?? 2);
const report = process.env.E2E_REPORT;

// Every worker starts its own browser, panel and cloud (e2e/support), so there is nothing to start or to find here. Time limits
// only end what hangs; tests have none of their own, because a slow machine is no fault.
export default defineConfig<object, PanelOptions>({
  testDir: 'e2e',
  fullyParallel: true,
  workers,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000 * pace,
  expect: { timeout: 20_000 * pace },
  reporter: report ? [['./scripts/e2e-reporter.mjs', { file: report }]] : 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
    // Emptied between tests; what it has kept of the panel's compiled code saves half of each page's time.
    reuseContext: true,
    screenshot: 'only-on-failure',
    // Expensive: wanted by hand, `npm run e2e -- --trace=on`.
    trace: 'off',
  },
  projects: [
    // The simulated cloud inside the page, as whoever tries the demo has it.
    { name: 'demo', testMatch: 'demo/**/*.spec.ts', use: { cloudIn: 'page' } },
    // The simulated cloud over HTTP from another origin, as a real platform is.
    { name: 'http', testIgnore: 'demo/**', use: { cloudIn: 'http' } },
  ],
});
