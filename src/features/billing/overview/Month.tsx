import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { KeyValues, Link, Section, useNow } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from './overview.module.css';

/** The month so far, as the platform counts it. */
export function Month({ account }: { account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { vatLabel: vat } = useBrand();
  const totals = account.running_totals;
  const percent = (value: number | null | undefined) => format.percent(value ?? 0);
  const less = (amount: number | null | undefined) => (typeof amount === 'number' ? -Math.abs(amount) : amount);
  const rows: [string, number | null | undefined][] = [
    [t('billing.month.subtotal'), totals?.subtotal],
    ...(totals?.discount_amount
      ? [[t('billing.month.discount', { percent: percent(account.discount_percentage) }), less(totals.discount_amount)] as [string, number]]
      : []),
    [t('billing.month.vat', { vat, percent: percent(account.vat_percentage) }), totals?.vat_tax],
    [t('billing.month.total'), totals?.total],
    // The sums above do not subtract it.
    ...(totals?.credit_amount ? [[t('billing.month.credit'), totals.credit_amount] as [string, number]] : []),
  ];
  const items = rows.flatMap(([label, amount]) =>
    typeof amount === 'number' ? [{ label, value: <span className={classes.amount}>{format.money(amount)}</span> }] : [],
  );
  return (
    <Section
      title={t('billing.month', { month: format.month(new Date(useNow())) })}
      actions={
        account.is_deleted ? null : <Link to={paths.usage(undefined, { account: String(account.id) })}>{t('billing.month.usage')}</Link>
      }
    >
      {totals ? (
        <>
          <KeyValues items={items} />
          <p className={classes.note}>{t('billing.month.note')}</p>
        </>
      ) : (
        <p className={shared.lead}>{t('billing.month.none')}</p>
      )}
    </Section>
  );
}
