import type { Page } from '@playwright/test';
import type { RunningCloud } from '../scripts/cloud.mjs';
import {
  axe,
  bulk,
  countByLocation,
  elsewhere,
  expect,
  expectRow,
  failedRequest,
  lab,
  main,
  type Noted,
  pageTitle,
  pick,
  received,
  rowAction,
  search,
  signIn,
  slugs,
  tableNamed,
  test,
  vmNamed,
} from './support';

const resources = '/billing/resources';
const table = 'Resources';

interface Paid {
  readonly uuid: string;
  readonly billing_account?: number;
  readonly billing_account_id?: number;
  readonly is_deleted?: boolean;
  readonly storage?: { uuid: string }[];
  readonly display_name?: string;
  readonly name?: string;
}

/** How many resources an account has, as another client counts them: disks of machines go with these. */
async function countOf(cloud: RunningCloud, account: number): Promise<number> {
  const each = async (path: string) => (await Promise.all(slugs.map((slug) => elsewhere<Paid[]>(cloud, 'GET', `/${slug}${path}`)))).flat();
  const machines = await each('/user-resource/vm/list');
  const attached = new Set(machines.flatMap(({ storage }) => (storage ?? []).map(({ uuid }) => uuid)));
  const others = [
    ...(await each('/storage/disks')).filter(({ uuid }) => !attached.has(uuid)),
    ...(await each('/network/ip_addresses')).filter((ip) => ip.is_deleted !== true),
    ...(await each('/network/firewalls')),
    ...(await each('/network/load_balancers')),
    ...(await elsewhere<Paid[]>(cloud, 'GET', '/user-resource/service/packages')),
    ...(await elsewhere<Paid[]>(cloud, 'GET', '/storage/bucket/list')),
  ];
  return [...machines.map((vm) => vm.billing_account), ...others.map((one) => one.billing_account_id)].filter((id) => id === account)
    .length;
}

const shown = (page: Page) => page.getByRole('main').getByRole('combobox', { name: 'Shown' });
const account = (page: Page) => page.getByRole('main').getByRole('combobox', { name: 'Billing account' });
const rowHeaded = (page: Page, name: string) =>
  tableNamed(page, table)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const writes = async (cloud: RunningCloud) =>
  ((await cloud.requests()) as Noted[])
    .filter(({ method, operation }) => method !== 'GET' && operation !== null)
    .map(({ operation, slug, data }) => [operation, slug, data] as const);
const select = async (page: Page, ...names: string[]) => {
  for (const name of names) {
    await search(page, name);
    await page
      .getByRole('checkbox', { name: `Select ${name}`, exact: true })
      .first()
      .check();
  }
};

test('an account’s page has everything that it pays for, per location and kind, compared with its own list', async ({ page, cloud }) => {
  const mine = await countOf(cloud, main);
  const theirs = await countOf(cloud, lab);
  await signIn(page, 'demo', `${resources}?account=${main}`);
  await expect(pageTitle(page)).toHaveText('Resources');
  await expect(page.getByText(`${mine} rows`, { exact: true })).toBeVisible();
  await expectRow(page, table, 'orders-db-primary', { Kind: 'Virtual machine', Location: 'Cycletown', 'Per month': '€261.34' });
  await search(page, 'backups');
  await expectRow(page, table, 'northwind-backups', { Kind: 'Bucket', Location: '–' });
  await search(page, 'Shop');
  // Its address has its name in the row, too.
  await expect(rowHeaded(page, 'Shop')).toContainText(/Load balancer.*€14\.99/);
  await search(page, 'Old orders');
  await expectRow(page, table, 'Old orders data', { Kind: 'Disk' });
  await search(page, '');
  await expect
    .poll(async () => Object.keys(await countByLocation(cloud, 'listBillingResources')).toSorted())
    .toEqual([...slugs].toSorted());
  expect((await received(cloud, 'listBillingResources')).map(({ data }) => data)).toEqual(
    slugs.map(() => ({ id: main, resource_type: 'vm' })),
  );
  await expect(page.getByRole('columnheader', { name: 'Billing mismatch' })).toHaveCount(0);
  await axe(page);

  await page.getByRole('main').getByRole('button', { name: 'Kind', exact: true }).first().click();
  await page.getByRole('checkbox', { name: /^Firewall/ }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByText(`5 of ${mine}`, { exact: true })).toBeVisible();
  // An address that says how to look at the table leaves aside what was filtered before.
  await page.goto(`${resources}?account=${main}&sort=name.asc`);
  await pick(account(page), 'R&D <lab>');
  await expect(page.getByText(`${theirs} rows`, { exact: true })).toBeVisible();
  await expectRow(page, table, 'northwind-lab-measurements', { Kind: 'Bucket' });
  await pick(shown(page), 'Every account’s');
  await expect(page.getByText(`${mine + theirs} rows`, { exact: true })).toBeVisible();
});

