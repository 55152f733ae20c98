import type { Page } from '@playwright/test';
import type { RunningCloud } from '../scripts/cloud.mjs';
import {
  axe,
  bodies,
  confirmByTyping,
  dialog,
  elsewhere,
  expect,
  expectNoRow,
  expectRow,
  fact,
  failedRequest,
  mainButton,
  pageTitle,
  received,
  region,
  rowAction,
  signIn,
  test,
  written,
} from './support';

const list = 'Databases';
const password = 'p@ss:w/rd#1%20?';
interface Service {
  uuid: string;
  display_name: string;
  billing_account_id: number;
}
const services = (cloud: RunningCloud) => elsewhere<Service[]>(cloud, 'GET', '/user-resource/service/packages');
const named = async (cloud: RunningCloud, name: string) => (await services(cloud)).find((each) => each.display_name === name);
const whitelist = async (cloud: RunningCloud, name: string, slug = 'cyc01') =>
  elsewhere<string[]>(cloud, 'GET', `/${slug}/user-resource/service/package/${(await named(cloud, name))?.uuid}/whitelist_addresses`);

async function open(page: Page, name?: string) {
  await signIn(page, 'demo', '/services/databases');
  await expect(pageTitle(page)).toHaveText(list);
  if (name === undefined) return;
  await page.getByRole('link', { name, exact: true }).click();
  await expect(pageTitle(page)).toHaveText(name);
}

test('databases of all locations are listed, with who may connect', async ({ page }) => {
  await open(page);
  await expectRow(page, list, 'Customer database', {
    Version: 'PostgreSQL 14.0',
    Status: 'Active',
    Location: 'Cycletown',
    Allowed: '2 entries',
  });
  await expectRow(page, list, 'Edge cache index', { Version: 'MariaDB 10.5', Allowed: 'Everyone' });
  await axe(page);
});

