import type Big from 'big.js';
import { useBrand } from '@/brand';
import { monthStart } from '@/data/billing/documents/month';
import { useFormat, useT } from '@/i18n';
import { Section, SkeletonRows } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
import type { TabProps } from './useMonth';
import classes from './usage.module.css';

/** What the month will have cost if everything stays as it is, line by line. */
export function ForecastTab({ month }: TabProps) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const { forecast, costs, now, accountCosts } = month;
  // What is missing has been said above.
  if (!forecast || !costs) return accountCosts.failed ? null : <SkeletonRows rows={6} />;
  const { soFar, hours, toCome, sum, discount, net, vat, total } = forecast;
  const money = (amount: Big) => format.money(amount);
  return (
    <Section title={t('usage.forecast.title', { month: format.month(new Date(now)) })}>
      <div className={classes.calculation}>
        <PlainTable
          label={t('usage.forecast.table')}
          head={[t('usage.forecast.line'), t('usage.forecast.how'), t('usage.forecast.amount')]}
          words={[1]}
          rows={[
            { key: 'soFar', name: t('usage.forecast.soFar'), cells: [t('usage.forecast.soFar.how'), money(soFar)] },
            {
              key: 'toCome',
              name: t('usage.forecast.toCome'),
              cells: [t('usage.forecast.toCome.how', { hours: format.number(hours), price: format.hourly(costs.hourly) }), money(toCome)],
            },
            ...(discount
              ? [
                  {
                    key: 'discount',
                    name: t('usage.forecast.discount'),
                    cells: [
                      t('usage.forecast.discount.how', { percent: format.percent(discount.percent) }),
                      money(discount.amount.times(-1)),
                    ],
                  },
                ]
              : []),
            { key: 'net', name: t('usage.forecast.net'), cells: ['', money(discount ? net : sum)], strong: true },
            ...(vat
              ? [
                  {
                    key: 'vat',
                    name: vatLabel,
                    cells: [t('usage.forecast.vat.how', { percent: format.percent(vat.percent) }), money(vat.amount)],
                  },
                  { key: 'total', name: t('usage.forecast.total', { vat: vatLabel }), cells: ['', money(total)], strong: true },
                ]
              : []),
          ]}
        />
      </div>
      <p className={classes.note}>{t('usage.forecast.about', { end: format.utc(new Date(monthStart(now, 1))) })}</p>
    </Section>
  );
}
