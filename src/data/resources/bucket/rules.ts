import { ApiError, type Bucket, type Output } from '@/api';
import type { Gateway } from '@/data/objects/client';
import type { ObjectStorageSettings } from '@/data/core/resourceKind';
import { msg } from '@/i18n';
import type { DisabledReason } from '@/data/resources/vm/rules';

/** A platform without object storage has no such calls, or says that there is no account of it and names no gateway. */
export const lacksObjectStorage = (error: unknown): boolean =>
  error instanceof ApiError && (error.kind === 'no-such-route' || error.kind === 'not-found');

/** A gateway's address as browsers can use it; null for what platforms say when there is none. */
export const gatewayAddress = (url: string): string | null => (/^https?:\/\/\S+$/.test(url) ? url.replace(/\/+$/, '') : null);

/**
 * How the page reaches the gateway by the first access key whose secret is known; null without a key or a gateway. The simulated
 * gateway of the demo is in the page itself, and needs no proxy.
 */
export function gatewayFor(
  settings: ObjectStorageSettings,
  info: Output<'getS3Info'>,
  keys: Output<'listS3Keys'>,
  demo: boolean,
): Gateway | null {
  const endpoint = settings.endpoint || gatewayAddress(info.url);
  const key = keys.find(({ secretKey }) => secretKey);
  if (!endpoint || !key?.secretKey) return null;
  return {
    endpoint,
    proxyPath: demo ? '' : settings.proxyPath,
    region: settings.region,
    credentials: { accessKeyId: key.accessKey, secretAccessKey: key.secretKey },
  };
}

export const bucketCan = {
  /** Only an empty bucket goes. The platform's count may lag behind; the gateway has the last word. */
  delete: (bucket: Bucket): DisabledReason => (bucket.is_suspended ? msg('data.bucket.reason.suspended') : null),
  open: (bucket: Bucket): DisabledReason => (bucket.is_suspended ? msg('data.bucket.reason.suspended') : null),
};

export const isEmptyBucket = (bucket: Bucket): boolean => (bucket.num_objects ?? 0) === 0;
