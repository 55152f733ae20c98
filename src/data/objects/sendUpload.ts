import type { ObjectClient } from './client';
import { hasCode, ObjectError } from './errors';
import { contentHeaders } from './headers';
import { findObject, headObject, putObject } from './objects';
import { multipartFrom, partSizeFor, partsOf, progressFrom } from './parts';
import { completeUpload, listParts, type UploadedPart } from './unfinished';
import type { RememberedUpload, UploadMemory } from './uploadMemory';
import { text } from './xml';

/** One file on its way, and how far it is. */
export interface Sending {
  readonly bucket: string;
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  /** Unix milliseconds. */
  readonly modified: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly cacheControl: string;
  /** False: refused with `PreconditionFailed` when there is an object of this key. */
  replace: boolean;
  /** Of an upload in parts that was begun. */
  uploadId: string | null;
  partSize: number;
  /** Bytes that have arrived, and those that are on the way by part number. */
  arrived: number;
  moving: Map<number, number>;
}

interface SenderOptions {
  readonly client: ObjectClient;
  readonly memory: UploadMemory;
  /** Requests at once, over all files. */
  readonly slots: number;
  /** Called whenever something has moved. */
  readonly changed: () => void;
}

/** Makes the function that sends one file: whole when it is small, else in parts, leaving out those that have arrived before. */
export function createSender({ client, memory, slots, changed }: SenderOptions) {
  const waitingForSlot: (() => void)[] = [];
  let used = 0;
  const slot = async <T>(work: () => Promise<T>): Promise<T> => {
    if (used >= slots) await new Promise<void>((resolve) => waitingForSlot.push(resolve));
    used += 1;
    try {
      return await work();
    } finally {
      used -= 1;
      waitingForSlot.shift()?.();
    }
  };

  const remembered = (upload: Sending, uploadId: string): RememberedUpload => ({
    endpoint: client.gateway.endpoint,
    bucket: upload.bucket,
    key: upload.key,
    uploadId,
    size: upload.size,
    modified: upload.modified,
    partSize: upload.partSize,
    type: upload.type,
  });
  const target = (upload: Sending) => ({ bucket: upload.bucket, key: upload.key });

  async function sendWhole(upload: Sending, file: Blob, signal: AbortSignal): Promise<void> {
    await slot(async () => {
      signal.throwIfAborted();
      await putObject(client, target(upload), file, {
        type: upload.type,
        metadata: upload.metadata,
        cacheControl: upload.cacheControl,
        createOnly: !upload.replace,
        signal,
        // A request that tells its progress costs more than a small file takes.
        ...(upload.size < progressFrom
          ? {}
          : {
              onProgress(sent: number) {
                upload.moving.set(1, sent);
                changed();
              },
            }),
      });
    });
  }

  /** Begins an upload in parts, or finds out which parts of a begun one have arrived. */
  async function beginParts(upload: Sending, signal: AbortSignal): Promise<{ uploadId: string; arrived: UploadedPart[] }> {
    if (upload.uploadId) {
      try {
        return { uploadId: upload.uploadId, arrived: await listParts(client, { ...target(upload), uploadId: upload.uploadId }, signal) };
      } catch (error) {
        if (!hasCode(error, 'NoSuchUpload')) throw error;
        // Somebody aborted it meanwhile, or it was completed and its answer lost.
        memory.forget(upload.uploadId);
        upload.uploadId = null;
      }
    }
    if (!upload.replace && (await findObject(client, target(upload)))) throw new ObjectError('PreconditionFailed', 412);
    upload.partSize = partSizeFor(upload.size);
    const begun = await client.read('InitiateMultipartUploadResult', {
      method: 'POST',
      ...target(upload),
      query: { uploads: '' },
      headers: contentHeaders(upload),
    });
    const uploadId = text(begun, 'UploadId');
    upload.uploadId = uploadId;
    memory.remember(remembered(upload, uploadId));
    return { uploadId, arrived: [] };
  }

  async function sendParts(upload: Sending, file: Blob, signal: AbortSignal): Promise<void> {
    const { uploadId, arrived } = await slot(() => beginParts(upload, signal));
    const ranges = partsOf(upload.size, upload.partSize);
    const have = new Map<number, UploadedPart>();
    for (const part of arrived) {
      const range = ranges[part.number - 1];
      if (range && part.size === range.end - range.start) have.set(part.number, part);
    }
    upload.arrived = [...have.values()].reduce((sum, { size }) => sum + size, 0);
    changed();
    const missing = ranges.filter(({ number }) => !have.has(number));
    const sendNext = async (): Promise<void> => {
      for (let range = missing.shift(); range; range = missing.shift()) {
        const { number, start, end } = range;
        await slot(async () => {
          signal.throwIfAborted();
          const response = await client.send({
            method: 'PUT',
            ...target(upload),
            query: { partNumber: number, uploadId },
            body: file.slice(start, end),
            signal,
            onProgress(sent) {
              upload.moving.set(number, sent);
              changed();
            },
          });
          have.set(number, { number, size: end - start, etag: (response.headers.get('etag') ?? '').replace(/^"|"$/g, '') });
        });
        upload.moving.delete(number);
        upload.arrived += end - start;
        changed();
      }
    };
    await Promise.all(Array.from({ length: slots }, sendNext));
    let parts = ranges.flatMap(({ number }) => have.get(number) ?? []);
    // Asked directly, a gateway may keep ETags to itself: then its own list has them.
    if (parts.some(({ etag }) => etag === '')) parts = await listParts(client, { ...target(upload), uploadId }, signal);
    await completeUpload(client, { ...target(upload), uploadId }, parts);
    const stored = await headObject(client, target(upload));
    if (stored.size !== upload.size) throw new ObjectError('InvalidPart', 0);
    memory.forget(uploadId);
    upload.uploadId = null;
  }

  return (upload: Sending, file: Blob, signal: AbortSignal): Promise<void> =>
    upload.size >= multipartFrom ? sendParts(upload, file, signal) : sendWhole(upload, file, signal);
}
