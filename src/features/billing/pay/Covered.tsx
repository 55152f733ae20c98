import type { BillingAccount } from '@/api';
import { numberOf } from '@/data/billing/documents/documents';
import { type Part } from '@/data/billing/accounts/owed';
import { parseTime, useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { PlainTable } from '@/ui/PlainTable';
import classes from './pay.module.css';
import { Link } from '@/ui';

/** The invoices that an amount covers, in the order in which they are paid. */
export function Covered({ parts, account }: { parts: readonly Part[]; account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  if (parts.length === 0) return null;
  return (
    <PlainTable
      label={t('pay.covered')}
      captioned
      low
      head={[t('pay.column.invoice'), t('pay.column.due'), t('pay.column.unpaid'), t('pay.column.pays')]}
      rows={parts.map(({ invoice, due, pays }) => {
        const date = parseTime(invoice.due_date);
        return {
          key: String(invoice.id),
          name: <Link to={paths.invoice(invoice.id, { account: String(account.id) })}>{numberOf(invoice)}</Link>,
          cells: [
            date ? format.utcDate(date) : '–',
            format.money(due),
            <>
              <span>{format.money(pays)}</span>
              {pays.lt(due) ? <small className={classes.inPart}>{t('pay.column.inPart')}</small> : null}
            </>,
          ],
        };
      })}
    />
  );
}
