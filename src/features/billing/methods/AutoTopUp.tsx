import Big from 'big.js';
import { useId, useState } from 'react';
import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { canTopUp, noPrimary, primaryOf } from '@/data/billing/payments/cards';
import { chargesAtOnce, setRecurringPayment } from '@/data/billing/payments/operations/recurring';
import { amountProblem, readAmount, topUp } from '@/data/billing/payments/topUp';
import { run } from '@/data/operations';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, Link, Notice, Section, Status } from '@/ui';
import { Checkbox, TextInput } from '@/ui/forms';
import { Before, Outcome, UnderWay } from '../pay/ChargeDialog';
import { onAccount, useMethods, useMoney } from '../pay/parts';
import { useCharge } from '../pay/useCharge';
import { useMethodName } from '../pay/useMethodName';
import shared from '@/ui/shared.module.css';
import classes from './methods.module.css';

/** Automatic top-up: how much, from when on, and whether saving it charges the card at once. */
export function AutoTopUp({ account }: { account: BillingAccount }) {
  const t = useT();
  const id = useId();
  const format = useFormat();
  const paths = usePaths();
  const money = useMoney();
  const { billing, vatLabel } = useBrand();
  const nameOf = useMethodName();
  const { methods, failure } = useMethods(account);
  const isOn = account.is_recurring_payment_enabled === true;
  const set = { amount: new Big(account.recurring_payment_amount ?? 0), threshold: new Big(account.recurring_payment_threshold ?? 0) };
  const [on, setOn] = useState(isOn);
  const [amountText, setAmount] = useState(set.amount.gt(0) ? set.amount.toFixed() : '');
  const [thresholdText, setThreshold] = useState(account.recurring_payment_threshold ? set.threshold.toFixed() : isOn ? '0' : '');

  const problems = {
    amount: amountProblem(amountText, money.decimals),
    // Down to nothing is a threshold too.
    threshold: readAmount(thresholdText)?.eq(0) ? null : amountProblem(thresholdText, money.decimals),
  };
  const amount = (problems.amount ? null : readAmount(amountText)) ?? set.amount;
  const threshold = (problems.threshold ? null : readAmount(thresholdText)) ?? set.threshold;
  const wrong = on ? (problems.amount ?? problems.threshold) : null;
  const card = methods && primaryOf(methods);
  const charges = on && !wrong ? chargesAtOnce(account, threshold) : false;
  const total = topUp(amount, billing.topUpFee, account.vat_percentage ?? 0, money.decimals).total;
  const same = on === isOn && (!on || (amount.eq(set.amount) && threshold.eq(set.threshold)));
  const closed = on ? (canTopUp(account) ?? (methods ? noPrimary(methods) : null)) : null;
  const waiting = on && !methods ? t('pay.reason.cards') : null;
  const reason = same ? t('pay.auto.same') : closed ? t(closed) : (waiting ?? (wrong && t(wrong)));
  const say = (value: Big) => format.money(value);
  const ongoing = account.running_totals?.ongoing;

  const charge = useCharge(account.id, reason, async () => {
    const input = { ...onAccount(account), money, on, amount: amount.toFixed(), threshold: threshold.toFixed() };
    const { result } = await run(setRecurringPayment, input, undefined);
    const triggered = result?.payment_report?.triggered === true;
    return { words: t(!on ? 'pay.auto.isOff' : triggered ? 'pay.auto.charged' : 'pay.auto.saved', { amount: say(amount) }) };
  });
  const field = (text: string, change: (text: string) => void, problem: typeof wrong) => ({
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
    error: on && text.trim() !== '' && problem ? t(problem) : null,
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    rightSection: <span className={classes.unit}>{money.currency}</span>,
    rightSectionWidth: 52,
    disabled: !on,
  });
  return (
    <Section
      title={t('pay.auto.title')}
      actions={
        <Status
          tone={isOn ? 'ok' : 'off'}
          label={isOn ? t('pay.auto.on', { amount: say(set.amount), threshold: say(set.threshold) }) : t('pay.auto.off')}
        />
      }
    >
      <p className={classes.text}>{t('pay.auto.text')}</p>
      {charge.working ? (
        <UnderWay record={charge.underWay} />
      ) : (
        <form id={id} className={shared.fields} onSubmit={charge.submit} noValidate>
          {charge.did ? <Outcome did={charge.did} /> : <Before charge={charge} />}
          {failure}
          <Checkbox label={t('pay.auto.label')} checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
          <div className={classes.pair}>
            <TextInput
              label={t('pay.auto.amount')}
              description={t('pay.auto.amountText', { vat: vatLabel })}
              {...field(amountText, setAmount, problems.amount)}
            />
            <TextInput
              label={t('pay.auto.threshold')}
              description={
                typeof ongoing === 'number' ? t('pay.auto.thresholdNow', { ongoing: format.money(ongoing) }) : t('pay.auto.thresholdText')
              }
              {...field(thresholdText, setThreshold, problems.threshold)}
            />
          </div>
          {on && closed ? (
            <Notice tone="warn">
              {t(closed)} <Link to={paths.paymentMethods({ account: String(account.id), add: 'card' })}>{t('pay.card.add')}</Link>
            </Notice>
          ) : null}
          {on && !same && !wrong && !closed ? (
            <Notice tone={charges === false ? 'busy' : 'warn'}>
              {charges === null
                ? t('pay.auto.unknown')
                : charges
                  ? t('pay.auto.atOnce', { total: say(total), card: card ? nameOf(card) : '' })
                  : t('pay.auto.notAtOnce', { threshold: say(threshold), card: card ? nameOf(card) : '' })}
            </Notice>
          ) : null}
          <div>
            <Button type="submit" variant="primary" reason={reason}>
              {charges && card && !same ? t('pay.auto.saveCharge', { total: say(total), card: nameOf(card) }) : t('pay.auto.save')}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
