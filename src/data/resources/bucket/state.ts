import type { Bucket } from '@/api';
import { defineState } from '@/data/core/stateRules';
import { msg } from '@/i18n';
import { bucketCan, isEmptyBucket } from './rules';

export const stateRules = defineState<Bucket>({
  kind: 'bucket',
  reads: [],
  state: (bucket) =>
    bucket.is_suspended
      ? { tone: 'bad', name: msg('buckets.status.suspended'), meaning: msg('state.bucket.suspended') }
      : {
          tone: 'ok',
          name: msg('buckets.status.active'),
          meaning: isEmptyBucket(bucket) ? msg('state.bucket.empty') : msg('state.bucket.active'),
        },
  changed: (bucket) => bucket.modified_at,
  actions: (bucket) => [
    { name: msg('buckets.act.open'), reason: bucketCan.open(bucket) },
    { name: msg('buckets.act.empty'), reason: bucketCan.open(bucket) },
    {
      name: msg('buckets.act.delete'),
      reason: bucketCan.delete(bucket) ?? (isEmptyBucket(bucket) ? null : msg('buckets.delete.full')),
    },
  ],
  next: (bucket) => (bucket.is_suspended ? [{ text: msg('state.bucket.next.support') }] : []),
});
