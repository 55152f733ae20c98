import { readFile } from 'node:fs/promises';
import {
  axe,
  bulk,
  dialog,
  expect,
  expectNoRow,
  expectRow,
  keysIn,
  mainButton,
  pageTitle,
  received,
  rowAction,
  rowOf,
  search,
  signIn,
  storeOf,
  tableNamed,
  test,
  watchForSecrets,
} from './support';

test('a bucket is created, and deleted when it is empty', async ({ page, cloud, consoleErrors }) => {
  // The name that is taken, and the look whether it is gone.
  consoleErrors.allow(/409|404/);
  await signIn(page, 'demo', '/storage/buckets');
  await page.getByRole('main').getByRole('button', { name: 'Create bucket' }).click();
  const create = dialog(page, 'Create bucket');
  await create.getByLabel('Name').fill('My_Bucket');
  await expect(create.getByText('Use lowercase letters, digits, dots and dashes only').first()).toBeVisible();
  await create.getByLabel('Name').fill('warren');
  await create.getByRole('button', { name: 'Create bucket' }).click();
  await expect(create.getByText('This name is taken', { exact: false })).toBeVisible();
  await create.getByLabel('Name').fill('my.photos-2026');
  await create.getByRole('button', { name: 'Create bucket' }).click();
  await expectRow(page, 'Buckets', 'my.photos-2026', { Objects: '0', 'Cost/mo': '€0.00' });
  expect(await received(cloud, 'createBucket')).toHaveLength(2);

  await rowAction(page, 'Buckets', 'my.photos-2026', 'Delete bucket');
  const remove = dialog(page, 'Delete bucket my.photos-2026?');
  await remove.getByLabel('Type my.photos-2026 to confirm').fill('my.photos-2026');
  await remove.getByRole('button', { name: 'Delete bucket' }).click();
  await expectNoRow(page, 'Buckets', 'my.photos-2026');
});

test('of a bucket of eighteen thousand objects thousands are sorted, searched and deleted, and then it is emptied', async ({
  page,
  cloud,
}) => {
  test.slow();
  const store = await storeOf(cloud);
  await signIn(page, 'demo', '/storage/buckets/northwind-invoices?prefix=2023%2F&deep=1');
  await expect(page.getByText('The first 3,000 are loaded', { exact: false })).toBeVisible();
  // Far beyond what is loaded, and asked of the gateway alone.
  await search(page, '12/INV-00454');
  const find = page.getByRole('button', { name: 'Find names starting with “12/INV-00454”' });
  await find.click();
  await expect(page.getByText(/^10 items/)).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Close' }).click();
  await expect(find, 'the whole list is there again').toBeVisible();
  await search(page, '');
  await page.getByRole('button', { name: 'Load all' }).click();
  await expect(page.getByText(/^4,553 items/)).toBeVisible();
  const name = tableNamed(page, 'Objects').getByRole('columnheader', { name: 'Name' });
  await name.getByRole('button').first().click();
  await name.getByRole('button').first().click();
  await expect(name).toHaveAttribute('aria-sort', 'descending');
  await expect(tableNamed(page, 'Objects').getByRole('rowheader').first()).toHaveText('12/INV-004553.pdf');
  await search(page, '-0025');
  await expect(page.getByText(/^100 items/)).toBeVisible();
  await search(page, 'INV-00');
  await tableNamed(page, 'Objects').getByRole('columnheader').getByRole('checkbox').check();
  await bulk(page).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog')).toContainText('4,553 objects');
  await page.getByRole('button', { name: 'Delete 4,553 objects' }).click();
  await expect(page.getByText('Everything was deleted.')).toBeVisible();
  expect(await keysIn(store, 'northwind-invoices', '2023/')).toEqual([]);
  expect(await keysIn(store, 'northwind-invoices', '2024/01/INV-004554')).toEqual(['2024/01/INV-004554.pdf']);

  await page.goto('/storage/buckets');
  await rowAction(page, 'Buckets', 'northwind-invoices', 'Delete bucket');
  await page.getByRole('dialog').getByRole('button', { name: 'Empty bucket' }).click();
  const empty = dialog(page, 'Empty bucket northwind-invoices?');
  await empty.getByLabel('Type northwind-invoices to confirm').fill('northwind-invoices');
  await empty.getByRole('button', { name: 'Empty bucket' }).click();
  await expect(empty.getByText('Everything was deleted.')).toBeVisible({ timeout: 60_000 * Number(process.env.E2E_PACE ?? 1) });
  expect(await keysIn(store, 'northwind-invoices')).toEqual([]);
  await empty.getByRole('button', { name: 'Close' }).last().click();
  await expectRow(page, 'Buckets', 'northwind-invoices', { Objects: '0' });
});

