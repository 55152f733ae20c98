import type { ObjectClient } from './client';
import { ObjectError } from './errors';
import { hasControls, isUnaddressable } from './keys';
import { listPages, listVersions, type VersionPage } from './list';
import { abortUpload, listUploads } from './unfinished';
import { all, text, xml } from './xml';

export interface DeletedKey {
  readonly key: string;
  readonly versionId?: string | undefined;
}

export interface FailedKey extends DeletedKey {
  /** S3's word for why. */
  readonly code: string;
}

/** How far a change of many objects is. */
export interface BatchOutcome {
  readonly done: number;
  readonly failed: readonly FailedKey[];
}

/** A gateway takes as many at once. */
export const batchSize = 1000;

/** Deletes up to 1,000 keys and says which of them are still there. What was not there counts as deleted. */
export async function deleteBatch(
  client: ObjectClient,
  bucket: string,
  keys: readonly DeletedKey[],
  signal?: AbortSignal,
): Promise<BatchOutcome> {
  // XML can't name these; a path can.
  const alone = keys.filter(({ key }) => hasControls(key) && !isUnaddressable(key));
  const together = keys.filter(({ key }) => !hasControls(key) && key !== '');
  const failed: FailedKey[] = [];
  if (together.length > 0) {
    const body = xml(
      'Delete',
      xml('Quiet', 'true'),
      ...together.map(({ key, versionId }) => xml('Object', xml('Key', key), versionId === undefined ? null : xml('VersionId', versionId))),
    ).markup;
    const node = await client.read('DeleteResult', { method: 'POST', bucket, query: { delete: '' }, body, signal });
    for (const error of all(node, 'Error'))
      failed.push({ key: text(error, 'Key'), versionId: text(error, 'VersionId') || undefined, code: text(error, 'Code') });
  }
  for (const each of alone) {
    try {
      await client.send({ method: 'DELETE', bucket, key: each.key, query: { versionId: each.versionId }, signal });
    } catch (error) {
      signal?.throwIfAborted();
      failed.push({ ...each, code: error instanceof ObjectError ? error.code : 'InternalError' });
    }
  }
  return { done: together.length + alone.length - failed.length, failed };
}

/** What is to be deleted: whole keys, and folders with everything in them. */
export interface Selection {
  readonly keys: readonly string[];
  readonly folders: readonly string[];
}

/** Counts what a selection holds, page by page. `sizes` has the bytes of the keys in it. */
export async function* countSelection(
  client: ObjectClient,
  bucket: string,
  { keys, folders }: Selection,
  sizes: ReadonlyMap<string, number>,
  signal?: AbortSignal,
) {
  let count = keys.length;
  let size = keys.reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0);
  yield { count, size };
  for (const folder of folders) {
    for await (const page of listPages(client, bucket, { prefix: folder, signal })) {
      count += page.objects.length;
      for (const object of page.objects) size += object.size;
      yield { count, size };
    }
  }
}

/** Deletes a selection in batches; yields how far it is after each. Stops between two batches when aborted. */
export async function* deleteSelection(
  client: ObjectClient,
  bucket: string,
  { keys, folders }: Selection,
  signal?: AbortSignal,
): AsyncGenerator<BatchOutcome> {
  let done = 0;
  const failed: FailedKey[] = [];
  const remove = async (batch: readonly DeletedKey[]): Promise<BatchOutcome> => {
    signal?.throwIfAborted();
    const outcome = await deleteBatch(client, bucket, batch, signal);
    done += outcome.done;
    failed.push(...outcome.failed);
    return { done, failed: [...failed] };
  };
  for (let start = 0; start < keys.length; start += batchSize)
    yield await remove(keys.slice(start, start + batchSize).map((key) => ({ key })));
  for (const folder of folders) {
    for await (const page of listPages(client, bucket, { prefix: folder, signal }))
      if (page.objects.length > 0) yield await remove(page.objects.map(({ key }) => ({ key })));
  }
}

/** Deletes everything in a bucket, old versions, delete markers and unfinished uploads too; yields how far it is. Can be begun again at any time. */
export async function* emptyBucket(client: ObjectClient, bucket: string, signal?: AbortSignal): AsyncGenerator<BatchOutcome> {
  let done = 0;
  const failed: FailedKey[] = [];
  let after: VersionPage['next'] = null;
  do {
    signal?.throwIfAborted();
    const page: VersionPage = await listVersions(client, bucket, { ...(after ? { after } : {}), signal });
    if (page.versions.length > 0) {
      const outcome = await deleteBatch(client, bucket, page.versions.map(versionKey), signal);
      done += outcome.done;
      failed.push(...outcome.failed);
      yield { done, failed: [...failed] };
    }
    after = page.next;
  } while (after !== null);
  for (const upload of await listUploads(client, bucket, signal)) {
    signal?.throwIfAborted();
    await abortUpload(client, { bucket, ...upload });
  }
}

// Without versioning an object has one version, called `null`; naming it deletes just that.
const versionKey = ({ key, versionId }: { key: string; versionId: string }): DeletedKey => ({ key, versionId });
