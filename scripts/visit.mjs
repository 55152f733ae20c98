// A real browser on the built panel, for the measurements: signs in once, and opens pages as a later visit would.
import { chromium } from '@playwright/test';
import { browserArgs, ensureBrowser } from './browser.mjs';
import { startCloud } from './cloud.mjs';
import { serve } from './serve.mjs';

/** The page that people have open most. */
export const list = '/compute/virtual-machines';

/** Of the data; the head of the table is a row too. */
export const firstRow = (page) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .first();

/** Starts browser, panel and cloud, signs in, hands what `visit` needs to it, and ends all of them. `objects` is an S3 gateway. */
export async function withSignedInPanel(cloudOptions, visit, { objects } = {}) {
  const cloud = await startCloud(cloudOptions);
  const panel = await serve({
    config: {
      api: { baseUrl: cloud.url },
      demo: 'allowed',
      session: { idleMinutes: 60 },
      ...(objects ? { objectStorage: { proxyPath: '/s3' } } : {}),
    },
    objects,
  });
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArgs });
  const errors = new Set();
  /** A browser without a cache. */
  const newContext = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    // Only ends what hangs: how long a page takes is measured elsewhere.
    context.setDefaultTimeout(180_000);
    context.on('weberror', (error) => errors.add(error.error().message));
    context.on('console', (message) => message.type() === 'error' && errors.add(message.text()));
    return context;
  };
  try {
    const kept = await signIn(await newContext(), panel.url);
    return await visit({
      panel,
      /** What the storage of a browser holds that has signed in. */
      kept,
      /** A page of a browser that has no cache and, if wanted, the token and what the panel remembers of an earlier visit. */
      async open({ signedIn = true, remembers = true } = {}) {
        const context = await newContext();
        const local = kept.local.filter(([name]) => remembers || name !== 'burrow.reads');
        if (signedIn) await context.addInitScript(fillStorage, { ...kept, local });
        return context.newPage();
      },
    });
  } catch (error) {
    // Waiting in vain mostly has its reason in the page.
    error.message = [error.message, ...errors].join('\n');
    throw error;
  } finally {
    await browser.close();
    await panel.close();
    await cloud.close();
  }
}

async function signIn(context, url) {
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('API token').fill('demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  // The panel notes what a page has read, to begin with it the next time; so the list has been seen once.
  const network = watchNetwork(page);
  await page.goto(url + list);
  await firstRow(page).waitFor();
  await network.rest();
  const kept = await page.evaluate(() => ({ session: Object.entries(sessionStorage), local: Object.entries(localStorage) }));
  await context.close();
  return kept;
}

/** Runs in the page, before anything of the panel. */
export function fillStorage(kept) {
  for (const [name, value] of kept.session) sessionStorage.setItem(name, value);
  for (const [name, value] of kept.local) localStorage.setItem(name, value);
}

/** Resolves when the page has had nothing under way for a second. A panel that never rests is taken as it is after ten. */
export function watchNetwork(page) {
  const requests = [];
  const state = { open: 0, last: performance.now() };
  const change = (by) => () => {
    state.open += by;
    state.last = performance.now();
  };
  page.on('request', (request) => requests.push(request)).on('request', change(1));
  page.on('requestfinished', change(-1)).on('requestfailed', change(-1));
  return {
    requests,
    async rest() {
      const start = performance.now();
      while (performance.now() - start < 10_000 && (state.open > 0 || performance.now() - state.last < 1000))
        await page.waitForTimeout(100);
    },
  };
}
