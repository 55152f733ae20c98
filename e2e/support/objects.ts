import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { AwsClient } from 'aws4fetch';
import { startCloud, type RunningCloud } from '../../scripts/cloud.mjs';
import { serve, type Served } from '../../scripts/serve.mjs';
import { elsewhere } from './platform';

interface RealGateway {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The real gateway that the run has started, if it could. */
const real = process.env['S3_GATEWAY'] ? (JSON.parse(process.env['S3_GATEWAY']) as RealGateway) : null;

/** A panel on object storage: on the real gateway where there is one, else on the demo's. */
export interface StoragePanel {
  readonly url: string;
  readonly store: ObjectStore;
  /** A bucket that the platform and the gateway know. */
  newBucket(): Promise<string>;
  close(): Promise<void>;
}

/** Another client of the same account. */
export interface ObjectStore {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** `path` with its bucket, encoded as it is to be sent. */
  send(method: string, path: string, body?: BodyInit): Promise<Response>;
}

export async function storeOf(cloud: RunningCloud): Promise<ObjectStore> {
  const [key] = await elsewhere<{ accessKey: string; secretKey: string }[]>(cloud, 'GET', '/storage/user/keys');
  const credentials = { accessKeyId: key?.accessKey ?? '', secretAccessKey: key?.secretKey ?? '' };
  const { url: endpoint } = await elsewhere<{ url: string }>(cloud, 'GET', '/storage/api/s3');
  const client = new AwsClient({ ...credentials, service: 's3', region: 'us-east-1', retries: 0 });
  return {
    endpoint,
    ...credentials,
    send: (method, path, body) => client.fetch(`${endpoint}/${path}`, { method, ...(body === undefined ? {} : { body }) }),
  };
}

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');

/** All keys of a bucket, or under a prefix, where there are no more than a thousand. */
export async function keysIn(store: ObjectStore, bucket: string, prefix = ''): Promise<string[]> {
  const response = await store.send('GET', `${bucket}?list-type=2&encoding-type=url&prefix=${encodeURIComponent(prefix)}`);
  return elements(await response.text(), 'Key').map((key) => decodeURIComponent(key.replaceAll('&apos;', "'")));
}

/** Bytes of an object. */
export const sizeOf = async (store: ObjectStore, path: string): Promise<number> =>
  Number((await store.send('HEAD', path)).headers.get('content-length'));

export const unfinishedIn = async (store: ObjectStore, bucket: string): Promise<string[]> =>
  elements(await (await store.send('GET', `${bucket}?uploads=`)).text(), 'UploadId');

export async function startStorage(): Promise<StoragePanel> {
  const gateway: Record<string, string> = real
    ? {
        's3-endpoint': real.endpoint,
        's3-access-key': real.credentials.accessKeyId,
        's3-secret-key': real.credentials.secretAccessKey,
      }
    : {};
  const cloud = await startCloud({ scenario: 'company', ...gateway });
  const panel: Served = await serve({
    config: { api: { baseUrl: cloud.url }, demo: 'off', objectStorage: { proxyPath: '/s3' } },
    objects: real ? real.endpoint : cloud.objects,
  });
  const store = await storeOf(cloud);
  return {
    url: panel.url,
    store,
    async newBucket() {
      const name = `journey-${Date.now().toString(36)}-${Math.floor(Math.random() * 1e6)}`;
      const accounts = await elsewhere<{ id: number }[]>(cloud, 'GET', '/payment/billing_account/list');
      await elsewhere(cloud, 'PUT', '/storage/bucket', { name, billing_account_id: String(accounts[0]?.id ?? 0) });
      if (real) await store.send('PUT', name);
      return name;
    },
    async close() {
      await panel.close();
      await cloud.close();
    },
  };
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file of so many bytes that do not repeat, on the disk. */
export function largeFile(bytes: number): { readonly path: string; readonly hash: string } {
  const path = join(mkdtempSync(join(tmpdir(), 'burrow-upload-')), 'large.bin');
  const content = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at += 4) content.writeUInt32LE((at * 2_654_435_761) % 4_294_967_296, at);
  writeFileSync(path, content);
  return { path, hash: sha256(content) };
}

/** A folder on the disk with these files, each of which says what it is. */
export function folderOf(name: string, files: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'burrow-upload-')), name);
  mkdirSync(path);
  for (const file of files) writeFileSync(join(path, file), `content of ${file}`);
  return path;
}

/** Drops a file or a folder of the disk on something, as a person who drags it from the desktop. */
export async function dropPath(page: Page, target: Locator, path: string): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to drop on');
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 100) };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data: { items: [], files: [path], dragOperationsMask: 1 } });
  await session.detach();
}

/** Gives files to the panel as a person who chooses them. */
export const chooseFiles = (page: Page, files: string[] | { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator('input[type=file][aria-label="Upload files"]').setInputFiles(files);

/** Everything that a page keeps, in each of the browser's stores, as text. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('indexedDB')));
      });
    const kept: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage), document.cookie];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      const stores = [...database.objectStoreNames];
      for (const store of stores) kept.push(await done(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    return JSON.stringify(kept, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  });

/**
 * Watches a page; the function that comes back fails the test when the secret was in an address, the console, a file that was
 * handed out, the page or anything that the browser keeps, or when a signature was in another address than a download's.
 */
export function watchForSecrets(page: Page, { files: inFiles = true } = {}): (secret: string) => Promise<void> {
  const urls: string[] = [];
  const said: string[] = [];
  const files: Promise<string | null>[] = [];
  page.on('request', (request) => urls.push(request.url()));
  page.on('framenavigated', (frame) => urls.push(frame.url()));
  page.on('console', (message) => said.push(message.text()));
  if (inFiles) page.on('download', (download) => files.push(download.path().catch(() => null)));
  return async (secret) => {
    const texts = [...urls, ...said, await keptBy(page), await page.content()];
    for (const path of await Promise.all(files)) if (path) texts.push(readFileSync(path, 'latin1'));
    expect(texts.filter((text) => text.includes(secret) || text.includes(encodeURIComponent(secret)))).toEqual([]);
    const signed = urls.filter((url) => /X-Amz-Signature/i.test(url) && !url.includes('response-content-disposition'));
    expect(signed, 'addresses that work without keys').toEqual([]);
  };
}

/** Silence as a WAV file: 8 kHz, 8 bits, a tenth of a second. */
function silence(): Uint8Array<ArrayBuffer> {
  const samples = 800;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples, 40);
  return Uint8Array.from([...header, ...Buffer.alloc(samples, 128)]);
}

const script = '<script>document.title = "ran"</script>';
/** One of each kind that can be shown, with what must not run in it. */
export const samples: Record<string, string | Uint8Array<ArrayBuffer>> = {
  'index.html': `<!doctype html>${script}`,
  'people.json': '[{"city":"Tallinn","people":42},{"city":"Tartu","people":17}]',
  'people.csv': 'city,,city\nTallinn,42,=1+1\n,17,<b>bold</b>\n',
  'photo é.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${script}<rect width="40" height="20" fill="teal"/></svg>`,
  'report.pdf': '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
  'tone.wav': silence(),
  // Not one that plays: a broken file is told of as such.
  'clip.webm': 'not a video',
};
