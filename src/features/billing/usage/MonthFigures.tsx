import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { hoursPerMonth, perMonth } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Figures, Link, SkeletonBar } from '@/ui';
import type { Month } from './useMonth';

/** The month in four numbers: the platform's own beside what is estimated, each saying which it is. */
export function MonthFigures({ account, month }: { account: BillingAccount; month: Month }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { vatLabel } = useBrand();
  const { soFar, costs, forecast } = month;
  const told = account.running_totals?.total;
  const waiting = month.accountCosts.failed ? '–' : <SkeletonBar width="5rem" />;
  return (
    <Figures
      large
      figures={[
        { label: t('usage.figure.soFar'), value: soFar ? format.money(soFar) : waiting, note: t('usage.figure.soFar.note') },
        ...(typeof told === 'number'
          ? [{ label: t('usage.figure.told', { vat: vatLabel }), value: format.money(told), note: t('usage.figure.told.note') }]
          : []),
        {
          label: t('usage.figure.now'),
          value: costs ? format.hourly(costs.hourly) : waiting,
          note: costs ? t('usage.figure.now.note', { month: format.money(perMonth(costs.hourly)), hours: hoursPerMonth }) : null,
        },
        {
          label: t('usage.figure.forecast'),
          value: forecast ? format.money(forecast.sum) : waiting,
          note: <Link to={paths.usage('forecast', { account: String(account.id) })}>{t('usage.figure.forecast.note')}</Link>,
        },
      ]}
    />
  );
}
