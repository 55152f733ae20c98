import type { Page } from '@playwright/test';
import {
  closeNews,
  createForm,
  elsewhere,
  pickRadio,
  expect,
  expectRow,
  fact,
  failedRequest,
  fillMachine,
  openActivity,
  openCreate,
  pageTitle,
  received,
  signIn,
  test,
  vmNamed,
  vmsIn,
  written,
} from './support';
import type { RunningCloud } from '../scripts/cloud.mjs';

const named = async (cloud: RunningCloud, slug: string, name: string) => (await vmsIn(cloud, slug)).filter((vm) => vm.name === name);
const entry = async (page: Page, text: string) => (await openActivity(page)).getByRole('listitem').filter({ hasText: text });

/**
 * Breaks the connection of every create, before it arrives or after it has been done. In the page, because a browser sends a
 * request again by itself, several times, when a connection that it has used before ends without an answer.
 */
async function breakConnection(page: Page, cloud: RunningCloud, when: 'before' | 'after'): Promise<string[]> {
  const posts: string[] = [];
  await page.route(`${cloud.url}/v1/*/user-resource/vm`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    posts.push(route.request().url());
    if (when === 'after') await route.fetch();
    return route.abort('connectionreset');
  });
  return posts;
}

test('a machine is made as it was asked for: every choice reaches the platform, once', async ({ page, cloud }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Create virtual machine' }).click();
  const form = createForm(page);
  await expect(form.radio('Busburg'), 'the platform prefers it').toBeChecked();
  await pickRadio(form.radio('Cycletown'));
  await form.radio('Debian').check();
  await form.radio('Performance').check();
  await expect(form.vcpu, 'the least of this class').toHaveValue('2');
  await form.vcpu.fill('4');
  await form.ram.fill('8');
  await form.disk.fill('60');
  await form.name.fill('shop-99');
  await form.username.fill('cloudia');
  await page.getByRole('button', { name: 'Generate' }).click();
  await expect(page.getByText('Strong enough')).toBeVisible();
  const password = await form.password.inputValue();
  expect(password.length).toBeGreaterThanOrEqual(12);
  await page.getByRole('button', { name: 'Choose a stored SSH key' }).click();
  await page.getByRole('checkbox', { name: 'cloudia@laptop' }).check();
  await form.description.fill('Second shop – “test” & more');

  await form.summary.getByText('Price breakdown').click();
  const hourly = 4 * 0.00521 + 8 * 0.00329 + 60 * 0.0001;
  await expect(
    form.summary
      .getByRole('row', { name: /^Month/ })
      .first()
      .getByRole('cell'),
  ).toHaveText([`€${(hourly * 730).toFixed(2)}`, `€${(60 * 0.0001 * 730).toFixed(2)}`]);
  await expect(
    form.summary
      .getByRole('row', { name: /^Month/ })
      .last()
      .getByRole('cell')
      .first(),
  ).toHaveText(`€${(hourly * 730 * 1.2).toFixed(2)}`);
  await expect(fact(form.summary, 'Size')).toHaveText('4 vCPU, 8 GB RAM, 60 GB disk');

  const post = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/user-resource/vm'));
  await form.submit.click();
  const request = await post;
  expect(request.url()).toBe(`${cloud.url}/v1/cyc01/user-resource/vm`);
  expect(request.headers()['content-type']).toBe('application/x-www-form-urlencoded');
  expect(new URLSearchParams(request.postData() ?? '').get('password')).toBe(password);

  await expect(pageTitle(page)).toHaveText('shop-99');
  const made = await vmNamed(cloud, 'cyc01', 'shop-99');
  await expect(page).toHaveURL(new RegExp(`/compute/virtual-machines/cyc01/${made.uuid}$`));
  await expect(fact(page, 'Size')).toHaveText('4 vCPU, 8 GB');
  await expect(fact(page, 'Public address')).toHaveText(/\d+\.\d+\.\d+\.\d+/);
  const pools = await elsewhere<{ uuid: string; name: string }[]>(cloud, 'GET', '/cyc01/user-resource/host_pool/list');
  const networks = await elsewhere<{ uuid: string; is_default: boolean }[]>(cloud, 'GET', '/cyc01/network/networks');
  const sent = await received(cloud, 'createVm');
  expect(sent.map(({ data, slug }) => ({ slug, data }))).toEqual([
    {
      slug: 'cyc01',
      data: {
        name: 'shop-99',
        os_name: 'debian',
        os_version: '13',
        vcpu: 4,
        ram: 8192,
        disks: 60,
        username: 'cloudia',
        password: '(redacted)',
        public_key: '(redacted)',
        billing_account_id: 1_200_132_376,
        description: 'Second shop – “test” & more',
        designated_pool_uuid: pools.find((pool) => pool.name === 'Performance')?.uuid,
        network_uuid: networks.find((network) => network.is_default)?.uuid,
        reserve_public_ip: true,
      },
    },
  ]);
  expect(await written(page, 'on the device'), 'a password is written nowhere').not.toContain(password);
  await page.goto('/compute/virtual-machines/create');
  await expect(form.name, 'the draft has served').toHaveValue('');
});

