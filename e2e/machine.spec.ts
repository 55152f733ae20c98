import type { Page } from '@playwright/test';
import {
  addressesIn,
  addressOf,
  axe,
  choose,
  confirmByTyping,
  elsewhere,
  euros,
  expect,
  expectNoRow,
  fact,
  failedRequest,
  mainButton,
  openActivity,
  openMachine,
  pageTitle,
  realToken,
  received,
  signIn,
  status,
  test,
  vmNamed,
} from './support';
import type { RunningCloud } from '../scripts/cloud.mjs';

const list = 'Virtual machines';

interface PriceRow {
  readonly resourceType: string;
  readonly serviceNameInUptime?: string;
  readonly numCpus?: number;
  readonly megsRam?: number;
  readonly price: number;
}

/** What one core, one GB and so on cost by the hour, as the platform's list says in as many words. */
async function unitPrices(cloud: RunningCloud) {
  const { policy } = await elsewhere<{ policy: PriceRow[] }>(cloud, 'GET', '/pricing/policy');
  const price = (type: string, service?: string) => {
    const row = policy.find(
      (each) => each.resourceType === type && each.serviceNameInUptime === service && (each.megsRam ?? 1024) === 1024,
    );
    if (!row) throw new Error(`The list has no ${type} ${service ?? ''}`);
    return row.price;
  };
  return {
    core: price('CPU'),
    gigabyteOfRam: price('RAM'),
    disk: price('STORAGE', 'main'),
    snapshot: price('STORAGE', 'snapshot'),
    backup: price('STORAGE', 'backup'),
    windows: price('LICENSE', 'windows'),
    idleAddress: price('UNASSIGNED_FLOATING_IP'),
  };
}

async function expectPrice(page: Page, label: string, hourly: number) {
  const row = page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) });
  await expect(row.getByRole('cell')).toHaveText([euros(hourly, 4), euros(hourly * 730)]);
}

test('the page of a machine says what it is, how it is reached and what it costs', async ({ page, cloud }) => {
  const { core, gigabyteOfRam, disk, snapshot, backup, windows } = await unitPrices(cloud);
  await signIn(page);
  await openMachine(page, 'orders-db-primary');
  const database = await vmNamed(cloud, 'cyc01', 'orders-db-primary');
  await status(page, 'Running');
  await expect(fact(page, 'Location')).toHaveText('Cycletown');
  await expect(fact(page, 'Size')).toHaveText('8 vCPU, 32 GB');
  await expect(fact(page, 'System')).toHaveText('Debian 12');
  await expect(fact(page, 'Server class')).toHaveText('Performance');
  await expect(fact(page, 'Billing account')).toHaveText('Northwind Logistics');
  await expect(fact(page, 'Automatic backups')).toHaveText('Yes');
  await expect(fact(page, 'UUID')).toContainText(database.uuid);
  await expect(fact(page, 'Network')).toHaveText(/^Databases · 10\./);
  await expect(fact(page, 'Private address')).toContainText(database.private_ipv4);
  await expect(fact(page, 'Public address')).toHaveText('None');
  await expect(page.getByText('No public IP: not reachable from the internet')).toBeVisible();
  const { storage } = await elsewhere<{ storage: { uuid: string }[] }>(cloud, 'GET', `/cyc01/user-resource/vm?uuid=${database.uuid}`);
  const disks = page.getByRole('region', { name: 'Disks' }).getByRole('listitem');
  await expect(disks).toHaveText([/vda.*boot disk.*400 GB/, /vdb.*500 GB/]);
  for (const [at, { uuid }] of storage.entries()) await expect(disks.nth(at)).toContainText(`virtio-${uuid.slice(0, 20)}`);
  const running = 8 * core + 32 * gigabyteOfRam + (400 + 500) * disk + 800 * snapshot + 1200 * backup;
  await expectPrice(page, 'While running', running);
  await expectPrice(page, 'While stopped', (400 + 500) * disk + 800 * snapshot + 1200 * backup);
  await expectPrice(page, 'Running, with VAT (20%)', running * 1.2);
  await page.getByText('What it is made of').click();
  await expect(fact(page, 'RAM · 32 GB')).toHaveText(euros(32 * gigabyteOfRam, 4));

  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: list }).click();
  await openMachine(page, 'web-01');
  const web = await addressOf(cloud, 'cyc01', (await vmNamed(cloud, 'cyc01', 'web-01')).uuid);
  await expect(fact(page, 'Public address')).toContainText(web);
  await expect(page.getByText(`ssh cloudia@${web}`, { exact: true })).toBeVisible();

  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: list }).click();
  await openMachine(page, 'erp-windows');
  const desktop = await addressOf(cloud, 'cyc01', (await vmNamed(cloud, 'cyc01', 'erp-windows')).uuid);
  await expect(page.getByText('Connect with Remote Desktop to:')).toBeVisible();
  await expect(page.getByText(`${desktop}:3389`, { exact: true })).toBeVisible();
  await expectPrice(page, 'While running', 4 * core + 16 * gigabyteOfRam + 4 * windows + 120 * disk + 240 * backup);
});

