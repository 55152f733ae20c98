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
import { withUninspectedPage } from './uninspected.mjs';
import { fillStorage, withSignedInPanel } from './visit.mjs';

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
async function largestOf(heap, work) {
  let largest = 0;
  const look = async () => {
    largest = Math.max(largest, await heap());
  };
  const timer = setInterval(() => void look().catch(() => undefined), 250);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return largest;
}

async function largestHeap(page, work) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const heap = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  };
  const largest = await largestOf(heap, work);
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

    const panel = await withSignedInPanel(cloud, (visit) => throughPanel(visit, { large, small, count, client, gateway }), {
      objects: gateway.endpoint,
    });
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

async function throughPanel({ panel, open, kept }, { large, small, count, client, gateway }) {
  const page = await open();
  const found = { heap: {} };
  const measured = async (name, work) => {
    found.heap[name] = await largestHeap(page, async () => {
      found[name] = await seconds(work);
    });
  };
  const bucket = `${panel.url}/storage/buckets/by-panel`;
  await page.goto(bucket);
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
  await page.context().close();

  const stored = async () => {
    const { headers } = await client.fetch(`${gateway.endpoint}/by-panel`, { method: 'HEAD' });
    return Number(headers.get('x-rgw-object-count'));
  };
  const all = (await stored()) + count;
  let start = 0;
  const chooseFolder = async (free) => {
    await free.addInitScript(fillStorage, kept);
    await free.goto(bucket);
    await free.getByText('large.bin').first().waitFor();
    start = performance.now();
    await free.locator('input[type=file][aria-label="Upload folder"]').setInputFiles(small);
  };
  await withUninspectedPage(chooseFolder, async (heap) => {
    found.heap.small = await largestOf(heap, async () => {
      const deadline = start + 900_000;
      while ((await stored()) < all) {
        if (performance.now() > deadline) throw new Error(`Only ${await stored()} of ${all} objects arrived`);
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      found.small = (performance.now() - start) / 1000;
    });
  });
  return found;
}
