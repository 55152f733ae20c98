import type { BillingAccount, Invoice } from '@/api';
import { useBrand } from '@/brand';
import { titleOf } from '@/data/billing/accounts/accounts';
import { nameOf, numberOf, periodOf, typeOf } from '@/data/billing/documents/documents';
import { parseTime, useFormat, useT } from '@/i18n';
import { CodeBlock, CopyText, KeyValues, Name, Section, Time } from '@/ui';
import { recipientOf } from './account';
import { kindIn, periodIn, statusIn } from './words';
import classes from './invoice.module.css';

/** What a document says of itself, and whom it was made out to. */
export function Facts({ invoice, accounts }: { invoice: Invoice; accounts: readonly BillingAccount[] }) {
  return (
    <div className={classes.columns}>
      <About invoice={invoice} accounts={accounts} />
      <Recipient invoice={invoice} />
    </div>
  );
}

function About({ invoice, accounts }: { invoice: Invoice; accounts: readonly BillingAccount[] }) {
  const t = useT();
  const format = useFormat();
  const account = accounts.find(({ id }) => id === invoice.billing_account_id);
  const period = periodOf(invoice);
  const due = parseTime(invoice.due_date);
  const name = nameOf(invoice);
  const number = numberOf(invoice);
  const own = invoice.document_number ? String(invoice.document_number) : null;
  const fact = (label: string, value: React.ReactNode) => (value === null || value === undefined || value === '' ? [] : [{ label, value }]);
  return (
    <Section title={t('documents.fact.about')}>
      <KeyValues
        items={[
          ...fact(t('documents.column.kind'), kindIn(t, typeOf(invoice))),
          { label: t('documents.fact.number'), value: <CopyText value={number} label={t('documents.fact.number')} /> },
          ...fact(t('documents.column.documentNumber'), own && own !== number ? own : null),
          ...fact(t('documents.fact.name'), name ? <Name>{name}</Name> : null),
          ...fact(t('documents.column.status'), typeof invoice.status === 'number' ? statusIn(t, invoice.status) : null),
          { label: t('documents.fact.created'), value: <Time at={parseTime(invoice.created)} style="utcDate" /> },
          ...fact(t('documents.column.period'), period ? periodIn(t, format, period) : null),
          ...fact(t('documents.column.due'), due ? format.utcDate(due) : null),
          ...fact(t('documents.fact.account'), account ? titleOf(account) : invoice.billing_account_id),
          { label: t('documents.fact.id'), value: String(invoice.id) },
        ]}
      />
    </Section>
  );
}

function Recipient({ invoice }: { invoice: Invoice }) {
  const t = useT();
  const { vatLabel } = useBrand();
  const { facts, raw } = recipientOf(t, vatLabel, invoice.account_snapshot);
  return (
    <Section title={t('documents.recipient')}>
      {raw ? (
        <>
          <p className={classes.small}>{t('documents.recipient.raw')}</p>
          <CodeBlock label={t('documents.recipient.rawTitle')} code={raw} />
        </>
      ) : facts.length === 0 ? (
        <p className={classes.small}>{t('documents.recipient.none')}</p>
      ) : (
        <>
          <KeyValues
            items={facts.map(({ label, value }) => ({
              label,
              value: <bdi className={classes.address}>{value}</bdi>,
            }))}
          />
          <p className={classes.small}>{t('documents.recipient.note')}</p>
        </>
      )}
    </Section>
  );
}
