import type { ObjectClient } from './client';
import { hasCode, ObjectError } from './errors';
import { contentHeaders, metadataIn } from './headers';
import { encodeKey, isUnaddressable } from './keys';
import { listPage, type StoredObject } from './list';
import { deleteBatch } from './remove';
import { text, xml } from './xml';

/** What HEAD tells of an object. */
export interface ObjectDetails {
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  readonly etag: string;
  readonly modified: Date;
  readonly versionId: string | null;
  readonly cacheControl: string;
  readonly contentDisposition: string;
  readonly contentEncoding: string;
  /** What a lifecycle rule will do to it, as the gateway writes it. */
  readonly expiration: string;
  readonly metadata: Readonly<Record<string, string>>;
}

interface Named {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string | undefined;
}

export async function headObject(client: ObjectClient, { bucket, key, versionId }: Named, signal?: AbortSignal): Promise<ObjectDetails> {
  const { headers } = await client.send({ method: 'HEAD', bucket, key, signal, query: { versionId } });
  const header = (name: string) => headers.get(name) ?? '';
  return {
    size: Number(header('content-length')) || 0,
    type: header('content-type'),
    etag: header('etag').replace(/^"|"$/g, ''),
    modified: new Date(header('last-modified')),
    versionId: headers.get('x-amz-version-id'),
    cacheControl: header('cache-control'),
    contentDisposition: header('content-disposition'),
    contentEncoding: header('content-encoding'),
    expiration: header('x-amz-expiration'),
    metadata: metadataIn(headers),
  };
}

/** Null when there is none. */
export async function findObject(client: ObjectClient, named: Named): Promise<ObjectDetails | null> {
  try {
    return await headObject(client, named);
  } catch (error) {
    if (hasCode(error, 'NoSuchKey')) return null;
    throw error;
  }
}

/** An object's content; with `range` its first bytes only. */
export function getObject(
  client: ObjectClient,
  { bucket, key, versionId }: Named,
  options: { firstBytes?: number; signal?: AbortSignal } = {},
) {
  const { firstBytes, signal } = options;
  return client.send({
    method: 'GET',
    bucket,
    key,
    signal,
    query: { versionId },
    ...(firstBytes === undefined ? {} : { headers: { range: `bytes=0-${firstBytes - 1}` } }),
  });
}

export interface PutOptions {
  readonly type?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly cacheControl?: string;
  /** Refused with `PreconditionFailed` when there is an object of this key. */
  readonly createOnly?: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (sent: number) => void;
}

export async function putObject(
  client: ObjectClient,
  { bucket, key }: Named,
  body: Blob | string,
  options: PutOptions = {},
): Promise<void> {
  const { createOnly, signal, onProgress } = options;
  await client.send({
    method: 'PUT',
    bucket,
    key,
    body,
    signal,
    onProgress,
    headers: { ...contentHeaders(options), ...(createOnly ? { 'if-none-match': '*' } : {}) },
  });
}

/** Folders are keys that end with a slash and have no content. */
export const createFolder = (client: ObjectClient, bucket: string, prefix: string) =>
  putObject(client, { bucket, key: prefix }, '', { type: 'application/x-directory', createOnly: true });

const copySource = ({ bucket, key, versionId }: Named): string =>
  `/${bucket}/${encodeKey(key)}${versionId === undefined ? '' : `?versionId=${encodeURIComponent(versionId)}`}`;

/** More is copied in parts. */
const largestCopy = 5 * 2 ** 30;
const copyPart = 2 ** 30;

interface CopyOptions {
  /** Replaces type and metadata instead of taking them along. */
  readonly replace?: { readonly type: string; readonly metadata: Readonly<Record<string, string>>; readonly cacheControl?: string };
  readonly signal?: AbortSignal | undefined;
}

