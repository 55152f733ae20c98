import { readFileSync } from 'node:fs';
import {
  axe,
  chooseFiles,
  dialog,
  dropPath,
  expect,
  folderOf,
  keysIn,
  largeFile,
  rowAction,
  rowOf,
  sha256,
  signIn,
  sizeOf,
  startStorage,
  tableNamed,
  test as base,
  unfinishedIn,
  type StoragePanel,
  reveal,
} from './support';

// On the real gateway where the run has one, else on the demo's.
const test = base.extend<object, { storage: StoragePanel }>({
  storage: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it that nothing is needed
    async ({}, give) => {
      const storage = await startStorage();
      await give(storage);
      await storage.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ storage }, give) => {
    await give(storage.url);
  },
});

const odd = [
  'a+b.txt',
  '50%20off.txt',
  'a#b c.txt',
  'q&a=1;2.txt',
  '新 文章.txt',
  'caf\u00e9.txt',
  'cafe\u0301.txt',
  "it's <b>bold.txt",
  'Pszichológia “új”.pdf',
];

test('a dropped folder of files with odd names is listed, renamed, shared by a link and deleted', async ({
  page,
  storage,
  consoleErrors,
  request,
}) => {
  // Whether there is something at a new name is asked first.
  consoleErrors.allow(/404 \(Not Found\)/);
  const bucket = await storage.newBucket();
  await signIn(page, 'demo', `/storage/buckets/${bucket}`);
  await expect(page.getByText('No objects here')).toBeVisible();
  const names = [...odd, ...Array.from({ length: 30 }, (_, index) => `file ${index}.txt`)];
  await dropPath(page, page.getByText('No objects here'), folderOf('100% + more', names));
  await expect(page.getByText(`${names.length} of ${names.length} files`)).toBeVisible();
  expect((await keysIn(storage.store, bucket)).toSorted()).toEqual(names.map((name) => `100% + more/${name}`).toSorted());
  await axe(page);
  await rowAction(page, 'Objects', '100% + more/', 'Rename or move…');
  const move = dialog(page, 'Rename or move 100% + more/');
  await move.getByLabel('Folder').fill('a#b?/');
  await move.getByRole('button', { name: 'Move folder' }).click();
  await expect(move.getByText('Everything was moved.')).toBeVisible();
  await move.getByRole('button', { name: 'Close' }).last().click();
  // Its state is the address's, which follows the click.
  await page.getByRole('checkbox', { name: 'Include subfolders' }).click();
  await expect(rowOf(page, 'Objects', 'a#b?/file 0.txt')).toHaveCount(1);
  await page.getByRole('checkbox', { name: 'Include subfolders' }).click();
  await rowOf(page, 'Objects', 'a#b?/').getByRole('link').click();
  for (const name of odd) await reveal(page, rowOf(page, 'Objects', name));

  await rowAction(page, 'Objects', '50%20off.txt', 'Rename or move…');
  const rename = dialog(page, 'Rename 50%20off.txt');
  await rename.getByLabel('Key').fill('a#b?/moved/100% +1.txt');
  await rename.getByRole('button', { name: 'Rename object' }).click();
  await expect(rename).toBeHidden();
  await rowOf(page, 'Objects', 'moved/').getByRole('link').click();
  await expect(page).toHaveURL(/prefix=a%23b%3F%2Fmoved%2F/);
  await page.reload();
  await rowAction(page, 'Objects', '100% +1.txt', 'Share link…');
  const link = await dialog(page, 'Share 100% +1.txt').locator('code').first().innerText();
  const shared = await request.get(link);
  expect(await shared.text()).toBe('content of 50%20off.txt');
  await dialog(page, 'Share 100% +1.txt').getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('navigation', { name: 'Folder' }).getByRole('link', { name: bucket }).click();
  await tableNamed(page, 'Objects').getByRole('columnheader').getByRole('checkbox').check();
  await page.getByRole('toolbar', { name: 'Actions for what is selected' }).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: `Delete ${names.length} objects` }).click();
  await expect(page.getByText('Everything was deleted.')).toBeVisible();
  expect(await keysIn(storage.store, bucket)).toEqual([]);
});

