import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { axe, expect, fact, pageTitle, pickRadio, received, signIn, test, vmNamed, vmsIn } from './support';
import { box, create, current, open, radio, submit, summary, tab } from './support/createTabs';

test('cloud-init is checked, told in its line, and sent as an object; its users are instead of the form’s', async ({ page, cloud }) => {
  await signIn(page);
  await open(page, '?location=cyc01');
  await box(page, 'Name').fill('init-one');
  await box(page, 'User name').fill('cloudia');
  await page.getByLabel('Password', { exact: true }).fill('Very-secret-123');
  await page.getByRole('button', { name: 'Write cloud-init' }).click();
  const editor = box(page, 'cloud-init, as YAML or JSON');
  await expect(editor).toBeFocused();
  await page.getByRole('button', { name: 'Docker', exact: true }).click();
  await expect(page.getByText('Read as: package_update, packages, runcmd')).toBeVisible();
  await editor.fill('#cloud-config\npackages:\n  - git\n bad: 1\n');
  await expect(page.getByText(/^Line [345]: /)).toBeVisible();
  await submit(page).click();
  await expect(editor).toBeFocused();
  await expect(editor).toHaveAccessibleDescription(/^Line [345]: /);
  await expect(summary(page).getByRole('alert')).toContainText('cloud-init: Line');
  expect(await received(cloud, 'createVm')).toEqual([]);

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Load a file' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'user-data.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(
      '#cloud-config\nusers:\n  - name: ada\n    ssh_authorized_keys: ["ssh-ed25519 AAAA secret-marker"]\nruncmd:\n  - [touch, /tmp/ä]\n',
    ),
  });
  await page.getByRole('dialog', { name: 'Replace what is there?' }).getByRole('button', { name: 'Replace' }).click();
  await expect(page.getByText('Read as: users, runcmd')).toBeVisible();
  await expect(page.getByText('Your cloud-init defines its own users')).toHaveCount(2);
  await expect(box(page, 'User name')).toHaveCount(0);
  await expect(fact(summary(page), 'Access')).toHaveText('users of cloud-init');
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain('secret-marker');

  const post = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/user-resource/vm'));
  await submit(page).click();
  const form = new URLSearchParams((await post).postData() ?? '');
  expect(JSON.parse(form.get('cloud_init') ?? '')).toEqual({
    users: [{ name: 'ada', ssh_authorized_keys: ['ssh-ed25519 AAAA secret-marker'] }],
    runcmd: [['touch', '/tmp/ä']],
  });
  await expect(pageTitle(page)).toHaveText('init-one');
  const [{ data } = { data: {} }] = await received(cloud, 'createVm');
  expect(Object.keys(data).toSorted()).toEqual([
    'billing_account_id',
    'cloud_init',
    'designated_pool_uuid',
    'disks',
    'name',
    'network_uuid',
    'os_name',
    'os_version',
    'ram',
    'reserve_public_ip',
    'vcpu',
  ]);
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain('secret-marker');
});

test.describe('a brand', () => {
  test('sizes of the brand stand beside the sliders, and the way to a location is measured', async ({ page, panelWith, cloud }) => {
    const asked: string[] = [];
    const near = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => near.listen(0, '127.0.0.1', resolve));
    try {
      const url = await panelWith({
        compute: {
          sizes: [
            { name: 'Small', vcpu: 2, ram: 4096, disk: 40 },
            { name: 'Giant', vcpu: 999, ram: 4096, disk: 40 },
          ],
          latencyProbes: { cyc01: `http://127.0.0.1:${(near.address() as AddressInfo).port}/ping` },
        },
      });
      await page.goto(`${url}/sign-in`);
      await page.getByLabel('API token').fill('demo');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page).not.toHaveURL(/\/sign-in/);
      await page.goto(`${url}${create}?location=cyc01`);
      await expect(radio(page, 'Cycletown').locator('xpath=..')).toContainText(/\d+ ms/);
      await expect(radio(page, 'Busburg').locator('xpath=..')).not.toContainText('ms');
      expect(asked).toHaveLength(4);
      const sizes = page.getByRole('list', { name: 'Suggested sizes' });
      await expect(sizes.getByRole('button', { name: /^Giant/ })).toHaveAccessibleDescription(/vCPU: Enter /);
      await sizes.getByRole('button', { name: /^Small/ }).click();
      await expect(sizes.getByRole('button', { name: /^Small/ })).toHaveAttribute('aria-pressed', 'true');
      await expect(fact(summary(page), 'Size')).toHaveText('2 vCPU, 4 GB RAM, 40 GB disk');
      await sizes.getByRole('button', { name: /^Giant/ }).click({ force: true });
      await expect(box(page, 'vCPU')).toHaveValue('2');
      await axe(page);
      expect(await received(cloud, 'createVm')).toEqual([]);
    } finally {
      near.close();
    }
  });
});

