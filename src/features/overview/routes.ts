import type { RouteObject } from 'react-router';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { begin, beginIn } from '@/data/core/begin';
import { cache } from '@/data/core/reads';
import { policyQuery } from '@/data/pricing/queries';
import { vmsIn } from '@/data/resources/vm/queries';
import { loadMessages } from '@/i18n';
import { routes, scopeIn } from '@/nav';

// The names of states and of the answers "yes" and "no" are those of the list that the links lead to.
const messages = () =>
  Promise.all([loadMessages('overview'), loadMessages('compute'), loadMessages('inventory'), loadMessages('standing')]);

/** Starts the calls that are the same everywhere while the code is on the way; the page asks for the rest. */
function beginLists(request: Request) {
  begin(cache.prefetchQuery(policyQuery()));
  return beginIn(scopeIn(new URL(request.url).searchParams), (slug) => [
    cache.prefetchQuery(vmsIn(slug)),
    cache.prefetchQuery(addressesIn(slug)),
  ]);
}

const pages: RouteObject[] = [
  {
    path: routes.overview,
    loader: ({ request }) => {
      begin(cache.prefetchQuery(billingAccountsQuery()));
      return beginLists(request);
    },
    lazy: async () => {
      const [page] = await Promise.all([import('./pages'), messages()]);
      return { Component: page.OverviewPage };
    },
  },
  {
    path: routes.cleanUp,
    loader: ({ request }) => beginLists(request),
    lazy: async () => {
      const [page] = await Promise.all([import('./pages'), messages()]);
      return { Component: page.CleanUpPage };
    },
  },
];
export default pages;
