import { platformName } from '@/data/core/session';
import { ownKey } from '@/device/storage';
import { loadMessages, msg, type Message } from '@/i18n';
import type { Entry, Feature } from '@/nav';
import { lazyPart } from '@/ui/lazy';

const BudgetWatch = lazyPart(async () => ({
  default: (await Promise.all([import('./watch/BudgetWatch'), loadMessages('usage')]))[0].BudgetWatch,
}));

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
      keywords: msg('palette.keywords.billing'),
    }),
    page('usage', msg('shell.page.usage'), 'chart', (paths) => paths.usage(), { keywords: msg('palette.keywords.usage') }),
    page('invoices', msg('shell.page.invoices'), 'receipt', (paths) => paths.invoices(), { keywords: msg('palette.keywords.invoices') }),
    page('paymentMethods', msg('shell.page.paymentMethods'), 'card', (paths) => paths.paymentMethods(), {
      keywords: msg('palette.keywords.methods'),
    }),
    page('billingAccount', msg('shell.page.billingAccount'), 'account', (paths) => paths.billingAccount(), {
      keywords: msg('palette.keywords.account'),
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
      keywords: msg('palette.keywords.topUp'),
      to: (paths) => paths.billing({ pay: 'credit' }),
    },
    {
      key: 'budget',
      label: msg('shell.do.budget'),
      icon: 'chart',
      keywords: msg('palette.keywords.budget'),
      to: (paths) => paths.usage('budgets'),
    },
  ],
  watch: {
    // Only asked: what is written there is read by whoever watches.
    wanted: () => localStorage.getItem(ownKey(`burrow.budgets.${platformName()}`)) !== null,
    Component: BudgetWatch,
  },
  routes: async () => (await import('./routes')).default,
};
