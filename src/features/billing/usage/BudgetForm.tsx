import Big from 'big.js';
import { useState } from 'react';
import type { BillingAccount } from '@/api';
import { titleOf } from '@/data/billing/accounts/accounts';
import { changeBudget, percentsIn, usualPercents, type Budget } from '@/data/billing/budgets/budgets';
import { useT } from '@/i18n';
import { announce, Button, confirm, Failure, TrashIcon } from '@/ui';
import { AmountField, Checkbox, TextInput } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from './usage.module.css';

/** Whether the browser may be asked, and what it has said. */
const permission = (): NotificationPermission | 'unsupported' =>
  typeof Notification === 'undefined' || !globalThis.isSecureContext ? 'unsupported' : Notification.permission;

export function BudgetForm({ account, budget }: { account: BillingAccount; budget: Budget | null }) {
  const t = useT();
  const [amount, setAmount] = useState(budget ? Number(budget.amount) : null);
  const [percents, setPercents] = useState((budget?.percents ?? usualPercents).join(', '));
  const [notify, setNotify] = useState(budget?.notify ?? false);
  const [allowed, setAllowed] = useState(permission);
  const [tried, setTried] = useState(false);
  const [unkept, setUnkept] = useState(false);
  const read = percentsIn(percents);
  const valid = amount !== null && amount > 0;

  const save = () => {
    setTried(true);
    if (!valid || !read) return;
    const text = new Big(amount).toFixed();
    const kept = changeBudget(account.id, (now) => ({
      amount: text,
      percents: read,
      notify,
      // Another amount is another budget: what was said of the one before counts no more.
      told: now?.amount === text ? now.told : [],
      closed: now?.amount === text ? now.closed : [],
    }));
    setUnkept(!kept);
    if (kept) {
      setTried(false);
      setPercents(read.join(', '));
      announce(t('usage.budget.saved'));
    }
  };
  const ask = async (on: boolean) => {
    setNotify(on);
    if (!on || permission() !== 'default') return;
    await Notification.requestPermission();
    setAllowed(permission());
  };
  const remove = () =>
    void confirm({
      title: t('usage.budget.remove.title', { name: titleOf(account) }),
      body: t('usage.budget.remove.text'),
      confirmLabel: t('usage.budget.remove'),
      danger: true,
    }).then((yes) => yes && changeBudget(account.id, () => null));
  const notes = { denied: t('usage.budget.notify.denied'), unsupported: t('usage.budget.notify.unsupported') };

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {unkept ? <Failure compact title={t('usage.budget.unkept')} /> : null}
      <div className={classes.fields}>
        <AmountField
          optional
          label={t('usage.budget.field.amount')}
          value={amount}
          min={0}
          decimalScale={4}
          error={tried && !valid ? t('usage.budget.field.amount.wrong') : null}
          onChange={setAmount}
        />
        <TextInput
          label={t('usage.budget.field.percents')}
          value={percents}
          error={tried && !read ? t('usage.budget.field.percents.wrong') : null}
          onChange={(event) => setPercents(event.currentTarget.value)}
        />
      </div>
      <Checkbox
        label={t('usage.budget.notify')}
        description={notify && (allowed === 'denied' || allowed === 'unsupported') ? notes[allowed] : t('usage.budget.notify.about')}
        checked={notify}
        onChange={(event) => void ask(event.currentTarget.checked)}
      />
      <div className={shared.row}>
        <Button type="submit" variant="primary">
          {t('usage.budget.save')}
        </Button>
        {budget ? (
          <Button icon={TrashIcon} onClick={remove}>
            {t('usage.budget.remove')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
