import type { Page } from '@playwright/test';
import { routes } from '../src/nav/paths';
import { expect, failedRequest, signInAt, slugs, test } from './support';
import { faultyPlatform, faults, type Fault } from './support/faultyPlatform';

// Every page of the route table and every dialog of their menus, under everything that can be wrong with what the platform
// answers. New ones are in it by themselves: pages without parameters are opened as they are, and links on them lead to one page of
// each of the others. Which page meets which fault, on all calls or on those of one location, is drawn by a seed; MATRIX=all
// has every page meet every fault.

const seed = Number(process.env.MATRIX_SEED ?? 7);
const all = process.env.MATRIX === 'all';
const halves = [faults.filter((_, index) => index % 2 === 0), faults.filter((_, index) => index % 2 === 1)];

/** From 0 to `choices` - 1, always the same for the same words. */
function drawn(choices: number, ...words: string[]): number {
  let hash = seed;
  for (const letter of words.join(' ')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % choices;
}

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
      { intervals: [15] },
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
    document.querySelector('nav') ? '' : 'has lost its shell',
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

/** A panel on a platform whose answers can be made to go wrong, and what goes wrong in the panel then. */
async function begin(page: Page, cloudUrl: string, panelWith: (config: Record<string, unknown>) => Promise<string>) {
  const found: string[] = [];
  const at = { place: 'beginning' };
  const note = (text: string) => void found.push(`${at.place}: ${text}`);
  page.on('pageerror', (error) => note(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !failedRequest.test(message.text())) note(message.text().slice(0, 300));
  });
  // The pauses between tries are not what this is about.
  await page.addInitScript(() => {
    const later = window.setTimeout.bind(window);
    Object.assign(window, {
      setTimeout: (run: () => void, wait?: number, ...more: unknown[]) =>
        later(run, wait && wait >= 300 && wait <= 2000 ? 10 : wait, ...more),
    });
  });
  const platform = await faultyPlatform(cloudUrl);
  const panel = await panelWith({ api: { baseUrl: platform.url } });
  await signInAt(page, panel, routes.overview);
  const look = async (place: string, fault: Fault) => {
    at.place = place;
    await settled(page, platform);
    for (const wrong of await page.evaluate(wrongWith, { saysSomething: fault !== 'slow' })) note(wrong);
  };
  return { platform, panel, found, at, look };
}

for (const [index, half] of halves.entries()) {
  test(`no page breaks whatever the platform answers (${index + 1} of ${halves.length})`, async ({
    page,
    cloud,
    panelWith,
    consoleErrors,
  }) => {
    test.slow();
    consoleErrors.allow(/./);
    const { platform, panel, found, at, look } = await begin(page, cloud.url, panelWith);
    const places = await everyPlace(page, platform);
    for (const fault of half) {
      // Afresh, so that nothing is remembered of what was right.
      at.place = `${fault}, all calls, ${routes.overview}`;
      platform.set(fault);
      await page.goto(panel + routes.overview);
      await look(at.place, fault);
      for (const { path, asks } of places) {
        const only = asks && drawn(2, fault, path) === 0 ? busy : null;
        if (!all && drawn(2, path, fault) === 0) continue;
        platform.set(fault, only);
        at.place = `${fault}, ${only ?? 'all calls'}, ${path}`;
        await go(page, path);
        await look(at.place, fault);
      }
    }
    await platform.close();
    expect(found).toEqual([]);
  });
}

test('no dialog of a menu breaks whatever the platform answers', async ({ page, cloud, panelWith, consoleErrors }) => {
  test.slow();
  consoleErrors.allow(/./);
  const { platform, found, at, look } = await begin(page, cloud.url, panelWith);
  const places = await everyPlace(page, platform);
  const seen = new Set<string>();
  for (const { path } of places) {
    platform.set(null);
    at.place = path;
    await go(page, path);
    await settled(page, platform);
    // Rows are alike: of each table the first is enough.
    const menus = page.locator('main [aria-haspopup="menu"]:not(tbody tr:not(:first-child) *)');
    for (let place = 0; place < (await menus.count()); place += 1) {
      const open = async () => {
        await menus.nth(place).click();
        const items = page.locator('[role=menuitem]:not([data-disabled]):not([aria-disabled=true]):not([href])');
        await expect(page.getByRole('menu')).toBeVisible();
        return items;
      };
      const names = await (await open()).allInnerTexts();
      await page.keyboard.press('Escape');
      for (const name of names.filter((each) => !seen.has(each))) {
        seen.add(name);
        const fault = faults[drawn(faults.length, name)] ?? '500';
        const items = await open();
        platform.set(fault);
        at.place = `${fault}, ${path}, ${name}`;
        await items.filter({ hasText: name }).first().click();
        await look(at.place, fault);
        platform.set(null);
        for (let tries = 0; tries < 3 && (await page.getByRole('dialog').count()) > 0; tries += 1) await page.keyboard.press('Escape');
        await go(page, path);
        await settled(page, platform);
      }
    }
  }
  await platform.close();
  expect(seen.size, 'menus were found').toBeGreaterThan(20);
  expect(found).toEqual([]);
});