test('one of each kind is moved by its own call, once, after a dry run that says what stays and what changes', async ({ page, cloud }) => {
  const { uuid: vm } = await vmNamed(cloud, 'cyc01', 'web-01');
  const find = async (path: string, name: string) =>
    (await elsewhere<Paid[]>(cloud, 'GET', path)).find((one) => one.display_name === name || one.name === name)?.uuid ?? '';
  const disk = await find('/cyc01/storage/disks', 'Old orders data');
  const balancer = await find('/cyc01/network/load_balancers', 'Shop');
  const service = await find('/user-resource/service/packages', 'Edge cache index');
  const ips = await elsewhere<{ address: string; name: string; assigned_to?: string }[]>(cloud, 'GET', '/cyc01/network/ip_addresses');
  const own = ips.find((ip) => ip.assigned_to === vm)?.address ?? '';
  const spare = ips.find((ip) => ip.name === 'spare')?.address ?? '';
  const shop = ips.find((ip) => ip.assigned_to === balancer)?.address ?? '';
  await signIn(page, 'demo', `${resources}?account=${main}`);
  await select(page, 'web-01', 'Old orders data', 'Shop', 'Edge cache index', 'northwind-static', `${spare} (spare)`, 'Admin access');
  await bulk(page).getByRole('button', { name: 'Move to another account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move 7 resources to another account' });
  await expect(dialog.getByRole('button', { name: 'Move', exact: true })).toHaveAccessibleDescription('Choose an account');
  await expect(dialog.getByRole('radio', { name: /Northwind Logistics/ })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('radio', { name: /R&D <lab>/ }).check();
  await expect(dialog.getByText('6 would move', { exact: true })).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Admin access' })).toContainText(
    'The API can’t change a firewall’s billing account.',
  );
  await expect(dialog.getByRole('row', { name: /^Discount/ })).toContainText('10%');
  await expect(dialog).toContainText(/That is €[\d.]+ less a month\./);
  await axe(page);
  expect(await writes(cloud), 'a dry run changes nothing').toEqual([]);
  await dialog.getByRole('checkbox', { name: 'Move their 2 addresses too, which stay behind otherwise' }).check();
  await expect(dialog.getByText('8 would move', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Move 8 resources' }).dblclick();
  await expect(dialog).toContainText('8 of 8 done');
  await axe(page);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(bulk(page)).toHaveCount(0);
  const sent = await writes(cloud);
  expect(sent).toHaveLength(8);
  expect(sent).toEqual(
    expect.arrayContaining([
      ['setResourceBilling', 'cyc01', { uuid: vm, billing_account_id: lab, resource_type: 'vm' }],
      ['updateDisk', 'cyc01', { disk_uuid: disk, billing_account_id: lab }],
      ['setLoadBalancerBilling', 'cyc01', { lb_uuid: balancer, set_id: lab }],
      ['updateService', null, { service_uuid: service, billing_account_id: lab }],
      ['updateBucket', null, { name: 'northwind-static', billing_account_id: lab }],
      ...[spare, own, shop].map((address) => ['updateFloatingIp', 'cyc01', { address, billing_account_id: lab }]),
    ]),
  );
  await pick(account(page), 'R&D <lab>');
  await search(page, 'web-01');
  await expect(rowHeaded(page, 'web-01')).toContainText('Virtual machine');
  await search(page, 'static');
  await expectRow(page, table, 'northwind-static', { Kind: 'Bucket' });
});

test('what fails is said per item and tried again when asked to; the rest goes on', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page, 'demo', `${resources}?account=${main}`);
  await select(page, 'northwind-static', 'northwind-invoices', 'mail-relay');
  await cloud.faults({ status: { updateBucket: 409 } });
  await bulk(page).getByRole('button', { name: 'Move to another account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move 3 resources to another account' });
  await dialog.getByRole('radio', { name: /R&D <lab>/ }).check();
  await dialog.getByRole('button', { name: 'Move 3 resources' }).click();
  await expect(dialog).toContainText('1 of 3 done');
  const failed = dialog.getByRole('listitem').filter({ hasText: 'Failed' });
  await expect(failed).toHaveCount(2);
  await expect(failed.first()).toContainText('It’s busy, or the name is taken.');
  await cloud.faults({ status: {} });
  await dialog.getByRole('button', { name: 'Try the 2 failed ones again' }).dblclick();
  await expect(dialog).toContainText('3 of 3 done');
  expect(await received(cloud, 'updateBucket')).toHaveLength(4);
  expect(await received(cloud, 'setResourceBilling')).toHaveLength(1);
});

