import type { Page } from '@playwright/test';
import { routes } from '../src/nav/paths';
import { expect, failedRequest, signInAt, slugs, test } from './support';
import { faultyPlatform, type Fault } from './support/faultyPlatform';

// Every page of the route table under everything that can be wrong with what the platform answers. A new page is in it by its
// route: pages without parameters are opened as they are, and links on them lead to one page of each of the others.

const [busy = ''] = slugs;
const patterns = Object.values(routes).filter((route) => route !== routes.signIn);
const params = (route: string) => route.split(':').length - 1;
const isPlain = (route: string) => !/:\w+(?!\w*\?)/.test(route);
const plainPath = (route: string) => route.replace(/\/:\w+\?/g, '');
const matches = (route: string, path: string) =>
  new RegExp(`^${route.replace(/\/:\w+\?/g, '(?:/[^/]+)?').replace(/:\w+/g, '[^/]+')}$`).test(path);
/** The one with the fewest parameters, as the router chooses. */
const byParams = patterns.toSorted((a, b) => params(a) - params(b));
const routeOf = (path: string) => byParams.find((route) => matches(route, path));

interface Place {
  readonly route: string;
  readonly path: string;
  /** Whether the location whose calls may go wrong alone is asked there. */
  readonly asks: boolean;
}

type Platform = Awaited<ReturnType<typeof faultyPlatform>>;

/** Another page of the panel that is open, as a link leads there. */
const go = (page: Page, path: string) =>
  page.evaluate((address) => {
    const state = { idx: ((history.state as { idx?: number } | null)?.idx ?? 0) + 1, key: String(Math.random()) };
    history.pushState(state, '', address);
    dispatchEvent(new PopStateEvent('popstate', { state }));
  }, path);

/** Nothing is asked for any more, and what came has been drawn. */
async function settled(page: Page, platform: Platform) {
  const idle = () => new Promise((resolve) => void requestIdleCallback(resolve));
  await expect
    .poll(
      async () => {
        if (!platform.isQuiet()) return false;
        await page.evaluate(idle);
        return platform.isQuiet();
      },
      { intervals: [20] },
    )
    .toBe(true);
}

/** Runs in the page: what nobody may ever see of it. */
function wrongWith({ saysSomething }: { saysSomething: boolean }): string[] {
  const text = document.body.innerText;
  const raw = /\bundefined\b|\bNaN\b|\[object \w+\]|Invalid Date/.exec(text);
  const shown = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].some((each) => each.innerText.trim() !== '');
  const root = document.documentElement;
  const tooWide = () =>
    [...document.querySelectorAll('main *')].findLast((each) => each.getBoundingClientRect().right > root.clientWidth + 1);
  return [
    raw ? `shows "${text.slice(Math.max(0, raw.index - 40), raw.index + 40)}"` : '',
    shown('nav') || document.querySelector('nav') ? '' : 'has lost its shell',
    shown('main') || shown('[role=dialog]') ? '' : 'is empty',
    saysSomething && !shown('[role=alert], [role=status], [role=dialog], main h1, main h2') ? 'says nothing' : '',
    root.scrollWidth > root.clientWidth ? `is ${root.scrollWidth - root.clientWidth} px too wide by ${tooWide()?.className}` : '',
    Reflect.get(globalThis, 'injected') === undefined ? '' : 'has run a script',
  ].filter(Boolean);
}

/** One page of every route, from the panel as it is when all is well. */
async function everyPlace(page: Page, platform: Platform): Promise<Place[]> {
  const places = new Map<string, Place>();
  const visit = async (route: string, path: string) => {
    platform.asked();
    await go(page, path);
    await expect(page.locator('main h1')).toBeVisible();
    await settled(page, platform);
    await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
    places.set(path, { route, path, asks: platform.asked().includes(busy) });
    return page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="/"]')].map((link) => link.pathname));
  };
  const links: string[] = [];
  const plain = patterns.filter(isPlain);
  const deeper = patterns.filter((route) => !isPlain(route));
  // Some links come with what a page reads only after it has been drawn.
  await expect(async () => {
    for (const route of plain) links.push(...(await visit(route, plainPath(route))));
    const found = new Set(links.map(routeOf));
    expect(
      deeper.filter((route) => !found.has(route)),
      'no page links to them',
    ).toEqual([]);
  }).toPass();
  for (const route of deeper) links.push(...(await visit(route, links.find((link) => routeOf(link) === route) ?? '')));
  // Their tabs are links below them.
  for (const { route, path } of [...places.values()].filter((place) => place.route.endsWith('?'))) {
    const tabs = new Set(links.filter((link) => link.startsWith(`${path}/`) && routeOf(link) === route));
    for (const tab of tabs) if (!places.has(tab)) await visit(route, tab);
  }
  return [...places.values()];
}

async function matrix({ page, platform, panel, faults }: { page: Page; platform: Platform; panel: string; faults: readonly Fault[] }) {
  const found: string[] = [];
  let where = 'beginning';
  page.on('pageerror', (error) => found.push(`${where}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !failedRequest.test(message.text())) found.push(`${where}: ${message.text().slice(0, 300)}`);
  });
  const places = await everyPlace(page, platform);
  for (const fault of faults) {
    for (const only of [null, busy]) {
      platform.set(fault, only);
      const visited = places.filter((place) => only === null || place.asks);
      for (const [index, { path }] of visited.entries()) {
        where = `${fault} ${only ?? 'everywhere'} ${path}`;
        // The first one afresh, so that nothing is remembered of what was right.
        await (index === 0 ? page.goto(panel + path) : go(page, path));
        await settled(page, platform);
        found.push(...(await page.evaluate(wrongWith, { saysSomething: fault !== 'slow' })).map((wrong) => `${where} ${wrong}`));
      }
    }
  }
  expect(found).toEqual([]);
}

const groups: Record<string, readonly Fault[]> = {
  'refuses everything': ['500', '403', '404', '429', '503'],
  'answers what cannot be read': ['dropped', 'slow', 'malformed', 'html', 'empty', 'error inside 200'],
  'answers what nobody knows': ['unknown values', 'missing fields', 'nulls', 'extra fields'],
  'answers with texts that break things': ['huge texts', 'hostile texts'],
};

for (const [title, faults] of Object.entries(groups)) {
  test(`no page breaks when the platform ${title}`, async ({ page, cloud, panelWith, consoleErrors }) => {
    test.slow();
    consoleErrors.allow(/./);
    // The pauses between tries are not what this is about.
    await page.addInitScript(() => {
      const later = window.setTimeout.bind(window);
      Object.assign(window, {
        setTimeout: (run: () => void, wait?: number, ...more: unknown[]) =>
          later(run, wait && wait >= 300 && wait <= 2000 ? 10 : wait, ...more),
      });
    });
    const platform = await faultyPlatform(cloud.url);
    const panel = await panelWith({ api: { baseUrl: platform.url } });
    await signInAt(page, panel, routes.overview);
    await matrix({ page, platform, panel, faults });
    await platform.close();
  });
}
