import type { BillingAccount } from '@/api';
import { ongoingOf } from '@/data/billing/accounts/accounts';
import { useBrand } from '@/brand';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { type Figure, Figures, Link } from '@/ui';

/** The platform's own figures under its own names; they are not added up. */
export function Money({ account, unpaid }: { account: BillingAccount; unpaid: number | undefined }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { vatLabel: vat } = useBrand();
  const totals = account.running_totals;
  const ongoing = ongoingOf(account);
  const chosen = { account: String(account.id) };
  const owes = (unpaid ?? 0) > 0;
  const figures: (Omit<Figure, 'value'> & { amount: number | null | undefined })[] = [
    { label: t('billing.credit'), amount: account.credit_amount, note: t('billing.credit.note', { vat }) },
    {
      label: t('billing.ongoing'),
      amount: ongoing,
      note: t('billing.ongoing.note'),
      tone: typeof ongoing === 'number' && ongoing < 0 && account.allow_debt !== true ? 'bad' : undefined,
    },
    {
      label: t('billing.unpaid'),
      amount: unpaid,
      tone: owes ? 'bad' : undefined,
      note: owes ? (
        <>
          <span>{t('billing.unpaid.note', { vat })}</span>{' '}
          <Link to={paths.billing({ ...chosen, pay: 'all' })}>{t('billing.unpaid.pay')}</Link>
        </>
      ) : (
        t('billing.unpaid.note', { vat })
      ),
    },
    { label: t('billing.month.total'), amount: totals?.total, note: t('billing.unpaid.note', { vat }) },
  ];
  return (
    <Figures
      large
      figures={figures.map(({ amount, ...figure }) => ({
        ...figure,
        value: typeof amount === 'number' ? format.money(amount) : t('billing.unknown'),
      }))}
    />
  );
}
