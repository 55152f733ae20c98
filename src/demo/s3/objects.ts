import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { newId, type OnBucket, type OnObject } from './context';
import { seededBytes } from './seed';
import { accessAnswer, isPublicAcl } from './settings';
import type { BucketStore, ObjectStorage, StoredVersion } from './store';
import { emptyAnswer, S3Refusal, tag, xmlAnswer } from './wire';

const kept = /^(content-(type|disposition|encoding|language)|cache-control|expires|x-amz-meta-.+)$/;

/** The headers that are stored with an object. */
export function storedHeaders(headers: Headers): Record<string, string> {
  const stored: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const [name, value] of headers) if (kept.test(name)) stored[name.startsWith('x-amz-meta-') ? name.replace(/_/g, '-') : name] = value;
  return stored;
}

const hashedAtOnce = 2 ** 20;

/** Gateways use the MD5, which some clients check what arrived by. */
export async function etagOf(bytes: Blob): Promise<string> {
  const hash = md5.create();
  for (let start = 0; start < bytes.size; start += hashedAtOnce)
    hash.update(new Uint8Array(await bytes.slice(start, start + hashedAtOnce).arrayBuffer()));
  return bytesToHex(hash.digest());
}

/** Of an object that arrived in parts: of their MD5s, and how many there were. */
export const etagOfParts = (etags: readonly string[]): string => `${bytesToHex(md5(hexToBytes(etags.join(''))))}-${etags.length}`;

const mostBytes = 1024;
const keyFits = (key: string): boolean => new TextEncoder().encode(key).length <= mostBytes;

