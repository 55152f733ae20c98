import type { Page } from '@playwright/test';
import {
  axe,
  pickRadio,
  confirmByTyping,
  choose,
  expect,
  expectNoRow,
  expectRow,
  failedRequest,
  fillMachine,
  openActivity,
  createForm,
  openMachine,
  pageTitle,
  test,
  tryDemo,
} from '../support';

const list = 'Virtual machines';
const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
const status = (page: Page, text: string) => expect(page.locator('header').filter({ has: pageTitle(page) })).toContainText(text);

async function openControls(page: Page) {
  await page.getByRole('button', { name: 'Demo controls' }).click();
  const drawer = page.getByRole('dialog', { name: 'Demo controls' });
  await expect(drawer).toBeVisible();
  return drawer;
}
async function pick(page: Page, name: string, option: string) {
  const drawer = page.getByRole('dialog', { name: 'Demo controls' });
  await drawer.getByRole('combobox', { name }).or(drawer.getByRole('textbox', { name })).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** The cloud in the page writes itself down a moment after each change; a reload before that is a reload too early. */
const kept = (page: Page, text: string, there = true) =>
  expect
    .poll(async () =>
      (
        await page.evaluate(
          () =>
            new Promise<string>((resolve, reject) => {
              const open = indexedDB.open('burrow-demo');
              open.addEventListener('error', () => reject(open.error ?? new Error('indexedDB')));
              open.addEventListener('success', () => {
                const all = open.result.transaction('clouds').objectStore('clouds').getAll();
                all.addEventListener('success', () => {
                  open.result.close();
                  resolve(JSON.stringify(all.result, (_, value: unknown) => (value instanceof Map ? [...value.values()] : value)));
                });
              });
            }),
        )
      ).includes(text),
    )
    .toBe(there);

test('a visitor looks around without an account, and everything but the platform comes from the server', async ({ page }) => {
  const answers: { url: string; worker: boolean }[] = [];
  page.on('response', (response) => void answers.push({ url: response.url(), worker: response.fromServiceWorker() }));
  await page.goto('/');
  await expect(page.getByText('A simulated cloud in your browser. No real resources, no costs.')).toBeVisible();
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await expect(page.getByText('This is a demo: a simulated cloud in your browser. Nothing is real, nothing costs.')).toBeVisible();
  await expect(pageTitle(page)).toHaveText('Overview');
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: list }).click();
  await expect(page.getByText('27 rows', { exact: true })).toBeVisible();
  await expectRow(page, list, 'api-gateway', { Location: 'Cycletown' });
  await expectRow(page, list, 'dr-web', { Location: 'Busburg' });
  await expectRow(page, list, 'edge-jakarta', { Location: 'Traintown' });
  await page.reload();
  await openMachine(page, 'web-01');
  await axe(page);

  const platform = answers.filter(({ url }) => new URL(url).pathname.startsWith('/v1/'));
  expect(platform.length).toBeGreaterThan(10);
  expect(
    platform.filter(({ worker }) => !worker),
    'nothing of the platform is asked of the network',
  ).toEqual([]);
  const rest = answers.filter(({ url }) => url.startsWith('http') && !new URL(url).pathname.startsWith('/v1/'));
  expect(rest.some(({ url }) => url.includes('/assets/VmPage'))).toBe(true);
  expect(
    rest.filter(({ worker }) => worker),
    'nothing else is touched by it',
  ).toEqual([]);
});

