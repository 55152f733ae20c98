import { call, type Bucket } from '@/api';
import { moving } from '@/data/operations';

export const moveBucket = moving<Bucket>('bucket', 'bucket', {
  send: ({ key, account }) => call('updateBucket', { body: { name: key, billing_account_id: account } }),
  now: async ({ key }) => (await call('getBucket', { query: { name: key } })).billing_account_id,
  lists: ['listBuckets', 'getBucket'],
});
