import type { BillingAccount, Invoice } from '@/api';
import { paidIn, type Entry } from '@/data/billing/documents/documents';
import { useUnpaid } from '@/data/billing/accounts/unpaid';
import { parseTime, useFormat, useT } from '@/i18n';
import { Figures, SkeletonBar } from '@/ui';
import { isOpen, isOverdue } from '@/data/billing/documents/unpaid';

interface Props {
  readonly account: BillingAccount;
  readonly invoices: readonly Invoice[] | undefined;
  readonly entries: readonly Entry[];
  readonly now: number;
}

/** What is owed, by when, and what was paid this year. */
export function Summary({ account, invoices, entries, now }: Props) {
  const t = useT();
  const format = useFormat();
  const unpaid = useUnpaid([account])(account);
  const open = (invoices ?? []).filter(isOpen);
  const overdue = open.filter((invoice) => isOverdue(invoice, now)).length;
  const next = open
    .flatMap((invoice) => parseTime(invoice.due_date) ?? [])
    .toSorted((a, b) => a.getTime() - b.getTime())
    .at(0);
  const year = new Date(now).getUTCFullYear();
  const paid = paidIn(year, entries);
  const waiting = <SkeletonBar width="5rem" />;
  return (
    <Figures
      figures={[
        {
          label: t('documents.figure.unpaid'),
          value: unpaid === undefined ? waiting : format.exact(unpaid),
          tone: overdue > 0 ? 'bad' : open.length > 0 ? 'warn' : undefined,
          note: invoices
            ? [
                t('documents.figure.unpaid.count', { count: open.length }),
                ...(overdue > 0 ? [t('documents.figure.overdue', { count: overdue })] : []),
              ].join(', ')
            : null,
        },
        { label: t('documents.figure.due'), value: invoices ? (next ? format.utcDate(next) : t('documents.figure.due.none')) : waiting },
        {
          label: t('documents.figure.paid', { year: String(year) }),
          value: invoices ? format.exact(paid.amount) : waiting,
          note: invoices ? t('documents.figure.paid.note', { count: paid.count }) : null,
        },
      ]}
    />
  );
}
