import { platformName } from '@/data/core/session';
import { ownKey } from '@/device/storage';
import { loadMessages, msg, type Message } from '@/i18n';
import type { Destination, Feature } from '@/nav';
import { lazyPart } from '@/ui/lazy';

const BudgetWatch = lazyPart(async () => ({
  default: (await Promise.all([import('./watch/BudgetWatch'), loadMessages('usage')]))[0].BudgetWatch,
}));

const place = (key: string, label: Message, to: Destination['to'], keywords?: Message): Destination => ({
  key,
  label,
  to,
  ...(keywords ? { keywords } : {}),
});

export const billing: Feature = {
  key: 'billing',
  module: 'billing',
  pages: [
    { ...place('billing', msg('shell.group.billing'), (paths) => paths.billing(), msg('palette.keywords.billing')), icon: 'bill' },
    {
      ...place('schedules', msg('shell.page.schedules'), (paths) => paths.schedules(), msg('palette.keywords.schedules')),
      icon: 'clock',
      group: 'optimize',
    },
  ],
  tabs: [
    place('usage', msg('shell.page.usage'), (paths) => paths.usage(), msg('palette.keywords.usage')),
    place('invoices', msg('shell.page.invoices'), (paths) => paths.invoices(), msg('palette.keywords.invoices')),
    place('paymentMethods', msg('shell.page.paymentMethods'), (paths) => paths.paymentMethods(), msg('palette.keywords.methods')),
    place('billingAccount', msg('shell.page.billingAccount'), (paths) => paths.billingAccount(), msg('palette.keywords.account')),
    place('resources', msg('shell.page.resources'), (paths) => paths.resources()),
  ],
  creates: [],
  actions: [
    place('topUp', msg('shell.do.topUp'), (paths) => paths.billing({ pay: 'credit' }), msg('palette.keywords.topUp')),
    place('budget', msg('shell.do.budget'), (paths) => paths.usage('budgets'), msg('palette.keywords.budget')),
  ],
  watch: {
    // Only asked: what is written there is read by whoever watches.
    wanted: () => localStorage.getItem(ownKey(`burrow.budgets.${platformName()}`)) !== null,
    Component: BudgetWatch,
  },
  routes: async () => (await import('./routes')).default,
};
