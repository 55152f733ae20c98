import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import {
  axe,
  axeAsItIs,
  bulk,
  chooseFiles,
  dialog,
  dropPath,
  expect,
  fact,
  folderOf,
  keysIn,
  largeFile,
  rowAction,
  rowOf,
  samples,
  sha256,
  signIn,
  sizeOf,
  startStorage,
  tableNamed,
  test as base,
  unfinishedIn,
  watchForSecrets,
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
  // Whatever a journey does, the secret key stays in the page's memory.
  page: async ({ page, storage }, give) => {
    const expectNoSecrets = watchForSecrets(page);
    await give(page);
    if (!page.isClosed()) await expectNoSecrets(storage.store.secretAccessKey);
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
  '=HYPERLINK("x").csv',
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
  // Nobody is there to choose a place on the disk.
  await page.addInitScript(() => void Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  await signIn(page, 'demo', `/storage/buckets/${bucket}`);
  await expect(page.getByText('No objects here')).toBeVisible();
  const names = [...odd, ...Array.from({ length: 8 }, (_, index) => `file ${index}.txt`)];
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
  const saved = async (click: () => Promise<void>) => {
    const downloading = page.waitForEvent('download');
    await click();
    return readFileSync(await (await downloading).path());
  };
  const csv = await saved(() => page.getByRole('button', { name: 'Download as CSV' }).click());
  expect(csv.toString()).toContain(`"'=HYPERLINK(""x"").csv"`);
  await tableNamed(page, 'Objects').getByRole('columnheader').getByRole('checkbox').check();
  const zip = await saved(() => bulk(page).getByRole('button', { name: 'Download as ZIP' }).click());
  for (const name of odd.slice(0, -1)) expect(zip.includes(`content of ${name}`), name).toBe(true);
  await tableNamed(page, 'Objects').getByRole('columnheader').getByRole('checkbox').uncheck();

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
  await expect(dialog(page, 'Share 100% +1.txt').getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await axe(page, { within: '[role=dialog]' });
  const shared = await request.get(link);
  expect(await shared.text()).toBe('content of 50%20off.txt');
  await dialog(page, 'Share 100% +1.txt').getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('navigation', { name: 'Folder' }).getByRole('link', { name: bucket }).click();
  await tableNamed(page, 'Objects').getByRole('columnheader').getByRole('checkbox').check();
  await bulk(page).getByRole('button', { name: 'Delete' }).click();
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
  // The third part never arrives in this page, and breaks off when the others have.
  let arrived = 0;
  page.on('requestfinished', (request) => void (/partNumber=[1245]/.test(request.url()) && (arrived += 1)));
  await page.route(/partNumber=3/, async (route) => {
    await expect.poll(() => arrived).toBe(4);
    await route.abort();
  });
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
  expect(sent).toEqual(['3']);
  expect(await sizeOf(storage.store, `${bucket}/large.bin`)).toBe(40 * 2 ** 20);
  expect(await unfinishedIn(storage.store, bucket)).toEqual([]);

  const downloading = page.waitForEvent('download');
  await rowAction(page, 'Objects', 'large.bin', 'Download');
  const file = await (await downloading).path();
  expect(sha256(readFileSync(file))).toBe(hash);
});

test('what exists is replaced only when that is said, and canceling leaves nothing behind', async ({ page, storage, consoleErrors }) => {
  consoleErrors.allow(/412|404|ERR_FAILED|net::/);
  const bucket = await storage.newBucket();
  await storage.store.send('PUT', `${bucket}/a.txt`, 'before');
  await signIn(page, 'demo', `/storage/buckets/${bucket}`);
  await expect(rowOf(page, 'Objects', 'a.txt')).toHaveCount(1);
  const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('longer than before') };
  // By the keyboard, what others drop.
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Upload files' }).press('Enter');
  await (await choosing).setFiles([file]);
  await expect(page.getByRole('button', { name: 'Skip all' })).toBeVisible();
  await axe(page);
  const leaving = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  await (await leaving).dismiss();
  await page.getByRole('button', { name: 'Skip all' }).click();
  await expect(page.getByText('skipped')).toBeVisible();
  expect(await sizeOf(storage.store, `${bucket}/a.txt`)).toBe(6);
  await page.getByRole('button', { name: 'Clear list' }).click();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['longer than before'], 'a.txt', { type: 'text/plain' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await page.getByRole('button', { name: 'Replace all' }).click();
  await expect(page.getByText('1 of 1 file', { exact: false })).toBeVisible();
  expect(await sizeOf(storage.store, `${bucket}/a.txt`)).toBe(file.buffer.length);

  await rowAction(page, 'Objects', 'a.txt', 'Details');
  const panel = dialog(page, 'a.txt');
  await expect(panel.getByText('longer than before')).toBeVisible();
  await panel.getByRole('button', { name: 'Make public' }).click();
  await dialog(page, 'Make a.txt public?').getByRole('button', { name: 'Make public' }).click();
  await expect(panel.getByText('Public', { exact: true })).toBeVisible();
  await expect(panel.getByText(`${storage.store.endpoint}/${bucket}/a.txt`)).toBeVisible();
  expect((await fetch(`${storage.store.endpoint}/${bucket}/a.txt`)).status).toBe(200);
});

test('versions, lifecycle and browser access of a bucket are set, and what is deleted comes back', async ({
  page,
  storage,
  consoleErrors,
}) => {
  consoleErrors.allow(/404|403|CORS|ERR_FAILED|net::/);
  const bucket = await storage.newBucket();
  await signIn(page, 'demo', `/storage/buckets/${bucket}/settings`);
  await page.getByRole('button', { name: 'Enable versioning' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enable versioning' }).click();
  await expect(page.getByText('Enabled: old versions are kept')).toBeVisible();
  await page.getByRole('button', { name: 'Add rule', exact: true }).click();
  await axe(page, { within: '[role=dialog]' });
  await dialog(page, 'Add rule').getByRole('button', { name: 'Add rule' }).click();
  await expect(page.getByText('unfinished uploads aborted after 7 days')).toBeVisible();
  await expect(fact(page, 'Through the panel’s proxy')).toHaveText('Works');
  await expect(fact(page, 'Directly')).toContainText('Blocked by the browser');
  await axe(page);
  await page.getByRole('button', { name: 'Add this rule' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add this rule' }).click();
  await expect(page.getByText(/is allowed$/)).toBeVisible();
  await expect(fact(page, 'Directly')).toHaveText('Works');

  await storage.store.send('PUT', `${bucket}/lost.txt`, 'found again');
  await storage.store.send('DELETE', `${bucket}/lost.txt`);
  await page.getByRole('link', { name: 'Objects', exact: true }).click();
  await page.getByRole('button', { name: 'Deleted objects' }).click();
  const deleted = dialog(page, `Deleted objects in ${bucket}`);
  await expect(deleted.getByText('lost.txt')).toBeVisible();
  await axe(page, { within: '[role=dialog]' });
  await deleted.getByRole('button', { name: 'Restore object lost.txt' }).click();
  await expect(deleted.getByText('Nothing deleted here can be restored.')).toBeVisible();
  await deleted.getByRole('button', { name: 'Close' }).last().click();
  await expect(rowOf(page, 'Objects', 'lost.txt')).toHaveCount(1);
  expect(await sizeOf(storage.store, `${bucket}/lost.txt`)).toBe(11);
});

/** What a gateway says when it refuses, and what is shown of it. */
const refusals = [
  ['AccessDenied', 403, 'Access denied.'],
  ['NoSuchBucket', 404, 'The bucket doesn’t exist.'],
  ['InvalidAccessKeyId', 403, 'The gateway doesn’t know this access key. It may have been deleted.'],
  ['UserSuspended', 403, 'Object storage is suspended for this account.'],
  ['SlowDown', 503, 'The gateway is busy.'],
] as const;

test('what the gateway refuses is said in words, and a clock that is wrong is made up for', async ({ page, storage, consoleErrors }) => {
  consoleErrors.allow(/40[34]|50[23]|ERR_|net::/);
  const bucket = await storage.newBucket();
  await storage.store.send('PUT', `${bucket}/a.txt`, 'x');
  let refused: (typeof refusals)[number] | 'lost' | 'late' = refusals[0];
  await page.route('**/s3/**', (route) => {
    if (refused === 'lost') return route.abort();
    const [code, status] = refused === 'late' ? ['RequestTimeTooSkewed', 403] : refused;
    const date = new Date(Date.now() - (refused === 'late' ? 20 * 60_000 : 0)).toUTCString();
    return route.fulfill({ status, headers: { date }, body: `<Error><Code>${code}</Code></Error>` });
  });
  await signIn(page, 'demo', `/storage/buckets/${bucket}`);
  const failure = page.getByRole('main').getByRole('alert');
  for (const [index, each] of refusals.entries()) {
    refused = each;
    if (index > 0) await failure.getByRole('button', { name: 'Try again' }).click();
    await expect(failure).toContainText(each[2]);
  }
  refused = 'lost';
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toContainText('Couldn’t reach the object storage gateway.');
  refused = 'late';
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toContainText('Your computer’s clock is 20 minutes fast.');
  await page.unroute('**/s3/**');

  await page.clock.setSystemTime(Date.now() + 20 * 60_000);
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(rowOf(page, 'Objects', 'a.txt')).toHaveCount(1);
  await page.route('**/s3/**/full.txt', (route) => route.fulfill({ status: 403, body: '<Error><Code>QuotaExceeded</Code></Error>' }));
  await chooseFiles(page, [{ name: 'full.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }]);
  await expect(page.getByText('The storage quota is used up.', { exact: false })).toBeVisible();
  await axe(page);
});

test('everything that can be shown of objects can be used by everybody', async ({ page, storage }) => {
  const bucket = await storage.newBucket();
  for (const [name, content] of Object.entries(samples)) await storage.store.send('PUT', `${bucket}/${encodeURIComponent(name)}`, content);
  await signIn(page, 'demo', `/storage/buckets/${bucket}`);
  for (const [name, shows] of [
    ['index.html', (panel) => panel.getByText('<script>document.title')],
    ['people.json', (panel) => panel.getByText('"city": "Tartu"')],
    ['people.csv', (panel) => panel.getByRole('cell', { name: '=1+1' })],
    ['photo é.svg', (panel) => panel.getByRole('img', { name: 'photo é.svg' })],
    ['report.pdf', (panel) => panel.locator('iframe')],
    ['tone.wav', (panel) => panel.locator('audio')],
    ['clip.webm', (panel) => panel.getByText('This file can’t be shown here.')],
  ] satisfies [string, (panel: Locator) => Locator][]) {
    await rowOf(page, 'Objects', name).getByRole('link').click();
    await expect(shows(dialog(page, name))).toBeVisible();
    await expect(dialog(page, name).getByText('Private', { exact: true })).toBeVisible();
    // What shows a PDF is the browser's.
    const options = { within: '[role=dialog]', without: ['iframe'] };
    await (name === 'people.csv' ? axe(page, options) : axeAsItIs(page, 'light', options));
    await page.keyboard.press('Escape');
  }
  expect(await page.title()).not.toContain('ran');
});
