import { test as base, expect } from '@playwright/test';
import { browserArgs, requireBrowser } from '../../scripts/browser.mjs';
import { startCloud, type RunningCloud } from '../../scripts/cloud.mjs';
import { serve, type Served } from '../../scripts/serve.mjs';

export { expect };

/** What a project decides. */
export interface PanelOptions {
  /** Where the simulated cloud runs: inside the page, or over HTTP at another origin. */
  cloudIn: 'page' | 'http';
}

interface WorkerFixtures extends PanelOptions {
  workerCloud: RunningCloud | null;
  /** The built panel, as this project has it. One per worker. */
  panel: Served;
}

/** What a test expects to go wrong; everything else that does fails it. */
interface Allowing {
  allow(pattern: RegExp): void;
}

interface TestFixtures {
  /** With what the cloud over HTTP begins: `test.use({ scenario: 'huge' })`. */
  scenario: string;
  /** The cloud over HTTP, as it was at its beginning. Requests that the platform's documents would not have fail the test. */
  cloud: RunningCloud;
  complaints: Allowing;
  /** Errors in the console, errors that nothing caught and breaches of the content security policy fail the test. */
  consoleErrors: Allowing;
  freshCloud: RunningCloud | null;
  /** Another panel for this test, with other words in its config.json. Answers its address. */
  panelWith: (config: Record<string, unknown>) => Promise<string>;
}

const allowing = () => {
  const patterns: RegExp[] = [];
  return {
    allow: (pattern: RegExp) => void patterns.push(pattern),
    unexpected: (texts: string[]) => texts.filter((text) => !patterns.some((one) => one.test(text))),
  };
};

const configFor = (cloud: RunningCloud | null) =>
  cloud ? { api: { baseUrl: cloud.url }, demo: 'off' } : { api: { baseUrl: '' }, demo: 'allowed' };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  // Not in the config: other tools read that too, and need no browser for it.
  launchOptions: [
    async ({ launchOptions }, give) => {
      await give({ ...launchOptions, executablePath: requireBrowser(), args: browserArgs });
    },
    { scope: 'worker' },
  ],

  cloudIn: ['page', { option: true, scope: 'worker' }],
  scenario: ['company', { option: true }],

  workerCloud: [
    async ({ cloudIn }, give) => {
      // Long calls of the cloud pass quickly; a test that wants to watch one slows it down by `cloud.clock`.
      const cloud = cloudIn === 'http' ? await startCloud({ scenario: 'company', speed: 20 }) : null;
      await give(cloud);
      await cloud?.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  panel: [
    async ({ workerCloud }, give) => {
      const panel = await serve({ config: configFor(workerCloud) });
      await give(panel);
      await panel.close();
    },
    { scope: 'worker' },
  ],

  complaints: async ({ workerCloud }, give) => {
    const { allow, unexpected } = allowing();
    await give({ allow });
    if (!workerCloud) return;
    const texts = (await workerCloud.complaints()).map((complaint) => complaint.text);
    expect(unexpected(texts), 'what the cloud complained about').toEqual([]);
  },

  // Also for tests that do not ask for the cloud: each begins with a new one.
  freshCloud: async ({ workerCloud, scenario, complaints: _complaints }, give) => {
    await workerCloud?.reset(scenario);
    await give(workerCloud);
  },

  cloud: async ({ freshCloud }, give) => {
    if (!freshCloud) throw new Error('In this project the cloud runs inside the page; move the test out of e2e/demo.');
    await give(freshCloud);
  },

  baseURL: async ({ panel, freshCloud: _freshCloud }, give) => {
    await give(panel.url);
  },

  panelWith: async ({ workerCloud }, give) => {
    const started: Served[] = [];
    await give(async (config) => {
      const panel = await serve({ config: { ...configFor(workerCloud), ...config } });
      started.push(panel);
      return panel.url;
    });
    for (const panel of started) await panel.close();
  },

  consoleErrors: [
    async ({ context }, give) => {
      const { allow, unexpected } = allowing();
      const found: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') found.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => found.push(error.error().stack || error.error().message));
      await give({ allow });
      expect(unexpected(found), 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});
