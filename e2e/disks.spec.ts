import type { Page } from '@playwright/test';
import type { RunningCloud } from '../scripts/cloud.mjs';
import {
  axe,
  bodies,
  bulk,
  confirmByTyping,
  count,
  countByLocation,
  dialog,
  elsewhere,
  expect,
  expectNoRow,
  expectRow,
  failedRequest,
  lab,
  pageTitle,
  received,
  rowAction,
  rowOf,
  search,
  signIn,
  slugs,
  tableNamed,
  test,
  vmNamed,
  vmsIn,
} from './support';

const disksPage = '/storage/disks';
const copiesPage = '/storage/snapshots';
const table = 'Disks';
const copies = 'Snapshots and backups';

interface Disk {
  readonly uuid: string;
  readonly size_gb: number;
  readonly display_name?: string;
  readonly read_only_bootable?: boolean;
  readonly billing_account_id: number;
}
interface Stored {
  readonly uuid: string;
  readonly name: string;
  readonly size: number;
  readonly replica: { uuid: string; type: string }[];
}
const disksIn = (cloud: RunningCloud, slug: string) => elsewhere<Disk[]>(cloud, 'GET', `/${slug}/storage/disks`);
const diskNamed = async (cloud: RunningCloud, slug: string, name: string): Promise<Disk> => {
  const found = (await disksIn(cloud, slug)).find((disk) => disk.display_name === name);
  if (!found) throw new Error(`There is no disk ${name} in ${slug}`);
  return found;
};
const storageOf = async (cloud: RunningCloud, slug: string, name: string): Promise<Stored[]> => {
  const { uuid } = await vmNamed(cloud, slug, name);
  return (await elsewhere<{ storage: Stored[] }>(cloud, 'GET', `/${slug}/user-resource/vm?uuid=${uuid}`)).storage;
};
/** Only rows in sight are drawn. */
const facet = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).first().click();

