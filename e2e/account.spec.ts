import type { RunningCloud } from '../scripts/cloud.mjs';
import {
  axe,
  bodies,
  dialog,
  elsewhere,
  expect,
  expectNoRow,
  expectRow,
  failedRequest,
  mainButton,
  pageTitle,
  received,
  region,
  rowAction,
  rowOf,
  signIn,
  test,
  written,
} from './support';

const list = 'API tokens';
interface Token {
  id: number;
  token: string;
  description: string;
  restricted: boolean;
  billing_account_id: number;
}
const tokens = (cloud: RunningCloud) => elsewhere<Token[]>(cloud, 'GET', '/user-resource/token/list');
const named = async (cloud: RunningCloud, description: string) => (await tokens(cloud)).find((each) => each.description === description);

test('a profile is saved whole, with what was changed', async ({ page, cloud }) => {
  await signIn(page, 'demo', '/account/profile');
  await expect(page.getByLabel('First name')).not.toHaveValue('');
  await expect(mainButton(page, 'Save profile')).toHaveAccessibleDescription('Nothing has changed');
  await page.getByLabel('Phone number').fill('+372 555 0199');
  await mainButton(page, 'Save profile').dblclick();
  await expect(mainButton(page, 'Save profile')).toHaveAccessibleDescription('Nothing has changed');
  const [sent, ...more] = await bodies(cloud, 'updateProfile');
  expect(more).toEqual([]);
  expect(sent).toMatchObject({ phone_number: '+372 555 0199' });
  expect(Object.keys(sent ?? {})).toContain('first_name');
  expect(await written(page, 'on the device')).not.toContain('555 0199');
  await axe(page);
});

test('a user without a profile can have one', async ({ page }) => {
  await page.route('**/user-resource/user', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), profile_data: null } });
  });
  await signIn(page, 'demo', '/account/profile');
  await expect(page.getByLabel('First name')).toHaveValue('');
});

test('tokens: never freed or restricted by accident, their text never kept', async ({ page, cloud }) => {
  const before = await tokens(cloud);
  await signIn(page, 'demo', '/account/api-tokens');
  await expectRow(page, list, 'Terraform', { Access: 'Full access', Token: `••••${before[0]?.token.slice(-4)}` });
  await axe(page);
  await mainButton(page, 'Create API token').click();
  const create = dialog(page, 'Create API token');
  await create.getByLabel('Description').fill('CI');
  await create.getByRole('radio', { name: /Full access/ }).check();
  await axe(page);
  await create.getByRole('button', { name: 'Create API token' }).dblclick();
  const made = dialog(page, 'CI created');
  const text = (await named(cloud, 'CI'))?.token ?? '';
  await expect(made).toContainText(`WARREN_TOKEN=${text}`);
  await made.getByRole('button', { name: 'Close' }).last().click();
  await rowAction(page, list, 'CI', 'Rename token');
  await dialog(page, 'Rename CI').getByLabel('Description').fill('Pipeline');
  await dialog(page, 'Rename CI').getByLabel('Description').press('Enter');
  await expectRow(page, list, 'Pipeline', { Access: 'Full access' });
  expect(await bodies(cloud, 'createToken')).toEqual([{ description: 'CI' }]);
  expect((await bodies(cloud, 'updateToken')).map((body) => Object.keys(body).toSorted())).toEqual([['description', 'token_id']]);
  expect((await named(cloud, 'Pipeline'))?.restricted).toBe(false);

  await rowAction(page, list, 'Pipeline', 'Restrict token');
  const restrict = dialog(page, 'Restrict Pipeline to one billing account');
  await expect(restrict).toContainText("This can't be undone");
  await restrict.getByRole('button', { name: 'Restrict token' }).click();
  await expectRow(page, list, 'Pipeline', { Access: /^Only / });
  expect((await bodies(cloud, 'updateToken')).at(-1)).toMatchObject({ restricted: true });
  for (const { token } of await tokens(cloud)) {
    expect(await written(page, 'anywhere')).not.toContain(token);
    expect(await page.content()).not.toContain(token);
  }
});

