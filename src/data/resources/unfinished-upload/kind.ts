import { defineKind } from '@/data/core/resourceKind';
import { bucketPrice } from '@/data/pricing/pricing';
import { msg } from '@/i18n';
import { longerThan } from '../unused';
import type { BucketUpload } from './gateway';
import { unfinishedUploadsQuery } from './queries';

/** Younger ones may still be going on, in this browser or elsewhere. Days. */
const settled = 1;

/** Parts of uploads that were never completed: stored and billed with their bucket, and no listing shows them. */
export const unfinishedUploads = defineKind<BucketUpload>({
  kind: 'upload',
  title: msg('overview.kind.upload'),
  icon: 'bucket',
  scope: 'global',
  search: unfinishedUploadsQuery,
  isDeleted: () => false,
  key: ({ uploadId }) => uploadId,
  name: ({ key }) => key,
  account: ({ bucket }) => bucket.billing_account_id,
  owner: ({ bucket }) => ({ kind: 'bucket', key: bucket.name, name: bucket.name, account: bucket.billing_account_id ?? null }),
  included: () => true,
  hourlyCost: ({ size }, { policy }) => (size === null ? null : bucketPrice(policy, size)),
  unusedGroups: {
    upload: {
      title: msg('overview.unused.upload'),
      counted: (count) => msg('overview.unused.upload.count', { count }),
      lost: msg('overview.unused.upload.lost'),
    },
  },
  unused: ({ bucket, started }, { now }) => {
    const days = longerThan(started, now, settled);
    return days === null
      ? null
      : { group: 'upload', reason: msg('overview.unused.upload.reason', { bucket: bucket.name, days }), since: started };
  },
  remove: async (upload) => {
    const { abortUnfinished } = await import('./gateway');
    await abortUnfinished(upload);
  },
  route: (_key) => ({ route: 'buckets' }),
});
