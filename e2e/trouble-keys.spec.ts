import keys from '../src/data/resources/ssh-key/keyReader.fixtures.json' with { type: 'json' };
import { bodies, expect, fillMachine, openCreate, received, signIn, test } from './support';

/** The end of the key is lost: it has an ed25519 key's beginning and opens nothing. */
const cut = keys.ed25519.replace(/.{8} me@/, ' me@');

test('a key that opens nothing is refused wherever one can be given, with the reason', async ({ page, cloud }) => {
  await signIn(page);
  await page.goto('/account/ssh-keys');
  await page.getByRole('button', { name: 'Add SSH key' }).click();
  const add = page.getByRole('dialog', { name: 'Add SSH key' });
  const field = add.getByLabel('Public key');
  await field.fill(cut);
  await field.blur();
  await expect(field).toHaveAccessibleDescription(/incomplete/);
  await add.getByRole('button', { name: 'Add SSH key' }).click();
  // Wrapped by a terminal: said, and put together when the user says so.
  await field.fill(keys.ed25519.replace(/(.{20}) me@/, '\n$1 me@'));
  await expect(field).toHaveAccessibleDescription(/broken into several lines/);
  await add.getByRole('button', { name: 'Fix the key' }).click();
  await expect(field).toHaveValue(keys.ed25519);
  // Another form of a key becomes its line at once; the name follows the key until it is edited.
  await expect(add.getByLabel('Name')).toHaveValue('me@laptop');
  await field.fill(keys.rfc4716Rsa.replace(/Comment: .*/, 'Comment: "other@laptop"'));
  await expect(field).toHaveValue(keys.rsa.replace('me@laptop', 'other@laptop'));
  await expect(add.getByLabel('Name')).toHaveValue('other@laptop');
  await add.getByLabel('Name').fill('mine');
  await field.fill(keys.ecdsa256);
  await expect(add.getByLabel('Name')).toHaveValue('mine');
  // As PowerShell saves it.
  const chooser = page.waitForEvent('filechooser');
  await add.getByRole('button', { name: 'Load a .pub file' }).click();
  const utf16 = Buffer.from(`\ufeff${keys.ed25519}\r\n`, 'utf16le');
  await (await chooser).setFiles({ name: 'id.pub', mimeType: 'text/plain', buffer: utf16 });
  await expect(field).toHaveValue(keys.ed25519);
  await add.getByRole('button', { name: 'Add SSH key' }).click();
  await expect(add).toBeHidden();
  expect(await bodies(cloud, 'createSshKey')).toHaveLength(1);

  const form = await openCreate(page, '?location=cyc01');
  await fillMachine(form, 'locked-out');
  const pasted = page.getByLabel('SSH public key');
  for (const [text, reason] of [
    ['https://github.com/someone.keys', /an address/],
    [cut, /incomplete/],
  ] as const) {
    await pasted.fill(text);
    await form.submit.click();
    await expect(pasted).toHaveAccessibleDescription(reason);
  }
  expect(await received(cloud, 'createVm')).toEqual([]);
});

test.describe('a platform with the rule of live ones', () => {
  test.use({ scenario: 'live-parameters' });
  test('takes no security keys: said of a pasted one, and a stored one cannot be chosen', async ({ page, cloud, request }) => {
    const stored = { name: 'yubikey', public_key: keys.skEd25519 };
    await request.post(`${cloud.url}/v1/user-resource/ssh_keys`, { headers: { apikey: 'demo' }, data: stored });
    await signIn(page);
    await openCreate(page);
    const pasted = page.getByLabel('SSH public key');
    await pasted.fill(keys.skEd25519);
    await pasted.blur();
    await expect(pasted).toHaveAccessibleDescription(/Security-key types .* aren’t accepted/);
    await page.getByRole('button', { name: 'Choose a stored SSH key' }).click();
    await expect(page.getByRole('checkbox', { name: 'yubikey' })).toBeDisabled();
    await expect(page.getByRole('checkbox', { name: 'yubikey' })).toHaveAccessibleDescription(/Security-key types/);
  });
});
