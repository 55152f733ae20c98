import type { Page } from '@playwright/test';
import type { RunningCloud } from '../scripts/cloud.mjs';
import {
  axe,
  choose,
  elsewhere,
  expect,
  expectNoRow,
  expectRow,
  failedRequest,
  openActivity,
  pageTitle,
  rowAction,
  slugs,
  test,
  type ListedVm,
} from './support';

const vms = 'Virtual machines';
const accountMenu = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Account' });

async function switchTo(page: Page, name: string) {
  await accountMenu(page).click();
  await page.getByRole('menuitem', { name: `Switch to ${name}` }).click();
  await expect(page).toHaveTitle(new RegExp(`^${name} · `));
}

async function stop(page: Page, vm: string) {
  await rowAction(page, vms, vm, 'Stop');
  await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
}

/** What a token sees in all locations. */
async function vmsOf(cloud: RunningCloud, apikey: string): Promise<ListedVm[]> {
  const list = async (slug: string) =>
    (await (await fetch(`${cloud.url}/v1/${slug}/user-resource/vm/list`, { headers: { apikey } })).json()) as ListedVm[];
  return (await Promise.all(slugs.map(list))).flat();
}

/** The tokens that a page has sent its writes with. */
function writesOf(page: Page): string[] {
  const keys: string[] = [];
  page.on('request', (request) => {
    const key = request.headers()['apikey'];
    if (key && !['GET', 'OPTIONS'].includes(request.method())) keys.push(key);
  });
  return keys;
}

test('two accounts in two tabs and in one never mix, and a passphrase locks them', async ({ page, context, cloud, consoleErrors }) => {
  test.slow();
  consoleErrors.allow(failedRequest);
  const tokens = await elsewhere<{ token: string; restricted: boolean; billing_account_id: number }[]>(
    cloud,
    'GET',
    '/user-resource/token/list',
  );
  const lab = tokens.find(({ restricted }) => restricted)?.token ?? '';
  // The restricted token is another user's, as a customer's would be.
  await context.route(`${cloud.url}/v1/user-resource/user`, async (route) => {
    if (route.request().headers()['apikey'] !== lab) return route.fallback();
    const response = await route.fetch();
    return route.fulfill({ response, json: { ...((await response.json()) as object), id: 4711 } });
  });
  const labVm = (await vmsOf(cloud, lab)).find(({ status }) => status === 'running')?.name ?? '';

  await page.goto('/sign-in?next=%2Faccount%2Faccounts');
  await page.getByLabel('API token').fill('demo');
  await page.getByRole('checkbox', { name: /^Keep me signed in/ }).check();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(pageTitle(page)).toHaveText('Accounts');
  await expect(page, 'one account alone has no mark').toHaveTitle('Accounts – Burrow');
  const add = page.getByRole('dialog', { name: 'Add account' });
  await page.getByRole('button', { name: 'Add account' }).click();
  await add.getByLabel('API token').fill(lab);
  await add.getByRole('textbox', { name: 'Name' }).fill('Lab');
  await add.getByRole('checkbox', { name: 'Keep the token on this device' }).check();
  await axe(page);
  await add.getByRole('button', { name: 'Add account' }).click();
  const labRow = page.getByRole('row', { name: /^Lab/ });
  await expect(labRow, 'it sees less, and says so').toContainText(/Restricted token.*2 of 3/);
  await axe(page);
  const own = (await page.title()).split(' · ')[0] ?? '';

  const beside = await context.newPage();
  const [first, second] = [writesOf(page), writesOf(beside)];
  await beside.goto('/compute/virtual-machines');
  await expectRow(beside, vms, 'api-gateway');
  await switchTo(beside, 'Lab');
  await beside.goto('/compute/virtual-machines');
  await expectRow(beside, vms, labVm);
  await expectNoRow(beside, vms, 'api-gateway');
  await page.goto('/compute/virtual-machines');
  // What pushes the rows down has come.
  await expect(page.getByText(/overdue on/)).toBeVisible();
  await stop(page, 'api-gateway');
  await stop(beside, labVm);
  await expectRow(page, vms, 'api-gateway', { Status: 'Stopped' });
  await expectRow(beside, vms, labVm, { Status: 'Stopped' });
  expect([new Set(first), new Set(second)]).toEqual([new Set(['demo']), new Set([lab])]);

  // In one tab: each has its own activity, and is on the page where it was left.
  const activity = async (tab: Page) => {
    await openActivity(tab);
    const text = await tab.getByRole('dialog', { name: 'Activity' }).innerText();
    await tab.keyboard.press('Escape');
    return text;
  };
  expect(await activity(page)).toContain('Stop api-gateway');
  await switchTo(page, 'Lab');
  await expect(page).toHaveURL(/\/overview/);
  const ofLab = await activity(page);
  expect([ofLab.includes(`Stop ${labVm}`), ofLab.includes('api-gateway')]).toEqual([true, false]);
  await switchTo(page, own);
  await expect(page).toHaveURL(/\/compute\/virtual-machines/);
  await rowAction(page, vms, 'api-gateway', 'Delete');
  await expect(page.getByRole('dialog', { name: 'Delete api-gateway?' })).toContainText(`Account: ${own}`);
  await page.keyboard.press('Escape');

  // Behind a passphrase: a new tab asks for it, and a wrong one loses nothing.
  await page.goto('/account/accounts');
  await choose(page, 'Manage sign-in', 'Lock with passphrase');
  const lock = page.getByRole('dialog', { name: 'Lock with passphrase' });
  await lock.getByLabel('Passphrase', { exact: true }).fill('correct horse');
  await lock.getByLabel('Repeat passphrase').fill('correct horse');
  await axe(page);
  await lock.getByRole('button', { name: 'Lock with passphrase' }).click();
  await expect(lock).toBeHidden();
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage))), 'no token is kept in the clear').not.toContain(lab);
  await beside.close();
  const later = await context.newPage();
  await later.goto('/');
  await expect(later.getByText('2 accounts are locked on this device.')).toBeVisible();
  const open = async (passphrase: string) => {
    await later.getByLabel('Passphrase').fill(passphrase);
    await later.getByRole('button', { name: 'Unlock accounts' }).click();
  };
  await open('wrong horse');
  await expect(later.getByRole('alert')).toContainText('Wrong passphrase.');
  await open('correct horse');
  await expect(later).toHaveTitle(/ · Overview – Burrow$/);

  await choose(page, 'Manage sign-in', 'Sign out of all accounts');
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out of all accounts' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(later).toHaveURL(/\/sign-in/);
  const left = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage].map((each) => Object.entries(each))));
  expect([left.includes(lab), left.includes('\\"token\\"'), left.includes('burrow.vault')]).toEqual([false, false, false]);
});
