import type { Bucket } from '@/api';
import { defineKind } from '@/data/core/resourceKind';
import { run } from '@/data/operations';
import { bucketPrice } from '@/data/pricing/pricing';
import { msg } from '@/i18n';
import { bucketsQuery } from './queries';

export const buckets = defineKind<Bucket>({
  kind: 'bucket',
  title: msg('inventory.kind.bucket'),
  icon: 'bucket',
  scope: 'global',
  optional: true,
  list: () => bucketsQuery(),
  isDeleted: () => false,
  key: (bucket) => bucket.name,
  name: (bucket) => bucket.name,
  account: (bucket) => bucket.billing_account_id,
  created: (bucket) => bucket.created_at,
  hourlyCost: (bucket, { policy }) => bucketPrice(policy, bucket.size_bytes ?? 0),
  costGroups: { buckets: (count) => msg('inventory.cost.buckets', { count }) },
  move: async ({ name }, _, to) => {
    const { moveBucket } = await import('./operations');
    await run(moveBucket, { key: name, name, ...to }, undefined);
  },
  route: (name) => ({ route: 'buckets', search: { q: name } }),
});