test('a token is rotated: both work until the old one is deleted', async ({ page, cloud }) => {
  const old = await named(cloud, 'Terraform');
  await signIn(page, old?.token, '/account/api-tokens');
  await expectRow(page, list, 'Terraform');
  await expect(page.getByText('This session')).toBeVisible();
  await rowAction(page, list, 'Terraform', 'Rotate token');
  const rotate = dialog(page, 'Rotate Terraform');
  await rotate.getByRole('button', { name: 'Create new token' }).click();
  await expect(rotate).toContainText('WARREN_TOKEN=');
  await expect(rotate.getByRole('button', { name: 'Delete old token' })).toHaveAccessibleDescription(
    'Confirm that the new token is in place',
  );
  expect((await tokens(cloud)).filter(({ description }) => description === 'Terraform')).toHaveLength(2);
  await rotate.getByRole('checkbox', { name: 'The new token is in place everywhere' }).check();
  await rotate.getByRole('button', { name: 'Delete old token' }).click();
  await expect(rotate).toBeHidden();
  const left = (await tokens(cloud)).filter(({ description }) => description === 'Terraform');
  expect(left.map(({ id }) => id)).not.toContain(old?.id);
  expect(left).toHaveLength(1);
  // The panel itself has changed over.
  await page.reload();
  await expectRow(page, list, 'Terraform');
});

test('deleting the token in use signs out, and says so before', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page, (await named(cloud, 'Terraform'))?.token, '/account/api-tokens');
  await rowAction(page, list, 'Terraform', 'Delete token');
  const sure = dialog(page, 'Delete Terraform?');
  await expect(sure).toContainText('signs you out');
  await sure.getByLabel(/^To confirm, type/).fill('Terraform');
  await sure.getByRole('button', { name: 'Delete token' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await received(cloud, 'deleteToken')).toHaveLength(1);
});

test('preferences hold at once and over a reload', async ({ page, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page, 'demo', '/account/preferences');
  await page.getByRole('radio', { name: 'UTC', exact: true }).check();
  await page.getByRole('radio', { name: 'Compact' }).check();
  await page.getByRole('checkbox', { name: 'Type names to confirm' }).uncheck();
  await axe(page);
  await page.getByRole('checkbox', { name: 'Hide sensitive data' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-private', '');
  await page.goto('/account/api-tokens');
  const row = rowOf(page, list, 'Terraform');
  await expect.poll(async () => (await row.boundingBox())?.height, 'a compact row').toBe(32);
  await rowAction(page, list, 'Terraform', 'Delete token');
  const sure = dialog(page, 'Delete Terraform?');
  await expect(sure.getByLabel(/^To confirm, type/)).toBeHidden();
  await sure.getByRole('button', { name: 'Delete token' }).click();
  await expectNoRow(page, list, 'Terraform');
});

test('browser data is exported, cleared and brought back', async ({ page, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page, 'demo', '/account/preferences');
  await page.getByRole('radio', { name: 'Compact' }).check();
  const download = page.waitForEvent('download');
  await mainButton(page, 'Export data').click();
  const path = await (await download).path();
  await mainButton(page, 'Clear data').click();
  await dialog(page, 'Clear all browser data?').getByRole('button', { name: 'Clear data' }).click();
  await expect(page.getByRole('radio', { name: 'Normal' })).toBeChecked();
  const chooser = page.waitForEvent('filechooser');
  await mainButton(page, 'Import data').click();
  await (await chooser).setFiles(path);
  await dialog(page, 'Import browser data?').getByRole('button', { name: 'Import data' }).click();
  await expect(page.getByRole('radio', { name: 'Compact' })).toBeChecked();
});

test.describe('an older platform', () => {
  test.use({ scenario: 'older' });
  test('has a tag manager key, and takes only one that is one', async ({ page, cloud }) => {
    await signIn(page, 'demo', '/account/preferences');
    const section = region(page, 'Tag manager');
    await section.getByLabel('Google Tag Manager key').fill('UA-1');
    await expect(section.getByRole('button', { name: 'Save key' })).toHaveAccessibleDescription(/Enter a key like/);
    await section.getByLabel('Google Tag Manager key').fill('GTM-TEST123');
    await section.getByRole('button', { name: 'Save key' }).click();
    await dialog(page, 'Change the tag manager key?').getByRole('button', { name: 'Save key' }).click();
    await expect(section.getByRole('button', { name: 'Save key' })).toHaveAccessibleDescription("The key hasn't changed");
    expect(await bodies(cloud, 'setGtmKey')).toEqual([{ gtm_key: 'GTM-TEST123' }]);
  });
});

test('the account pages fit a phone', async ({ page, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'demo', '/account/profile');
  for (const [path, title] of [
    ['/account/profile', 'Profile'],
    ['/account/api-tokens', 'API tokens'],
    ['/account/preferences', 'Preferences'],
  ] as const) {
    await page.goto(path);
    await expect(pageTitle(page)).toHaveText(title);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  }
});
