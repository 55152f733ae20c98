import { expect, type Locator, type Page } from '@playwright/test';

/** Has left the page to sign in on. Told by the browser: asking for it again and again takes longer and costs more. */
export const signedIn = (page: Page): Promise<void> =>
  page.waitForURL((url) => !url.pathname.includes('/sign-in'), { waitUntil: 'commit' });

/** Signs in with a token through the form on the way to a page, and waits until the panel is there. */
export async function signIn(page: Page, token = 'demo', to = '/compute/virtual-machines'): Promise<void> {
  await page.goto(`/sign-in?${new URLSearchParams({ next: to })}`);
  await page.getByLabel('API token').fill(token);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signedIn(page);
}

/** Goes into the simulated cloud inside the page, on the way to another page than the overview. */
export async function tryDemo(page: Page, to = '/compute/virtual-machines'): Promise<void> {
  await page.goto(`/sign-in?${new URLSearchParams({ next: to })}`);
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await signedIn(page);
}

/** What the browser keeps under a key, for whichever account: whose it is stands at the key's end. */
export const keptOn = (page: Page, where: 'device' | 'tab', key: string): Promise<string> =>
  page.evaluate(
    ([of, name]) =>
      Object.entries(of === 'device' ? localStorage : sessionStorage)
        .filter(([each]) => each === name || each.startsWith(`${name}@`))
        .map(([, value]) => String(value))
        .join('\n'),
    [where, key],
  );

export const tableNamed = (page: Page, name: string): Locator => page.getByRole('table', { name, exact: true });

/** The row of a table whose first words are a name. */
export function rowOf(page: Page, tableName: string, name: string): Locator {
  const named = page
    .getByRole('rowheader', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .or(page.getByRole('cell', { name, exact: true }));
  return tableNamed(page, tableName).getByRole('row').filter({ has: named });
}

/** Of a long table only the rows near the view are drawn: scrolls down, as a person does, until a row is there. */
export async function reveal(page: Page, row: Locator): Promise<void> {
  await expect(async () => {
    // Before there are rows there is nothing to scroll to.
    if ((await row.count()) === 0 && (await page.getByRole('rowheader').count()) > 0) await page.getByRole('main').evaluate(scrollOn);
    await expect(row).toHaveCount(1, { timeout: 300 });
    await row.scrollIntoViewIfNeeded({ timeout: 1000 });
  }).toPass();
}

/** One view further down; from the end back to the beginning. */
function scrollOn(main: HTMLElement): void {
  for (const part of [document.scrollingElement, main, ...main.querySelectorAll('*')]) {
    if (!part || part.scrollHeight <= part.clientHeight + 1) continue;
    part.scrollTop = part.scrollTop + part.clientHeight >= part.scrollHeight - 1 ? 0 : part.scrollTop + part.clientHeight * 0.8;
  }
}

/** The row is there and shows these texts in these columns, now or soon. */
export async function expectRow(page: Page, tableName: string, name: string, cells: Record<string, string | RegExp> = {}): Promise<void> {
  const row = rowOf(page, tableName, name);
  await reveal(page, row);
  for (const [column, text] of Object.entries(cells)) {
    // Columns may come and go, so the place is looked up as often as the text.
    await expect(async () => {
      const headers = await tableNamed(page, tableName).getByRole('columnheader').allInnerTexts();
      const place = headers.findIndex((header) => header.trim().startsWith(column));
      expect(place, `there is a column "${column}" among ${headers.join(', ')}`).toBeGreaterThanOrEqual(0);
      await expect(row.locator('> :is(td, th, [role=cell], [role=rowheader])').nth(place)).toContainText(text, { timeout: 500 });
    }).toPass();
  }
}

export async function expectNoRow(page: Page, tableName: string, name: string): Promise<void> {
  await expect(tableNamed(page, tableName)).toBeVisible();
  await expect(rowOf(page, tableName, name)).toHaveCount(0);
}

/** Opens the menu of a row and takes an action of it. */
export async function rowAction(page: Page, tableName: string, name: string, action: string): Promise<void> {
  const row = rowOf(page, tableName, name);
  await reveal(page, row);
  await row.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** In the dialog that asks for a name: types it, and waits until what it confirms is done. */
export async function confirmByTyping(page: Page, name: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(/^To confirm, type/);
  await field.fill(name);
  await field.press('Enter');
  await expect(field).toBeHidden();
}

/** Takes one of several. Where the choice is kept in the address, it is shown a moment after the click. */
export async function pickRadio(radio: Locator): Promise<void> {
  await radio.click();
  await expect(radio).toBeChecked();
}

/** The heading of the page that one is on. */
export const pageTitle = (page: Page): Locator => page.getByRole('heading', { level: 1 });

/** What a page says of something beside its name: "Size" → "2 vCPU, 4 GB". */
export const fact = (scope: Page | Locator, name: string): Locator =>
  scope
    .locator('dt', { hasText: new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) })
    .locator('xpath=following-sibling::dd[1]');

export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });
export const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
/** A button of the page itself. */
export const mainButton = (page: Page, name: string): Locator => page.getByRole('main').getByRole('button', { name, exact: true });

