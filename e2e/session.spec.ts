import {
  createForm,
  pickRadio,
  expect,
  failedRequest,
  fillMachine,
  keptOn,
  openCreate,
  openMachine,
  pageTitle,
  received,
  signIn,
  test,
  vmsIn,
} from './support';

const again = 'Your API token is no longer accepted';

test('a token that ends in the middle of a form is asked for over it, and the form goes on', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page);
  const form = await openCreate(page, '?location=cyc01');
  await fillMachine(form, 'half-done');
  await form.description.fill('typed before');
  await cloud.faults({ rejectToken: true });
  await pickRadio(form.radio('Busburg'));

  const dialog = page.getByRole('dialog', { name: again });
  await expect(dialog).toContainText('Your changes on this page are kept.');
  await page.keyboard.press('Escape');
  await expect(dialog, 'there is no way around it').toBeVisible();
  await expect(page).toHaveURL(/\/create\?location=cyc01$/);
  await dialog.getByLabel('API token').fill('demo');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByRole('alert')).toContainText('This API token isn’t accepted.');
  await expect(dialog.getByLabel('API token')).toHaveValue('demo');
  await cloud.faults({ rejectToken: false });
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toHaveCount(0);

  await expect(form.radio('Economy'), 'what waited for the token has come').toBeVisible();
  await expect(form.name).toHaveValue('half-done');
  await expect(form.password).toHaveValue('Very-secret-123');
  await expect(form.description).toHaveValue('typed before');
  await form.submit.click();
  await expect(pageTitle(page)).toHaveText('half-done');
  expect((await received(cloud, 'createVm')).map(({ slug, status }) => [slug, status])).toEqual([['bus02', 200]]);
});

test('something that the refused token could not do is not done by the next one unasked', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page);
  await openMachine(page, 'web-02');
  await cloud.faults({ rejectToken: true });
  await page.getByRole('main').getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
  const dialog = page.getByRole('dialog', { name: again });
  await dialog.getByLabel('API token').fill('demo');
  await cloud.faults({ rejectToken: false });
  await dialog.getByLabel('API token').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Stop web-02: Failed');
  await expect(page.getByRole('main').getByRole('button', { name: 'Stop', exact: true })).not.toHaveAttribute('aria-disabled');
  expect((await vmsIn(cloud, 'cyc01')).find((vm) => vm.name === 'web-02')?.status).toBe('running');
  expect(await received(cloud, 'stopVm')).toHaveLength(1);
});

test('a charge whose preparation met the refused token waits for the user, not for the next token', async ({
  page,
  cloud,
  consoleErrors,
}) => {
  consoleErrors.allow(failedRequest);
  await signIn(page);
  await page.goto('/billing?pay=credit');
  const credit = page.getByRole('dialog', { name: 'Top up' });
  await credit.getByLabel('Credit', { exact: true }).fill('37');
  await cloud.faults({ status: { listCredit: 401 } });
  await credit.getByRole('button', { name: /^Charge/ }).click();
  const dialog = page.getByRole('dialog', { name: again });
  await dialog.getByLabel('API token').fill('demo');
  await cloud.faults({ status: {} });
  await dialog.getByLabel('API token').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(credit.getByRole('alert')).toContainText('so this wasn’t sent. Check it and confirm again.');
  await expect(credit.getByLabel('Credit', { exact: true })).toHaveValue('37');
  expect(await received(cloud, 'buyCredit')).toEqual([]);
  await credit.getByRole('button', { name: /^Charge/ }).click();
  await expect(credit).toContainText('€37.00');
  await expect.poll(() => received(cloud, 'buyCredit')).toHaveLength(1);
});

test('whoever has no other token can leave from there', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page);
  await expect(page.getByText('27 rows', { exact: true })).toBeVisible();
  // The other answer that a gateway gives.
  await cloud.faults({ status: { listVms: 401 } });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByRole('dialog', { name: again }).getByRole('button', { name: 'Sign out instead' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('two tabs do not do the same thing twice', async ({ page, context, cloud }) => {
  await cloud.durations({ create: 1_200_000, stop: 1_200_000 });
  await page.goto('/sign-in?next=%2Fcompute%2Fvirtual-machines');
  await page.getByLabel('API token').fill('demo');
  await page.getByRole('checkbox', { name: /^Keep me signed in/ }).check();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await openMachine(page, 'web-02');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(pageTitle(other)).toHaveText('web-02');

  const stop = (tab: typeof page) => tab.getByRole('main').getByRole('button', { name: 'Stop', exact: true });
  await stop(page).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop VM' }).click();
  await expect(stop(other)).toHaveAccessibleDescription('In progress: Stop web-02');
  await expect(other.getByRole('button', { name: 'Activity: 1 in progress' })).toBeVisible();
  await stop(other).click({ force: true });

  const form = await openCreate(page, '?location=cyc01');
  await fillMachine(form, 'twin');
  await expect.poll(() => keptOn(page, 'device', 'burrow.draft.vm')).toContain('twin');
  const second = await openCreate(other, '?location=cyc01');
  await expect(second.name, 'the draft is there too').toHaveValue('twin');
  await fillMachine(second, 'twin');
  await form.submit.click();
  await expect(page.getByRole('main').getByText('Creating twin.')).toBeVisible();
  await expect.poll(() => received(cloud, 'createVm')).toHaveLength(1);
  await createForm(other).submit.click();
  await expect(
    other.getByRole('alert').filter({ hasText: 'This is already in progress, here or in another tab. Nothing was sent.' }),
  ).toBeVisible();
  await expect(second.password).toHaveValue('Very-secret-123');
  expect(await received(cloud, 'createVm')).toHaveLength(1);
  expect(await received(cloud, 'stopVm')).toHaveLength(1);
});