test('a large upload that a reload interrupts goes on where it was, and comes back whole', async ({ page, storage, consoleErrors }) => {
  test.slow();
  consoleErrors.allow(/404 \(Not Found\)|ERR_FAILED|net::/);
  const bucket = await storage.newBucket();
  const { path, hash } = largeFile(40 * 2 ** 20);
  await signIn(page, 'demo', `/storage/buckets/${bucket}`);
  await expect(page.getByText('No objects here')).toBeVisible();
  // The third part never arrives in this page.
  await page.route(/partNumber=3/, (route) => route.abort());
  await chooseFiles(page, [path]);
  await expect(page.getByText(/large\.bin/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retry failed' })).toBeVisible();
  await page.unroute(/partNumber=3/);
  await page.reload();
  const sent: string[] = [];
  page.on('request', (each) => {
    const part = new URL(each.url()).searchParams.get('partNumber');
    if (part) sent.push(part);
  });
  await page.locator('input[type=file][aria-label="File for large.bin"]').setInputFiles(path);
  await expect(page.getByText('1 of 1 file', { exact: false })).toBeVisible();
  expect(sent).toContain('3');
  expect(sent.length).toBeLessThan(5);
  expect(await sizeOf(storage.store, `${bucket}/large.bin`)).toBe(40 * 2 ** 20);
  expect(await unfinishedIn(storage.store, bucket)).toEqual([]);

  const downloading = page.waitForEvent('download');
  await rowAction(page, 'Objects', 'large.bin', 'Download');
  const file = await (await downloading).path();
  expect(sha256(readFileSync(file))).toBe(hash);
  expect(await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))).not.toContain(
    storage.store.secretAccessKey,
  );
});

test('what exists is replaced only when that is said, and canceling leaves nothing behind', async ({ page, storage, consoleErrors }) => {
  consoleErrors.allow(/412|404|ERR_FAILED|net::/);
  const bucket = await storage.newBucket();
  await storage.store.send('PUT', `${bucket}/a.txt`, 'before');
  await signIn(page, 'demo', `/storage/buckets/${bucket}`);
  await expect(rowOf(page, 'Objects', 'a.txt')).toHaveCount(1);
  const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('longer than before') };
  await chooseFiles(page, [file]);
  await page.getByRole('button', { name: 'Skip all' }).click();
  await expect(page.getByText('skipped')).toBeVisible();
  expect(await sizeOf(storage.store, `${bucket}/a.txt`)).toBe(6);
  await page.getByRole('button', { name: 'Clear list' }).click();
  await chooseFiles(page, [file]);
  await page.getByRole('button', { name: 'Replace all' }).click();
  await expect(page.getByText('1 of 1 file', { exact: false })).toBeVisible();
  expect(await sizeOf(storage.store, `${bucket}/a.txt`)).toBe(file.buffer.length);

  await rowAction(page, 'Objects', 'a.txt', 'Details');
  const panel = dialog(page, 'a.txt');
  await expect(panel.getByText('longer than before')).toBeVisible();
  await panel.getByRole('button', { name: 'Make public' }).click();
  await dialog(page, 'Make a.txt public?').getByRole('button', { name: 'Make public' }).click();
  await expect(panel.getByText('Public', { exact: true })).toBeVisible();
  expect((await fetch(`${storage.store.endpoint}/${bucket}/a.txt`)).status).toBe(200);
});

test('versions, lifecycle and browser access of a bucket are set', async ({ page, storage, consoleErrors }) => {
  consoleErrors.allow(/404|403|CORS|ERR_FAILED|net::/);
  const bucket = await storage.newBucket();
  await signIn(page, 'demo', `/storage/buckets/${bucket}/settings`);
  await page.getByRole('button', { name: 'Enable versioning' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enable versioning' }).click();
  await expect(page.getByText('Enabled: old versions are kept')).toBeVisible();
  await page.getByRole('button', { name: 'Add rule', exact: true }).click();
  await dialog(page, 'Add rule').getByRole('button', { name: 'Add rule' }).click();
  await expect(page.getByText('unfinished uploads aborted after 7 days')).toBeVisible();
  await page.getByRole('button', { name: 'Add this rule' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add this rule' }).click();
  await expect(page.getByText(/is allowed$/)).toBeVisible();
});