test('the form stays what it is from tab to tab, after going back and after a reload', async ({ page }) => {
  await signIn(page);
  await open(page, '?location=cyc01');
  await radio(page, 'Debian').check();
  await box(page, 'Name').fill('tab-one');
  await page.getByLabel('Password', { exact: true }).fill('Very-secret-123');
  await tab(page, 'Empty disk (ISO)').click();
  await expect(page).toHaveURL(new RegExp(`${create}/iso\\?location=cyc01$`));
  await expect(box(page, 'Name')).toHaveValue('tab-one');
  await page.goBack();
  await expect(current(page)).toHaveText('Operating system');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('Very-secret-123');
  await expect(radio(page, 'Debian')).toBeChecked();
  await tab(page, 'Clone').click();
  await page.getByRole('combobox', { name: 'Virtual machine' }).click();
  await page.getByRole('option', { name: 'vpn', exact: true }).click();
  await tab(page, 'App catalogue').click();
  await tab(page, 'Clone').click();
  await expect(fact(summary(page), 'Made from')).toHaveText('vpn');
  await page.reload();
  await expect(fact(summary(page), 'Made from')).toHaveText('vpn');
  await expect(box(page, 'Name')).toHaveValue('tab-one');
  await pickRadio(radio(page, 'Traintown'));
  await expect(fact(summary(page), 'Made from'), 'a VM stays where it is').toHaveText('–');
  await page.getByRole('link', { name: 'Virtual machines' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Leave this form?' })).toBeHidden();
});

test.describe('an account that pays beforehand', () => {
  test.use({ scenario: 'fresh' });
  test('sees for how long its credit is enough', async ({ page }) => {
    await signIn(page);
    await open(page);
    await expect(summary(page)).toContainText(/Credit of €25\.00: lasts more than 10 years → \d+ days with this\./);
  });
});

for (const [name, says] of [
  ['suspended', /Only the provider’s support can lift this\./],
  ['frozen', /Top up to use this account again\./],
] as const) {
  test.describe(`an account that is ${name}`, () => {
    test.use({ scenario: name });
    test('is told what lifts it', async ({ page }) => {
      await signIn(page);
      await open(page);
      await expect(page.getByText(says)).toBeVisible();
      await expect(submit(page)).toHaveAttribute('aria-disabled', 'true');
    });
  });
}

test('every tab can be used by everybody', async ({ page, cloud }) => {
  const source = await vmNamed(cloud, 'cyc01', 'orders-db-primary');
  expect((await vmsIn(cloud, 'cyc01')).length).toBeGreaterThan(0);
  await signIn(page);
  for (const at of [
    '/os',
    '/apps',
    `/copy?from=cyc01/${source.uuid}`,
    `/clone?from=cyc01/${source.uuid}`,
    '/disk?location=cyc01',
    '/iso',
  ]) {
    await open(page, at);
    await expect(page.getByRole('main').getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0);
    if (at === '/os') {
      await page.getByRole('button', { name: 'Write cloud-init' }).click();
      await page.getByRole('button', { name: 'A user with an SSH key' }).click();
      await expect(page.getByText('Read as: users')).toBeVisible();
    }
    await axe(page);
  }
});
