import type { Page } from '@playwright/test';
import { expect, expectRow, openMachine, pageTitle, received, rowOf, signIn, test } from './support';

const list = 'Virtual machines';
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });
const words = (page: Page) => palette(page).getByRole('combobox', { name: 'Name, address, uuid, page or action' });

test.describe('the brand’s file', () => {
  for (const [what, answer, problems] of [
    ['is not JSON', { status: 200, body: '{ "brand": ' }, ['config.json']],
    ['is not there', { status: 404, body: 'Not confirmed' }, ['config.json', 'HTTP 404']],
    [
      'has wrong values',
      {
        status: 200,
        body: JSON.stringify({
          brand: { primaryColor: 'teal' },
          currency: { code: 'euro' },
          session: { idleMinutes: 0 },
          api: { baseUrl: 'ftp://x' },
        }),
      },
      [
        'brand.primaryColor must be a colour like #0b7285',
        'currency.code must be an ISO 4217 code like EUR',
        'session.idleMinutes',
        'api.baseUrl',
      ],
    ],
  ] as const) {
    test(`that ${what} is explained to its operator`, async ({ page, consoleErrors }) => {
      consoleErrors.allow(/Failed to load resource/);
      await page.route('**/config.json', (route) => route.fulfill({ ...answer, contentType: 'application/json' }));
      await page.goto('/');
      const alert = page.getByRole('alert');
      await expect(alert.getByRole('heading', { name: 'This panel is not set up correctly' })).toBeVisible();
      for (const problem of problems) await expect(alert.getByRole('listitem').filter({ hasText: problem })).toHaveCount(1);
    });
  }

  test('gives the panel its name, colour, money, tax, words and links', async ({ page, panelWith, cloud }) => {
    const url = await panelWith({
      brand: { name: 'Awan Nusantara', primaryColor: '#8a1f5c' },
      currency: { code: 'IDR', decimals: 0 },
      vatLabel: 'PPN',
      words: { en: { 'shell.create': 'Order' } },
      links: { support: 'https://help.awan.example/', terms: '/terms.html' },
    });
    await page.goto(`${url}/sign-in?next=%2Fcompute%2Fvirtual-machines`);
    await expect(page).toHaveTitle('Sign in – Awan Nusantara');
    await expect(page.getByRole('link', { name: 'Support' })).toHaveAttribute('href', 'https://help.awan.example/');
    await page.getByLabel('API token').fill('demo');
    const submit = page.getByRole('button', { name: 'Sign in', exact: true });
    await expect(submit).not.toHaveAttribute('aria-disabled');
    await expect(submit).toHaveCSS('background-color', 'rgb(138, 31, 92)');
    await submit.click();
    await expect(page.getByRole('link', { name: 'Awan Nusantara' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Order', exact: true })).toBeVisible();
    await page.getByRole('searchbox', { name: `Filter: ${list}` }).fill('web-02');
    const month = 730 * (2 * 0.00521 + 4 * 0.00329 + 40 * 0.0001);
    await expectRow(page, list, 'web-02', { 'Per month': new RegExp(`^Rp\\s?${month.toFixed(0)}$`) });
    await openMachine(page, 'web-02');
    await expect(page.getByRole('rowheader', { name: 'Running, with PPN (20%)' })).toBeVisible();
    await expect(page).toHaveTitle('web-02 – Awan Nusantara');
    expect(await received(cloud, 'getPricingPolicy')).toHaveLength(1);
  });

  test('has words of its own for every page, also those that come later', async ({ page, panelWith }) => {
    const url = await panelWith({ words: { en: { 'compute.create': 'Order a server', 'compute.list.sum': 'In all: {month}' } } });
    await page.goto(`${url}/sign-in?next=%2Fcompute%2Fvirtual-machines`);
    await page.getByLabel('API token').fill('demo');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expectRow(page, list, 'api-gateway');
    await expect(page.getByRole('main').getByRole('link', { name: 'Order a server' })).toBeVisible();
    await expect(page.getByText(/^In all: €[\d,.]+$/)).toBeVisible();
  });

  test('can close a module: it is in no menu, at no address, and not found by the search', async ({ page, panelWith, cloud }) => {
    const url = await panelWith({ modules: { compute: false } });
    await page.goto(`${url}/sign-in`);
    await page.getByLabel('API token').fill('demo');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Account', exact: true })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: list })).toHaveCount(0);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Virtual machine' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.goto(`${url}/compute/virtual-machines`);
    await expect(pageTitle(page)).toHaveText('Page not found');
    await page.keyboard.press('Control+k');
    await words(page).fill('web-01');
    await expect(palette(page)).toContainText('No results for');
    expect(await received(cloud, 'listVms')).toEqual([]);
    await page.goto(`${url}/billing/schedules`);
    await expect(pageTitle(page)).toHaveText('Page not found');

    // Where one begins then, and nothing on other pages leads to what is closed.
    await page.goto(url);
    await expect(pageTitle(page)).toHaveText('Buckets');
    for (const [path, shown] of [
      ['/billing', 'Cost breakdown'],
      ['/billing/usage', 'Current cost/hr'],
      ['/nowhere', 'Go to start page'],
    ] as const) {
      await page.goto(url + path);
      await expect(page.getByText(shown).first()).toBeVisible();
      expect(await leadingTo(page, ['compute', 'overview', 'schedules', 'disks', 'snapshots'])).toEqual([]);
    }
  });

  test('can close billing: the overview and the pages of VMs know no money owed, and no way to pay', async ({ page, panelWith }) => {
    const url = await panelWith({ modules: { billing: false, network: false } });
    await page.goto(`${url}/sign-in`);
    await page.getByLabel('API token').fill('demo');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const attention = page.getByRole('region', { name: 'Needs attention' });
    await expect(attention.getByRole('link').first()).toBeVisible();
    await expect(attention).not.toContainText('unpaid');
    expect(await leadingTo(page, ['billing', 'network'])).toEqual([]);
    await page.goto(`${url}/compute/virtual-machines`);
    await rowOf(page, list, 'web-01').getByRole('link', { name: 'web-01' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Network', exact: true }).click();
    await expect(page.getByRole('main').getByText('Default network').first()).toBeVisible();
    expect(await leadingTo(page, ['billing', 'network'])).toEqual([]);
  });
});

/** Every link of the page whose address begins with one of these modules, or has one of these pages next. */
const leadingTo = (page: Page, parts: readonly string[]) =>
  page.getByRole('link').evaluateAll(
    (links, closed) =>
      links.flatMap((link) =>
        link instanceof HTMLAnchorElement &&
        link.pathname
          .split('/')
          .slice(1, 3)
          .some((part) => closed.includes(part))
          ? [link.href]
          : [],
      ),
    parts,
  );

test('the content security policy holds: no script from elsewhere, none in the page, no eval', async ({ page, consoleErrors }) => {
  consoleErrors.allow(/Content Security Policy/);
  await signIn(page);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const directives = new Map(
    (policy ?? '').split(';').map((part) => [part.trim().split(' ')[0], part.trim().split(' ').slice(1)] as const),
  );
  expect(directives.get('default-src')).toEqual(["'self'"]);
  expect(directives.get('object-src')).toEqual(["'none'"]);
  const scripts = directives.get('script-src') ?? [];
  expect(scripts).toContain("'self'");
  // The payment processor's own script draws the fields for cards; no other may come from elsewhere.
  for (const source of scripts) expect(source).toMatch(/^('self'|'sha256-[\w+/]+=*'|https:\/\/(\*\.)?js\.stripe\.com)$/);

  const tried = await page.evaluate(async () => {
    const broken: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => broken.push(`${event.effectiveDirective} ${event.blockedURI}`));
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const foreign = document.createElement('script');
    foreign.src = 'https://evil.example/x.js';
    document.body.append(foreign);
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.injected = true">');
    // In a task of the page, not of whoever steers the browser.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve((Reflect.get(window, 'eval') as (code: string) => unknown)('1 + 1'));
        } catch (error) {
          resolve(error instanceof Error ? error.name : error);
        }
      });
    });
    await new Promise((resolve) => void setTimeout(resolve, 200));
    return { broken, evaluated, injected: Reflect.get(window, 'injected') as unknown };
  });
  expect(tried.injected).toBeUndefined();
  expect(tried.evaluated).toBe('EvalError');
  expect(tried.broken).toEqual(
    expect.arrayContaining(['script-src-elem inline', 'script-src-elem https://evil.example/x.js', 'script-src-attr inline']),
  );
});
