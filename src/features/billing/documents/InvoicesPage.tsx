import { lazyPart } from '@/ui/lazy';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import type { BillingAccount } from '@/api';
import { canPay } from '@/data/billing/payments/cards';
import { between, historyOf, type Entry } from '@/data/billing/documents/documents';
import { creditQuery, invoicesQuery } from '@/data/billing/queries';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, CardIcon, DownloadIcon, Empty, Failure, FileIcon, ReceiptIcon, SkeletonRows, useNow, type MenuItem } from '@/ui';
import { DataTable } from '@/ui/table';
import { BillingPage } from '../frame/BillingPage';
import { useColumns } from './columns';
import { MonthFilter, useMonths } from './MonthFilter';
import { Summary } from './Summary';
import { usePdf } from './usePdf';
import classes from './documents.module.css';
import { isUnpaid } from '@/data/billing/documents/unpaid';

const Months = lazyPart(async () => ({ default: (await import('./Months')).Months }));

const idOf = (entry: Entry) => entry.id;

/** As high as the chart that comes: the table below it stays where it is. */
const chartPlace = (
  <div className={classes.chartPlace}>
    <SkeletonRows rows={6} />
  </div>
);

/** Everything that was invoiced, reported, paid and credited on an account. */
export function InvoicesPage() {
  const t = useT();
  return (
    <BillingPage title={t('shell.page.invoices')} tab="invoices" lead={t('documents.lead')}>
      {(account) => <History key={account.id} account={account} />}
    </BillingPage>
  );
}

function History({ account }: { account: BillingAccount }) {
  const t = useT();
  const paths = usePaths();
  const now = useNow();
  const invoices = useQuery(invoicesQuery(account.id));
  const credit = useQuery(creditQuery(account.id));
  const months = useMonths();
  const columns = useColumns(account.id, now);
  const pdf = usePdf();
  const all = historyOf(invoices.data ?? [], credit.data ?? []);
  const entries = between(all, months.from, months.to);
  const again = () => void Promise.all([invoices.refetch(), credit.refetch()]);

  if (invoices.error && !invoices.data) return <Failure error={invoices.error} onRetry={again} />;
  const notNow = canPay(account);
  const menu = ({ invoice, kind }: Entry): MenuItem[] => {
    if (!invoice) return [];
    const search = { account: String(account.id) };
    return [
      { key: 'open', label: t('documents.open'), icon: FileIcon, to: paths.invoice(invoice.id, search) },
      ...(isUnpaid(invoice) && kind !== 'payment'
        ? [
            {
              key: 'pay',
              label: t('documents.pay'),
              reason: notNow && t(notNow),
              icon: CardIcon,
              to: paths.invoices({ ...search, pay: 'invoice', invoice: String(invoice.id) }),
            },
          ]
        : []),
      { key: 'pdf', label: t('documents.pdf'), icon: DownloadIcon, onSelect: () => void pdf.save(invoice) },
    ];
  };
  return (
    <>
      <div className={classes.overview}>
        <Summary account={account} invoices={invoices.data} entries={all} now={now} />
        <Suspense fallback={chartPlace}>{invoices.data ? <Months entries={all} /> : chartPlace}</Suspense>
      </div>
      <DataTable
        name="documents"
        label={t('documents.entries')}
        rows={entries}
        rowId={idOf}
        rowLabel={(entry) => columns[0]?.text(entry) ?? ''}
        columns={columns}
        rowActions={menu}
        toolbar={<MonthFilter entries={all} months={months} />}
        narrowed={entries.length < all.length}
        loading={invoices.isPending || credit.isPending}
        initialSort={{ id: 'date', desc: true }}
        updatedAt={invoices.dataUpdatedAt}
        onRefresh={again}
        refreshing={invoices.isFetching || credit.isFetching}
        notices={
          <>
            {credit.error ? (
              <Failure compact tone="warn" error={credit.error} title={t('documents.noCredit')} onRetry={() => void credit.refetch()} />
            ) : null}
            {invoices.error ? <Failure compact tone="warn" error={invoices.error} onRetry={again} /> : null}
            {pdf.failure ? <Failure compact title={pdf.failure} /> : null}
          </>
        }
        empty={
          all.length > 0 ? (
            <Empty
              icon={ReceiptIcon}
              title={t('documents.emptyPeriod')}
              text={t('documents.emptyPeriodText', { count: all.length })}
              actions={<Button onClick={() => months.choose(null, null)}>{t('documents.allMonths')}</Button>}
            />
          ) : (
            <Empty icon={ReceiptIcon} title={t('documents.empty')} text={t('documents.emptyText')} />
          )
        }
      />
    </>
  );
}
