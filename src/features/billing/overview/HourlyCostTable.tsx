import type Big from 'big.js';
import type { BillingAccount } from '@/api';
import { discounted } from '@/data/billing/usage/runway';
import type { HourlyCost } from '@/data/inventory/costs';
import { perMonth } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { PlainTable } from '@/ui/PlainTable';
import classes from './overview.module.css';

/** What takes from the credit, kind by kind. */
export function HourlyCostTable({ burn, account }: { burn: HourlyCost; account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  if (burn.lines.length === 0) return null;
  const say = (amount: string, unknown: number) => (unknown > 0 ? t('billing.burn.atLeast', { amount }) : amount);
  const net = discounted(burn.hourly, account);
  const both = (hourly: Big) => [format.hourly(hourly), format.money(perMonth(hourly))];
  return (
    <details className={classes.details}>
      <summary>{t('billing.burn')}</summary>
      <PlainTable
        label={t('billing.burn')}
        head={[t('billing.burn.what'), t('billing.burn.hour'), t('billing.burn.month')]}
        rows={[
          ...burn.lines.map(({ group, label, hourly, unknown }) => ({
            key: group,
            name: t(label),
            cells: hourly ? both(hourly).map((amount) => say(amount, unknown)) : [t('billing.burn.noPrice'), ''],
          })),
          ...(account.discount_percentage
            ? [
                { key: 'sum', name: t('billing.burn.sum'), cells: both(burn.hourly) },
                {
                  key: 'discount',
                  name: t('billing.burn.discount', { percent: format.percent(account.discount_percentage) }),
                  cells: both(net.minus(burn.hourly)),
                },
              ]
            : []),
          { key: 'total', name: t('billing.burn.total'), cells: both(net), strong: true },
        ]}
      />
    </details>
  );
}