test('every disk is there once with what has it, by one call a location and kind, and its counts are links', async ({ page, cloud }) => {
  const all = (await Promise.all(slugs.map((slug) => disksIn(cloud, slug)))).flat();
  const machines = (await Promise.all(slugs.map((slug) => vmsIn(cloud, slug)))).flat();
  const asked = await countByLocation(cloud, 'listDisks');
  await signIn(page, 'demo', '/overview');
  const cycletown = (await disksIn(cloud, 'cyc01')).length;
  await page
    .getByRole('region', { name: 'Cycletown', exact: true })
    .getByRole('link', { name: `${cycletown} disks`, exact: true })
    .click();
  await expect(pageTitle(page)).toHaveText(table);
  await expect(page).toHaveURL(/location=cyc01/);
  await page.goto(disksPage);

  // Three disks of managed services are in no list of disks.
  await count(page, `${all.length + 3} rows`);
  await search(page, 'orders');
  await expectRow(page, table, 'orders-db-primary · vda', { Use: 'Boot disk', VM: 'orders-db-primary', Size: '400 GB', Snapshots: '5' });
  await expectRow(page, table, 'Orders data', { Use: 'Attached', VM: 'orders-db-primary', Size: '500 GB', 'Per month': '€36.50' });
  await expectRow(page, table, 'Old orders data', { Use: 'Unattached', VM: '–', 'Billing account': 'Northwind Logistics' });
  await search(page, 'installer');
  await expectRow(page, table, 'custom-installer.iso', { Use: 'Boot image' });
  await search(page, 'edge');
  await expectRow(page, table, 'Edge cache index', { Use: 'Managed service', Location: 'Traintown', 'Per month': '–' });
  for (const slug of slugs) expect((await countByLocation(cloud, 'listDisks'))[slug] ?? 0).toBeLessThanOrEqual((asked[slug] ?? 0) + 3);

  await search(page, '');
  await facet(page, 'Use');
  await page.getByRole('checkbox', { name: /^Boot disk/ }).check();
  await page.keyboard.press('Escape');
  await count(page, `${machines.length} of ${all.length + 3}`);
  await page.goto(`${disksPage}?q=orders`);
  await axe(page);
  // By the keyboard alone, from the row to its menu.
  const row = rowOf(page, table, 'Orders data');
  await row.getByRole('button', { name: 'Actions for Orders data' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Attach to a VM' })).toHaveAccessibleDescription('Already attached to orders-db-primary');
  await axe(page);
  await page.keyboard.press('Escape');
  await row.getByRole('link', { name: 'orders-db-primary' }).click();
  await expect(page).toHaveURL(/\/disks/);
  await expect(pageTitle(page)).toHaveText('orders-db-primary');
});

test('a disk is made, renamed, marked, attached, grown, detached and deleted, each by one request', async ({ page, cloud }) => {
  await signIn(page, 'demo', disksPage);
  await page.getByRole('main').getByRole('button', { name: 'Create disk' }).click();
  const create = dialog(page, 'Create disk');
  await expect(create.getByRole('button', { name: 'Create disk' })).toBeVisible();
  await axe(page);
  await create
    .getByRole('combobox', { name: 'Location' })
    .or(create.getByRole('textbox', { name: 'Location' }))
    .click();
  await page.getByRole('option', { name: 'Cycletown' }).click();
  await create.getByLabel('Name (optional)').fill('Archive');
  await create.getByLabel('Size').fill('60');
  await expect(create).toContainText('€4.38 per month');
  await create
    .getByRole('combobox', { name: 'Billing account' })
    .or(create.getByRole('textbox', { name: 'Billing account' }))
    .click();
  await page.getByRole('option', { name: 'R&D <lab>' }).click();
  await create.getByRole('button', { name: 'Create disk' }).dblclick();
  await expect(create).toHaveCount(0);
  await expectRow(page, table, 'Archive', { Use: 'Unattached', Size: '60 GB', 'Billing account': 'R&D <lab>' });
  expect(await bodies(cloud, 'createDisk'), 'made once').toEqual([
    { size_gb: 60, billing_account_id: lab, display_name: 'Archive', source_image_type: 'EMPTY' },
  ]);
  const { uuid } = await diskNamed(cloud, 'cyc01', 'Archive');

  await rowAction(page, table, 'Archive', 'Rename');
  const rename = dialog(page, 'Rename Archive');
  await expect(rename.getByRole('button', { name: 'Rename' })).toHaveAccessibleDescription('The name has not changed');
  await rename.getByLabel('Name').fill('Archive 2026');
  await rename.getByLabel('Name').press('Enter');
  await expectRow(page, table, 'Archive 2026');
  await rowAction(page, table, 'Archive 2026', 'Mark as boot image');
  await dialog(page, /^Mark Archive 2026/)
    .getByRole('button', { name: 'Mark as boot image' })
    .click();
  await expectRow(page, table, 'Archive 2026', { Use: 'Boot image' });
  await rowAction(page, table, 'Archive 2026', 'Unmark as boot image');
  await dialog(page, /^Make Archive 2026/)
    .getByRole('button', { name: 'Unmark as boot image' })
    .click();
  await expectRow(page, table, 'Archive 2026', { Use: 'Unattached' });
  expect(await bodies(cloud, 'updateDisk')).toEqual([
    { disk_uuid: uuid, display_name: 'Archive 2026' },
    { disk_uuid: uuid, read_only_bootable: true },
    { disk_uuid: uuid, read_only_bootable: false },
  ]);

  const { uuid: vm } = await vmNamed(cloud, 'cyc01', 'grafana');
  await rowAction(page, table, 'Archive 2026', 'Attach to a VM');
  const attach = dialog(page, 'Attach Archive 2026 to a VM');
  await expect(attach).toContainText(`/dev/disk/by-id/virtio-${uuid.slice(0, 20)}`);
  await expect(attach.getByRole('button', { name: 'Attach' })).toHaveAccessibleDescription('Choose a VM');
  await attach
    .getByRole('combobox', { name: 'VM' })
    .or(attach.getByRole('textbox', { name: 'VM' }))
    .fill('graf');
  await page.getByRole('option', { name: 'grafana' }).click();
  await attach.getByRole('button', { name: 'Attach', exact: true }).dblclick();
  await expectRow(page, table, 'Archive 2026', { Use: 'Attached', VM: 'grafana' });
  expect(await bodies(cloud, 'attachDisk')).toEqual([{ uuid: vm, storage_uuid: uuid }]);

  await rowAction(page, table, 'Archive 2026', 'Grow');
  const grow = dialog(page, /^Grow vdb/);
  await grow.getByRole('textbox', { name: 'Size' }).fill('80');
  await grow.getByRole('textbox', { name: 'Size' }).press('Tab');
  await grow.getByRole('button', { name: 'Grow', exact: true }).click();
  await expectRow(page, table, 'Archive 2026', { Size: '80 GB' });
  await expect(page.getByRole('main').getByText('vdb has grown')).toBeVisible();
  expect(await bodies(cloud, 'resizeVmDisk')).toEqual([{ uuid: vm, disk_uuid: uuid, size_gb: 80 }]);

  await rowAction(page, table, 'Archive 2026', 'Detach');
  await dialog(page, /^Detach vdb/)
    .getByRole('button', { name: 'Detach' })
    .click();
  await expectRow(page, table, 'Archive 2026', { Use: 'Unattached', VM: '–' });
  expect(await bodies(cloud, 'detachDisk')).toEqual([{ uuid: vm, storage_uuid: uuid }]);

  await rowAction(page, table, 'Archive 2026', 'Delete');
  await expect(dialog(page, /^Delete the disk Archive 2026/)).toContainText('Everything on it is lost for good');
  await confirmByTyping(page, 'Archive 2026');
  const done = dialog(page, 'Deleting 1 disk');
  await expect(done).toContainText('1 of 1 done');
  await done.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expectNoRow(page, table, 'Archive 2026');
  expect(await bodies(cloud, 'deleteDisk')).toEqual([{ disk_uuid: uuid }]);
});

test('a disk is copied from another one, from a snapshot, and from an operating system', async ({ page, cloud }) => {
  const old = await diskNamed(cloud, 'cyc01', 'Old orders data');
  await signIn(page, 'demo', `${disksPage}?q=orders`);
  await rowAction(page, table, 'Old orders data', 'Copy to a new disk');
  const create = dialog(page, 'Create disk');
  await expect(create.getByLabel('Size')).toHaveValue('200 GB');
  await create.getByLabel('Name (optional)').fill('Second');
  await create.getByRole('button', { name: 'Create disk' }).click();
  await expect(create).toHaveCount(0);
  await search(page, 'Second');
  await expectRow(page, table, 'Second', { Size: '200 GB' });

  await page.goto(`${copiesPage}?q=before upgrade`);
  await tableNamed(page, copies)
    .getByRole('button', { name: /^Actions for .*orders-db-primary/ })
    .click();
  await page.getByRole('menuitem', { name: 'New disk from this' }).click();
  await expect(create.getByLabel('Size')).toHaveValue('400 GB');
  await create.getByLabel('Name (optional)').fill('Third');
  await create.getByRole('button', { name: 'Create disk' }).click();
  await expect(create).toHaveCount(0);
  await search(page, 'Third');
  await expectRow(page, table, 'Third', { Size: '400 GB' });

  await page.goto(`${disksPage}?do=create`);
  await create
    .getByRole('combobox', { name: 'Made from' })
    .or(create.getByRole('textbox', { name: 'Made from' }))
    .click();
  await page.getByRole('option', { name: 'An operating system' }).click();
  await expect(create.getByRole('button', { name: 'Create disk' })).toHaveAccessibleDescription('Choose what it is made from');
  await create
    .getByRole('combobox', { name: 'An operating system' })
    .or(create.getByRole('textbox', { name: 'An operating system' }))
    .fill('debian 12');
  await page.getByRole('option', { name: 'Debian 12' }).click();
  await create.getByRole('button', { name: 'Create disk' }).click();
  await expect(create).toHaveCount(0);
  const [first, second, third] = await bodies(cloud, 'createDisk');
  expect(first).toMatchObject({ size_gb: 200, display_name: 'Second', source_image_type: 'DISK', source_image: old.uuid });
  expect(second).toMatchObject({ size_gb: 400, display_name: 'Third', source_image_type: 'SNAPSHOT' });
  expect(third).toMatchObject({ size_gb: 20, source_image_type: 'OS_BASE', source_image: 'debian_12' });
});

test('a lost answer to a new disk makes no second one', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page, 'demo', `${disksPage}?do=create`);
  const create = dialog(page, 'Create disk');
  await create.getByLabel('Name (optional)').fill('Once');
  await cloud.faults({ dropAfter: ['createDisk'] });
  await create.getByRole('button', { name: 'Create disk' }).click();
  await expectRow(page, table, 'Once');
  await expect(create).toHaveCount(0);
  expect(await received(cloud, 'createDisk')).toHaveLength(1);
});

