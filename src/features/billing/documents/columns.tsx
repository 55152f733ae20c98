import { isDocument, monthStart, type Entry } from '@/data/billing/documents/documents';
import { isUnpaid } from '@/data/billing/documents/unpaid';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link, Name, Status } from '@/ui';
import { dateColumn, moneyColumn, type Column } from '@/ui/table';
import { kindIn, periodIn, stateOf, statusIn } from './words';

/** The columns of an account's history. `account` goes along in links, so that they open the same for a colleague. */
export function useColumns(account: number, now: number): Column<Entry>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const title = (entry: Entry) => {
    if (entry.kind === 'payment') return t('documents.paymentOf', { number: entry.number });
    return entry.number || (entry.kind === 'credit' ? t('documents.kind.credit') : '');
  };
  const overdue = ({ invoice, ...entry }: Entry) => invoice !== null && entry.kind !== 'payment' && stateOf(invoice, now).overdue;
  const states = (entry: Entry) => (entry.status === null ? [] : [String(entry.status), ...(overdue(entry) ? ['overdue'] : [])]);
  const stateText = (state: string) => (state === 'overdue' ? t('documents.status.overdue') : statusIn(t, Number(state)));
  return [
    {
      id: 'number',
      header: t('documents.document'),
      text: title,
      cell: (entry) =>
        entry.invoice ? (
          <Link to={paths.invoice(entry.invoice.id, { account: String(account) })}>
            <Name>{title(entry)}</Name>
          </Link>
        ) : (
          <Name>{title(entry)}</Name>
        ),
      fixed: true,
      width: 180,
      minWidth: 130,
    },
    dateColumn({
      id: 'date',
      header: t('documents.column.date'),
      value: ({ at }) => at,
      format: format.utcDate,
      utc: true,
      width: 116,
      minWidth: 110,
    }),
    {
      id: 'kind',
      header: t('documents.column.kind'),
      text: (entry) => kindIn(t, entry),
      value: ({ kind, type }) => kind ?? type ?? 'unknown',
      options: true,
      groups: true,
      width: 122,
      minWidth: 112,
    },
    {
      id: 'text',
      header: t('documents.column.text'),
      text: ({ text }) => text,
      cell: ({ text }) => <Name>{text}</Name>,
      width: 200,
    },
    {
      id: 'period',
      header: t('documents.column.period'),
      text: ({ period }) => (period ? periodIn(t, format, period) : ''),
      sort: ({ period }) => period?.start.getTime() ?? null,
      width: 140,
      minWidth: 126,
    },
    moneyColumn({
      id: 'amount',
      header: t('documents.column.amount'),
      value: ({ amount }) => amount,
      format: format.exact,
      width: 112,
      minWidth: 100,
    }),
    {
      id: 'status',
      header: t('documents.column.status'),
      text: (entry) => states(entry).map(stateText).join(', '),
      value: states,
      valueText: stateText,
      none: '–',
      cell: (entry) =>
        entry.invoice && isDocument(entry) && entry.status !== null ? (
          <>
            <Status
              tone={stateOf(entry.invoice, now).tone}
              label={overdue(entry) ? t('documents.status.overdue') : statusIn(t, entry.status)}
            />{' '}
            {isUnpaid(entry.invoice) ? (
              <Link
                to={paths.invoices({ account: String(account), pay: 'invoice', invoice: String(entry.invoice.id) })}
                aria-label={t('documents.payOf', { number: title(entry) })}
              >
                {t('documents.pay')}
              </Link>
            ) : null}
          </>
        ) : null,
      options: true,
      groups: true,
      width: 140,
      minWidth: 130,
    },
    {
      id: 'due',
      header: t('documents.column.due'),
      text: ({ due }) => (due ? format.utcDate(due) : ''),
      sort: ({ due }) => due?.getTime() ?? null,
      csv: ({ due }) => due?.toISOString().slice(0, 10) ?? '',
      width: 118,
      minWidth: 114,
    },
    {
      id: 'year',
      header: t('documents.column.year'),
      text: ({ month }) => month.slice(0, 4),
      none: '–',
      options: true,
      groups: true,
      hidden: true,
      width: 70,
    },
    {
      id: 'month',
      header: t('documents.column.month'),
      text: ({ month }) => (month ? format.month(monthStart(month)) : ''),
      value: ({ month }) => month,
      sort: ({ month }) => month || null,
      groups: true,
      hidden: true,
      width: 130,
    },
    {
      id: 'documentNumber',
      header: t('documents.column.documentNumber'),
      text: (entry) => (isDocument(entry) ? String(entry.invoice?.document_number ?? '') : ''),
      hidden: true,
      width: 140,
    },
  ];
}
