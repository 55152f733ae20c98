import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { routes } from '../src/nav/paths';
import { axe, expect, failedRequest, slugs, test } from './support';
import { failures, faultyPlatform, faults, type Fault } from './support/faultyPlatform';
import { closeAll, open, openersOf, overlays } from './support/openers';

// Every page of the route table, and every dialog and menu that these pages open, under everything that can be wrong with the
// platform's answers. New ones are included by themselves: pages without parameters are opened by their path, and links on them
// lead to one page of each of the others. By default each page meets some of the faults, in turn, and some pages open their
// dialogs. MATRIX=full has every page and every dialog meet all faults, on all calls and on those of one location, and axe look
// at all of them while nothing is wrong. MATRIX_FAULT="nulls,slow" chooses some, "none" only axe.

const full = process.env.MATRIX === 'full';
const only = process.env.MATRIX_FAULT;
const [busyLocation = ''] = slugs;
const patterns = Object.values(routes).filter((route) => route !== routes.signIn);
const hasParams = (route: string) => /:\w+(?!\w*\?)/.test(route);
const plainPath = (route: string) => route.replace(/\/:\w+\?/g, '');
const matches = (route: string, path: string) =>
  new RegExp(`^${route.replace(/\/:\w+\?/g, '(?:/[^/]+)?').replace(/:\w+/g, '[^/]+')}$`).test(path);
/** The pattern with the fewest parameters, as the router chooses. */
const byParams = patterns.toSorted((a, b) => a.split(':').length - b.split(':').length);
const routeOf = (path: string) => byParams.find((route) => matches(route, path));

/** What the panel says where there is nothing: never true while nothing could be read. */
const locales = join(import.meta.dirname, '../src/i18n/locales/en');
const emptyTexts = readdirSync(locales)
  .flatMap((file) => Object.entries(JSON.parse(readFileSync(join(locales, file), 'utf8')) as Record<string, string>))
  .filter(([id, text]) => id.endsWith('.empty') && text.startsWith('No'))
  .map(([, text]) => text);

interface Combination {
  readonly fault: Fault;
  readonly location: string | null;
}
const combinations: Combination[] = faults
  .filter((fault) => only === undefined || only.split(',').includes(fault))
  .flatMap((fault) => [
    { fault, location: null },
    { fault, location: busyLocation },
  ]);

type Failing = 'all' | 'some' | null;

type Platform = Awaited<ReturnType<typeof faultyPlatform>>;

/** Opens another page of the panel as a link does. */
const go = (page: Page, path: string) =>
  page.evaluate((address) => {
    const state = { idx: ((history.state as { idx?: number } | null)?.idx ?? 0) + 1, key: String(Math.random()) };
    history.pushState(state, '', address);
    dispatchEvent(new PopStateEvent('popstate', { state }));
  }, path);

/** A bucket's settings try whether its gateway answers this page directly. */
const corsCheck = /blocked by CORS policy/;

/** Waits until nothing is being asked for, and what came is on the screen. */
async function settled(page: Page, platform: Platform) {
  const idle = () => new Promise((resolve) => void requestIdleCallback(resolve, { timeout: 1000 }));
  await expect
    .poll(
      async () => {
        if (!platform.isQuiet()) return false;
        await page.evaluate(idle);
        return platform.isQuiet();
      },
      { intervals: [10] },
    )
    .toBe(true);
}

/** Runs in the page: what nobody may ever see of it. */
function problemsIn({ failing, slow, claims }: { failing: Failing; slow: boolean; claims: string[] }): string[] {
  const fields = [...document.querySelectorAll<HTMLInputElement>('main input, main textarea, [role=dialog] input')].map(
    ({ value }) => value,
  );
  const text = [document.body.innerText, ...fields].join('\n');
  const raw = /\bundefined\b|\bNaN\b|\[object \w+\]|Invalid Date|(?<![\w/-])null(?![\w-])/.exec(text);
  const shown = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].some((each) => each.innerText.trim() !== '');
  const root = document.documentElement;
  const main = document.querySelector<HTMLElement>('main');
  const boxes = [root, main, ...document.querySelectorAll<HTMLElement>('[role=dialog]')];
  const tooWide = boxes.find((box) => box && box.scrollWidth > box.clientWidth + 1);
  const edge = tooWide?.getBoundingClientRect().right ?? 0;
  const widest = tooWide && [...tooWide.querySelectorAll('*')].findLast((each) => each.getBoundingClientRect().right > edge + 1);
  const claim = failing && claims.find((each) => main?.innerText.split('\n').includes(each));
  return [
    raw ? `shows "${text.slice(Math.max(0, raw.index - 40), raw.index + 40)}"` : '',
    document.querySelector('nav') ? '' : 'has lost its navigation',
    shown('main') || shown('[role=dialog]') ? '' : 'is empty',
    !slow && !shown('[role=alert], [role=status], [role=dialog], main h1, main h2') ? 'says nothing' : '',
    failing === 'all' && !shown('[role=alert], [role=status]') ? 'says nothing of what failed' : '',
    claim ? `says "${claim}", and doesn't know` : '',
    tooWide
      ? `is ${tooWide.scrollWidth - tooWide.clientWidth} px too wide by ${widest?.className}: ${widest?.textContent.slice(0, 40)}`
      : '',
    Reflect.get(globalThis, 'injected') === undefined ? '' : 'has run a script',
    /This page has broken|Something went wrong in the panel/.test(text) ? 'has broken' : '',
  ].filter(Boolean);
}