test('unattached disks go in bulk by way of the review, and one that somebody has attached meanwhile stays', async ({ page, cloud }) => {
  const old = await diskNamed(cloud, 'cyc01', 'Old orders data');
  const { uuid: vm } = await vmNamed(cloud, 'cyc01', 'web-02');
  await signIn(page, 'demo', disksPage);
  for (const name of ['Old orders data', 'custom-installer.iso', 'Orders data']) {
    await search(page, name);
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  }
  await bulk(page).getByRole('button', { name: 'Delete' }).click();
  const sure = dialog(page, 'Delete 2 disks?');
  await expect(sure).toContainText('1 is left out: something has it.');
  await expect(sure).toContainText('€14.97 per month');
  await axe(page);
  await elsewhere(cloud, 'POST', '/cyc01/user-resource/vm/storage/attach', { uuid: vm, storage_uuid: old.uuid });
  await confirmByTyping(page, 'delete 2');
  const results = dialog(page, 'Deleting 2 disks');
  await expect(results.getByRole('listitem').filter({ hasText: 'Old orders data' })).toContainText('Left alone');
  await expect(results.getByRole('listitem').filter({ hasText: 'custom-installer.iso' })).toContainText('Done');
  await axe(page);
  await results.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(bulk(page)).toHaveCount(0);
  await search(page, 'Old');
  await expectRow(page, table, 'Old orders data', { Use: 'Attached', VM: 'web-02' });
  expect(await received(cloud, 'deleteDisk')).toHaveLength(1);
});

