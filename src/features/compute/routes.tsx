import { cache } from '@/data/core/reads';
import { locationsOf } from '@/data/core/locations';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { disksIn } from '@/data/resources/disk/disks';
import { servicesQuery } from '@/data/resources/service/queries';
import { imagesQuery, parametersQuery } from '@/data/resources/catalogue/queries';
import { policyQuery } from '@/data/pricing/queries';
import { vmQuery, vmsIn } from '@/data/resources/vm/queries';
import { loadMessages, msg } from '@/i18n';
import { routes, scopeIn, type Feature } from '@/nav';
import { lifeWords } from './words';

const messages = () => loadMessages('compute');
const begin = (...reads: Promise<unknown>[]) => void Promise.allSettled(reads);

/** Starts the list's calls while its code is still on the way. */
function beginList(request: Request) {
  const scope = scopeIn(new URL(request.url).searchParams);
  begin(cache.ensureQueryData(policyQuery()));
  begin(
    locationsOf(scope).then((locations) =>
      Promise.allSettled(locations.flatMap(({ slug }) => [cache.prefetchQuery(vmsIn(slug)), cache.prefetchQuery(addressesIn(slug))])),
    ),
  );
  return null;
}

/** The same for disks and their copies. */
function beginStorage(request: Request) {
  const scope = scopeIn(new URL(request.url).searchParams);
  begin(cache.ensureQueryData(policyQuery()), cache.prefetchQuery(billingAccountsQuery()), cache.prefetchQuery(servicesQuery()));
  begin(
    locationsOf(scope).then((locations) =>
      Promise.allSettled(locations.flatMap(({ slug }) => [cache.prefetchQuery(vmsIn(slug)), cache.prefetchQuery(disksIn(slug))])),
    ),
  );
  return null;
}

const storageWords = () => Promise.all([messages(), loadMessages('storage'), lifeWords()]);

export const compute: Feature = {
  key: 'compute',
  module: 'compute',
  title: msg('shell.module.compute'),
  pages: [
    { key: 'vms', label: msg('shell.page.vms'), icon: 'server', keywords: msg('shell.keywords.vms'), to: (paths) => paths.vms() },
    {
      key: 'disks',
      group: 'storage',
      label: msg('shell.page.disks'),
      icon: 'disk',
      keywords: msg('shell.keywords.disks'),
      to: (paths) => paths.disks(),
    },
    {
      key: 'snapshots',
      group: 'storage',
      label: msg('shell.page.snapshots'),
      icon: 'camera',
      keywords: msg('shell.keywords.snapshots'),
      to: (paths) => paths.snapshots(),
    },
    { key: 'offers', label: msg('shell.page.offers'), icon: 'info', keywords: msg('shell.keywords.offers'), to: (paths) => paths.offers() },
  ],
  creates: [{ key: 'vm', label: msg('shell.create.vm'), icon: 'server', to: (paths) => paths.vmCreate() }],
  commands: async () => (await Promise.all([import('./palette'), messages()]))[0],
  routes: [
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
      loader: () => {
        begin(
          cache.prefetchQuery(imagesQuery()),
          cache.prefetchQuery(parametersQuery()),
          cache.prefetchQuery(policyQuery()),
          cache.prefetchQuery(billingAccountsQuery()),
        );
        return null;
      },
      lazy: async () => {
        const [page] = await Promise.all([import('./create/CreatePage'), messages(), loadMessages('create')]);
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
    {
      path: routes.offers,
      loader: () => {
        begin(cache.prefetchQuery(imagesQuery()), cache.prefetchQuery(parametersQuery()), cache.prefetchQuery(policyQuery()));
        return null;
      },
      lazy: async () => {
        const [page] = await Promise.all([import('./offers/OffersPage'), loadMessages('offers'), loadMessages('prices')]);
        return { Component: page.OffersPage };
      },
    },
    {
      path: routes.vm,
      loader: ({ params }) => {
        begin(
          cache.prefetchQuery(vmQuery(params.location ?? '', params.uuid ?? '')),
          cache.prefetchQuery(addressesIn(params.location ?? '')),
        );
        return null;
      },
      lazy: async () => {
        const [page] = await Promise.all([import('./detail/VmPage'), messages()]);
        return { Component: page.VmPage };
      },
    },
  ],
};
