import type { Bucket } from '@/api';
import { cache } from '@/data/core/reads';
import type { ObjectStorageSettings } from '@/data/core/resourceKind';
import { session } from '@/data/core/session';
import { abortUpload, createObjectClient, measuredUploads, ObjectError, type MeasuredUpload, type ObjectClient } from '@/data/objects';
import { loadMessages } from '@/i18n';
import { accessKeysQuery } from '../access-key/queries';
import { bucketsQuery, objectStorageQuery } from '../bucket/queries';
import { gatewayFor, lacksObjectStorage } from '../bucket/rules';

export interface BucketUpload extends MeasuredUpload {
  readonly bucket: Bucket;
  readonly client: ObjectClient;
}

/** Buckets asked at once. */
const atOnce = 4;

async function inBucket(client: ObjectClient, bucket: Bucket, signal: AbortSignal): Promise<BucketUpload[]> {
  try {
    return (await measuredUploads(client, bucket.name, signal)).map((upload) => ({ ...upload, bucket, client }));
  } catch (error) {
    // A policy of its own, or deleted meanwhile: the others are looked through all the same.
    if (error instanceof ObjectError && [403, 404].includes(error.status)) return [];
    throw error;
  }
}

/** Looks through all buckets of the user; nothing where there is no object storage, or no key for it. */
export async function findUnfinished(settings: ObjectStorageSettings, signal: AbortSignal): Promise<BucketUpload[]> {
  await loadMessages('objects');
  try {
    const buckets = (await cache.fetchQuery(bucketsQuery())).filter((bucket) => !bucket.is_suspended);
    if (buckets.length === 0) return [];
    const [info, keys] = await Promise.all([cache.fetchQuery(objectStorageQuery()), cache.fetchQuery(accessKeysQuery())]);
    const gateway = gatewayFor(settings, info, keys, session()?.demo === true);
    if (!gateway) return [];
    const client = createObjectClient(gateway);
    const found: BucketUpload[] = [];
    const next = async (): Promise<void> => {
      for (let bucket = buckets.shift(); bucket; bucket = buckets.shift()) found.push(...(await inBucket(client, bucket, signal)));
    };
    await Promise.all(Array.from({ length: atOnce }, next));
    return found;
  } catch (error) {
    if (lacksObjectStorage(error)) return [];
    throw error;
  }
}

export const abortUnfinished = async ({ client, bucket, key, uploadId }: BucketUpload): Promise<void> => {
  await abortUpload(client, { bucket: bucket.name, key, uploadId });
  await cache.invalidateQueries({ queryKey: [session()?.id ?? 'nobody', '*', 'unfinished uploads'] });
};
