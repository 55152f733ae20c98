import { redirect, type RouteObject } from 'react-router';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { cardsQuery, creditQuery, idFrom, invoiceQuery, invoicesQuery, usageQuery } from '@/data/billing/queries';
import { cache } from '@/data/core/reads';
import { loadMessages } from '@/i18n';
import { routes } from '@/nav';
import { chosenAccount } from '@/entities/accounts/chosen';

const messages = (...more: string[]) => Promise.all(['billing', 'standing', 'inventory', ...more].map(loadMessages));

/** Begins the reads of a page while its code is on the way: the accounts, and of the one that it is about whatever is named. */
function begin(request: Request, ...reads: ((account: number) => Promise<unknown>)[]) {
  void cache
    .ensureQueryData(billingAccountsQuery())
    .then((accounts) => {
      const account = chosenAccount(accounts, new URL(request.url).searchParams);
      return account && Promise.all(reads.map((ask) => ask(account.id)));
    })
    .catch(() => undefined);
  return null;
}

const pages: RouteObject[] = [
  {
    path: routes.billing,
    loader: ({ request }) => begin(request, (id) => cache.prefetchQuery(invoicesQuery(id))),
    lazy: async () => {
      const [found] = await Promise.all([import('./overview/BillingOverviewPage'), messages()]);
      return { Component: found.BillingOverviewPage };
    },
  },
  {
    path: routes.usage,
    loader: ({ request, params }) => {
      const { search, searchParams } = new URL(request.url);
      // Plans have got a page of their own; links to them have been sent.
      if (params.tab === 'forecast' && searchParams.has('plan')) return redirect(routes.schedules + search);
      return begin(request, (id) => cache.prefetchQuery(usageQuery(id)));
    },
    lazy: async () => {
      const [found] = await Promise.all([import('./usage/UsagePage'), messages('usage')]);
      return { Component: found.UsagePage };
    },
  },
  {
    path: routes.invoices,
    loader: ({ request }) =>
      begin(
        request,
        (id) => cache.prefetchQuery(invoicesQuery(id)),
        (id) => cache.prefetchQuery(creditQuery(id)),
      ),
    lazy: async () => {
      const [found] = await Promise.all([import('./documents/InvoicesPage'), messages('documents')]);
      return { Component: found.InvoicesPage };
    },
  },
  {
    path: routes.invoice,
    loader: ({ request, params }) => {
      const id = idFrom(params.invoice);
      if (id !== null) void cache.prefetchQuery(invoiceQuery(id));
      return begin(request);
    },
    lazy: async () => {
      const [found] = await Promise.all([import('./documents/InvoicePage'), messages('documents')]);
      return { Component: found.InvoicePage };
    },
  },
  {
    path: routes.paymentMethods,
    loader: ({ request }) => begin(request, (id) => cache.prefetchQuery(cardsQuery(id))),
    lazy: async () => {
      const [found] = await Promise.all([import('./methods/PaymentMethodsPage'), messages('pay', 'operations')]);
      return { Component: found.PaymentMethodsPage };
    },
  },
  {
    path: routes.billingAccount,
    loader: ({ request }) => begin(request),
    lazy: async () => {
      const [found] = await Promise.all([import('./account/AccountPage'), messages()]);
      return { Component: found.AccountPage };
    },
  },
  {
    path: routes.resources,
    loader: ({ request }) => begin(request),
    lazy: async () => {
      const [found] = await Promise.all([import('./resources/ResourcesPage'), messages('resources', 'operations', 'usage')]);
      return { Component: found.ResourcesPage };
    },
  },
  {
    path: routes.schedules,
    loader: ({ request }) => begin(request, (id) => cache.prefetchQuery(usageQuery(id))),
    lazy: async () => {
      const [found] = await Promise.all([import('./usage/SchedulesPage'), messages('usage')]);
      return { Component: found.SchedulesPage };
    },
  },
  // Where the price list was; links to it have been sent.
  { path: routes.formerPrices, loader: ({ request }) => redirect(routes.prices + new URL(request.url).search) },
];
export default pages;