test('keys are created, used and deleted, and a secret shows only when it is asked for', async ({ page, cloud }) => {
  const expectNoSecrets = watchForSecrets(page, { files: false });
  await signIn(page, 'demo', '/storage/access-keys');
  const rows = page.getByRole('table', { name: 'Access keys' }).getByRole('button', { name: /^Actions for/ });
  await expect(rows).toHaveCount(2);
  await page.getByRole('main').getByRole('button', { name: 'Create access key' }).click();
  await expect(rows).toHaveCount(3);
  const { secretAccessKey, accessKeyId } = await storeOf(cloud);
  await expect(page.getByText(secretAccessKey)).toHaveCount(0);
  await page.getByRole('button', { name: `Reveal the secret key of ${accessKeyId}` }).click();
  await expect(page.getByText(secretAccessKey)).toBeVisible();
  await page.getByRole('button', { name: `Hide the secret key of ${accessKeyId}` }).click();

  await page.getByRole('button', { name: `Actions for ${accessKeyId}` }).click();
  await page.getByRole('menuitem', { name: 'Use this key…' }).click();
  const use = dialog(page, `Use ${accessKeyId}`);
  await expect(use.getByText('aws_secret_access_key = ••••')).toBeVisible();
  expect(await page.content()).not.toContain(secretAccessKey);
  await use.getByRole('button', { name: 'Show secret key' }).click();
  await expect(use.getByText(`aws_secret_access_key = ${secretAccessKey}`)).toBeVisible();
  const saving = page.waitForEvent('download');
  await use.getByRole('button', { name: 'Download config' }).click();
  // The one file that a secret is in, because that was asked for.
  expect(await readFile(await (await saving).path(), 'utf8')).toContain(secretAccessKey);
  await use.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: `Actions for ${accessKeyId}` }).click();
  await page.getByRole('menuitem', { name: 'Delete access key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete access key' }).click();
  await expect(rows).toHaveCount(2);
  await expectNoSecrets(secretAccessKey);
});

test('pages and dialogs of object storage can be used by everybody', async ({ page }) => {
  await signIn(page, 'demo', '/storage/buckets');
  /** What opens over the page, and closes again. */
  const over = async (name: string | RegExp, open: () => Promise<void>) => {
    await open();
    await expect(dialog(page, name)).toBeVisible();
    await axe(page, { within: '[role=dialog]' });
    await page.keyboard.press('Escape');
    await expect(dialog(page, name)).toBeHidden();
  };
  await expectRow(page, 'Buckets', 'northwind-static');
  await axe(page);
  await over('Usage by bucket', () => mainButton(page, 'Usage by bucket').click());
  await over('Empty bucket northwind-static?', () => rowAction(page, 'Buckets', 'northwind-static', 'Empty bucket'));

  await page.getByRole('link', { name: 'Access keys' }).click();
  // The rows of the page before have menus too.
  await expect(pageTitle(page)).toHaveText('Access keys');
  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  await expect(page.getByRole('menuitem', { name: 'Use this key…' })).toBeVisible();
  await axe(page);
  await over(/^Use /, () => page.getByRole('menuitem', { name: 'Use this key…' }).click());

  await page.getByRole('link', { name: 'Buckets', exact: true }).click();
  await rowOf(page, 'Buckets', 'northwind-static').getByRole('link').click();
  await expect(rowOf(page, 'Objects', 'docs/')).toHaveCount(1);
  await axe(page);
  await over('Rename or move docs/', () => rowAction(page, 'Objects', 'docs/', 'Rename or move…'));
  await rowOf(page, 'Objects', 'README.md').getByRole('link').click();
  await dialog(page, 'README.md').getByRole('button', { name: 'Edit metadata' }).click();
  await expect(dialog(page, 'Metadata of README.md')).toBeVisible();
  await axe(page, { within: '[role=dialog]' });
  await page.goto('/storage/buckets/northwind-backups/unfinished');
  await expectRow(page, 'Unfinished uploads', 'files/home.tar.zst');
  await axe(page);
});
