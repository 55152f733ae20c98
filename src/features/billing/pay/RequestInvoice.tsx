import { useState } from 'react';
import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { canTopUp } from '@/data/billing/payments/cards';
import { requestCreditInvoice } from '@/data/billing/payments/operations/credit';
import { amountProblem, readAmount, topUp } from '@/data/billing/payments/topUp';
import { run } from '@/data/operations';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link, Notice } from '@/ui';
import { ChargeDialog } from './ChargeDialog';
import { nothingDone } from './useCharge';
import shared from '@/ui/shared.module.css';
import { AmountField, Lines, onAccount, Payer, useMoney } from './parts';

/** An invoice for credit, to be paid by bank transfer. */
export function RequestInvoice({ account, onClose }: { account: BillingAccount; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { billing, vatLabel } = useBrand();
  const money = useMoney();
  const [text, setText] = useState(() => String(billing.topUpAmounts[0] ?? ''));
  const verdict = canTopUp(account);
  const closed = billing.bankTransfer ? verdict && t(verdict) : t('pay.request.notOffered');
  const problem = amountProblem(text, money.decimals);
  const amount = problem ? null : readAmount(text);
  const sum = amount && topUp(amount, { percent: 0, flat: 0 }, account.vat_percentage ?? 0, money.decimals);
  const email = account.email ?? '';

  const act = async () => {
    if (!amount) return nothingDone;
    const { uuid } = await run(requestCreditInvoice, { ...onAccount(account), money, amount: amount.toFixed(money.decimals) }, undefined);
    const search = { account: String(account.id) };
    return {
      words: email ? t('pay.request.done', { email }) : t('pay.request.doneAnyhow'),
      more: <Link to={uuid ? paths.invoice(Number(uuid), search) : paths.invoices(search)}>{t('pay.request.show')}</Link>,
    };
  };
  return (
    <ChargeDialog
      title={t('pay.request.title')}
      account={account}
      confirmLabel={t('pay.request.confirm')}
      reason={closed ?? (problem && t(problem))}
      act={act}
      onClose={onClose}
    >
      {closed ? <Notice tone="warn">{closed}</Notice> : null}
      <Payer account={account} />
      <p>{email ? t('pay.request.text', { email }) : t('pay.request.textAnyhow')}</p>
      <AmountField
        label={t('pay.credit.amount')}
        description={t('pay.request.net', { vat: vatLabel })}
        value={text}
        onChange={setText}
        presets={billing.topUpAmounts.map((value) => ({ value: String(value), label: format.money(value) }))}
      />
      {sum ? (
        <Lines
          rows={[
            { label: t('pay.line.credit'), value: format.money(sum.credit) },
            {
              label: t('pay.line.vat', { vat: vatLabel, percent: format.percent(account.vat_percentage ?? 0) }),
              value: format.money(sum.vat),
            },
            { label: t('pay.line.transfer'), value: format.money(sum.total) },
          ]}
        />
      ) : null}
      <p className={shared.quiet}>{t('pay.request.estimate', { vat: vatLabel })}</p>
    </ChargeDialog>
  );
}