/** A panel on a platform whose answers can be spoilt, and a list of what went wrong in the panel. */
async function start(page: Page, cloudUrl: string, panelWith: (config: Record<string, unknown>) => Promise<string>) {
  const found: string[] = [];
  let place = 'signing in';
  const note = (text: string) => {
    const line = `${place}: ${text}`;
    if (found.includes(line)) return;
    found.push(line);
    if (full) console.log(line);
  };
  page.on('pageerror', (error) => note(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !failedRequest.test(message.text()) && !corsCheck.test(message.text()))
      note(message.text().slice(0, 300));
  });
  // The pauses between retries would only take time.
  await page.addInitScript(() => {
    const later = window.setTimeout.bind(window);
    Object.assign(window, {
      setTimeout: (run: () => void, wait?: number, ...more: unknown[]) =>
        later(run, wait && wait >= 300 && wait <= 2000 ? 10 : wait, ...more),
    });
  });
  const platform = await faultyPlatform(cloudUrl);
  const panel = await panelWith({ api: { baseUrl: platform.url } });
  await page.goto(`${panel}${routes.signIn}`);
  await page.getByLabel('API token').fill('demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  // The page to sign in on has a title too.
  await expect(page.getByRole('navigation', { name: 'Navigation' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
  return {
    platform,
    found,
    note,
    where: () => place,
    /** What follows is said to have happened there. */
    at(name: string) {
      place = name;
    },
    async reload(path: string) {
      await page.goto(panel + path);
      await expect(page.locator('nav').first()).toBeVisible();
    },
    async check({ fault, location }: Combination, says: boolean) {
      await settled(page, platform);
      const failing: Failing = says && failures.includes(fault) ? (location === null ? 'all' : 'some') : null;
      const problems = () => page.evaluate(problemsIn, { failing, slow: fault === 'slow', claims: emptyTexts });
      const deadline = performance.now() + 3000 * Number(process.env.E2E_PACE ?? 1);
      let last = await problems();
      while (last.length > 0 && performance.now() < deadline) {
        await page.waitForTimeout(50);
        last = await problems();
      }
      last.forEach(note);
    },
  };
}

type Started = Awaited<ReturnType<typeof start>>;

/** One page of every route, found in the panel while all is well. */
async function findPaths(page: Page, started: Started): Promise<string[]> {
  const { platform } = started;
  const paths = new Set<string>();
  const links: string[] = [];
  const plain = patterns.filter((route) => !hasParams(route)).map(plainPath);
  const deeper = patterns.filter(hasParams);
  const linkTo = (route: string) => links.find((link) => routeOf(link) === route);
  const visit = async (path: string, leadsTo: readonly string[] = []) => {
    if (paths.has(path)) return;
    paths.add(path);
    const hasTabs = path.split('/').length > 3 && routeOf(path)?.endsWith('?');
    started.at(`fine, ${path}`);
    await go(page, path);
    await expect(page.locator('main h1')).toBeVisible();
    // Some links come with what a page reads only after it has been drawn.
    await expect(async () => {
      await settled(page, platform);
      const hrefs = () => [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="/"]')].map((link) => link.pathname);
      links.push(...(await page.evaluate(hrefs)));
      expect(
        leadsTo.filter((route) => linkTo(route) === undefined),
        `${path} links to them`,
      ).toEqual([]);
      if (hasTabs)
        expect(
          links.some((link) => link.startsWith(`${path}/`)),
          'there are tabs',
        ).toBe(true);
    }).toPass();
  };
  // The list above a page links to it, or else some other page does.
  const listOf = (route: string) => plain.find((path) => route.startsWith(`${path}/:`));
  for (const path of plain) {
    const below = deeper.filter((route) => listOf(route) === path);
    if (below.length > 0) await visit(path, below);
  }
  for (const path of plain) if (deeper.some((route) => linkTo(route) === undefined)) await visit(path);
  for (const route of deeper) {
    const path = linkTo(route);
    expect(path, `a page links to ${route}`).toBeDefined();
    await visit(path ?? '');
  }
  // The tabs of a page are links below it.
  const withTabs = patterns.filter((route) => route.endsWith('?'));
  for (const path of paths) {
    if (!withTabs.some((route) => routeOf(path) === route)) continue;
    for (const link of links) if (link.startsWith(`${path}/`) && routeOf(link) === routeOf(path)) paths.add(link);
  }
  return [...new Set([...plain, ...paths])];
}

const title = ({ fault, location }: Combination) => `${fault} on ${location === null ? 'all calls' : 'one location'}`;

async function visitAll(page: Page, started: Started, paths: readonly string[], combination: Combination) {
  const { platform } = started;
  let first = true;
  for (const path of paths) {
    started.at(`${title(combination)}, ${path}`);
    platform.set(combination.fault, combination.location);
    // From the start, so that nothing is remembered of what was right.
    if (first) await started.reload(path);
    else await go(page, path);
    first = false;
    await started.check(combination, path !== routes.preferences);
    if (!full || !/texts/.test(combination.fault)) continue;
    started.at(`${title(combination)}, ${path} on a phone`);
    await page.setViewportSize({ width: 390, height: 800 });
    await started.check(combination, false);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
}

/** Opens what a page's menus and buttons open, each under the given combinations; null is axe, with nothing wrong. */
async function openAll(page: Page, started: Started, path: string, opened: Set<string>, due: (turn: number) => (Combination | null)[]) {
  const { platform } = started;
  const fresh = async () => {
    platform.set(null);
    await started.reload(path);
    await settled(page, platform);
  };
  started.at(`fine, ${path}`);
  await fresh();
  for (const opener of await openersOf(page)) {
    // A page of one resource has the menu that its list has.
    const key = `${path.split('/').slice(0, 3).join('/')} ${opener.name}`;
    if (opened.has(key)) continue;
    opened.add(key);
    for (const combination of due(opened.size)) {
      started.at(`${combination ? title(combination) : 'axe'}, ${path}, ${opener.name}`);
      if (combination) platform.set(combination.fault, combination.location);
      // What an action before has changed on the page stays until the page begins anew.
      await open(page, opener).catch(async () => {
        await fresh();
        if (combination) platform.set(combination.fault, combination.location);
        await open(page, opener).catch(() => console.log(`${started.where()}: can’t be opened any more`));
      });
      if (combination) await started.check(combination, false);
      else {
        await settled(page, platform);
        if ((await page.locator('[role=dialog]').count()) > 0) await axe(page).catch((error: unknown) => started.note(String(error)));
      }
      platform.set(null);
      await closeAll(page);
      const left = (await page.locator(overlays).count()) > 0 || new URL(page.url()).pathname !== path;
      if (left) await fresh();
      else await settled(page, platform);
    }
  }
}

/** Each page meets one of the combinations, and its neighbours others. */
const everyNth = 34;
/** Of the pages that open their dialogs unless all are asked for. */
const everyNthOpening = 12;
const groups = full ? combinations.map((each) => [each]) : [combinations];
for (const group of groups) {
  const [first] = group;
  test(`every page and dialog survives ${full && first ? title(first) : 'wrong answers'}`, async ({
    page,
    cloud,
    panelWith,
    consoleErrors,
  }) => {
    test.slow();
    if (full) test.setTimeout(3_600_000);
    consoleErrors.allow(/./);
    const started = await start(page, cloud.url, panelWith);
    const paths = await findPaths(page, started);
    for (const [turn, combination] of group.entries()) {
      const due = paths.filter((_, index) => full || index % everyNth === turn % everyNth);
      await visitAll(page, started, due, combination);
    }
    const opened = new Set<string>();
    const opening = paths.filter((_, index) => full || index % everyNthOpening === 1);
    for (const path of opening)
      await openAll(page, started, path, opened, (turn) => (full ? group : group.slice(turn % group.length).slice(0, 1)));
    await started.platform.close();
    expect(opened.size, 'something opens').toBeGreaterThan(5);
    expect(started.found).toEqual([]);
  });
}

if (full && (only === undefined || only === 'none'))
  test('every dialog is open to everybody', async ({ page, cloud, panelWith, consoleErrors }) => {
    test.setTimeout(3_600_000);
    consoleErrors.allow(/./);
    const started = await start(page, cloud.url, panelWith);
    const opened = new Set<string>();
    for (const path of await findPaths(page, started)) await openAll(page, started, path, opened, () => [null]);
    await started.platform.close();
    expect(started.found).toEqual([]);
  });
