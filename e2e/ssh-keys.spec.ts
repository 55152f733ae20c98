import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { Page } from '@playwright/test';
import {
  axe,
  choose,
  elsewhere,
  expect,
  expectNoRow,
  expectRow,
  failedRequest,
  pageTitle,
  received,
  rowAction,
  signIn,
  test,
  written,
} from './support';
import type { RunningCloud } from '../scripts/cloud.mjs';

const list = 'SSH keys';
const mine = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDjP6nNvtqZo7pUgHfnXZoSNYIusbyhBXiG1yh0UvmM6 me@laptop';
const stored = (cloud: RunningCloud) =>
  elsewhere<{ uuid: string; name: string; public_key: string }[]>(cloud, 'GET', '/user-resource/ssh_keys');

async function openKeys(page: Page) {
  await signIn(page);
  await choose(page, 'Account', list);
  await expect(pageTitle(page)).toHaveText(list);
}

test('keys are listed, added, renamed and deleted, each once', async ({ page, cloud, consoleErrors }) => {
  consoleErrors.allow(failedRequest);
  await openKeys(page);
  await expectRow(page, list, 'ci-runner', { Kind: 'Ed25519', Fingerprint: 'SHA256:', Comment: 'ci@northwind' });
  await page.getByRole('button', { name: 'Add SSH key' }).click();
  const add = page.getByRole('dialog', { name: 'Add SSH key' });
  await add.getByLabel('Public key').fill('-----BEGIN OPENSSH PRIVATE KEY-----');
  await expect(add.getByLabel('Public key')).toHaveAccessibleDescription(/This is a private key\. Keep it to yourself/);
  await add.getByRole('button', { name: 'Add SSH key' }).click();
  expect(await received(cloud, 'createSshKey')).toEqual([]);
  const chooser = page.waitForEvent('filechooser');
  await add.getByRole('button', { name: 'Load a .pub file' }).click();
  await (await chooser).setFiles({ name: 'id_ed25519.pub', mimeType: 'text/plain', buffer: Buffer.from(`${mine}\n`) });
  await expect(add.getByLabel('Name')).toHaveValue('me@laptop');
  await add.getByLabel('Name').fill('ci-runner');
  await add.getByRole('button', { name: 'Add SSH key' }).click();
  await expect(add.getByLabel('Name')).toHaveAccessibleDescription(/SSH key with name 'ci-runner' already exists\./);
  await add.getByLabel('Name').fill('my laptop');
  await add.getByRole('button', { name: 'Add SSH key' }).dblclick();
  await expect(add).toBeHidden();
  await expectRow(page, list, 'my laptop', { Fingerprint: 'SHA256:CW4l9JQ6J1jrjV9OiNy6zQxEs6n2SB6b6v1Pp6uLKqA', Comment: 'me@laptop' });
  expect((await received(cloud, 'createSshKey')).map(({ status, data }) => [status, data.name])).toEqual([
    [409, 'ci-runner'],
    [200, 'my laptop'],
  ]);
  expect((await stored(cloud)).find(({ name }) => name === 'my laptop')?.public_key).toBe(mine);

  await rowAction(page, list, 'my laptop', 'Rename SSH key');
  const rename = page.getByRole('dialog', { name: 'Rename my laptop' });
  await expect(rename.getByRole('button', { name: 'Rename' })).toHaveAccessibleDescription("The name hasn't changed");
  await rename.getByLabel('Name').fill('ci-runner');
  await rename.getByLabel('Name').press('Enter');
  await expect(rename.getByLabel('Name')).toHaveAccessibleDescription(/already exists/);
  await rename.getByLabel('Name').fill('old laptop');
  await rename.getByLabel('Name').press('Enter');
  await expectRow(page, list, 'old laptop');

  await rowAction(page, list, 'old laptop', 'Delete SSH key');
  const sure = page.getByRole('dialog', { name: 'Delete old laptop?' });
  await expect(sure).toContainText('Existing VMs keep it');
  await sure.getByLabel(/^To confirm, type/).fill('old laptop');
  await sure.getByRole('button', { name: 'Delete' }).click();
  await expectNoRow(page, list, 'old laptop');
  expect(await received(cloud, 'deleteSshKey')).toHaveLength(1);
  expect((await stored(cloud)).map(({ name }) => name)).not.toContain('old laptop');
});