test('a database is created once, and its allowed IPs are set right after', async ({ page, cloud }) => {
  await open(page);
  await page.getByRole('link', { name: 'Create database' }).click();
  await mainButton(page, 'Create database').click();
  await expect(page.getByRole('alert')).toContainText('Name: Enter a name.');
  await expect(page.getByRole('alert')).toContainText('Allowed IPs: Add an IP address');
  await page.getByRole('radio', { name: /Cycletown/ }).check();
  const entry = page.getByLabel('IP address or CIDR block');
  await entry.fill('10.0.0.5/24');
  await expect(page.getByText('Means 10.0.0.0/24: 10.0.0.0 to 10.0.0.255, 256 addresses.')).toBeVisible();
  await entry.fill('0.0.0.0/0"');
  await mainButton(page, 'Add').click();
  await expect(page.getByText(/The prefix must be a number/)).toBeVisible();
  await entry.fill('10.0.0.5/24, 192.0.2.14');
  await entry.press('Enter');
  await page.getByRole('main').getByRole('textbox', { name: 'Name', exact: true }).fill('Orders');
  await page.reload();
  await expect(page.getByRole('main').getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Orders');
  await mainButton(page, 'Create database').dblclick();
  await expect(pageTitle(page)).toHaveText('Orders');
  expect(await bodies(cloud, 'createService')).toMatchObject([
    { service: 'postgresql', version: '14.0', display_name: 'Orders', package_parameters: '{"location":"cyc01"}' },
  ]);
  expect(await whitelist(cloud, 'Orders')).toEqual(['10.0.0.0/24', '192.0.2.14']);
  await expect(region(page, 'Allowed IPs')).toContainText('Only these 2 addresses and blocks can connect.');
});

test.describe('when allowed IPs cannot be set', () => {
  test('the page of the new database says that it is open, and sets them', async ({ page, cloud, consoleErrors }) => {
    consoleErrors.allow(failedRequest);
    await open(page);
    await page.getByRole('link', { name: 'Create database' }).click();
    await page.getByRole('radio', { name: /Cycletown/ }).check();
    await page.getByLabel('IP address or CIDR block').fill('192.0.2.14');
    await page.getByLabel('IP address or CIDR block').press('Enter');
    await page.getByRole('main').getByRole('textbox', { name: 'Name', exact: true }).fill('Half done');
    await cloud.faults({ status: { addWhitelistEntry: 400 } });
    await mainButton(page, 'Create database').click();
    await expect(pageTitle(page)).toHaveText('Half done');
    const allowed = region(page, 'Allowed IPs');
    await expect(allowed).toContainText("Some allowed IPs aren't set yet");
    await cloud.faults({ status: {} });
    await allowed.getByRole('button', { name: 'Add 1 entry' }).click();
    await expect(allowed).toContainText('Only this address or block can connect.');
    expect(await whitelist(cloud, 'Half done')).toEqual(['192.0.2.14']);
  });
});

test('secrets are shown on demand, in every way of connecting, and kept nowhere', async ({ page, cloud }) => {
  await open(page, 'Customer database');
  const connect = region(page, 'Connect');
  await expect(connect).toContainText("PGPASSWORD='PASSWORD' psql");
  expect(await received(cloud, 'getServiceSecrets')).toHaveLength(0);
  await connect.getByRole('button', { name: 'Show password' }).click();
  await expect(fact(connect, 'Password')).toContainText(password);
  await expect(connect).toContainText(`PGPASSWORD='${password}' psql -h`);
  await connect.getByRole('radio', { name: 'URL' }).check();
  await expect(connect).toContainText('postgresql://wadmin:p%40ss%3Aw%2Frd%231%2520%3F@');
  await connect.getByRole('radio', { name: '.env' }).check();
  await expect(connect).toContainText(`DB_PASSWORD='${password}'`);
  expect(await written(page, 'anywhere')).not.toContain(password);
  expect(page.url()).not.toContain('p@ss');
  await axe(page);
  await connect.getByRole('button', { name: 'Hide password' }).click();
  expect(await page.content()).not.toContain(password);
});

test('the allowed IPs change entry by entry, and never by accident to everyone', async ({ page, cloud }) => {
  await open(page, 'Customer database');
  const allowed = region(page, 'Allowed IPs');
  await allowed.getByRole('button', { name: 'Remove 10.1.101.0/24' }).click();
  await allowed.getByLabel('IP address or CIDR block').fill('198.51.100.7');
  await allowed.getByRole('button', { name: 'Add', exact: true }).click();
  expect(await whitelist(cloud, 'Customer database')).toEqual(['10.1.101.0/24', '192.0.2.14']);
  await allowed.getByRole('button', { name: 'Save 2 changes' }).click();
  await expect(allowed.getByRole('button', { name: /^Save/ })).toBeHidden();
  expect(await whitelist(cloud, 'Customer database')).toEqual(['192.0.2.14', '198.51.100.7']);
  await allowed.getByRole('button', { name: 'Remove 192.0.2.14' }).click();
  await allowed.getByRole('button', { name: 'Remove 198.51.100.7' }).click();
  await allowed.getByRole('button', { name: 'Save 2 changes' }).click();
  const sure = dialog(page, 'Let everyone connect to Customer database?');
  await sure.getByRole('button', { name: 'Cancel' }).click();
  expect(await received(cloud, 'removeWhitelistEntry')).toHaveLength(1);
  await allowed.getByRole('button', { name: 'Discard changes' }).click();
  await expect(allowed.getByRole('button', { name: 'Remove 192.0.2.14' })).toBeVisible();
});

test('a public IP is assigned and taken away', async ({ page, cloud }) => {
  await open(page, 'Customer database');
  const outside = region(page, 'Public IP');
  await outside.getByRole('button', { name: 'Assign public IP' }).click();
  const assign = dialog(page, 'Assign a public IP to Customer database');
  await assign.getByRole('button', { name: /^(Assign public|Create and assign) IP$/ }).click();
  await expect(assign).toBeHidden();
  expect(await bodies(cloud, 'assignFloatingIp')).toMatchObject([{ assigned_to_resource_type: 'service' }]);
  await region(page, 'Connect').getByRole('radio', { name: 'Internet' }).check();
  await outside.getByRole('button', { name: 'Unassign public IP' }).click();
  await dialog(page, /^Unassign /)
    .getByRole('button', { name: 'Unassign public IP' })
    .click();
  await expect(outside).toContainText('Only clients in the same private network can connect.');
  expect(await received(cloud, 'unassignFloatingIp')).toHaveLength(1);
});

test('a database is renamed, billed to another account, and deleted', async ({ page, cloud }) => {
  await open(page);
  await rowAction(page, list, 'Edge cache index', 'Rename database');
  const rename = dialog(page, 'Rename Edge cache index');
  await rename.getByLabel('Name').fill('Edge index');
  await rename.getByLabel('Name').press('Enter');
  await expectRow(page, list, 'Edge index');
  await rowAction(page, list, 'Edge index', 'Change billing account');
  const account = dialog(page, 'Change billing account of Edge index');
  const before = (await named(cloud, 'Edge index'))?.billing_account_id;
  await account.getByRole('radio', { checked: false }).and(account.locator(':not([aria-disabled=true]):not(:disabled)')).first().check();
  await account.getByRole('button', { name: 'Change billing account' }).click();
  await expect(account).toBeHidden();
  expect((await named(cloud, 'Edge index'))?.billing_account_id).not.toBe(before);
  await rowAction(page, list, 'Edge index', 'Delete database');
  await expect(dialog(page, 'Delete Edge index?')).toContainText("This can't be undone.");
  await confirmByTyping(page, 'Edge index');
  await expectNoRow(page, list, 'Edge index');
  expect(await received(cloud, 'deleteService')).toHaveLength(1);
  expect((await bodies(cloud, 'updateService')).length).toBe(2);
});

test('a lost answer is looked for, and nothing is sent twice', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await open(page, 'Customer database');
  await cloud.faults({ dropAfter: ['updateService'] });
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Rename database' }).click();
  await dialog(page, /^Rename /)
    .getByLabel('Name')
    .fill('Renamed');
  await dialog(page, /^Rename /)
    .getByLabel('Name')
    .press('Enter');
  await expect(pageTitle(page)).toHaveText('Renamed');
  expect(await received(cloud, 'updateService')).toHaveLength(1);
});

test('on a phone, with hostile names', async ({ page, cloud }) => {
  const hostile = `<img src=x onerror=alert(1)> ${'long-'.repeat(60)}`;
  const uuid = (await named(cloud, 'Customer database'))?.uuid ?? '';
  await fetch(`${cloud.url}/v1/user-resource/service/package/${uuid}`, {
    method: 'PATCH',
    headers: { apikey: 'demo', 'content-type': 'application/json' },
    body: JSON.stringify({ display_name: hostile }),
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'demo', `/services/databases/${uuid}`);
  await expect(pageTitle(page)).toContainText('<img src=x');
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await axe(page);
  await mainButton(page, 'Explain this state').click();
  const explained = dialog(page, /^State of <img src=x/);
  await expect(explained.getByRole('region', { name: 'What you can do' })).toContainText('Rename database');
  expect(await explained.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
  await axe(page);
});
