import { useQuery } from '@tanstack/react-query';
import Big from 'big.js';
import { useState } from 'react';
import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { canTopUp, chargeable, expiry, noCard, primaryOf } from '@/data/billing/payments/cards';
import { buyCredit } from '@/data/billing/payments/operations/credit';
import { accountQuery } from '@/data/billing/queries';
import { amountProblem, amountThatLifts, readAmount, restOfMonth, topUp } from '@/data/billing/payments/topUp';
import { useAccountCosts } from '@/data/inventory/useAccountCosts';
import { run } from '@/data/operations';
import { useFormat, useT } from '@/i18n';
import { Link, Notice, SkeletonRows, useNow } from '@/ui';
import { ChoiceCards } from '@/ui/forms';
import { usePayAddress } from '../frame/payAddress';
import { ChargeDialog } from './ChargeDialog';
import { nothingDone } from './useCharge';
import shared from '@/ui/shared.module.css';
import { AmountField, Lines, onAccount, Payer, useChargeLabel, useMethods, useMoney } from './parts';
import { useMethodName } from './useMethodName';

/** Buys credit with one of the account's cards; says what fee and VAT make of it before. */
export function BuyCredit({ account, onClose }: { account: BillingAccount; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { billing, vatLabel } = useBrand();
  const money = useMoney();
  const now = useNow();
  const nameOf = useMethodName();
  const chargeLabel = useChargeLabel();
  const { to } = usePayAddress();
  const { methods, failure } = useMethods(account);
  const lifting = amountThatLifts(account);
  const [text, setText] = useState(() => lifting?.toFixed() ?? String(billing.topUpAmounts[0] ?? ''));
  const [chosen, setChosen] = useState<string | null>(null);
  const all = (methods ?? []).filter(({ kind }) => kind === 'card');
  const usable = chargeable(all);
  const card = usable.find(({ id }) => String(id) === chosen) ?? primaryOf(usable) ?? usable[0];
  const closed = canTopUp(account) ?? (methods ? noCard(methods) : null);
  const problem = amountProblem(text, money.decimals);
  const amount = problem ? null : readAmount(text);
  const sum = amount && topUp(amount, billing.topUpFee, account.vat_percentage ?? 0, money.decimals);
  const { costs, failed, usage } = useAccountCosts(account);
  // Too low a sum would promise a month's end that is not reached.
  const month = costs && !failed && costs.unknown === 0 && usage !== 'pending' ? restOfMonth(account, costs.hourly, now) : null;
  const say = (value: Big) => format.money(value);
  const presets = billing.topUpAmounts.map((value) => ({ value: String(value), label: format.money(value) }));
  if (lifting) presets.unshift({ value: lifting.toFixed(), label: t('pay.credit.toLift', { amount: say(lifting) }) });
  if (month?.missing.gt(0)) {
    const enough = month.missing.round(0, Big.roundUp);
    presets.push({ value: enough.toFixed(), label: t('pay.credit.toMonthsEnd', { amount: say(enough) }) });
  }

  const act = async () => {
    if (!amount || !card) return nothingDone;
    const input = { ...onAccount(account), money, amount: amount.toFixed(money.decimals), card: card.id, cardName: nameOf(card) };
    await run(buyCredit, input, undefined);
    return { words: t('pay.credit.done', { amount: say(amount), card: nameOf(card) }), more: <CreditNow account={account} /> };
  };
  return (
    <ChargeDialog
      title={t('pay.credit.title')}
      account={account}
      confirmLabel={chargeLabel(sum && sum.total.toFixed(), card)}
      reason={closed ? t(closed) : !methods ? t('pay.reason.cards') : problem ? t(problem) : null}
      act={act}
      onClose={onClose}
    >
      {closed ? <Notice tone="warn">{t(closed)}</Notice> : null}
      {failure}
      <Payer account={account} />
      <AmountField
        label={t('pay.credit.amount')}
        description={t('pay.credit.net', { vat: vatLabel })}
        value={text}
        onChange={setText}
        presets={presets}
      />
      {lifting && amount ? (
        <Notice tone={amount.lt(lifting) ? 'warn' : 'ok'}>
          {amount.lt(lifting) ? t('pay.credit.tooLittle', { amount: say(lifting) }) : t('pay.credit.lifts')}
        </Notice>
      ) : null}
      {month ? (
        <p className={shared.quiet}>
          {month.missing.gt(0)
            ? t('pay.credit.month', { rest: say(month.rest), missing: say(month.missing) })
            : t('pay.credit.monthEnough', { rest: say(month.rest) })}
        </p>
      ) : null}
      {!methods && !failure ? <SkeletonRows rows={2} /> : null}
      {all.length > 0 ? (
        <ChoiceCards
          label={t('pay.credit.card')}
          options={all.map((method) => ({
            value: String(method.id),
            title: nameOf(method),
            description: expiry(method, now) ? t(`pay.method.${expiry(method, now) ?? 'soon'}`) : undefined,
            badge: method.primary ? t('pay.method.primary') : undefined,
            reason: method.verified ? null : t('pay.reason.notVerified'),
          }))}
          value={card ? String(card.id) : null}
          onChange={setChosen}
        />
      ) : null}
      {sum ? (
        <Lines
          rows={[
            { label: t('pay.line.credit'), value: say(sum.credit) },
            ...(sum.fee.gt(0)
              ? [
                  { label: t('pay.line.fee'), value: say(sum.fee), note: feeFormula() },
                  { label: t('pay.line.subtotal'), value: say(sum.subtotal) },
                ]
              : []),
            { label: t('pay.line.vat', { vat: vatLabel, percent: format.percent(account.vat_percentage ?? 0) }), value: say(sum.vat) },
            { label: t('pay.line.total'), value: say(sum.total) },
          ]}
        />
      ) : null}
      <p className={shared.quiet}>{t('pay.credit.estimate', { vat: vatLabel })}</p>
      {billing.bankTransfer ? <Link to={to('request')}>{t('pay.credit.byTransfer')}</Link> : null}
    </ChargeDialog>
  );

  function feeFormula() {
    const { percent, flat } = billing.topUpFee;
    const words = { percent: format.percent(percent), flat: format.money(flat) };
    return percent > 0 && flat > 0 ? t('pay.fee.both', words) : percent > 0 ? t('pay.fee.percent', words) : undefined;
  }
}

/** What the platform says there is, as it changes. */
function CreditNow({ account }: { account: BillingAccount }) {
  const t = useT();
  const format = useFormat();
  const credit = useQuery(accountQuery(account.id)).data?.credit_amount;
  return typeof credit === 'number' ? <Lines rows={[{ label: t('pay.credit.now'), value: format.money(credit) }]} /> : null;
}
