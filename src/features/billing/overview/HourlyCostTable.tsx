import type Big from 'big.js';
import type { BillingAccount } from '@/api';
import { discounted } from '@/data/billing/usage/runway';
import type { HourlyCost } from '@/data/inventory/costs';
import { perMonth } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { PlainTable } from '@/ui/PlainTable';
import classes from './overview.module.css';

/** What takes from the credit, kind by kind. */
export function HourlyCostTable({ costs, account }: { costs: HourlyCost; account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  if (costs.lines.length === 0) return null;
  const say = (amount: string, unknown: number) => (unknown > 0 ? t('billing.costs.atLeast', { amount }) : amount);
  const net = discounted(costs.hourly, account);
  const both = (hourly: Big) => [format.hourly(hourly), format.money(perMonth(hourly))];
  return (
    <details className={classes.details}>
      <summary>{t('billing.costs')}</summary>
      <PlainTable
        label={t('billing.costs')}
        head={[t('billing.costs.what'), t('billing.costs.hour'), t('billing.costs.month')]}
        rows={[
          ...costs.lines.map(({ group, label, hourly, unknown }) => ({
            key: group,
            name: t(label),
            cells: hourly ? both(hourly).map((amount) => say(amount, unknown)) : [t('billing.costs.noPrice'), ''],
          })),
          ...(account.discount_percentage
            ? [
                { key: 'sum', name: t('billing.costs.sum'), cells: both(costs.hourly) },
                {
                  key: 'discount',
                  name: t('billing.costs.discount', { percent: format.percent(account.discount_percentage) }),
                  cells: both(net.minus(costs.hourly)),
                },
              ]
            : []),
          { key: 'total', name: t('billing.costs.total'), cells: both(net), strong: true },
        ]}
      />
    </details>
  );
}
