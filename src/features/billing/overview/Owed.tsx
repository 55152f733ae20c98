import type { UseQueryResult } from '@tanstack/react-query';
import type { BillingAccount, Invoice } from '@/api';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Failure, Link, LinkButton, Section, SkeletonRows, useNow } from '@/ui';
import classes from './overview.module.css';
import { isOverdue, nextDue } from '@/data/billing/documents/unpaid';

interface Props {
  readonly account: BillingAccount;
  readonly unpaid: number | undefined;
  readonly invoices: UseQueryResult<Invoice[]>;
}

/** For accounts that pay afterwards: no credit runs out, so what is owed stands in its place. */
export function Owed({ account, unpaid, invoices }: Props) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const now = useNow();
  const chosen = { account: String(account.id) };
  const due = nextDue(invoices.data ?? []);
  const late = (invoices.data ?? []).filter((invoice) => isOverdue(invoice, now)).length;
  const owes = (unpaid ?? 0) > 0;
  return (
    <Section title={t('billing.owed')} actions={<Link to={paths.invoices(chosen)}>{t('shell.page.invoices')}</Link>}>
      {invoices.isPending ? <SkeletonRows rows={2} /> : null}
      {invoices.error ? <Failure compact tone="warn" error={invoices.error} onRetry={() => void invoices.refetch()} /> : null}
      {unpaid === undefined ? null : (
        <p className={classes.answer}>{owes ? t('billing.owed.amount', { amount: format.money(unpaid) }) : t('billing.owed.nothing')}</p>
      )}
      {due && owes ? (
        <p className={classes.lead}>
          {late > 0
            ? t('billing.owed.late', { count: late, date: format.utcDate(due) })
            : t('billing.owed.due', { date: format.utcDate(due) })}
        </p>
      ) : null}
      {owes ? (
        <p>
          <LinkButton variant="primary" to={paths.billing({ ...chosen, pay: 'all' })}>
            {t('billing.owed.pay')}
          </LinkButton>
        </p>
      ) : null}
      <p className={classes.note}>{t('billing.owed.note')}</p>
    </Section>
  );
}