test('one of several that fails is named with its reason and can be tried again alone', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page);
  const form = await openCreate(page, '?location=tra03');
  await fillMachine(form, 'node-{n}');
  await form.count.fill('2');
  let first = true;
  await page.route(`${cloud.url}/v1/tra03/user-resource/vm`, async (route) => {
    if (route.request().method() !== 'POST' || !first) return route.fallback();
    first = false;
    return route.fulfill({
      status: 409,
      headers: { 'access-control-allow-origin': '*' },
      json: { errors: { Error: 'No host has room for this at the moment.' } },
    });
  });
  await form.submit.click();
  await expect(page.getByRole('heading', { name: '1 of 2 VMs created' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('No host has room for this at the moment.');
  await page.getByRole('button', { name: 'Try 1 again' }).click();
  await expect(page.getByRole('heading', { name: '2 of 2 VMs created' })).toBeVisible();
  expect(
    (await vmsIn(cloud, 'tra03'))
      .map(({ name }) => name)
      .filter((name) => name.startsWith('node-'))
      .toSorted(),
  ).toEqual(['node-1', 'node-2']);
});

test('a create that takes half a minute keeps nobody waiting, and tells how it ended', async ({ page, cloud }) => {
  // Ten minutes of the cloud's own time are half a minute here.
  await cloud.durations({ create: 600_000 });
  await signIn(page);
  const form = await openCreate(page, '?location=cyc01');
  await fillMachine(form, 'slow-one');
  await form.submit.click();
  await expect(page.getByRole('main').getByText('Creating slow-one. This can take a minute; you can leave this page.')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'To the virtual machines' }).click();
  await expectRow(page, 'Virtual machines', 'api-gateway', { Status: 'Running' });
  await expect(page.getByRole('button', { name: 'Activity: 1 in progress' })).toBeVisible();
  await expect(await entry(page, 'Create slow-one')).toContainText('Working');
  await page.keyboard.press('Escape');
  expect(
    (await received(cloud, 'createVm')).map(({ status }) => status),
    'the call is still open',
  ).toEqual([0]);

  await cloud.clock({ speed: 2000 });
  const news = page.getByRole('region', { name: 'Notifications' });
  await expect(news).toContainText('slow-one was created.');
  await expect(await entry(page, 'Create slow-one')).toContainText('Done');
  await page.keyboard.press('Escape');
  await news.getByRole('link', { name: 'View' }).click();
  await expect(pageTitle(page)).toHaveText('slow-one');
  expect(await received(cloud, 'createVm')).toHaveLength(1);
});

test('a machine whose answer got lost is found, not made again', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  const posts = await breakConnection(page, cloud, 'after');
  await signIn(page);
  const form = await openCreate(page, '?location=cyc01');
  await fillMachine(form, 'lost-one');
  await form.submit.click();
  await expect(pageTitle(page)).toHaveText('lost-one');
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('lost-one was created.');
  await expect(await entry(page, 'Create lost-one')).toContainText('lost-one was created.');
  expect(posts).toHaveLength(1);
  expect(await received(cloud, 'createVm')).toHaveLength(1);
  expect(await named(cloud, 'cyc01', 'lost-one')).toHaveLength(1);
});