test('a location that does not answer is named, and nothing is concluded from its silence', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await cloud.faults({ locationsDown: ['bus02'] });
  await signIn(page, 'demo', `${disksPage}?q=orders`);
  await expect(page.getByRole('alert')).toContainText('Couldn’t load everything from Busburg');
  await expectRow(page, table, 'Orders data', { Use: 'Attached' });
  await cloud.faults({ locationsDown: [], status: { listVms: 500 } });
  await page.reload();
  await expectRow(page, table, 'Old orders data', { Use: 'Not known' });
  await rowOf(page, table, 'Old orders data').getByRole('button', { name: 'Actions for Old orders data' }).click();
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toHaveAccessibleDescription(
    'The VMs in its location didn’t load, so it may be in use.',
  );
  await page.keyboard.press('Escape');
  await cloud.faults({ status: {} });
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expectRow(page, table, 'Old orders data', { Use: 'Unattached' });
});

test('snapshots and backups of all machines: restored, made a machine of, and deleted in bulk with what failed tried again', async ({
  page,
  cloud,
  consoleErrors,
}) => {
  consoleErrors.allow(failedRequest);
  const [boot] = await storageOf(cloud, 'cyc01', 'legacy-crm-do-not-touch');
  const replica = boot?.replica[0]?.uuid ?? '';
  const { uuid: vm } = await vmNamed(cloud, 'cyc01', 'legacy-crm-do-not-touch');
  await signIn(page, 'demo', copiesPage);
  await count(page, '13 rows');
  await axe(page);
  await facet(page, 'Kind');
  await page.getByRole('checkbox', { name: /^Snapshot/ }).check();
  await page.keyboard.press('Escape');
  await count(page, '3 of 13');
  const legacy = tableNamed(page, copies).getByRole('row').filter({ hasText: 'legacy-crm-do-not-touch' });
  await expect(legacy).toContainText('last known good');
  const menu = legacy.getByRole('button', { name: /^Actions for/ });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Restore' }).click();
  await expect(dialog(page, 'Restore legacy-crm-do-not-touch?')).toContainText('Everything since then is lost for good.');
  await confirmByTyping(page, 'legacy-crm-do-not-touch');
  expect(await bodies(cloud, 'rebuildVm')).toEqual([{ uuid: vm, replica_uuid: replica }]);
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('was restored from');
  await menu.click();
  await expect(page.getByRole('menuitem', { name: 'New VM from this' })).toHaveAttribute('href', new RegExp(`replica=${replica}`));
  await page.keyboard.press('Escape');

  await page.goto(`${copiesPage}?f.kind=Backup&q=web-01`);
  await count(page, '2 of 13');
  await page.getByRole('checkbox', { name: 'Select all 2' }).check();
  await cloud.faults({ status: { deleteReplica: 409 } });
  await bulk(page).getByRole('button', { name: 'Delete' }).click();
  await expect(dialog(page, 'Delete 2 snapshots and backups?')).toContainText('The VMs stay as they are');
  await confirmByTyping(page, 'delete 2');
  const results = dialog(page, 'Deleting 2 copies');
  await expect(results.getByRole('listitem').filter({ hasText: 'Failed' })).toHaveCount(2);
  await cloud.faults({ status: {} });
  const before = (await received(cloud, 'deleteReplica')).length;
  await results.getByRole('button', { name: 'Try the 2 failed ones again' }).dblclick();
  await expect(results).toContainText('2 of 2 done');
  await axe(page);
  await results.getByRole('button', { name: 'Close', exact: true }).last().click();
  expect(await received(cloud, 'deleteReplica')).toHaveLength(before + 2);
  expect((await storageOf(cloud, 'cyc01', 'web-01')).flatMap(({ replica: left }) => left)).toEqual([]);
});