test('a machine is stopped, started, unplugged and renamed, and says why when something is not possible', async ({ page, cloud }) => {
  await signIn(page);
  await openMachine(page, 'web-02');
  const { uuid } = await vmNamed(cloud, 'cyc01', 'web-02');
  await expect(mainButton(page, 'Start')).toHaveAttribute('aria-disabled', 'true');
  await expect(mainButton(page, 'Start')).toHaveAccessibleDescription('Already running');
  await mainButton(page, 'Start').click({ force: true });
  expect(await received(cloud, 'startVm'), 'a button with a reason does nothing').toEqual([]);

  await cloud.durations({ stop: 40_000 });
  await mainButton(page, 'Stop').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
  await expect(page.getByText('Stop web-02 in progress. You can leave this page.')).toBeVisible();
  await expect(mainButton(page, 'Stop')).toHaveAccessibleDescription('In progress: Stop web-02');
  await status(page, 'Stopped');
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('web-02 has stopped.');
  await expect(mainButton(page, 'Stop')).toHaveAccessibleDescription('Already stopped');
  await mainButton(page, 'Actions').click();
  const plug = page.getByRole('menuitem', { name: 'Force stop', exact: true });
  await expect(plug).toHaveAttribute('aria-disabled', 'true');
  await expect(plug).toHaveAccessibleDescription('Already stopped');
  await page.keyboard.press('Escape');
  await mainButton(page, 'Explain this state').click();
  const explained = page.getByRole('dialog', { name: 'State of web-02' });
  await expect(explained.getByRole('region', { name: 'What led to it' })).toContainText('Stop web-02');
  await expect(explained.getByRole('list', { name: 'Not possible now' })).toContainText('Set passwordOnly possible while it is running.');
  await expect(explained.getByRole('region', { name: 'What it costs' })).toContainText('While running, per month');
  await axe(page);
  await page.keyboard.press('Escape');

  await mainButton(page, 'Start').click();
  await status(page, 'Running');
  await expect(mainButton(page, 'Stop')).not.toHaveAttribute('aria-disabled');
  await choose(page, 'Actions', 'Force stop');
  const sure = page.getByRole('dialog', { name: 'Force stop web-02?' });
  await expect(sure).toContainText('the file system may be damaged');
  await sure.getByRole('button', { name: 'Force stop VM' }).click();
  await status(page, 'Stopped');
  expect((await received(cloud, 'stopVm')).map(({ data }) => data)).toEqual([{ uuid }, { uuid, force: true }]);

  await choose(page, 'Actions', 'Rename');
  const rename = page.getByRole('dialog', { name: 'Rename web-02' });
  await expect(rename.getByLabel('Name')).toBeFocused();
  await expect(rename.getByRole('button', { name: 'Rename' })).toHaveAccessibleDescription('The name has not changed');
  await rename.getByLabel('Name').fill('shop-02');
  await rename.getByLabel('Name').press('Enter');
  await expect(pageTitle(page)).toHaveText('shop-02');
  await expect(page).toHaveTitle('shop-02 – Burrow');
  expect((await received(cloud, 'updateVm')).map(({ data }) => data)).toEqual([{ uuid, name: 'shop-02' }]);
});

test('a refusal stays in the dialog with what was typed', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page);
  await openMachine(page, 'web-03');
  await cloud.faults({ status: { updateVm: 409 } });
  await choose(page, 'Actions', 'Rename');
  const rename = page.getByRole('dialog', { name: 'Rename web-03' });
  await rename.getByLabel('Name').fill('other-name');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect(rename.getByRole('alert')).toContainText('It’s busy, or the name is taken.');
  await expect(rename.getByRole('alert')).toContainText('Correlation id');
  await expect(rename.getByLabel('Name')).toHaveValue('other-name');
  await page.keyboard.press('Escape');
  const discard = page.getByRole('dialog', { name: 'Discard what you have entered?' });
  await discard.getByRole('button', { name: 'Cancel' }).click();
  await cloud.faults({ status: {} });
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect(pageTitle(page)).toHaveText('other-name');
});

