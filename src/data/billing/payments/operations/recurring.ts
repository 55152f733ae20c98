import Big from 'big.js';
import type { BillingAccount, RecurringPaymentResult } from '@/api';
import { msg } from '@/i18n';
import { defineOperation } from '@/data/operations';
import { boughtTwice, charging, moneyOf, newCredit, notYet, said, withBefore, type Charging } from './charging';

interface Setting extends Charging {
  readonly on: boolean;
  readonly amount: string;
  readonly threshold: string;
}

const isSet = (account: BillingAccount, { on, amount, threshold }: Setting): boolean =>
  Boolean(account.is_recurring_payment_enabled) === on &&
  (!on || (new Big(account.recurring_payment_amount ?? 0).eq(amount) && new Big(account.recurring_payment_threshold ?? 0).eq(threshold)));

/** Whether saving charges the card at once: what is left is below the threshold already. Null when that cannot be told. */
export function chargesAtOnce(account: BillingAccount, threshold: Big): boolean | null {
  const ongoing = account.running_totals?.ongoing;
  return typeof ongoing === 'number' ? threshold.gt(ongoing) : null;
}

/** Automatic top-up on or off. It may charge the card at once, which its answer tells. */
export const setRecurringPayment = defineOperation<Setting, RecurringPaymentResult>({
  ...charging,
  name: 'money.recurring',
  title: ({ on, accountName }) =>
    on
      ? msg('operations.billing.recurring.on.title', { name: accountName })
      : msg('operations.billing.recurring.off.title', { name: accountName }),
  refused: msg('operations.billing.recurring.refused'),
  prepare: withBefore,
  send: ({ account, on, amount, threshold }, _, call) =>
    call('setRecurringPayment', {
      path: { billing_account_id: account },
      body: {
        is_recurring_payment_enabled: on,
        recurring_payment_amount: Number(amount),
        recurring_payment_threshold: Number(threshold),
      },
    }),
  verify: async (input, _, call) => {
    if (!input.before) return notYet;
    const [account, now] = await Promise.all([
      call('getBillingAccount', { query: { billing_account_id: input.account } }),
      moneyOf(input.account, call),
    ]);
    if (!isSet(account, input)) return notYet;
    const charged = input.on && newCredit(now, input.before, new Big(input.amount));
    return {
      state: 'done',
      words: charged
        ? msg('operations.billing.recurring.charged', { amount: said(input.money, new Big(input.amount)) })
        : msg('operations.billing.recurring.found'),
    };
  },
  repeated: async (input, call) => (input.on ? boughtTwice(input, new Big(input.amount), call) : undefined),
  outcomeMessage: () => msg('operations.billing.recurring.found'),
});
