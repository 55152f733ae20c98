import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { cardsQuery, creditQuery, idFrom, invoiceQuery, invoicesQuery, usageQuery } from '@/data/billing/queries';
import { cache } from '@/data/core/reads';
import { policyQuery } from '@/data/pricing/queries';
import { loadMessages, msg, type Message } from '@/i18n';
import { routes, type Entry, type Feature } from '@/nav';
import { lazy } from 'react';
import { chosenAccount } from './frame/chosen';

const BudgetWatch = lazy(async () => ({
  default: (await Promise.all([import('./watch/BudgetWatch'), loadMessages('usage')]))[0].BudgetWatch,
}));

const messages = (...more: string[]) => Promise.all(['billing', 'inventory', ...more].map(loadMessages));

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

const page = (key: string, label: Message, icon: Entry['icon'], to: Entry['to'], more: Pick<Entry, 'exact' | 'keywords'> = {}): Entry => ({
  key,
  label,
  icon,
  to,
  ...more,
});

export const billing: Feature = {
  key: 'billing',
  module: 'billing',
  title: msg('shell.module.billing'),
  pages: [
    page('billing', msg('shell.page.billing'), 'bill', (paths) => paths.billing(), {
      exact: true,
      keywords: msg('shell.keywords.billing'),
    }),
    page('usage', msg('shell.page.usage'), 'chart', (paths) => paths.usage(), { keywords: msg('shell.keywords.usage') }),
    page('invoices', msg('shell.page.invoices'), 'receipt', (paths) => paths.invoices(), { keywords: msg('shell.keywords.invoices') }),
    page('paymentMethods', msg('shell.page.paymentMethods'), 'card', (paths) => paths.paymentMethods(), {
      keywords: msg('shell.keywords.methods'),
    }),
    page('billingAccount', msg('shell.page.billingAccount'), 'account', (paths) => paths.billingAccount(), {
      keywords: msg('shell.keywords.account'),
    }),
    page('resources', msg('shell.page.resources'), 'server', (paths) => paths.resources()),
    page('prices', msg('shell.page.prices'), 'coins', (paths) => paths.prices()),
  ],
  creates: [],
  actions: [
    {
      key: 'topUp',
      label: msg('shell.do.topUp'),
      icon: 'coins',
      keywords: msg('shell.keywords.topUp'),
      to: (paths) => paths.billing({ pay: 'credit' }),
    },
    {
      key: 'budget',
      label: msg('shell.do.budget'),
      icon: 'chart',
      keywords: msg('shell.keywords.budget'),
      to: (paths) => paths.usage('budgets'),
    },
  ],
  watch: {
    // Only asked: what is written there is read by whoever watches.
    wanted: () => Object.keys(localStorage).some((key) => key.startsWith('burrow.budgets.')),
    Component: BudgetWatch,
  },
  routes: [
    {
      path: routes.billing,
      loader: ({ request }) => begin(request, (id) => cache.prefetchQuery(invoicesQuery(id))),
      lazy: async () => {
        const [found] = await Promise.all([import('./overview/BillingOverviewPage'), messages('standing')]);
        return { Component: found.BillingOverviewPage };
      },
    },
    {
      path: routes.usage,
      loader: ({ request }) => begin(request, (id) => cache.prefetchQuery(usageQuery(id))),
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
        const [found] = await Promise.all([import('./account/AccountPage'), messages('standing')]);
        return { Component: found.AccountPage };
      },
    },
    {
      path: routes.resources,
      loader: ({ request }) => begin(request),
      lazy: async () => {
        const [found] = await Promise.all([import('./resources/ResourcesPage'), messages('resources', 'operations')]);
        return { Component: found.ResourcesPage };
      },
    },
    {
      path: routes.prices,
      loader: () => {
        void cache.prefetchQuery(policyQuery());
        return null;
      },
      lazy: async () => {
        const [found] = await Promise.all([import('./prices/PricesPage'), messages('prices')]);
        return { Component: found.PricesPage };
      },
    },
  ],
};
