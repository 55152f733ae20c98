import type { RouteObject } from 'react-router';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { begin } from '@/data/core/begin';
import { cache } from '@/data/core/reads';
import { policyQuery } from '@/data/pricing/queries';
import { accessKeysQuery } from '@/data/resources/access-key/queries';
import { bucketsQuery, objectStorageQuery } from '@/data/resources/bucket/queries';
import { loadMessages } from '@/i18n';
import { routes } from '@/nav';

const words = () => Promise.all([loadMessages('buckets'), loadMessages('objects')]);

const pages: RouteObject[] = [
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
];
export default pages;