const current = (store: BucketStore, key: string, versionId?: string): StoredVersion => {
  const versions = store.versions(key);
  const version = versionId === undefined ? versions[0] : versions.find((each) => each.versionId === versionId);
  if (!version || (version.deleteMarker && versionId === undefined))
    throw new S3Refusal(versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion', 404);
  if (version.deleteMarker) throw new S3Refusal('MethodNotAllowed', 405);
  return version;
};

/** Versions of nothing but one that is there no more. */
async function dropBytes({ storage }: OnBucket, versions: readonly StoredVersion[]): Promise<void> {
  await storage.deleteBytes(versions.flatMap(({ pieces }) => pieces ?? []));
}

/** Puts a version in front of the others, or instead of them where the bucket keeps none. */
export async function storeVersion(on: OnBucket, key: string, version: Omit<StoredVersion, 'versionId' | 'modified'>): Promise<string> {
  const { store, host } = on;
  const before = store.versions(key);
  const keeps = store.settings.versioning === 'Enabled';
  const versionId = keeps ? newId() : 'null';
  const replaced = keeps ? [] : before.filter((each) => each.versionId === 'null');
  store.setVersions(key, [{ ...version, versionId, modified: host.now() }, ...before.filter((each) => !replaced.includes(each))]);
  await dropBytes(on, replaced);
  const left = (versions: readonly StoredVersion[]) => versions.filter(({ deleteMarker }) => !deleteMarker);
  const gone = left(replaced);
  host.count(store.name, (version.deleteMarker ? 0 : 1) - gone.length, version.size - gone.reduce((sum, { size }) => sum + size, 0));
  return versionId;
}

export async function putObject(on: OnObject): Promise<Response> {
  const { key, store, request, storage } = on;
  if (!keyFits(key)) throw new S3Refusal('InvalidObjectName', 400);
  const there = store.versions(key)[0];
  const exists = there !== undefined && !there.deleteMarker;
  if (request.headers.get('if-none-match') === '*' && exists) throw new S3Refusal('PreconditionFailed', 412);
  const match = request.headers.get('if-match');
  if (match !== null && (!exists || match !== there.etag)) throw new S3Refusal('PreconditionFailed', 412);
  const bytes = await request.body();
  on.reserve(bytes.size);
  const id = newId();
  await storage.putBytes(id, bytes);
  const etag = await etagOf(bytes);
  const versionId = await storeVersion(on, key, {
    size: bytes.size,
    etag,
    headers: storedHeaders(request.headers),
    isPublic: isPublicAcl(request.headers.get('x-amz-acl')),
    pieces: [id],
    deleteMarker: false,
  });
  on.save(store);
  return emptyAnswer(200, { etag: `"${etag}"`, ...(versionId === 'null' ? {} : { 'x-amz-version-id': versionId }) });
}

/** The source that a copy names. */
export async function copySource(on: OnObject): Promise<{ store: BucketStore; key: string; version: StoredVersion }> {
  const header = on.request.headers.get('x-amz-copy-source') ?? '';
  const [path = '', search = ''] = header.split('?');
  const [bucket = '', ...rest] = path.replace(/^\//, '').split('/');
  const key = decodeURIComponent(rest.join('/'));
  const store = await on.open(decodeURIComponent(bucket));
  const versionId = new URLSearchParams(search).get('versionId') ?? undefined;
  return { store, key, version: current(store, key, versionId) };
}

/** The bytes of a version from `start` to `end` (not included). */
export async function bytesOf(
  storage: ObjectStorage,
  store: BucketStore,
  key: string,
  version: StoredVersion,
  start: number,
  end: number,
): Promise<BodyInit> {
  if (version.pieces === null) {
    const object = store.seeded(key);
    if (object) return seededBytes(object, start, end);
    return new Blob();
  }
  const pieces = await Promise.all(version.pieces.map((id) => storage.getBytes(id)));
  return new Blob(pieces.map((piece) => piece ?? new Blob())).slice(start, end);
}

export async function copyObject(on: OnObject): Promise<Response> {
  const source = await copySource(on);
  const replaces = on.request.headers.get('x-amz-metadata-directive') === 'REPLACE';
  if (!replaces && source.store === on.store && source.key === on.key && source.version === on.store.versions(on.key)[0])
    throw new S3Refusal('InvalidRequest', 400);
  if (!keyFits(on.key)) throw new S3Refusal('InvalidObjectName', 400);
  const { size, etag } = source.version;
  on.reserve(size);
  // A made one has nothing stored: what is larger than fits is refused by `reserve`.
  const bytes = await new Response(await bytesOf(on.storage, source.store, source.key, source.version, 0, size)).blob();
  const id = newId();
  await on.storage.putBytes(id, bytes);
  await storeVersion(on, on.key, {
    size,
    etag,
    headers: replaces ? storedHeaders(on.request.headers) : source.version.headers,
    isPublic: isPublicAcl(on.request.headers.get('x-amz-acl')),
    pieces: [id],
    deleteMarker: false,
  });
  on.save(on.store);
  return xmlAnswer('CopyObjectResult', [tag('LastModified', new Date(on.host.now()).toISOString()), tag('ETag', `"${etag}"`)]);
}

const overridable = ['content-type', 'content-disposition', 'cache-control', 'content-language', 'expires', 'content-encoding'];

export async function readObject(on: OnObject): Promise<Response> {
  const { store, key, query, request } = on;
  const version = current(store, key, query.get('versionId'));
  const headers: Record<string, string> = {
    ...version.headers,
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.modified).toUTCString(),
    'accept-ranges': 'bytes',
    ...(version.versionId === 'null' ? {} : { 'x-amz-version-id': version.versionId }),
  };
  for (const name of overridable) {
    const value = query.get(`response-${name}`);
    if (value !== undefined) headers[name] = value;
  }
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '');
  let [start, end, status] = [0, version.size, 200];
  if (range && version.size > 0) {
    const [, from = '', to = ''] = range;
    start = from === '' ? Math.max(0, version.size - Number(to)) : Number(from);
    end = from === '' || to === '' ? version.size : Math.min(version.size, Number(to) + 1);
    if (start >= version.size) throw new S3Refusal('InvalidRange', 416);
    status = 206;
    headers['content-range'] = `bytes ${start}-${end - 1}/${version.size}`;
  }
  headers['content-length'] = String(end - start);
  if (request.method === 'HEAD') return emptyAnswer(200, { ...headers, 'content-length': String(version.size) });
  return new Response(await bytesOf(on.storage, store, key, version, start, end), { status, headers });
}

/** Deletes a version, or hides the object behind a marker where the bucket keeps versions. */
export async function removeVersion(on: OnBucket, key: string, versionId: string | undefined): Promise<void> {
  const { store, host } = on;
  const versions = store.versions(key);
  if (versionId === undefined && store.settings.versioning !== '') {
    await storeVersion(on, key, { size: 0, etag: '', headers: {}, isPublic: false, pieces: [], deleteMarker: true });
    return;
  }
  const gone = versionId === undefined ? versions : versions.filter((each) => each.versionId === versionId);
  if (gone.length === 0) return;
  store.setVersions(
    key,
    versions.filter((each) => !gone.includes(each)),
  );
  await dropBytes(on, gone);
  const counted = gone.filter(({ deleteMarker }) => !deleteMarker);
  host.count(store.name, -counted.length, -counted.reduce((sum, { size }) => sum + size, 0));
}

export async function deleteObject(on: OnObject): Promise<Response> {
  await removeVersion(on, on.key, on.query.get('versionId'));
  on.save(on.store);
  return emptyAnswer(204);
}

export function objectAcl(on: OnObject): Response {
  const { store, key, request } = on;
  const version = current(store, key, on.query.get('versionId'));
  if (request.method === 'GET') return accessAnswer(version.isPublic);
  const isPublic = isPublicAcl(request.headers.get('x-amz-acl'));
  store.setVersions(
    key,
    store.versions(key).map((each) => (each === version ? { ...each, isPublic } : each)),
  );
  on.save(store);
  return emptyAnswer(200);
}
