import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiError, type BillingAccount, type Invoice } from '@/api';
import { useBrand } from '@/brand';
import { titleOf } from '@/data/billing/accounts/accounts';
import { canPay } from '@/data/billing/payments/cards';
import { neighbours, numberOf, typeOf } from '@/data/billing/documents/documents';
import { idFrom, invoiceQuery, invoicesQuery } from '@/data/billing/queries';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { CardIcon, Empty, Failure, Link, LinkButton, Notice, ReceiptIcon, SkeletonRows, Status, Time, useNow } from '@/ui';
import { BillingPage } from '../frame/BillingPage';
import { Facts } from './Facts';
import { InvoiceTools } from './InvoiceTools';
import { Lines } from './Lines';
import { ProofOf } from './ProofOf';
import { Totals } from './Totals';
import { Transactions } from './Transactions';
import { usePrinting } from './usePrinting';
import { kindIn, stateOf, statusIn } from './words';
import classes from './invoice.module.css';
import { isUnpaid } from '@/data/billing/documents/unpaid';

/** The document that the address names; its id is null when the address can name none. */
function useAsked() {
  const { invoice: asked = '' } = useParams();
  const id = idFrom(asked);
  const invoice = useQuery({ ...invoiceQuery(id ?? 0), enabled: id !== null });
  return { asked, id, invoice, there: id === null ? undefined : invoice.data };
}

/** One document: what it says, whether it follows, and what was paid for it. */
export function InvoicePage() {
  const t = useT();
  const paths = usePaths();
  const now = useNow();
  const { asked, id, invoice, there } = useAsked();
  const title = there ? t('documents.title', { kind: kindIn(t, typeOf(there)), number: numberOf(there) }) : t('documents.document');
  return (
    <BillingPage
      title={title}
      crumbs={[{ label: t('shell.page.invoices'), to: paths.invoices() }]}
      status={there ? <State invoice={there} now={now} /> : undefined}
      single
      actions={actions}
    >
      {(account, accounts) =>
        there ? (
          <>
            {invoice.error ? (
              <Failure
                compact
                tone="warn"
                error={invoice.error}
                text={<Time at={new Date(invoice.dataUpdatedAt)} style="relative" />}
                onRetry={() => void invoice.refetch()}
              />
            ) : null}
            <Shown invoice={there} account={account} accounts={accounts} />
          </>
        ) : id === null ? (
          <Missing title={t('documents.notANumber', { id: asked })} />
        ) : invoice.error ? (
          <Broken error={invoice.error} id={id} onRetry={() => void invoice.refetch()} />
        ) : (
          <SkeletonRows rows={10} />
        )
      }
    </BillingPage>
  );
}

function State({ invoice, now }: { invoice: Invoice; now: number }) {
  const t = useT();
  if (typeof invoice.status !== 'number') return null;
  const { tone, overdue } = stateOf(invoice, now);
  const words = statusIn(t, invoice.status);
  return <Status tone={tone} label={overdue ? t('documents.status.unpaidOverdue') : words} />;
}

const actions = (account: BillingAccount) => <Actions account={account} />;

function Actions({ account }: { account: BillingAccount }) {
  const t = useT();
  const paths = usePaths();
  const { there: invoice } = useAsked();
  if (!invoice) return null;
  const own = String(invoice.billing_account_id ?? account.id);
  const notNow = canPay(account);
  return (
    <>
      <InvoiceTools invoice={invoice} />
      {isUnpaid(invoice) ? (
        <LinkButton
          variant="primary"
          icon={CardIcon}
          reason={notNow && t(notNow)}
          to={paths.invoice(invoice.id, { account: own, pay: 'invoice', invoice: String(invoice.id) })}
        >
          {t('documents.pay')}
        </LinkButton>
      ) : null}
    </>
  );
}

/** The platform answers alike for what there is not and what is somebody else's. */
function Broken({ error, id, onRetry }: { error: Error; id: number; onRetry: () => void }) {
  const t = useT();
  if (error instanceof ApiError && (error.kind === 'forbidden' || error.kind === 'not-found')) {
    return <Missing title={t('documents.noSuch', { id: String(id) })} text={t('documents.noSuch.text')} />;
  }
  return <Failure error={error} onRetry={onRetry} />;
}

function Missing({ title, text }: { title: string; text?: string }) {
  const t = useT();
  const paths = usePaths();
  return (
    <Empty icon={ReceiptIcon} title={title} text={text} actions={<LinkButton to={paths.invoices()}>{t('documents.back')}</LinkButton>} />
  );
}

function Shown({ invoice, account, accounts }: { invoice: Invoice; account: BillingAccount; accounts: readonly BillingAccount[] }) {
  const t = useT();
  const printing = usePrinting();
  const { brand } = useBrand();
  return (
    <>
      <OtherAccount invoice={invoice} account={account} accounts={accounts} />
      <div className={classes.page}>
        <p className={classes.printed}>{brand.name}</p>
        <Facts invoice={invoice} accounts={accounts} />
        <Lines key={invoice.id} invoice={invoice} printing={printing} />
        <div className={classes.columns}>
          <Transactions invoice={invoice} />
          <Totals invoice={invoice} />
        </div>
        <ProofOf invoice={invoice} />
        <p className={classes.printed}>{t('documents.pdf.note')}</p>
      </div>
      <Neighbours invoice={invoice} account={account} />
    </>
  );
}

/** An address may lead to a document of another account than the one that was chosen last. */
function OtherAccount({ invoice, account, accounts }: { invoice: Invoice; account: BillingAccount; accounts: readonly BillingAccount[] }) {
  const t = useT();
  const paths = usePaths();
  const id = invoice.billing_account_id;
  if (id === null || id === undefined || id === account.id) return null;
  const other = accounts.find((each) => each.id === id);
  return (
    <Notice
      tone="warn"
      actions={
        other ? (
          <LinkButton size="small" to={paths.invoice(invoice.id, { account: String(id) })}>
            {t('documents.otherAccount.switch')}
          </LinkButton>
        ) : null
      }
    >
      {other ? t('documents.otherAccount', { name: titleOf(other) }) : t('documents.otherAccount.unknown', { id: String(id) })}
    </Notice>
  );
}

function Neighbours({ invoice, account }: { invoice: Invoice; account: BillingAccount }) {
  const t = useT();
  const paths = usePaths();
  const own = invoice.billing_account_id ?? account.id;
  const invoices = useQuery(invoicesQuery(own));
  const { older, newer } = neighbours(invoices.data ?? [], invoice.id);
  const link = (label: string, to: Invoice | null) =>
    to ? (
      <Link to={paths.invoice(to.id, { account: String(own) })}>
        {label}: <span>{t('documents.title', { kind: kindIn(t, typeOf(to)), number: numberOf(to) })}</span>
      </Link>
    ) : (
      <span />
    );
  return (
    <nav className={classes.neighbours} aria-label={t('documents.document')}>
      {link(t('documents.older'), older)}
      {link(t('documents.newer'), newer)}
    </nav>
  );
}