test('a phone shows disks and copies as cards', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page, 'demo', `${disksPage}?q=orders`);
  await expect(page.getByText('Old orders data', { exact: true })).toBeVisible();
  await axe(page);
  await page.getByRole('main').getByRole('button', { name: 'Create disk' }).click();
  await expect(dialog(page, 'Create disk')).toBeVisible();
  await axe(page);
  // Kept in a bookmark since it was a page of Compute.
  await page.goto('/compute/snapshots?q=orders');
  await expect(page).toHaveURL(`${copiesPage}?q=orders`);
  await expect(page.getByRole('link', { name: 'orders-db-primary' }).first()).toBeVisible();
  await axe(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the palette leads there', async ({ page }) => {
  await signIn(page, 'demo', disksPage);
  await expectRow(page, table, 'api-gateway · vda');
  await page.goto('/overview');
  await expect(pageTitle(page)).toHaveText('Overview');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Name, address, uuid, page or action' }).fill('disks');
  await page.keyboard.press('Enter');
  await expect(pageTitle(page)).toHaveText(table);
});

test.describe('an older platform', () => {
  test.use({ scenario: 'older' });
  test('has disks without names and marks, and offers none', async ({ page, cloud }) => {
    const old = (await disksIn(cloud, 'cyc01')).find(({ size_gb }) => size_gb === 200);
    await signIn(page, 'demo', disksPage);
    const name = old?.uuid ?? '';
    await expectRow(page, table, name, { Use: 'Unattached' });
    await rowOf(page, table, name)
      .getByRole('button', { name: `Actions for ${name}` })
      .click();
    await expect(page.getByRole('menuitem', { name: 'Attach to a VM' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Rename' })).toHaveCount(0);
    await expect(page.getByRole('menuitem', { name: 'Mark as boot image' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByRole('main').getByRole('button', { name: 'Create disk' }).click();
    await expect(dialog(page, 'Create disk').getByLabel('Size')).toBeVisible();
    await expect(dialog(page, 'Create disk').getByLabel('Name (optional)')).toHaveCount(0);
  });
});