test('a request that never arrived is looked for, not sent again, and said to be missing', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  test.slow();
  const posts = await breakConnection(page, cloud, 'before');
  await page.clock.install();
  await signIn(page);
  const form = await openCreate(page, '?location=cyc01');
  await fillMachine(form, 'never-one');
  await form.submit.click();
  await expect(await entry(page, 'Create never-one')).toContainText('Checking');
  await page.keyboard.press('Escape');
  // The panel goes on looking for two minutes.
  const said = page.getByRole('alert').filter({ hasText: 'The connection dropped' });
  await expect(async () => {
    await page.clock.fastForward(11_000);
    await expect(said).toBeVisible({ timeout: 200 });
  }).toPass();
  await expect(said).toContainText('it probably didn’t happen. Nothing was sent twice.');
  await expect(form.name).toHaveValue('never-one');
  await expect(form.password).toHaveValue('Very-secret-123');
  await expect(await entry(page, 'Create never-one')).toContainText('Not confirmed');
  await page.keyboard.press('Escape');
  expect(posts).toHaveLength(1);
  expect(await received(cloud, 'createVm')).toEqual([]);

  await page.unrouteAll();
  await closeNews(page);
  await form.submit.click();
  await expect(pageTitle(page)).toHaveText('never-one');
  expect(await named(cloud, 'cyc01', 'never-one')).toHaveLength(1);
});

test('a double click makes one machine, and so does a reload in the middle', async ({ page, cloud }) => {
  await cloud.durations({ create: 100_000 });
  await signIn(page);
  const form = await openCreate(page, '?location=cyc01');
  await fillMachine(form, 'only-one');
  await form.submit.dblclick();
  await expect(page.getByRole('main').getByText('Creating only-one.')).toBeVisible();
  await expect.poll(() => received(cloud, 'createVm')).toHaveLength(1);
  await page.reload();
  await expect(await entry(page, 'Create only-one')).toContainText('Checking');
  await cloud.clock({ speed: 2000 });
  await expect(page.getByRole('dialog', { name: 'Activity' }).getByRole('listitem')).toContainText('only-one was created.');
  expect(await received(cloud, 'createVm')).toHaveLength(1);
  expect(await named(cloud, 'cyc01', 'only-one')).toHaveLength(1);
});

test('what the platform refuses is said at the field, and nothing that was typed is lost', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await signIn(page);
  const form = await openCreate(page, '?location=cyc01');
  await form.submit.click();
  await expect(form.username, 'the first that is wrong').toBeFocused();
  await expect(form.name).toHaveAccessibleDescription(/Give it a name\./);
  await expect(form.summary.getByRole('alert')).toContainText('Password: Required');
  await form.name.fill('a_b');
  await form.name.blur();
  await expect(form.name).toHaveAccessibleDescription(/At least 4 letters \(a–z\), digits and hyphens.*At least 4 letters/);
  expect(await received(cloud, 'createVm')).toEqual([]);

  await fillMachine(form, 'taken-name');
  await form.description.fill('keep this');
  await page.route(`${cloud.url}/v1/cyc01/user-resource/vm`, (route) =>
    route.fulfill({
      status: 400,
      headers: { 'access-control-allow-origin': '*' },
      json: {
        errors: { name: 'A VM of this name was deleted today.', disks: 'value must be between 40 and 240', colour: 'is required' },
      },
    }),
  );
  await form.submit.click();
  await expect(form.name).toHaveAttribute('aria-invalid', 'true');
  await expect(form.name).toHaveAccessibleDescription(/A VM of this name was deleted today\./);
  await expect(form.disk).toHaveAccessibleDescription(/value must be between 40 and 240/);
  await expect(page.getByRole('alert').filter({ hasText: 'This wasn’t accepted.' })).toContainText('colour: is required');
  await expect(form.description).toHaveValue('keep this');
  await expect(form.password).toHaveValue('Very-secret-123');
  await page.unroute(`${cloud.url}/v1/cyc01/user-resource/vm`);
  await form.summary.getByRole('link', { name: 'Name: A VM of this name was deleted today.' }).click();
  await expect(form.name).toBeFocused();
  await form.name.fill('free-name');
  await form.disk.fill('40');
  await closeNews(page);
  await form.submit.click();
  await expect(pageTitle(page)).toHaveText('free-name');
});