test('deleting says what goes and what stays, wants the name typed, and releases an address only when asked to', async ({
  page,
  cloud,
}) => {
  const { idleAddress } = await unitPrices(cloud);
  await signIn(page);
  await openMachine(page, 'orders-db-primary');
  await choose(page, 'Actions', 'Delete');
  const both = page.getByRole('dialog', { name: 'Delete orders-db-primary?' });
  await expect(both).toContainText('Its boot disk, 400 GB, with everything on it');
  await expect(both).toContainText('The attached disk vdb, 500 GB, with everything on it. Detach it first to keep it.');
  await expect(both).toContainText('Its snapshots and backups, 2,000 GB');
  await expect(both.getByText('This address stays')).toHaveCount(0);
  await both.getByRole('button', { name: 'Cancel' }).click();
  await expect(both).toHaveCount(0);

  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: list }).click();
  await openMachine(page, 'web-01');
  const web = await vmNamed(cloud, 'cyc01', 'web-01');
  const address = await addressOf(cloud, 'cyc01', web.uuid);
  await choose(page, 'Actions', 'Delete');
  const sure = page.getByRole('dialog', { name: 'Delete web-01?' });
  const stays = sure.getByRole('group', { name: 'This address stays' });
  await expect(stays).toContainText(`about ${euros(idleAddress * 730)}/mo each.`);
  await stays.getByRole('checkbox', { name: `Also delete ${address}` }).check();
  const go = sure.getByRole('button', { name: 'Delete', exact: true });
  await sure.getByLabel('To confirm, type web-01').fill('web-02');
  await expect(go).toHaveAttribute('aria-disabled', 'true');
  await go.click({ force: true });
  await sure.getByLabel('To confirm, type web-01').press('Enter');
  expect(await received(cloud, 'deleteVm')).toEqual([]);
  await confirmByTyping(page, 'web-01');
  await expect(pageTitle(page)).toHaveText(list);
  await expectNoRow(page, list, 'web-01');
  expect((await received(cloud, 'deleteVm')).map(({ data, slug }) => [slug, data])).toEqual([['cyc01', { uuid: web.uuid }]]);
  expect((await received(cloud, 'deleteFloatingIp')).map(({ data, slug }) => [slug, data])).toEqual([['cyc01', { address }]]);
  const activity = await openActivity(page);
  await expect(activity.getByRole('listitem').filter({ hasText: `Delete floating IP ${address}` })).toContainText('Done');
  await expect(activity.getByRole('listitem').filter({ hasText: 'Delete web-01' })).toContainText('Done');
  await page.keyboard.press('Escape');

  await openMachine(page, 'vpn');
  const kept = await addressOf(cloud, 'cyc01', (await vmNamed(cloud, 'cyc01', 'vpn')).uuid);
  await choose(page, 'Actions', 'Delete');
  await confirmByTyping(page, 'vpn');
  await expect(pageTitle(page)).toHaveText(list);
  await expectNoRow(page, list, 'vpn');
  expect(await received(cloud, 'deleteFloatingIp')).toHaveLength(1);
  const left = await addressesIn(cloud, 'cyc01');
  expect(left.find((each) => each.address === kept)?.assigned_to ?? null, 'the address of vpn stays, free').toBeNull();
  expect(left.map((each) => each.address)).toContain(kept);
});

test('a machine that is not there, or no more, is said to be gone', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page);
  const nobody = '00000000-0000-4000-8000-000000000000';
  await page.goto(`/compute/virtual-machines/cyc01/${nobody}`);
  await expect(page.getByText('This virtual machine does not exist (any more)')).toBeVisible();
  await expect(page.getByText(nobody)).toBeVisible();
  await page.getByRole('link', { name: 'To the virtual machines' }).click();

  await openMachine(page, 'mail-relay');
  const { uuid } = await vmNamed(cloud, 'cyc01', 'mail-relay');
  await elsewhere(cloud, 'DELETE', '/cyc01/user-resource/vm', { uuid });
  await mainButton(page, 'Stop').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Stop mail-relay: Failed');
  await expect(page.getByText('This virtual machine does not exist (any more)')).toBeVisible();
  const activity = await openActivity(page);
  await expect(activity.getByRole('listitem')).toContainText(`No such virtual machine exists: ${uuid}`);
});

test('the same can be done on the command line, with a token that is not shown', async ({ page, cloud }) => {
  const token = await realToken(cloud);
  await signIn(page, token);
  await openMachine(page, 'web-02');
  const { uuid } = await vmNamed(cloud, 'cyc01', 'web-02');
  await choose(page, 'Actions', 'Show as curl');
  const dialog = page.getByRole('dialog', { name: 'web-02 on the command line' });
  const stop = dialog.getByRole('region', { name: 'Stop', exact: true }).first();
  await expect(stop).toContainText(`curl --request POST '${cloud.url}/v1/cyc01/user-resource/vm/stop'`);
  await expect(stop).toContainText(`--data-urlencode 'uuid=${uuid}'`);
  await expect(stop).toContainText('--header "apikey: $WARREN_TOKEN"');
  await expect(dialog.getByRole('region', { name: 'Delete', exact: true }).first()).toContainText('--request DELETE');
  expect(await page.content()).not.toContain(token);
});
