import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
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
  send(method: string, path: string, body?: string): Promise<Response>;
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

/** All keys of a bucket that has no more than a thousand. */
export async function keysIn(store: ObjectStore, bucket: string): Promise<string[]> {
  const response = await store.send('GET', `${bucket}?list-type=2&encoding-type=url`);
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
