import { readFile } from 'node:fs/promises';
import { axe, choose, dialog, elsewhere, expect, mainButton, region, rowAction, signIn, storeOf, test, written } from './support';

/**
 * The journeys that deal with secrets, one after the other. Whatever the panel leaves behind of them is searched for every
 * secret: storage, page, addresses, console, the list of API calls, and all files and texts that it hands out.
 */
test('the calls of a tab are listed with what caused them, and no secret stays anywhere', async ({
  page,
  cloud,
  context,
  consoleErrors,
}) => {
  consoleErrors.allow(/404/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const left: string[] = [];
  page.on('console', (message) => left.push(message.text()));
  page.on('request', (request) => left.push(request.url()));
  page.on('framenavigated', (frame) => left.push(frame.url()));
  const before = await elsewhere<{ token: string }[]>(cloud, 'GET', '/user-resource/token/list');
  const save = async (click: () => Promise<void>) => {
    const download = page.waitForEvent('download');
    await click();
    return readFile(await (await download).path(), 'utf8');
  };

  await signIn(page, before[0]?.token, '/services/databases');
  await page.getByRole('link', { name: 'Customer database', exact: true }).click();
  await region(page, 'Connect').getByRole('button', { name: 'Show password' }).click();
  await expect(region(page, 'Connect')).toContainText('p@ss:w/rd#1%20?');
  await region(page, 'Connect').getByRole('button', { name: 'Copy Password' }).click();

  await choose(page, 'Account', 'API tokens');
  await mainButton(page, 'Create API token').click();
  await dialog(page, 'Create API token').getByLabel('Description').fill('CI');
  await dialog(page, 'Create API token').getByLabel('Description').press('Enter');
  await dialog(page, 'CI created').getByRole('button', { name: 'Close' }).last().click();
  await rowAction(page, 'API tokens', 'CI', 'Show token');
  await dialog(page, 'Show CI?').getByRole('button', { name: 'Show token' }).click();
  await expect(dialog(page, 'Show CI?')).toContainText('WARREN_TOKEN=');
  await dialog(page, 'Show CI?').getByRole('button', { name: 'Close' }).last().click();

  await choose(page, 'Account', 'SSH keys');
  await mainButton(page, 'Generate key pair').click();
  await dialog(page, 'Generate key pair').getByLabel('Name').fill('laptop');
  await dialog(page, 'Generate key pair').getByLabel('Name').press('Enter');
  const made = dialog(page, 'laptop is stored');
  const key = await save(() => made.getByRole('button', { name: 'Download private key' }).click());
  await made.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('link', { name: 'Access keys' }).click();
  const { accessKeyId, secretAccessKey } = await storeOf(cloud);
  await page.getByRole('button', { name: `Reveal the secret key of ${accessKeyId}` }).click();
  await expect(page.getByText(secretAccessKey)).toBeVisible();
  await page.getByRole('button', { name: `Hide the secret key of ${accessKeyId}` }).click();

  await choose(page, 'Account', 'Preferences');
  left.push(await save(() => mainButton(page, 'Export data').click()));

  await choose(page, 'Account', 'API calls');
  const calls = dialog(page, 'API calls');
  await calls.getByLabel('Filter calls').fill('secrets');
  await calls.getByText('getServiceSecrets').click();
  await expect(calls).toContainText('After “Show password”');
  await expect(calls.getByRole('region', { name: 'Response' })).toContainText('"sql_pass": "••••••"');
  await axe(page);
  await calls.getByLabel('Filter calls').fill('createToken');
  await calls.getByText('createToken').first().click();
  // Enter in a field is the form's button.
  await expect(calls).toContainText('After “Create API token”');
  await expect(calls.getByRole('region', { name: 'Response' }).first()).toContainText('"token": "••••••"');
  await calls.getByLabel('Filter calls').fill('');
  const har = await save(() => calls.getByRole('button', { name: 'Download HAR' }).click());
  expect(JSON.parse(har)).toMatchObject({ log: { version: '1.2', creator: { name: 'Burrow' } } });
  await calls.getByRole('button', { name: 'Copy for support' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Version: \d+\.\d+/);
  for (const summary of await calls.locator('summary').all()) await summary.evaluate((element: HTMLElement) => element.click());
  left.push(har, await page.evaluate(() => navigator.clipboard.readText()), await page.content(), await written(page, 'on the device'));
  // The tab's own session is the one place where the token in use is.
  left.push(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage).filter(([name]) => name !== 'burrow.session'))));

  const tokens = await elsewhere<{ token: string; description: string }[]>(cloud, 'GET', '/user-resource/token/list');
  expect(tokens.map(({ description }) => description)).toContain('CI');
  const everything = left.join('\n');
  for (const secret of [...tokens.map(({ token }) => token), 'p@ss', 'p%40ss', secretAccessKey, key.split('\n')[3] ?? '', 'PRIVATE KEY'])
    expect(everything.includes(secret), `“${secret}” was left somewhere`).toBe(false);
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
