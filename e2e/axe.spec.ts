import {
  axe,
  axeAsItIs,
  choose,
  expect,
  expectRow,
  failedRequest,
  fillMachine,
  openActivity,
  openCreate,
  openMachine,
  pageTitle,
  rowOf,
  signIn,
  test,
} from './support';

const list = 'Virtual machines';

test('signing in, and being refused, keeps nobody out', async ({ page, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await page.goto('/sign-in');
  await expect(page.getByLabel('API token')).toBeVisible();
  await axe(page);
  await page.getByLabel('API token').fill('wrong');
  await page.getByLabel('API token').press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await axe(page);
});

test('neither does the list, with a selection and with its columns', async ({ page }) => {
  await signIn(page);
  await expectRow(page, list, 'api-gateway', { Addresses: /\d/ });
  await axe(page);
  await page.getByRole('checkbox', { name: 'Select api-gateway' }).check();
  await expect(page.getByRole('toolbar', { name: 'Actions for what is selected' })).toBeVisible();
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: 'Host name' })).toBeVisible();
  await axe(page);
});

test('nor a list that a location is missing from', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await cloud.faults({ locationsDown: ['bus02'] });
  await signIn(page);
  await expect(page.getByRole('alert')).toContainText('Couldn’t load everything from Busburg');
  await axe(page);
});

test('nor the menu of a row, with what is not possible now, nor that of the locations', async ({ page }) => {
  await signIn(page);
  await expectRow(page, list, 'api-gateway', { Addresses: /\d/ });
  await page.getByRole('button', { name: 'Location: All locations' }).click();
  await expect(page.getByRole('menuitem', { name: 'Busburg' })).toBeVisible();
  await axe(page);
  await page.keyboard.press('Escape');
  await rowOf(page, list, 'api-gateway').getByRole('button', { name: 'Actions for api-gateway' }).click();
  await expect(page.getByRole('menuitem', { name: 'Start', exact: true })).toHaveAccessibleDescription('Already running');
  await axe(page);
});

test('nor the page of a machine and its dialogs', async ({ page }) => {
  await signIn(page);
  await openMachine(page, 'web-01');
  await expect(page.getByText(/^ssh cloudia@/)).toBeVisible();
  await axe(page);
  await choose(page, 'Actions', 'Delete');
  await expect(page.getByRole('dialog', { name: 'Delete web-01?' }).getByRole('checkbox')).toBeVisible();
  await axe(page);
  await page.keyboard.press('Escape');
  await choose(page, 'Actions', 'Rename');
  await expect(page.getByRole('dialog', { name: 'Rename web-01' })).toBeVisible();
  await axe(page);
  await page.keyboard.press('Escape');
  await choose(page, 'Actions', 'Show as curl');
  await expect(page.getByRole('dialog').getByText('--request DELETE').first()).toBeVisible();
  await axe(page);
});

test('nor the form for a new one, empty, wrong and with its menus', async ({ page }) => {
  await signIn(page);
  const form = await openCreate(page);
  await form.summary.getByText('Price breakdown').click();
  await expect(form.summary.getByRole('row', { name: /^Month/ }).first()).toBeVisible();
  await axe(page);
  await form.submit.click();
  await expect(form.summary.getByRole('alert')).toBeVisible();
  await axe(page);
  await fillMachine(form, 'some-{n}');
  await page
    .getByRole('combobox', { name: 'Network' })
    .or(page.getByRole('textbox', { name: 'Network', exact: true }))
    .click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await axe(page);
});

test('nor what lies over the pages: activity, news, palette, signing in again', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page);
  await openMachine(page, 'web-02');
  await page.getByRole('main').getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('web-02 has stopped.');
  const activity = await openActivity(page);
  await expect(activity.getByRole('listitem')).toContainText(['Done']);
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(activity).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Name, address, uuid, page or action' }).fill('web-02');
  await expect(page.getByRole('dialog').getByText('Start: web-02', { exact: true })).toBeVisible();
  await axe(page);
  await page.keyboard.press('Escape');
  await cloud.faults({ rejectToken: true });
  await page.getByRole('main').getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Your API token is no longer accepted' })).toBeVisible();
  await axe(page);
});

test('nor the pages that nobody wants to see', async ({ page }) => {
  await signIn(page);
  await page.goto('/nowhere');
  await expect(pageTitle(page)).toHaveText('Page not found');
  await axe(page);
  await page.route('**/config.json', (route) => route.fulfill({ json: { brand: { primaryColor: 'teal' } } }));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await expect(page.getByRole('alert')).toBeVisible();
    await axeAsItIs(page, colorScheme);
  }
});

test('nor a phone, on list and form', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page);
  await expect(page.getByRole('link', { name: 'api-gateway', exact: true })).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Navigation' }).click();
  await axe(page);
  const form = await openCreate(page);
  await expect(form.submit).toBeVisible();
  await axe(page);
});