test('a pair is made in the browser: one half is stored, the other one never leaves', async ({ page, cloud }) => {
  const bodies: string[] = [];
  page.on('request', (request) => bodies.push(request.postData() ?? ''));
  await openKeys(page);
  await page.getByRole('button', { name: 'Generate key pair' }).click();
  const make = page.getByRole('dialog', { name: 'Generate key pair' });
  await make.getByLabel('Name').fill('New laptop; rm -rf');
  await make.getByLabel('Name').press('Enter');
  const done = page.getByRole('dialog', { name: 'New laptop; rm -rf is stored' });
  await expect(done.getByRole('button', { name: 'Close' }).last()).toHaveAccessibleDescription('Download the private key first');
  const download = page.waitForEvent('download');
  await done.getByRole('button', { name: 'Download private key' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('id_ed25519_new-laptop-rm-rf');
  const path = await file.path();
  // What OpenSSH itself makes of the file, where there is one, is the public half that the platform got.
  const key = (await stored(cloud)).find(({ name }) => name === 'New laptop; rm -rf');
  const { readFile, chmod } = await import('node:fs/promises');
  const text = await readFile(path, 'utf8');
  const raw = Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64');
  const at = raw.lastIndexOf(Buffer.from([0, 0, 0, 64])) + 4;
  const [d, x] = [raw.subarray(at, at + 32), raw.subarray(at + 32, at + 64)].map((half) => half.toString('base64url'));
  const jwk = createPublicKey(createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' })).export({ format: 'jwk' });
  const open = Buffer.from(jwk.x ?? '', 'base64url');
  expect(Buffer.from(key?.public_key.split(' ')[1] ?? '', 'base64').subarray(-32)).toEqual(open);
  await chmod(path, 0o600);
  let said: string | null = null;
  try {
    said = execFileSync('ssh-keygen', ['-y', '-f', path], { encoding: 'utf8' }).trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  expect([null, key?.public_key]).toContain(said);
  const seed = raw.subarray(at, at + 32).toString('base64');
  expect(bodies.join('\n')).not.toContain('PRIVATE KEY');
  expect(bodies.join('\n')).not.toContain(seed);
  expect(await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))).not.toContain(
    'PRIVATE',
  );
  await done.getByRole('button', { name: 'Close' }).last().click();
  await expectRow(page, list, 'New laptop; rm -rf');

  // A page over http has no keys to make, and blames that and not the browser.
  await page.addInitScript(() => {
    Object.defineProperty(window, 'isSecureContext', { value: false });
    Object.defineProperty(crypto, 'subtle', { value: undefined });
  });
  await page.reload();
  await page.getByRole('button', { name: 'Generate key pair' }).click();
  await make.getByLabel('Name').fill('Over http');
  await make.getByLabel('Name').press('Enter');
  await expect(make).toContainText("Keys can't be made over http");
});

test('a key is added from the form for a new machine, and chosen', async ({ page, cloud }) => {
  await signIn(page);
  await page.goto('/compute/virtual-machines/create?location=cyc01');
  await page.getByRole('button', { name: 'Choose a stored SSH key' }).click();
  await page.getByRole('button', { name: 'Add a key' }).click();
  const add = page.getByRole('group', { name: 'Add a key' });
  await add.getByLabel('Public key to store').fill(mine);
  await add.getByLabel('Name of the key').fill('from the form');
  await add.getByLabel('Name of the key').press('Enter');
  await expect(page.getByRole('checkbox', { name: 'from the form' })).toBeChecked();
  expect(await received(cloud, 'createSshKey')).toHaveLength(1);
  await page.getByRole('main').getByRole('textbox', { name: 'Name', exact: true }).fill('keyed-one');
  await page.getByRole('main').getByRole('textbox', { name: 'User name', exact: true }).fill('cloudia');
  await expect(page.getByLabel('Password', { exact: true }), 'not asked for beside a key').toHaveCount(0);
  const post = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/user-resource/vm'));
  await page
    .getByRole('complementary', { name: 'Summary' })
    .getByRole('button', { name: /^Create VM/ })
    .click();
  const sent = new URLSearchParams((await post).postData() ?? '');
  expect(sent.getAll('public_key')).toEqual([mine]);
  await expect(pageTitle(page)).toHaveText('keyed-one');
  const password = sent.get('password') ?? '';
  expect(password, 'the platform insists on one').toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{12,}$/);
  await expect(page.getByText(password, { exact: true })).toBeVisible();
  expect(await written(page, 'on the device'), 'a password is written nowhere').not.toContain(password);
  await page.reload();
  await expect(page.getByText(/^ssh cloudia@/)).toBeVisible();
  await expect(page.getByText(password, { exact: true })).toHaveCount(0);
});

test.describe('an older platform', () => {
  test.use({ scenario: 'older' });
  test('keeps no keys, and the page says so', async ({ page, consoleErrors }) => {
    consoleErrors.allow(failedRequest);
    await openKeys(page);
    await expect(page.getByText('SSH keys can’t be stored here')).toBeVisible();
    await axe(page);
  });
});

test('the page and its dialogs can be used by everybody', async ({ page }) => {
  await openKeys(page);
  await expectRow(page, list, 'ci-runner', { Fingerprint: 'SHA256:' });
  await axe(page);
  for (const name of ['Add SSH key', 'Generate key pair']) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await axe(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name })).toBeHidden();
  }
});
