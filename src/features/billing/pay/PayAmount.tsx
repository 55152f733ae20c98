import { useQuery } from '@tanstack/react-query';
import Big from 'big.js';
import { useState } from 'react';
import type { BillingAccount, Invoice, PayAmountResult } from '@/api';
import { canPay, noPrimary, primaryOf } from '@/data/billing/payments/cards';
import { payAmount } from '@/data/billing/payments/operations/pay';
import { numberOf } from '@/data/billing/documents/documents';
import { dueOf, openInvoices, spread } from '@/data/billing/accounts/owed';
import { invoicesQuery, unpaidQuery } from '@/data/billing/queries';
import { amountProblem, readAmount } from '@/data/billing/payments/topUp';
import { run } from '@/data/operations';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Failure, Link, Notice, SkeletonRows } from '@/ui';
import { ChargeDialog } from './ChargeDialog';
import { nothingDone } from './useCharge';
import { Covered } from './Covered';
import shared from '@/ui/shared.module.css';
import { AmountField, Lines, onAccount, Payer, useChargeLabel, useMethods, useMoney } from './parts';
import { Unpaid } from './Unpaid';

/** Pays an amount of what is unpaid; shows before which invoices it covers, and afterwards what the platform did with it. */
export function PayAmount({ account, onClose }: { account: BillingAccount; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const money = useMoney();
  const chargeLabel = useChargeLabel();
  const { methods, failure } = useMethods(account);
  const invoices = useQuery(invoicesQuery(account.id));
  const unpaid = useQuery(unpaidQuery(account.id));
  const [text, setText] = useState('');
  const open = openInvoices(invoices.data ?? []);
  const due = unpaid.data && new Big(unpaid.data.message);
  const [oldest] = open;
  const card = methods && primaryOf(methods);
  const verdict = canPay(account) ?? (methods ? noPrimary(methods) : null);
  const nothing = due?.lte(0) === true;
  const closed = nothing ? t('billing.pay.nothing') : verdict && t(verdict);
  const problem = amountProblem(text, money.decimals);
  const amount = problem ? null : readAmount(text);
  const { parts } = spread(open, amount ?? new Big(0));
  const tooMuch = due && amount?.gt(due) && !nothing ? t('pay.amount.tooMuch', { amount: format.money(due) }) : null;
  const preset = (value: Big, label: string) => ({ value: value.toFixed(), label });

  const act = async () => {
    if (!amount) return nothingDone;
    const { result } = await run(payAmount, { ...onAccount(account), money, amount: amount.toFixed(money.decimals) }, undefined);
    return {
      words: result?.message ? t('pay.some.done', { message: result.message }) : t('pay.some.paid'),
      more: (
        <>
          {result ? <WhatItDid result={result} invoices={invoices.data ?? []} account={account} /> : null}
          <Unpaid account={account} />
        </>
      ),
    };
  };
  return (
    <ChargeDialog
      title={t('pay.some.title')}
      account={account}
      confirmLabel={chargeLabel(amount && amount.toFixed(), card)}
      reason={closed ?? (methods && due ? (problem ? t(problem) : tooMuch) : t('pay.reason.cards'))}
      act={act}
      onClose={onClose}
    >
      {closed ? <Notice tone={nothing ? 'ok' : 'warn'}>{closed}</Notice> : null}
      {failure}
      {invoices.error ? <Failure compact error={invoices.error} onRetry={() => void invoices.refetch()} /> : null}
      {unpaid.error ? <Failure compact error={unpaid.error} onRetry={() => void unpaid.refetch()} /> : null}
      <Payer account={account} card={card} />
      <AmountField
        label={t('pay.some.amount')}
        description={t('pay.some.text')}
        value={text}
        onChange={setText}
        presets={[
          ...(due?.gt(0) ? [preset(due, t('pay.some.all', { amount: format.money(due) }))] : []),
          ...(oldest && open.length > 1 ? [preset(dueOf(oldest), t('pay.some.oldest', { amount: format.money(dueOf(oldest)) }))] : []),
        ]}
      />
      {invoices.isPending ? <SkeletonRows rows={3} /> : null}
      <Covered parts={parts} account={account} />
      {tooMuch ? <Notice tone="warn">{tooMuch}</Notice> : null}
      <p className={shared.quiet}>{t('pay.onceOnly')}</p>
    </ChargeDialog>
  );
}

/** The platform's own account of it: what it used, what it left, and on which invoices. */
function WhatItDid({ result, invoices, account }: { result: PayAmountResult; invoices: readonly Invoice[]; account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const ids = (result.paid_invoices ?? []).map(Number).filter((id) => Number.isSafeInteger(id));
  const say = (label: string, value: number | null | undefined) =>
    typeof value === 'number' ? [{ label, value: format.money(value) }] : [];
  return (
    <>
      <Lines rows={[...say(t('pay.some.used'), result.amount_used), ...say(t('pay.some.left'), result.amount_left)]} />
      {ids.length > 0 ? (
        <ul className={shared.bullets}>
          {ids.map((id) => {
            const invoice = invoices.find((each) => each.id === id);
            return (
              <li key={id}>
                <Link to={paths.invoice(id, { account: String(account.id) })}>
                  {t('pay.invoice.show', { number: invoice ? numberOf(invoice) : String(id) })}
                </Link>
              </li>
            );
          })}
        </ul>
      ) : null}
    </>
  );
}
