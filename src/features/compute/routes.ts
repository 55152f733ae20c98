import { redirect, type RouteObject } from 'react-router';
import { begin, beginIn } from '@/data/core/begin';
import { cache } from '@/data/core/reads';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { disksIn } from '@/data/resources/disk/disks';
import { servicesQuery } from '@/data/resources/service/queries';
import { imagesQuery, parametersQuery } from '@/data/resources/catalogue/queries';
import { policyQuery } from '@/data/pricing/queries';
import { vmQuery, vmsIn } from '@/data/resources/vm/queries';
import { loadMessages } from '@/i18n';
import { routes, scopeIn } from '@/nav';
import { lifeWords } from './words';

const messages = () => loadMessages('compute');

/** Starts the list's calls while its code is still on the way. */
function beginList(request: Request) {
  begin(cache.prefetchQuery(policyQuery()));
  return beginIn(scopeIn(new URL(request.url).searchParams), (slug) => [
    cache.prefetchQuery(vmsIn(slug)),
    cache.prefetchQuery(addressesIn(slug)),
  ]);
}

/** The same for disks and their copies. */
function beginStorage(request: Request) {
  begin(cache.prefetchQuery(policyQuery()), cache.prefetchQuery(billingAccountsQuery()), cache.prefetchQuery(servicesQuery()));
  return beginIn(scopeIn(new URL(request.url).searchParams), (slug) => [
    cache.prefetchQuery(vmsIn(slug)),
    cache.prefetchQuery(disksIn(slug)),
  ]);
}

const storageWords = () => Promise.all([messages(), loadMessages('storage'), lifeWords()]);

const pages: RouteObject[] = [
  {
    path: routes.vms,
    loader: ({ request }) => beginList(request),
    lazy: async () => {
      const [page] = await Promise.all([import('./list/VmsPage'), messages()]);
      return { Component: page.VmsPage };
    },
  },
  {
    // One route for all tabs, so that the form stays as it is when another one is chosen.
    path: `${routes.vmCreate}/:source?`,
    loader: () =>
      begin(
        cache.prefetchQuery(imagesQuery()),
        cache.prefetchQuery(parametersQuery()),
        cache.prefetchQuery(policyQuery()),
        cache.prefetchQuery(billingAccountsQuery()),
      ),
    lazy: async () => {
      const [page] = await Promise.all([import('./create/CreatePage'), messages(), loadMessages('create'), loadMessages('sshKeys')]);
      return { Component: page.CreatePage };
    },
  },
  {
    path: routes.disks,
    loader: ({ request }) => beginStorage(request),
    lazy: async () => {
      const [page] = await Promise.all([import('./storage/pages'), storageWords()]);
      return { Component: page.DisksPage };
    },
  },
  {
    path: routes.snapshots,
    loader: ({ request }) => beginStorage(request),
    lazy: async () => {
      const [page] = await Promise.all([import('./storage/pages'), storageWords()]);
      return { Component: page.SnapshotsPage };
    },
  },
  { path: routes.formerDisks, loader: ({ request }) => redirect(routes.disks + new URL(request.url).search) },
  { path: routes.formerSnapshots, loader: ({ request }) => redirect(routes.snapshots + new URL(request.url).search) },
  {
    path: routes.backups,
    loader: ({ request }) => beginList(request),
    lazy: async () => {
      const [page] = await Promise.all([import('./backups/BackupsPage'), messages(), lifeWords()]);
      return { Component: page.BackupsPage };
    },
  },
  {
    path: routes.prices,
    loader: () => begin(cache.prefetchQuery(policyQuery()), cache.prefetchQuery(billingAccountsQuery())),
    lazy: async () => {
      const [page] = await Promise.all([import('./prices/PricesPage'), loadMessages('offers'), loadMessages('prices')]);
      return { Component: page.PricesPage };
    },
  },
  {
    path: routes.offers,
    loader: () => begin(cache.prefetchQuery(imagesQuery()), cache.prefetchQuery(parametersQuery())),
    lazy: async () => {
      const [page] = await Promise.all([import('./offers/OffersPage'), loadMessages('offers')]);
      return { Component: page.OffersPage };
    },
  },
  {
    path: routes.vm,
    loader: ({ params }) =>
      begin(
        cache.prefetchQuery(vmQuery(params.location ?? '', params.uuid ?? '')),
        cache.prefetchQuery(addressesIn(params.location ?? '')),
      ),
    lazy: async () => {
      const [page] = await Promise.all([import('./detail/VmPage'), messages()]);
      return { Component: page.VmPage };
    },
  },
];
export default pages;
