import { readFile } from 'node:fs/promises';
import { choose, expect, expectRow, pageTitle, pick, rowAction, tableNamed, test, tryDemo } from '../support';

test('a visitor sees what a month costs, takes it away as files, and plans a machine by its price', async ({ page }) => {
  await tryDemo(page, '/billing/usage');
  await expect(pageTitle(page)).toHaveText('Usage');
  await expectRow(page, 'Resources of the month', 'erp-windows', { Kind: 'Virtual machine', State: 'Running', Location: 'Cycletown' });

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^Metered usage as CSV \(\d+ rows\)$/ }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toContain('owner_uuid,description,uptime_types,hours,price,price_unit,cost');
  // A name that looks like markup is a text like any other.
  expect(csv).toContain('"<b>bold</b> & ""quoted"", 1 CPU');

  await choose(page, 'Group', 'Kind');
  await expect(tableNamed(page, 'Resources of the month').getByRole('button', { name: 'Bucket', exact: true })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter: Resources of the month' }).fill('erp-windows');
  await rowAction(page, 'Resources of the month', 'erp-windows', 'Plan stops');
  await expect(page.getByRole('heading', { name: 'One VM planned' })).toBeVisible();
  await pick(page.getByRole('combobox', { name: /^For/ }), 'GitHub Actions');
  await expect(page.getByRole('region', { name: '.github/workflows/vms.yml' })).toContainText("cron: '0 20 * * 1,2,3,4,5'");

  await page.getByRole('link', { name: 'Images and plans', exact: true }).click();
  await page.getByRole('link', { name: 'Price list and calculator' }).click();
  await page.getByLabel('vCPU', { exact: true }).fill('8');
  await page.getByRole('button', { name: 'Create this VM' }).click();
  await expect(pageTitle(page)).toHaveText('Create virtual machine');
  await expect(page.getByRole('main').getByRole('textbox', { name: 'vCPU', exact: true })).toHaveValue('8');
});