test('machines are made, stopped, started, renamed and deleted in it, and stay so over a reload', async ({ page }) => {
  test.slow();
  await tryDemo(page);
  await expect(page.getByText('27 rows', { exact: true })).toBeVisible();
  await openControls(page);
  await pick(page, 'Speed', '100 ×');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Create virtual machine' }).click();
  const form = createForm(page);
  await pickRadio(form.radio('Traintown'));
  await fillMachine(form, 'my-first-one');
  await form.submit.click();
  await expect(pageTitle(page)).toHaveText('my-first-one');
  await status(page, 'Running');
  await button(page, 'Stop').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
  await status(page, 'Stopped');
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('my-first-one has stopped.');
  await kept(page, '"name":"my-first-one","hostname":"my-first-one","description":"","status":"stopped"');
  await page.reload();
  await status(page, 'Stopped');
  await button(page, 'Start').click();
  await status(page, 'Running');
  await choose(page, 'Actions', 'Rename');
  await page.getByRole('dialog').getByLabel('Name').fill('my-very-own');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(pageTitle(page)).toHaveText('my-very-own');
  await kept(page, '"name":"my-very-own"');
  await page.reload();
  await expect(pageTitle(page)).toHaveText('my-very-own');
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: list }).click();
  await choose(page, 'Location: All locations', 'Traintown');
  await expect(page.getByText('3 rows', { exact: true })).toBeVisible();
  await openMachine(page, 'my-very-own');
  await choose(page, 'Actions', 'Delete');
  await confirmByTyping(page, 'my-very-own');
  await expect(pageTitle(page)).toHaveText(list);
  await page.getByRole('searchbox', { name: `Filter: ${list}` }).fill('');
  await expectNoRow(page, list, 'my-very-own');
  await expect(page).not.toHaveURL(/q=/);
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('my-very-own has been deleted.');
  await kept(page, 'my-very-own', false);
  await page.reload();
  await expect(page.getByText('2 rows', { exact: true })).toBeVisible();
});

test('its controls tell another story, break a location, fail writes, and turn the time', async ({ page, consoleErrors }) => {
  test.slow();
  consoleErrors.allow(failedRequest);
  await tryDemo(page);
  await expect(page.getByText('27 rows', { exact: true })).toBeVisible();
  const drawer = await openControls(page);
  await pick(page, 'Speed', '100 ×');
  await drawer.getByRole('checkbox', { name: 'Busburg is down' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toContainText('Couldn’t load everything from Busburg');
  await openControls(page);
  await drawer.getByRole('checkbox', { name: 'Busburg is down' }).uncheck();
  await drawer.getByRole('checkbox', { name: 'Every third write fails' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert'), 'what was down is asked again').toHaveCount(0);

  await openMachine(page, 'web-02');
  await button(page, 'Stop').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
  await status(page, 'Stopped');
  await button(page, 'Start').click();
  await status(page, 'Running');
  await button(page, 'Stop').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
  const activity = await openActivity(page);
  await expect(activity.getByRole('listitem').first(), 'the third').toContainText('Checking');
  await expect(activity.getByRole('listitem')).toContainText(['Internal server error']);
  await page.keyboard.press('Escape');

  await openControls(page);
  const before = await drawer.getByText(/\d{4}, \d/).textContent();
  await drawer.getByRole('button', { name: '30 days later' }).click();
  await expect(drawer.getByText(/\d{4}, \d/)).not.toHaveText(before ?? '');
  await pick(page, 'Scenario', 'A new customer');
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: list }).click();
  await expect(page.getByText('No virtual machines yet', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('No virtual machines yet', { exact: true }), 'the story goes on').toBeVisible();
});

test('leaving the demo leaves nothing of it in the way', async ({ page, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await tryDemo(page);
  await expect(page.getByText('27 rows', { exact: true })).toBeVisible();
  await choose(page, 'Account', 'Sign out');
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByText('This is a demo')).toHaveCount(0);
  expect(await page.evaluate(() => [sessionStorage.getItem('burrow.session'), localStorage.getItem('burrow.session')])).toEqual([
    null,
    null,
  ]);
  // A token goes to the real platform, which this address has none of.
  await page.getByLabel('API token').fill('demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Not offered here.');
  await page.reload();
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await expect(pageTitle(page)).toHaveText('Overview');
});

test.describe('a brand without a demo', () => {
  test('offers none', async ({ page, panelWith }) => {
    const url = await panelWith({ demo: 'off' });
    await page.goto(`${url}/sign-in`);
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try the demo' })).toHaveCount(0);
  });
  test('or nothing else', async ({ page, panelWith }) => {
    const url = await panelWith({ demo: 'only' });
    await page.goto(`${url}/sign-in`);
    await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible();
    await expect(page.getByLabel('API token')).toHaveCount(0);
  });
});