test('an answer that gets lost is looked for, and nothing is sent twice', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page, 'demo', `${resources}?account=${main}&q=northwind-static`);
  await cloud.faults({ dropAfter: ['updateBucket'] });
  await rowAction(page, table, 'northwind-static', 'Move to another account');
  const dialog = page.getByRole('dialog', { name: 'Move northwind-static to another account' });
  await dialog.getByRole('radio', { name: /R&D <lab>/ }).check();
  await dialog.getByRole('button', { name: 'Move 1 resource' }).click();
  await expect(dialog).toContainText('1 of 1 done');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByText('No matches')).toBeVisible();
  expect(await received(cloud, 'updateBucket')).toHaveLength(1);
});

test('accounts that are suspended take nothing, and those that are not among yours are told', async ({ page }) => {
  await page.route('**/payment/billing_account/list*', async (route) => {
    const response = await route.fetch();
    const [first] = (await response.json()) as { id: number }[];
    const other = { ...first, id: 5, title: 'Closed', is_default: false, is_active: false, suspend_reason: 'Papers are missing' };
    await route.fulfill({ response, json: [first, other] });
  });
  await signIn(page, 'demo', `${resources}?account=${main}`);
  const told = page.getByText(/^\d+ resources belong to accounts that are not among yours$/);
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'Show them' }).click();
  await expectRow(page, table, 'sim-01', { 'Billing account': `Unknown account ${lab}` });
  await axe(page);
  await rowAction(page, table, 'sim-01', 'Move to another account');
  const dialog = page.getByRole('dialog', { name: 'Move sim-01 to another account' });
  const closed = dialog.getByRole('radio', { name: /^Closed/ });
  await expect(closed).toHaveAttribute('aria-disabled', 'true');
  await expect(dialog).toContainText('This billing account is suspended: Papers are missing');
  await dialog.getByRole('radio', { name: /Northwind Logistics/ }).check();
  await expect(dialog).toContainText('What it costs now is not known: the account that pays for it is not among yours.');
});

test('locations and lists that do not answer are named, and the others shown', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await cloud.faults({ locationsDown: ['bus02'], status: { listBuckets: 500 } });
  await signIn(page, 'demo', `${resources}?account=${main}`);
  await expect(page.getByText('Couldn’t load everything from Busburg')).toBeVisible();
  await expect(page.getByText('Object storage did not answer; there may be buckets')).toBeVisible();
  await expectRow(page, table, 'orders-db-primary', { Location: 'Cycletown' });
  await axe(page);
});

test('a phone, and the keyboard alone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page, 'demo', `${resources}?account=${main}&q=northwind-static`);
  const row = tableNamed(page, table).getByRole('button', { name: 'Actions for northwind-static' });
  await expect(row).toBeVisible();
  await axe(page);
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Move to another account' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Move northwind-static to another account' });
  await dialog.getByRole('radio', { name: /R&D <lab>/ }).focus();
  await page.keyboard.press('Space');
  await expect(dialog.getByText('1 would move', { exact: true })).toBeVisible();
  await axe(page);
  await dialog.getByRole('button', { name: 'Move 1 resource' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('1 of 1 done');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
