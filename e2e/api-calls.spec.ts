import { readFile } from 'node:fs/promises';
import { axe, choose, dialog, elsewhere, expect, region, signIn, test, written } from './support';

test('the calls of a tab are listed with what caused them, and no secret is in them', async ({ page, cloud }) => {
  test.setTimeout(60_000);
  const tokens = await elsewhere<{ token: string }[]>(cloud, 'GET', '/user-resource/token/list');
  await signIn(page, tokens[0]?.token, '/services/databases');
  await page.getByRole('link', { name: 'Customer database', exact: true }).click();
  await region(page, 'Connect').getByRole('button', { name: 'Show password' }).click();
  await expect(region(page, 'Connect')).toContainText('p@ss:w/rd#1%20?');
  await choose(page, 'Account', 'API tokens');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API tokens');
  await choose(page, 'Account', 'API calls');
  const calls = dialog(page, 'API calls');
  await calls.getByLabel('Filter calls').fill('secrets');
  await calls.getByText('getServiceSecrets').click();
  await expect(calls).toContainText('After “Show password”');
  await expect(calls.getByRole('region', { name: 'Response' })).toContainText('"sql_pass": "••••••"');
  await axe(page);
  await calls.getByLabel('Filter calls').fill('listTokens');
  await calls.getByText('listTokens').first().click();
  await expect(calls.getByRole('region', { name: 'Response' }).first()).toContainText('"token": "••••••"');
  await calls.getByLabel('Filter calls').fill('');
  const download = page.waitForEvent('download');
  await calls.getByRole('button', { name: 'Download HAR' }).click();
  const har = await readFile(await (await download).path(), 'utf8');
  expect(JSON.parse(har)).toMatchObject({ log: { version: '1.2' } });
  for (const text of [har, await calls.innerHTML(), await written(page, 'on the device')]) {
    for (const { token } of tokens) expect(text).not.toContain(token);
    expect(text).not.toContain('p@ss');
  }
  await calls.getByRole('button', { name: 'Clear calls' }).click();
  await expect(calls).toContainText('No API calls');
});

test('a brand can close the list', async ({ page, panelWith }) => {
  const url = await panelWith({ apiCalls: false });
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('API token').fill('demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'API calls' })).toBeHidden();
});
