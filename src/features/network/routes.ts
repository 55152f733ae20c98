import type { RouteObject } from 'react-router';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { begin, beginIn } from '@/data/core/begin';
import { cache } from '@/data/core/reads';
import { policyQuery } from '@/data/pricing/queries';
import { firewallsIn } from '@/data/resources/firewall/queries';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { balancersIn } from '@/data/resources/load-balancer/queries';
import { networksIn } from '@/data/resources/network/queries';
import { servicesQuery } from '@/data/resources/service/queries';
import { vmsIn } from '@/data/resources/vm/queries';
import { loadMessages } from '@/i18n';
import { routes, scopeIn } from '@/nav';

const messages = () => Promise.all([loadMessages('network'), loadMessages('operations')]);

const lists = {
  networks: (slug: string) => cache.prefetchQuery(networksIn(slug)),
  vms: (slug: string) => cache.prefetchQuery(vmsIn(slug)),
  balancers: (slug: string) => cache.prefetchQuery(balancersIn(slug)),
  addresses: (slug: string) => cache.prefetchQuery(addressesIn(slug)),
  firewalls: (slug: string) => cache.prefetchQuery(firewallsIn(slug)),
};
type List = keyof typeof lists;

/** Starts the lists of a page while its code is on the way. */
function beginLists(scope: string, asked: readonly List[]): null {
  begin(cache.prefetchQuery(policyQuery()), cache.prefetchQuery(billingAccountsQuery()), cache.prefetchQuery(servicesQuery()));
  return beginIn(scope, (slug) => asked.map((list) => lists[list](slug)));
}
const inList =
  (...asked: List[]) =>
  ({ request }: { request: Request }) =>
    beginLists(scopeIn(new URL(request.url).searchParams), asked);
const inPlace =
  (...asked: List[]) =>
  ({ params }: { params: { location?: string } }) =>
    beginLists(params.location ?? '', asked);

const pages: RouteObject[] = [
  {
    path: routes.networks,
    loader: inList('networks', 'vms', 'balancers', 'addresses', 'firewalls'),
    lazy: async () => ({ Component: (await Promise.all([import('./networks/NetworksPage'), messages()]))[0].NetworksPage }),
  },
  {
    path: routes.network,
    loader: inPlace('networks', 'vms', 'balancers', 'addresses'),
    lazy: async () => ({ Component: (await Promise.all([import('./networks/NetworkPage'), messages()]))[0].NetworkPage }),
  },
  {
    path: routes.floatingIps,
    loader: inList('addresses', 'vms', 'balancers', 'firewalls'),
    lazy: async () => ({ Component: (await Promise.all([import('./addresses/FloatingIpsPage'), messages()]))[0].FloatingIpsPage }),
  },
  {
    path: routes.firewalls,
    loader: inList('firewalls', 'vms'),
    lazy: async () => ({ Component: (await Promise.all([import('./firewalls/FirewallsPage'), messages()]))[0].FirewallsPage }),
  },
  {
    path: routes.firewall,
    loader: inPlace('firewalls', 'vms'),
    lazy: async () => ({ Component: (await Promise.all([import('./firewalls/FirewallPage'), messages()]))[0].FirewallPage }),
  },
  {
    path: routes.loadBalancers,
    loader: inList('balancers', 'vms', 'networks', 'addresses', 'firewalls'),
    lazy: async () => ({ Component: (await Promise.all([import('./balancers/LoadBalancersPage'), messages()]))[0].LoadBalancersPage }),
  },
  {
    path: routes.loadBalancer,
    loader: inPlace('balancers', 'vms', 'networks', 'addresses'),
    lazy: async () => ({ Component: (await Promise.all([import('./balancers/LoadBalancerPage'), messages()]))[0].LoadBalancerPage }),
  },
  {
    path: routes.exposure,
    loader: inList('firewalls', 'vms', 'balancers', 'addresses', 'networks'),
    lazy: async () => ({ Component: (await Promise.all([import('./exposure/ExposurePage'), messages()]))[0].ExposurePage }),
  },
];
export default pages;
