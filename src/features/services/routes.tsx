import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { locationsQuery } from '@/data/core/locations';
import { cache } from '@/data/core/reads';
import { policyQuery } from '@/data/pricing/queries';
import { serviceQuery, servicesQuery } from '@/data/resources/service/queries';
import { loadMessages, msg } from '@/i18n';
import { routes, type Feature } from '@/nav';

const words = () => loadMessages('services');
const begin = (...reads: Promise<unknown>[]): null => {
  void Promise.allSettled(reads);
  return null;
};
const always = () => [
  cache.prefetchQuery(locationsQuery()),
  cache.prefetchQuery(policyQuery()),
  cache.prefetchQuery(billingAccountsQuery()),
];

export const services: Feature = {
  key: 'services',
  module: 'services',
  title: msg('shell.module.services'),
  pages: [{ key: 'databases', label: msg('shell.page.databases'), icon: 'service', to: (paths) => paths.databases() }],
  creates: [{ key: 'database', label: msg('shell.create.database'), icon: 'service', to: (paths) => paths.databaseCreate() }],
  routes: [
    {
      path: routes.databases,
      loader: () => begin(cache.prefetchQuery(servicesQuery()), ...always()),
      lazy: async () => ({ Component: (await Promise.all([import('./list/DatabasesPage'), words()]))[0].DatabasesPage }),
    },
    {
      path: routes.databaseCreate,
      loader: () => begin(...always()),
      lazy: async () => ({ Component: (await Promise.all([import('./create/CreateDatabasePage'), words()]))[0].CreateDatabasePage }),
    },
    {
      path: routes.database,
      loader: ({ params }) => begin(cache.prefetchQuery(serviceQuery(params.uuid ?? '')), ...always()),
      lazy: async () => ({ Component: (await Promise.all([import('./detail/DatabasePage'), words()]))[0].DatabasePage }),
    },
  ],
};
