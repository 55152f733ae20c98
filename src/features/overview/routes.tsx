import { addressesIn } from '@/data/resources/floating-ip/queries';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { locationsOf } from '@/data/core/locations';
import { cache } from '@/data/core/reads';
import { policyQuery } from '@/data/pricing/queries';
import { vmsIn } from '@/data/resources/vm/queries';
import { loadMessages, msg } from '@/i18n';
import { routes, scopeIn, type Feature } from '@/nav';

// The names of states and of the answers "yes" and "no" are those of the list that the links lead to.
const messages = () => Promise.all([loadMessages('overview'), loadMessages('compute'), loadMessages('inventory')]);

/** Starts the calls that are the same everywhere while the code is on the way; the page asks for the rest. */
function begin(request: Request) {
  void cache.prefetchQuery(policyQuery());
  void locationsOf(scopeIn(new URL(request.url).searchParams))
    .then((locations) =>
      Promise.all(locations.flatMap(({ slug }) => [cache.prefetchQuery(vmsIn(slug)), cache.prefetchQuery(addressesIn(slug))])),
    )
    .catch(() => undefined);
  return null;
}

export const overview: Feature = {
  key: 'overview',
  // It is about machines and what belongs to them.
  module: 'compute',
  title: msg('shell.module.overview'),
  pages: [
    { key: 'overview', label: msg('shell.page.overview'), icon: 'overview', to: (paths) => paths.overview(), exact: true },
    {
      key: 'cleanUp',
      group: 'optimize',
      label: msg('shell.page.cleanUp'),
      icon: 'trash',
      keywords: msg('shell.keywords.cleanUp'),
      to: (paths) => paths.cleanUp(),
    },
  ],
  creates: [],
  routes: [
    {
      path: routes.overview,
      loader: ({ request }) => {
        void cache.prefetchQuery(billingAccountsQuery());
        return begin(request);
      },
      lazy: async () => {
        const [page] = await Promise.all([import('./pages'), messages()]);
        return { Component: page.OverviewPage };
      },
    },
    {
      path: routes.cleanUp,
      loader: ({ request }) => begin(request),
      lazy: async () => {
        const [page] = await Promise.all([import('./pages'), messages()]);
        return { Component: page.CleanUpPage };
      },
    },
  ],
};