/** Filters the only table of a page. */
export const search = (page: Page, text: string): Promise<void> => page.getByRole('searchbox', { name: /^Filter: / }).fill(text);

/** What a table says of how much it shows: "3 of 12". */
export const count = (page: Page, text: string, timeout?: number): Promise<void> =>
  expect(page.getByText(text, { exact: true })).toBeVisible(timeout === undefined ? {} : { timeout });

/** What can be done with the selected rows of a table. */
export const bulk = (page: Page): Locator => page.getByRole('toolbar', { name: 'Actions for what is selected' });

/** What a page says beside its title. */
export const status = (page: Page, text: string, timeout?: number): Promise<void> =>
  expect(page.locator('header').filter({ has: pageTitle(page) })).toContainText(text, timeout === undefined ? {} : { timeout });

/** As the panel writes it. */
export const euros = (amount: number, digits = 2): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR', maximumFractionDigits: digits }).format(amount);

/** The list of machines: its rows, and the field that filters it. */
export const vmRows = (page: Page): Locator => tableNamed(page, 'Virtual machines').getByRole('rowheader');
export const vmFilter = (page: Page): Locator => page.getByRole('searchbox', { name: 'Filter: Virtual machines' });

/** Selects machines in the list. */
export async function tick(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await vmFilter(page).fill(name);
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  }
  await vmFilter(page).fill('');
}

/** Opens a machine by its link in the list. */
export async function openMachine(page: Page, name: string): Promise<void> {
  await vmFilter(page).fill(name);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(pageTitle(page)).toHaveText(name);
}

/** Takes an entry of a menu that a button opens. */
export async function choose(page: Page, button: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

/** Picks from a list that a field opens. What comes in above may move the field away from under the pointer: it's pressed again. */
export async function pick(field: Locator, option: string): Promise<void> {
  const wanted = field.page().getByRole('option', { name: option, exact: true });
  await expect(async () => {
    if (!(await wanted.isVisible())) await field.click();
    await wanted.click({ timeout: 2000 });
  }).toPass();
}

/** The list of what was done, opened. */
export async function openActivity(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Activity/ }).click();
  const panel = page.getByRole('dialog', { name: 'Activity' });
  await expect(panel).toBeVisible();
  return panel;
}

/** Chromium writes every failed request to the console; a test that makes calls fail expects that, and nothing else. */
export const failedRequest = /Failed to load resource/;

/** Closes what is told in the corner; failures stay there until then. */
export async function closeNews(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Close' }).first().click();
}

/** All that the page has written down: on the device, or also for this tab alone. */
export const written = (page: Page, where: 'on the device' | 'anywhere'): Promise<string> =>
  page.evaluate(
    (all) => JSON.stringify([Object.entries(localStorage), all ? Object.entries(sessionStorage) : [], document.cookie]),
    where === 'anywhere',
  );
