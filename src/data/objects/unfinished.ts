import type { ObjectClient } from './client';
import { hasCode } from './errors';
import { decodeListed } from './list';
import { all, text, xml } from './xml';

/** An upload in parts that was begun and neither completed nor aborted. Its parts are stored and cost, and no listing shows them. */
export interface UnfinishedUpload {
  readonly key: string;
  readonly uploadId: string;
  readonly started: Date;
}

export interface UploadedPart {
  readonly number: number;
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
}

interface OfUpload {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
}

/** All of them, over as many pages as there are. */
export async function listUploads(client: ObjectClient, bucket: string, signal?: AbortSignal): Promise<UnfinishedUpload[]> {
  const uploads: UnfinishedUpload[] = [];
  let marker: { key: string; id: string } | null = null;
  do {
    const node = await client.read('ListMultipartUploadsResult', {
      method: 'GET',
      bucket,
      signal,
      query: { uploads: '', 'encoding-type': 'url', 'key-marker': marker?.key, 'upload-id-marker': marker?.id },
    });
    for (const each of all(node, 'Upload'))
      uploads.push({
        key: decodeListed(text(each, 'Key')),
        uploadId: text(each, 'UploadId'),
        started: new Date(text(each, 'Initiated')),
      });
    const key = text(node, 'NextKeyMarker');
    marker = text(node, 'IsTruncated') === 'true' && key ? { key, id: text(node, 'NextUploadIdMarker') } : null;
  } while (marker);
  return uploads;
}

/** An upload with the bytes that have arrived; null where that could not be read, or was not asked for. */
export interface MeasuredUpload extends UnfinishedUpload {
  readonly size: number | null;
}

/** So many are measured: each takes a request. */
const measured = 200;

/** The unfinished uploads of a bucket with what they take. */
export async function measuredUploads(client: ObjectClient, bucket: string, signal?: AbortSignal): Promise<MeasuredUpload[]> {
  const uploads: MeasuredUpload[] = [];
  for (const [index, upload] of (await listUploads(client, bucket, signal)).entries()) {
    const parts = index < measured ? await listParts(client, { bucket, ...upload }, signal).catch(() => null) : null;
    uploads.push({ ...upload, size: parts && parts.reduce((sum, { size }) => sum + size, 0) });
  }
  return uploads;
}

/** The parts that have arrived. A gateway tells of 1,000 at a time. */
export async function listParts(client: ObjectClient, { bucket, key, uploadId }: OfUpload, signal?: AbortSignal): Promise<UploadedPart[]> {
  const parts: UploadedPart[] = [];
  let after: string | null = null;
  do {
    const node = await client.read('ListPartsResult', {
      method: 'GET',
      bucket,
      key,
      signal,
      query: { uploadId, 'part-number-marker': after ?? undefined },
    });
    for (const each of all(node, 'Part'))
      parts.push({
        number: Number(text(each, 'PartNumber')),
        etag: text(each, 'ETag').replace(/^"|"$/g, ''),
        size: Number(text(each, 'Size')),
      });
    after = text(node, 'IsTruncated') === 'true' ? text(node, 'NextPartNumberMarker') || null : null;
  } while (after !== null);
  return parts;
}

/** Throws the parts away. An upload that is gone already is no error: aborting twice answers 404. */
export async function abortUpload(client: ObjectClient, { bucket, key, uploadId }: OfUpload): Promise<void> {
  try {
    await client.send({ method: 'DELETE', bucket, key, query: { uploadId } });
  } catch (error) {
    if (!hasCode(error, 'NoSuchUpload')) throw error;
  }
}

/** Makes an object of the parts. May be sent again after a lost answer. */
export async function completeUpload(
  client: ObjectClient,
  { bucket, key, uploadId }: OfUpload,
  parts: readonly UploadedPart[],
): Promise<void> {
  const body = xml(
    'CompleteMultipartUpload',
    ...parts.map(({ number, etag }) => xml('Part', xml('PartNumber', String(number)), xml('ETag', `"${etag}"`))),
  ).markup;
  await client.read('CompleteMultipartUploadResult', { method: 'POST', bucket, key, query: { uploadId }, body });
}
