import type { Bucket } from '@/api';
import { moving } from '@/data/operations';

export const moveBucket = moving<Bucket>('bucket', 'bucket', {
  send: ({ key, account }, _, call) => call('updateBucket', { body: { name: key, billing_account_id: account } }),
  now: async ({ key }, call) => (await call('getBucket', { query: { name: key } })).billing_account_id,
  lists: ['listBuckets', 'getBucket'],
});
