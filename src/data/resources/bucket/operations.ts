import type { Bucket } from '@/api';
import { msg } from '@/i18n';
import { appears, defineOperation, disappears, moving, withBefore, type Call } from '@/data/operations';

const listBuckets = (_: unknown, call: Call): Promise<Bucket[]> => call('listBuckets', {});
const nameOf = ({ name }: Bucket) => name;
const onBucket = {
  target: ({ name }: { name: string }) => ({ type: 'bucket' as const, name, uuid: name }),
  lockKey: ({ name }: { name: string }) => name,
  invalidates: () => ({ operations: ['listBuckets', 'getBucket', 'listS3Keys', 'listBillingResources'] as const }),
};

interface CreateBucket {
  readonly name: string;
  readonly account: number;
  readonly before: readonly string[];
}

/** A name is unique across all users of the platform. */
export const createBucket = defineOperation<CreateBucket, Bucket>({
  ...onBucket,
  name: 'bucket.create',
  title: ({ name }) => msg('operations.bucket.create.title', { name }),
  made: nameOf,
  prepare: withBefore(listBuckets, nameOf),
  send: ({ name, account }, _, call) => call('createBucket', { body: { name, billing_account_id: account } }),
  verify: appears(listBuckets, nameOf, (bucket, { name }: CreateBucket) => bucket.name === name),
  outcomeMessage: ({ name }) => msg('operations.bucket.create.found', { name }),
});

/** The platform refuses when anything is in it, old versions too. */
export const deleteBucket = defineOperation<{ readonly name: string }, void>({
  ...onBucket,
  name: 'bucket.delete',
  title: ({ name }) => msg('operations.bucket.delete.title', { name }),
  send: async ({ name }, _, call) => {
    await call('deleteBucket', { query: { name } });
  },
  verify: disappears(({ name }: { readonly name: string }, call: Call) => call('getBucket', { query: { name } })),
  outcomeMessage: ({ name }) => msg('operations.bucket.delete.found', { name }),
});

/** Another billing account pays from then on. */
export const moveBucket = moving<Bucket>('bucket', 'bucket', {
  send: ({ key, account }, _, call) => call('updateBucket', { body: { name: key, billing_account_id: account } }),
  now: async ({ key }, call) => (await call('getBucket', { query: { name: key } })).billing_account_id,
  lists: ['listBuckets', 'getBucket'],
});
