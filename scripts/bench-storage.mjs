// Object storage through the panel in a browser, against rclone on the same gateway: bytes and files a second, as a ratio.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, openSync, closeSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { inPath } from './packages.mjs';
import { gatewayProblem, startGateway } from './s3-gateway.mjs';
import { table } from './tools.mjs';
import { withSignedInPanel } from './visit.mjs';

const megabyte = 2 ** 20;

/** Why it can't be measured here; null when it can. */
export async function storageBenchProblem() {
  return (await gatewayProblem()) ?? (inPath('rclone') ? null : 'rclone is not installed');
}

function writeLarge(path, size) {
  const file = openSync(path, 'w');
  for (let written = 0; written < size; written += 8 * megabyte) writeSync(file, randomBytes(Math.min(8 * megabyte, size - written)));
  closeSync(file);
}

async function hashOf(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

const seconds = async (work) => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

function rclone(gateway, ...args) {
  const { accessKeyId, secretAccessKey } = gateway.users.alice;
  const remote = {
    TYPE: 's3',
    PROVIDER: 'Ceph',
    ENDPOINT: gateway.endpoint,
    REGION: 'us-east-1',
    ACCESS_KEY_ID: accessKeyId,
    SECRET_ACCESS_KEY: secretAccessKey,
  };
  const env = Object.fromEntries(Object.entries(remote).map(([name, value]) => [`RCLONE_CONFIG_STORAGE_${name}`, value]));
  return new Promise((resolve, reject) => {
    const child = spawn('rclone', ['--config', '/dev/null', ...args], {
      // What is set for other programs of AWS is nothing to it.
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject).on('close', (code) => (code === 0 ? resolve() : reject(new Error(`rclone ${args[0]} ended with ${code}`))));
  });
}

/** The largest heap of a page while something goes on, in bytes; what could be collected counts too. */
async function largestHeap(page, work) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  let largest = 0;
  const look = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    largest = Math.max(largest, metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0);
  };
  const timer = setInterval(() => void look().catch(() => undefined), 250);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  await session.detach();
  return largest;
}

/** `size` of the large file in bytes, `count` of the small ones, which have 4 KB each. */
export async function benchStorage({ size, count }) {
  const folder = mkdtempSync(join(tmpdir(), 'burrow-bench-'));
  const large = join(folder, 'large.bin');
  const small = join(folder, 'small');
  mkdirSync(small);
  writeLarge(large, size);
  for (let index = 0; index < count; index += 1) writeFileSync(join(small, `file ${index}.txt`), randomBytes(4096));
  const gateway = await startGateway();
  try {
    const { accessKeyId, secretAccessKey } = gateway.users.alice;
    const client = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region: 'us-east-1', retries: 0 });
    for (const bucket of ['by-panel', 'by-rclone']) await client.fetch(`${gateway.endpoint}/${bucket}`, { method: 'PUT' });
    const cloud = { scenario: 'company', 's3-endpoint': gateway.endpoint, 's3-access-key': accessKeyId, 's3-secret-key': secretAccessKey };

    const panel = await withSignedInPanel(cloud, (visit) => throughPanel(visit, { large, small, count }), { objects: gateway.endpoint });
    const other = {
      up: await seconds(() => rclone(gateway, 'copyto', large, 'storage:by-rclone/large.bin')),
      down: await seconds(() => rclone(gateway, 'copyto', 'storage:by-rclone/large.bin', join(folder, 'back.bin'))),
      small: await seconds(() => rclone(gateway, 'copy', small, 'storage:by-rclone/small')),
    };
    if (panel.hash !== (await hashOf(large))) throw new Error('What came back is not what was uploaded');

    const rate = (time) => `${(size / megabyte / time).toFixed(0)} MB/s`;
    const files = (time) => `${(count / time).toFixed(0)} files/s`;
    const heap = (bytes) => `${(bytes / megabyte).toFixed(0)} MB`;
    const row = (name, key, shown) => [
      name,
      shown(panel[key]),
      shown(other[key]),
      (other[key] / panel[key]).toFixed(2),
      heap(panel.heap[key]),
    ];
    console.log(`\nObject storage: ${(size / megabyte).toFixed(0)} MB and ${count} files of 4 KB, on a Ceph gateway of this machine.\n`);
    console.log(
      table([
        ['', 'panel', 'rclone', 'ratio', 'JS heap'],
        row('upload', 'up', rate),
        row('download', 'down', rate),
        row('small files', 'small', files),
      ]).trimStart(),
    );
  } finally {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function throughPanel({ panel, open }, { large, small, count }) {
  const page = await open();
  const found = { heap: {} };
  const measured = async (name, work) => {
    found.heap[name] = await largestHeap(page, async () => {
      found[name] = await seconds(work);
    });
  };
  await page.goto(`${panel.url}/storage/buckets/by-panel`);
  await page.getByText('No objects here').waitFor();
  await measured('up', async () => {
    await page.locator('input[type=file][aria-label="Upload files"]').setInputFiles(large);
    await page.getByText('1 of 1 file', { exact: false }).waitFor();
  });
  const row = page.getByRole('button', { name: 'Actions for large.bin' });
  await row.click();
  await measured('down', async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download', exact: true }).click();
    found.file = await (await downloading).path();
  });
  found.hash = await hashOf(found.file);
  await page.getByRole('button', { name: 'Clear list' }).click();
  await measured('small', async () => {
    await page.locator('input[type=file][aria-label="Upload folder"]').setInputFiles(small);
    await page.getByText(`${count.toLocaleString('en')} of ${count.toLocaleString('en')} files`).waitFor({ timeout: 900_000 });
  });
  await page.context().close();
  return found;
}
