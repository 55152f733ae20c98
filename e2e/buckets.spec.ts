import { axe, dialog, expect, expectNoRow, expectRow, keysIn, received, rowAction, rowOf, signIn, storeOf, test } from './support';

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

test('a bucket of eighteen thousand objects is browsed and emptied', async ({ page, cloud }) => {
  test.slow();
  await signIn(page, 'demo', '/storage/buckets/northwind-invoices?prefix=2023%2F01%2F');
  await expect(rowOf(page, 'Objects', 'INV-000001.pdf')).toHaveCount(1);
  await page.goto('/storage/buckets');
  await rowAction(page, 'Buckets', 'northwind-invoices', 'Delete bucket');
  await page.getByRole('dialog').getByRole('button', { name: 'Empty bucket' }).click();
  const empty = dialog(page, 'Empty bucket northwind-invoices?');
  await empty.getByLabel('Type northwind-invoices to confirm').fill('northwind-invoices');
  await empty.getByRole('button', { name: 'Empty bucket' }).click();
  await expect(empty.getByText('Everything was deleted.')).toBeVisible({ timeout: 60_000 * Number(process.env.E2E_PACE ?? 1) });
  expect(await keysIn(await storeOf(cloud), 'northwind-invoices')).toEqual([]);
  await empty.getByRole('button', { name: 'Close' }).last().click();
  await expectRow(page, 'Buckets', 'northwind-invoices', { Objects: '0' });
});

test('keys are created, used and deleted, and a secret shows only when it is asked for', async ({ page, cloud }) => {
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
  await expect(dialog(page, `Use ${accessKeyId}`).getByText(`aws_secret_access_key = ${secretAccessKey}`)).toBeVisible();
  await dialog(page, `Use ${accessKeyId}`).getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: `Actions for ${accessKeyId}` }).click();
  await page.getByRole('menuitem', { name: 'Delete access key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete access key' }).click();
  await expect(rows).toHaveCount(2);
  expect(page.url()).not.toContain(secretAccessKey);
});

test('pages of object storage can be used by everybody', async ({ page }) => {
  await signIn(page, 'demo', '/storage/buckets');
  for (const path of [
    '/storage/buckets',
    '/storage/access-keys',
    '/storage/buckets/northwind-static',
    '/storage/buckets/northwind-static/unfinished',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('table').or(page.getByText('No unfinished uploads')).first()).toBeVisible();
    await axe(page);
  }
});
