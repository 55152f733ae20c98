import { useQuery } from '@tanstack/react-query';
import Big from 'big.js';
import { Suspense } from 'react';
import type { BillingAccount, Invoice } from '@/api';
import { canPay, noPrimary, primaryOf } from '@/data/billing/payments/cards';
import { payInvoice } from '@/data/billing/payments/operations/pay';
import { numberOf } from '@/data/billing/documents/documents';
import { dueOf, isPaid, paidOf } from '@/data/billing/accounts/owed';
import { invoiceQuery } from '@/data/billing/queries';
import { run } from '@/data/operations';
import { loadMessages, parseTime, useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, Dialog, Failure, Link, Notice, SkeletonRows } from '@/ui';
import { lazyPart } from '@/ui/lazy';
import { ChargeDialog } from './ChargeDialog';
import shared from '@/ui/shared.module.css';
import classes from './pay.module.css';
import { Lines, onAccount, Payer, useChargeLabel, useMethods, useMoney } from './parts';
import { useMethodName } from './useMethodName';

const PaidPdf = lazyPart(async () => ({
  default: (await Promise.all([import('../documents/PdfButton'), loadMessages('documents')]))[0].PaidPdf,
}));

interface Props {
  /** Not a number where the address names none. */
  invoice: number;
  account: BillingAccount;
  accounts: readonly BillingAccount[];
  onClose: () => void;
}

/** Pays one invoice, of whichever of the user's accounts it is. */
export function PayInvoice({ invoice: id, account, accounts, onClose }: Props) {
  const t = useT();
  const known = Number.isSafeInteger(id) && id > 0;
  const invoice = useQuery({ ...invoiceQuery(id), enabled: known });
  const owner = accounts.find((each) => each.id === invoice.data?.billing_account_id) ?? account;
  if (invoice.data) return <Pay invoice={invoice.data} account={owner} onClose={onClose} />;
  return (
    <Dialog title={t('pay.invoice.any')} opened onClose={onClose} footer={<Button onClick={onClose}>{t('ui.close')}</Button>}>
      {!known ? <Failure compact title={t('pay.invoice.unknown')} /> : null}
      {invoice.error ? (
        <Failure compact error={invoice.error} title={t('pay.invoice.notFound', { id })} onRetry={() => void invoice.refetch()} />
      ) : null}
      {known && invoice.isPending ? <SkeletonRows rows={4} /> : null}
    </Dialog>
  );
}

function Pay({ invoice, account, onClose }: { invoice: Invoice; account: BillingAccount; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const money = useMoney();
  const nameOf = useMethodName();
  const chargeLabel = useChargeLabel();
  const { methods, failure } = useMethods(account);
  const card = methods && primaryOf(methods);
  const number = numberOf(invoice);
  const due = dueOf(invoice);
  const paid = paidOf(invoice);
  const verdict = canPay(account) ?? (methods ? noPrimary(methods) : null);
  const nothing = isPaid(invoice) ? t('pay.invoice.paid') : due.lte(0) ? t('pay.invoice.nothing') : null;
  const closed = nothing ?? (verdict && t(verdict));
  const dueDate = parseTime(invoice.due_date);
  const say = (value: Big) => format.money(value);

  const act = async () => {
    const input = { ...onAccount(account), money, invoice: invoice.id, number, amount: due.toFixed() };
    await run(payInvoice, input, undefined);
    return {
      words: t('pay.invoice.done', { number, amount: say(due), card: card ? nameOf(card) : '' }),
      more: (
        <div className={classes.next}>
          <Suspense>
            <PaidPdf id={invoice.id} />
          </Suspense>
          <Link to={paths.invoice(invoice.id, { account: String(account.id) })}>{t('pay.invoice.show', { number })}</Link>
        </div>
      ),
    };
  };
  return (
    <ChargeDialog
      title={t('pay.invoice.title', { number })}
      account={account}
      confirmLabel={chargeLabel(due.gt(0) ? due.toFixed() : null, card)}
      reason={closed ?? (methods ? null : t('pay.reason.cards'))}
      act={act}
      onClose={onClose}
    >
      {closed ? <Notice tone={nothing ? 'ok' : 'warn'}>{closed}</Notice> : null}
      {failure}
      <Payer account={account} card={card} />
      <Lines
        rows={[
          {
            label: t('pay.line.invoiceTotal'),
            value: say(due.plus(paid)),
            note: dueDate ? t('pay.invoice.due', { date: format.utcDate(dueDate) }) : undefined,
          },
          ...(paid.gt(0) ? [{ label: t('pay.line.paid'), value: say(paid.neg()) }] : []),
          { label: t('pay.line.due'), value: say(due) },
        ]}
      />
      <p className={shared.quiet}>{t('pay.onceOnly')}</p>
    </ChargeDialog>
  );
}