/** Copies within the gateway. Access (public or private) is not copied: the new object is private. `size` in bytes. */
export async function copyObject(
  client: ObjectClient,
  from: Named,
  to: Named,
  size: number,
  { replace, signal }: CopyOptions = {},
): Promise<void> {
  const replaced: Record<string, string> = replace
    ? {
        'x-amz-metadata-directive': 'REPLACE',
        ...contentHeaders(replace),
      }
    : {};
  if (size <= largestCopy) {
    await client.read('CopyObjectResult', {
      method: 'PUT',
      bucket: to.bucket,
      key: to.key,
      signal,
      headers: { 'x-amz-copy-source': copySource(from), ...replaced },
    });
    return;
  }
  await copyInParts(client, from, to, size, replaced, signal);
}

async function copyInParts(
  client: ObjectClient,
  from: Named,
  to: Named,
  size: number,
  replaced: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { 'x-amz-metadata-directive': directive, ...given } = replaced;
  const target = { bucket: to.bucket, key: to.key, signal };
  // Parts take no metadata along, so they are read where they are not replaced.
  const kept = directive ? null : await headObject(client, from, signal);
  const headers = kept ? contentHeaders(kept) : given;
  const begun = await client.read('InitiateMultipartUploadResult', { method: 'POST', ...target, query: { uploads: '' }, headers });
  const uploadId = text(begun, 'UploadId');
  try {
    const parts = [];
    for (let start = 0, number = 1; start < size; start += copyPart, number += 1) {
      const end = Math.min(size, start + copyPart) - 1;
      const part = await client.read('CopyPartResult', {
        method: 'PUT',
        ...target,
        query: { partNumber: number, uploadId },
        headers: { 'x-amz-copy-source': copySource(from), 'x-amz-copy-source-range': `bytes=${start}-${end}` },
      });
      parts.push(xml('Part', xml('PartNumber', String(number)), xml('ETag', text(part, 'ETag'))));
    }
    const body = xml('CompleteMultipartUpload', ...parts).markup;
    await client.read('CompleteMultipartUploadResult', { method: 'POST', ...target, query: { uploadId }, body });
  } catch (error) {
    // Parts of a copy that did not end would be paid for, and nobody would see them.
    await client.send({ method: 'DELETE', bucket: to.bucket, key: to.key, query: { uploadId } }).catch(() => undefined);
    throw error;
  }
}

/** An object by its key, also by one that no URL can hold. */
async function sizeOf(client: ObjectClient, { bucket, key }: Named): Promise<number> {
  if (!isUnaddressable(key)) return (await headObject(client, { bucket, key })).size;
  const listed: StoredObject | undefined = (await listPage(client, bucket, { prefix: key, max: 1 })).objects[0];
  if (listed?.key !== key) throw new ObjectError('NoSuchKey', 404);
  return listed.size;
}

/**
 * Copies, and looks whether the copy is there and whole. Throws `PreconditionFailed` when there is something at the new name and it
 * may not be replaced.
 */
export async function copyNew(client: ObjectClient, from: Named, to: Named, { replace = false } = {}): Promise<void> {
  const size = await sizeOf(client, from);
  if (!replace && (await findObject(client, to))) throw new ObjectError('PreconditionFailed', 412);
  await copyObject(client, from, to, size);
  const copy = await headObject(client, to);
  if (copy.size !== size) throw new ObjectError('InternalError', 0);
}

/** As `copyNew`, and then deletes the original. */
export async function moveObject(client: ObjectClient, from: Named, to: Named, options: { replace?: boolean } = {}): Promise<void> {
  if (from.bucket === to.bucket && from.key === to.key) return;
  await copyNew(client, from, to, options);
  await deleteObject(client, from);
}

export async function deleteObject(client: ObjectClient, { bucket, key, versionId }: Named): Promise<void> {
  if (!isUnaddressable(key)) {
    await client.send({ method: 'DELETE', bucket, key, query: { versionId } });
    return;
  }
  const failed = (await deleteBatch(client, bucket, [{ key, versionId }])).failed[0];
  if (failed) throw new ObjectError(failed.code);
}

/** Undoes a delete in a bucket with versioning, or brings an older content back: as a new version. */
export const restoreVersion = (client: ObjectClient, version: Named & { versionId: string }, size: number) =>
  copyObject(client, version, { bucket: version.bucket, key: version.key }, size);
