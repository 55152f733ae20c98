import type { Invoice, Transaction } from '@/api';
import { readRecord, wordOf, type Literal } from '@/data/billing/documents/literal';
import { parseTime, useFormat, useT } from '@/i18n';
import { CodeBlock, Section, Time } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from './invoice.module.css';

/** What was paid for a document, and what the processor said of it: read if it parses, shown as it came if not. */
export function Transactions({ invoice }: { invoice: Invoice }) {
  const t = useT();
  const payments = invoice.transaction_list ?? [];
  return (
    <Section title={t('documents.transactions')} flush={payments.length > 0}>
      {payments.length === 0 ? (
        <p className={classes.small}>{t('documents.transactions.none')}</p>
      ) : (
        <ul className={`${shared.lined} ${classes.payments}`}>
          {payments.map((payment, index) => (
            <Payment key={payment.id ?? `at-${index}`} payment={payment} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Payment({ payment }: { payment: Transaction }) {
  const t = useT();
  const format = useFormat();
  const details = readRecord(payment.additional_data);
  const card = cardOf(details);
  const text = payment.additional_data?.trim();
  return (
    <li>
      <div className={classes.payment}>
        <Time at={parseTime(payment.created)} style="utcDate" />
        {card ? <span>{t('documents.transactions.card', card)}</span> : null}
        <bdi className={classes.identifier} title={t('documents.transactions.identifier')}>
          {payment.identifier ?? ''}
        </bdi>
        <strong>{typeof payment.amount === 'number' ? format.exact(payment.amount) : t('documents.totals.unknown')}</strong>
      </div>
      {text ? (
        <details className={classes.details}>
          <summary>{t('documents.transactions.details')}</summary>
          <CodeBlock
            label={t('documents.transactions.identifier')}
            code={details ? JSON.stringify(details, null, 2) : text}
            language="json"
          />
        </details>
      ) : null}
    </li>
  );
}

/** The processor notes what was paid with in the payment itself. */
function cardOf(details: Record<string, Literal> | undefined): { type: string; last4: string } | null {
  const payment = details?.payment;
  if (payment === null || typeof payment !== 'object' || Array.isArray(payment)) return null;
  const type = wordOf(payment, 'card_type') ?? wordOf(payment, 'type');
  const last4 = wordOf(payment, 'last4');
  return type && last4 ? { type, last4 } : null;
}
