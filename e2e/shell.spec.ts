import type { Locator, Page } from '@playwright/test';
import {
  addressOf,
  choose,
  createForm,
  expect,
  expectRow,
  fact,
  fillMachine,
  openActivity,
  openCreate,
  openMachine,
  pageTitle,
  received,
  signIn,
  tableNamed,
  test,
  vmNamed,
  reveal,
} from './support';

const list = 'Virtual machines';
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });
const words = (page: Page) => palette(page).getByRole('combobox', { name: 'Name, address, uuid, page or action' });

test.describe('finding one’s way', () => {
  test('the first Tab offers to skip to the content, and a change of page takes the focus to its title', async ({ page, cloud }) => {
    await signIn(page);
    await page.goto('/compute/virtual-machines');
    await expectRow(page, list, 'api-gateway');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await expect(page).toHaveTitle('Virtual machines – Burrow');

    await page.getByRole('link', { name: 'Create virtual machine' }).click();
    await expect(page).toHaveTitle('Create virtual machine – Burrow');
    await expect(pageTitle(page)).toBeFocused();
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: list }).click();
    await expect(page).toHaveTitle('Virtual machines – Burrow');
    await expect(pageTitle(page)).toBeFocused();
    // The page is there before its machine is.
    await cloud.faults({ latencyMs: 400 });
    await page.getByRole('link', { name: 'api-gateway', exact: true }).click();
    await expect(page).toHaveTitle('api-gateway – Burrow');
    await expect(pageTitle(page)).toHaveText('api-gateway');
    await expect(pageTitle(page)).toBeFocused();
  });

  test('Ctrl-K finds machines by name, address and uuid, and does what can be done with them', async ({ page, cloud }) => {
    await signIn(page);
    await expectRow(page, list, 'api-gateway');
    const dr = await vmNamed(cloud, 'bus02', 'dr-web');
    const address = await addressOf(cloud, 'bus02', dr.uuid);
    for (const query of [address, dr.uuid, 'dr-web']) {
      await page.keyboard.press('Control+k');
      await expect(words(page)).toBeFocused();
      await words(page).fill(query);
      await expect(palette(page).getByText('dr-web', { exact: true })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(palette(page)).toHaveCount(0);
    }
    await page.keyboard.press('Control+k');
    await words(page).fill(address);
    await expect(palette(page).getByText('dr-web', { exact: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(pageTitle(page)).toHaveText('dr-web');
    await expect(palette(page)).toHaveCount(0);

    await page.keyboard.press('Control+k');
    await words(page).fill('start dr-web');
    const start = palette(page).getByRole('option', { name: /^Start: dr-web/ });
    await expect(start).toContainText('Already running');
    await expect(start).toHaveAttribute('aria-disabled', 'true');
    await start.click({ force: true });
    await expect(palette(page), 'it stays and says why').toBeVisible();
    await words(page).fill('stop dr-web');
    await palette(page).getByText('Stop: dr-web', { exact: true }).click();
    await page.getByRole('dialog', { name: 'Stop dr-web?' }).getByRole('button', { name: 'Stop VM' }).click();
    await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('dr-web has stopped.');
    expect(await received(cloud, 'startVm')).toEqual([]);
    expect((await received(cloud, 'stopVm')).map(({ data }) => data.uuid)).toEqual([dr.uuid]);

    await page.keyboard.press('Control+k');
    await words(page).fill('create');
    await palette(page).getByText('Create: Virtual machine', { exact: true }).click();
    await expect(pageTitle(page)).toHaveText('Create virtual machine');
    await page.keyboard.press('Control+k');
    await words(page).fill('no such thing');
    await expect(palette(page)).toContainText('No results for');
  });

  test('what is typed before the palette is there is not lost, and words match by their beginnings only', async ({ page, cloud }) => {
    await signIn(page);
    await expectRow(page, list, 'api-gateway');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('stop web-02');
    await expect(words(page)).toHaveValue('stop web-02');
    await expect(palette(page).getByRole('option').first()).toContainText('Stop: web-02');
    await words(page).fill('top up');
    await expect(palette(page).getByRole('option', { selected: true })).toHaveText('Top up credit');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Top up' })).toBeVisible();
    expect(await received(cloud, 'stopVm')).toEqual([]);
  });

  test('the palette says which of what it found is chosen, and is used by the keyboard alone', async ({ page }) => {
    await signIn(page);
    await expectRow(page, list, 'api-gateway');
    await page.keyboard.press('Control+k');
    await words(page).fill('web-0');
    const options = palette(page).getByRole('option');
    await expect(options.filter({ hasText: 'web-01' }).first()).toBeVisible();
    const chosen = async (option: Locator) => {
      await expect(option).toHaveAttribute('aria-selected', 'true');
      await expect(palette(page).getByRole('option', { selected: true })).toHaveCount(1);
      await expect(words(page)).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '');
      await expect(words(page)).toBeFocused();
    };
    await expect(palette(page).getByRole('group', { name: 'Resources' })).toBeVisible();
    await chosen(options.first());
    await page.keyboard.press('ArrowDown');
    await chosen(options.nth(1));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await chosen(options.last());
    await expect(options.last()).toBeInViewport();
    await page.keyboard.type('2');
    await chosen(options.first());
    await page.keyboard.press('Enter');
    await expect(pageTitle(page)).toHaveText('web-02');
  });

  test('what was done stays in the list of activity over a reload, until it is cleared or one signs out', async ({ page }) => {
    await signIn(page);
    await openMachine(page, 'web-02');
    await page.getByRole('main').getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
    await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('web-02 has stopped.');
    await page.reload();
    let activity = await openActivity(page);
    await expect(activity.getByRole('listitem')).toContainText(['Stop web-02']);
    await expect(activity.getByRole('listitem')).toContainText(['Cycletown']);
    await activity.getByRole('button', { name: 'Clear completed' }).click();
    await expect(activity).toContainText('Nothing yet');
    await page.keyboard.press('Escape');
    await page.getByRole('main').getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('web-02 has started.');
    await choose(page, 'Account', 'Sign out');
    await expect(page).toHaveURL(/\/sign-in$/);
    await signIn(page);
    activity = await openActivity(page);
    await expect(activity, 'the next one does not see it').toContainText('Nothing yet');
  });

  test('everything from signing in to stopping a machine can be done with the keyboard', async ({ page }) => {
    const tabTo = async (name: string, role: 'button' | 'link' | 'searchbox' | 'textbox') => {
      const target = page.getByRole(role, { name, exact: true }).first();
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((element) => element === document.activeElement)) return;
      }
      throw new Error(`${role} "${name}" is not reached by Tab`);
    };
    await page.goto('/');
    await expect(page.getByLabel('API token')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('API token')).toBeFocused();
    await page.keyboard.type('demo');
    await page.keyboard.press('Enter');
    await expect(pageTitle(page)).toHaveText('Overview');
    await tabTo(list, 'link');
    await page.keyboard.press('Enter');
    await expectRow(page, list, 'api-gateway');
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: `Filter: ${list}` })).toBeFocused();
    await page.keyboard.type('web-02');
    await expect(tableNamed(page, list).getByRole('rowheader')).toHaveText(['web-02']);
    await tabTo('web-02', 'link');
    await page.keyboard.press('Enter');
    await expect(pageTitle(page)).toHaveText('web-02');
    await tabTo('Actions', 'button');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Restart' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Force stop' })).toBeFocused();
    await page.keyboard.press('Enter');
    const sure = page.getByRole('dialog', { name: 'Force stop web-02?' });
    await expect(sure).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sure).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('button', { name: 'Actions', exact: true }), 'the focus comes back').toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('main').getByRole('button', { name: 'Stop', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo('Stop VM', 'button');
    await page.keyboard.press('Enter');
    await expect(page.locator('header').filter({ has: pageTitle(page) })).toContainText('Stopped');
  });

  test('an address that is no page says so within the panel', async ({ page }) => {
    await signIn(page);
    await page.goto('/compute/nothing-here');
    await expect(pageTitle(page)).toHaveText('Page not found');
    await expect(page).toHaveTitle('Page not found – Burrow');
    await page.getByRole('main').getByRole('link', { name: 'Go to start page' }).click();
    await expect(pageTitle(page)).toHaveText('Overview');
  });

  test('a page that cannot be loaded keeps the shell, and loading anew mends it', async ({ page, consoleErrors }) => {
    consoleErrors.allow(/Failed to load resource|Failed to fetch dynamically imported module|Importing a module script failed/);
    await signIn(page);
    await expectRow(page, list, 'api-gateway');
    await page.route(/\/assets\/VmPage-.*\.js$/, (route) => route.abort());
    await page.getByRole('link', { name: 'api-gateway', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('A new version is available');
    await expect(page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: list })).toBeVisible();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(pageTitle(page)).toHaveText('api-gateway');
  });
});

