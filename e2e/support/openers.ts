import type { Page } from '@playwright/test';

/** What opens something over a page: a menu's button, with the items that can be chosen in it, or a button alone. */
interface Opener {
  readonly place: number;
  readonly item: string | null;
  readonly name: string;
}

/** Rows are alike: of each table the first is enough. Groups, columns and views are the same in every table. */
const openers = 'main :is([aria-haspopup], header button):not(tbody tr:not(:first-child) *):not([role=grid] [role=row] ~ [role=row] *)';
const menuItems = '[role=menuitem]:not([data-disabled]):not([aria-disabled=true]):not([href])';
export const overlays = '[role=dialog], [role=menu]';
const soon = { timeout: 5000 * Number(process.env.E2E_PACE ?? 1) };

export async function closeAll(page: Page) {
  for (let tries = 0; tries < 3 && (await page.locator(overlays).count()) > 0; tries += 1) {
    await page.keyboard.press('Escape');
    await page
      .locator(overlays)
      .first()
      .waitFor({ state: 'detached', timeout: 500 })
      .catch(() => undefined);
  }
}

/** The menus that change how a table stands there, and open nothing. */
const arranges = /^(Group|Sort|File format)/;

/** What of a page opens something. */
export async function openersOf(page: Page): Promise<Opener[]> {
  const buttons = page.locator(openers);
  const found: Opener[] = [];
  for (let place = 0; place < (await buttons.count()); place += 1) {
    const button = buttons.nth(place);
    if (!(await button.isVisible()) || (await button.getAttribute('aria-disabled')) === 'true') continue;
    const name = (await button.getAttribute('aria-label')) ?? (await button.innerText());
    if (arranges.test(name)) continue;
    if ((await button.getAttribute('aria-haspopup')) !== 'menu') found.push({ place, item: null, name });
    else {
      await button.click(soon);
      await page.getByRole('menu').waitFor(soon);
      for (const item of await page.locator(menuItems).allInnerTexts()) found.push({ place, item, name: item });
      await closeAll(page);
    }
  }
  return found;
}

export async function open(page: Page, { place, item }: Opener) {
  await page.locator(openers).nth(place).click(soon);
  if (item !== null) await page.locator(menuItems).filter({ hasText: item }).first().click(soon);
}
