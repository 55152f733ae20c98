import { Link } from 'react-router';
import type { BillingAccount } from '@/api';
import { numberOf } from '@/data/billing/documents';
import { type Part } from '@/data/billing/owed';
import { parseTime, useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import classes from './pay.module.css';

/** The invoices that an amount covers, in the order in which they are paid. */
export function Covered({ parts, account }: { parts: readonly Part[]; account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  if (parts.length === 0) return null;
  return (
    // A scroll area has to be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.covered} tabIndex={0} aria-label={t('pay.covered')}>
      <table>
        <caption>{t('pay.covered')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('pay.column.invoice')}</th>
            <th scope="col">{t('pay.column.due')}</th>
            <th scope="col">{t('pay.column.unpaid')}</th>
            <th scope="col">{t('pay.column.pays')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ invoice, due, pays }) => {
            const date = parseTime(invoice.due_date);
            return (
              <tr key={invoice.id}>
                <th scope="row">
                  <Link to={paths.invoice(invoice.id, { account: String(account.id) })}>{numberOf(invoice)}</Link>
                </th>
                <td>{date ? format.utcDate(date) : '–'}</td>
                <td>{format.money(due)}</td>
                <td>
                  {format.money(pays)}
                  {pays.lt(due) ? <small>{t('pay.column.inPart')}</small> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
