import type { Call } from '@/data/core/session';
import { ApiError, type S3Key } from '@/api';
import { read } from '@/data/core/reads';

/** Access keys of the object storage account. "Not found" where there is no such account yet. */
export const accessKeysQuery = () => read('listS3Keys', {});

/** The keys as they are now; null where there is no account of object storage yet. */
export async function keysNow(call: Call): Promise<S3Key[] | null> {
  try {
    return await call('listS3Keys', {});
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return null;
    throw error;
  }
}
