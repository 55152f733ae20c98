import type Big from 'big.js';
import type { BillingAccount } from '@/api';
import { creditLeft, discounted, runwayOf, type Left } from '@/data/billing/usage/runway';
import { useAccountCosts } from '@/data/inventory/useAccountCosts';
import { useFormat, useT } from '@/i18n';
import shared from '@/ui/shared.module.css';

/** For how long the credit is enough, now and with the new machine. Nothing where that cannot be told. */
export function Runway({ account, more }: { account: BillingAccount; more: Big }) {
  const left = creditLeft(account);
  return left ? <Estimate account={account} left={left} more={more} /> : null;
}

const longest = 3650;

function Estimate({ account, left, more }: { account: BillingAccount; left: Left; more: Big }) {
  const t = useT();
  const format = useFormat();
  // Usage that is slow, or that a token may not read, is not waited for: then it is the price list that counts.
  const { costs, failed } = useAccountCosts(account);
  // A sum that lacks something would promise too much.
  if (!costs || failed || costs.unknown > 0) return null;
  const days = runwayOf(left.amount, discounted(costs.hourly, account), discounted(more, account));
  const say = (days: number | null) =>
    days === null || days > longest ? t('create.runway.long') : t('create.runway.days', { count: days });
  return (
    <p className={shared.quiet}>
      <span>{t('create.runway', { amount: format.money(left.amount), before: say(days.without), after: say(days.with) })}</span>{' '}
      {t('create.runway.estimate')}
    </p>
  );
}