test('the news that a create has failed leaves the button free that sends it again', async ({ page, cloud, consoleErrors, complaints }) => {
  consoleErrors.allow(failedRequest);
  // By the user's own hand, who was quick.
  complaints.allow(/the same was sent twice within a second/);
  await cloud.faults({ status: { createVm: 409 } });
  await signIn(page);
  const form = await openCreate(page, '?location=cyc01');
  await fillMachine(form, 'again-one');
  await form.submit.click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Create again-one: Failed');
  await cloud.faults({ status: {} });
  await form.submit.click();
  await expect(pageTitle(page)).toHaveText('again-one');
});

test('a draft survives a reload, without its password', async ({ page }) => {
  await signIn(page);
  const form = await openCreate(page);
  await pickRadio(form.radio('Traintown'));
  await fillMachine(form, 'draft-one');
  await form.radio('Rocky Linux').check();
  await form.description.fill('half done');
  await page.reload();
  await expect(form.name).toHaveValue('draft-one');
  await expect(form.radio('Traintown')).toBeChecked();
  await expect(form.radio('Rocky Linux')).toBeChecked();
  await expect(form.description).toHaveValue('half done');
  await expect(form.username).toHaveValue('cloudia');
  await expect(form.password).toHaveValue('');
  expect(await written(page, 'anywhere')).not.toContain('Very-secret');
  await page.getByRole('button', { name: 'Start over' }).first().click();
  await page.getByRole('dialog', { name: 'Discard what you have entered?' }).getByRole('button', { name: 'Start over' }).click();
  await expect(form.name).toHaveValue('');
  await expect(form.radio('Busburg')).toBeChecked();
});

test('sizes stay within what the server class and the image allow', async ({ page, cloud }) => {
  await signIn(page);
  const form = await openCreate(page, '?location=tra03');
  await form.vcpu.fill('40');
  await form.vcpu.blur();
  await expect(form.vcpu).toHaveValue('8');
  await expect(page.getByText('Set to 8: it may be 1 to 8.')).toBeVisible();
  await form.vcpu.fill('1');
  await form.vcpu.blur();
  await form.radio('Windows Server').check();
  await expect(page.getByText('Windows needs a licence, which is charged per vCPU while the VM runs.')).toBeVisible();
  await expect(page.getByText('Adjusted from 1 to 2: the image’s limit')).toBeVisible();
  await expect(form.vcpu).toHaveValue('2');
  await form.summary.getByText('Price breakdown').click();
  const month = 730 * (2 * 0.00521 + 2 * 0.00329 + 20 * 0.0001 + 2 * 0.00548);
  await expect(
    form.summary
      .getByRole('row', { name: /^Month/ })
      .first()
      .getByRole('cell')
      .first(),
  ).toHaveText(`€${month.toFixed(2)}`);
  await form.name.fill('desk-1');
  await form.password.fill('Very-secret-123');
  await form.submit.click();
  await expect(pageTitle(page)).toHaveText('desk-1');
  const [{ data } = { data: {} }] = await received(cloud, 'createVm');
  expect(data).toMatchObject({ os_name: 'windows', os_version: '2025', vcpu: 2, ram: 2048, disks: 20 });
  expect(data, 'Windows has its own user').not.toHaveProperty('username');
});

test.describe('a customer who is out of credit', () => {
  test.use({ scenario: 'frozen' });
  test('is told why nothing can be made, before anything is sent', async ({ page, cloud }) => {
    await signIn(page);
    const form = await openCreate(page);
    await fillMachine(form, 'poor-one');
    await expect(form.submit).toHaveAttribute('aria-disabled', 'true');
    await expect(form.submit).toHaveAccessibleDescription('This account is out of credit. Top up to start and create resources again.');
    await form.submit.click({ force: true });
    await form.name.press('Enter');
    await expect(form.name).toHaveValue('poor-one');
    expect(await received(cloud, 'createVm')).toEqual([]);
  });
});
