import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { cache } from '@/data/core/reads';
import { policyQuery } from '@/data/pricing/queries';
import { accessKeysQuery } from '@/data/resources/access-key/queries';
import { bucketsQuery, objectStorageQuery } from '@/data/resources/bucket/queries';
import { loadMessages, msg } from '@/i18n';
import { routes, type Feature } from '@/nav';

const begin = (...reads: Promise<unknown>[]) => {
  void Promise.allSettled(reads);
  return null;
};
const words = () => Promise.all([loadMessages('buckets'), loadMessages('objects')]);

export const storage: Feature = {
  key: 'storage',
  module: 'storage',
  title: msg('shell.module.storage'),
  pages: [
    { key: 'buckets', label: msg('shell.page.buckets'), icon: 'bucket', to: (paths) => paths.buckets() },
    { key: 'access-keys', label: msg('shell.page.accessKeys'), icon: 'key', to: (paths) => paths.accessKeys() },
  ],
  creates: [{ key: 'bucket', label: msg('shell.create.bucket'), icon: 'bucket', to: (paths) => paths.buckets({ dialog: 'create' }) }],
  routes: [
    {
      path: routes.buckets,
      loader: () =>
        begin(
          cache.prefetchQuery(bucketsQuery()),
          cache.prefetchQuery(objectStorageQuery()),
          cache.prefetchQuery(billingAccountsQuery()),
          cache.prefetchQuery(policyQuery()),
        ),
      lazy: async () => {
        const [page] = await Promise.all([import('./buckets/BucketsPage'), words()]);
        return { Component: page.BucketsPage };
      },
    },
    {
      path: routes.bucket,
      loader: () =>
        begin(cache.prefetchQuery(objectStorageQuery()), cache.prefetchQuery(accessKeysQuery()), cache.prefetchQuery(bucketsQuery())),
      lazy: async () => {
        const [page] = await Promise.all([import('./objects/BucketPage'), words()]);
        return { Component: page.BucketPage };
      },
    },
    {
      path: routes.accessKeys,
      loader: () =>
        begin(cache.prefetchQuery(accessKeysQuery()), cache.prefetchQuery(objectStorageQuery()), cache.prefetchQuery(bucketsQuery())),
      lazy: async () => {
        const [page] = await Promise.all([import('./keys/AccessKeysPage'), words()]);
        return { Component: page.AccessKeysPage };
      },
    },
  ],
};