test.describe('looks', () => {
  test('the chosen theme is there before anything is drawn, also the next time', async ({ page }) => {
    // What the page says of its theme when its body begins: before the panel's code, and before the first pixel.
    await page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        if (!document.body) return;
        seen.disconnect();
        Reflect.set(window, 'firstTheme', document.documentElement.dataset.mantineColorScheme);
      });
      seen.observe(document, { childList: true, subtree: true });
    });
    const firstTheme = () => page.evaluate(() => Reflect.get(window, 'firstTheme') as unknown);
    await page.emulateMedia({ colorScheme: 'light' });
    await signIn(page);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await choose(page, 'Theme', 'Dark');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    expect(await background()).not.toBe(light);
    await page.reload();
    expect(await firstTheme()).toBe('dark');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await choose(page, 'Theme', 'System');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html'), 'the system changes under way').toHaveAttribute('data-mantine-color-scheme', 'dark');
  });

  test('on a phone the navigation is a menu, and no page is wider than the screen', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    const fits = async (what: string) => {
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll, what).toBeLessThanOrEqual(client);
    };
    await page.goto('/sign-in');
    await expect(page.getByLabel('API token')).toBeVisible();
    await fits('sign-in');
    await signIn(page);
    const long = 'warehouse-scanner-ingest-service-production-eu-north-primary-replacement-2026-do-not-delete-before-migration';
    await page.getByRole('searchbox', { name: `Filter: ${list}` }).fill('warehouse');
    const link = page.getByRole('link', { name: long, exact: true });
    await reveal(page, link);
    await fits('list');
    await link.click();
    await expect(pageTitle(page)).toHaveText(long);
    await expect(fact(page, 'Network')).toBeVisible();
    await fits('machine');
    await page.getByRole('button', { name: 'Navigation' }).click();
    const menu = page.getByRole('navigation', { name: 'Navigation' });
    await expect(menu.getByRole('link', { name: list })).toBeInViewport();
    await fits('navigation');
    await menu.getByRole('link', { name: list }).click();
    await expect(pageTitle(page)).toHaveText(list);
    await expect(menu.getByRole('link', { name: list }), 'it closes by itself').not.toBeInViewport();
    const form = await openCreate(page);
    await fillMachine(form, 'from-the-train');
    await fits('create');
    await expect(form.submit, 'price and button stay in view').toBeInViewport();
    await page.getByRole('button', { name: 'Show the summary' }).click();
    await expect(fact(createForm(page).summary, 'Name')).toHaveText('from-the-train');
    await fits('create, with its summary');
  });
});
