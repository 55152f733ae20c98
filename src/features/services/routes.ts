import type { RouteObject } from 'react-router';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { locationsQuery } from '@/data/core/locations';
import { begin } from '@/data/core/begin';
import { cache } from '@/data/core/reads';
import { policyQuery } from '@/data/pricing/queries';
import { serviceQuery, servicesQuery } from '@/data/resources/service/queries';
import { loadMessages } from '@/i18n';
import { routes } from '@/nav';

const words = () => loadMessages('services');
const always = () => [
  cache.prefetchQuery(locationsQuery()),
  cache.prefetchQuery(policyQuery()),
  cache.prefetchQuery(billingAccountsQuery()),
];

const pages: RouteObject[] = [
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
];
export default pages;
