import type { Account, Card, Credit, State } from '../cloud/state';
import { monthStart, nextMonth } from '../cloud/times';
import { forbidden, payerMissing, payerRefused } from '../wire/refusal';
import type { AnyContext } from '../wire/context';
import { invoiceTotals, nextId, paid, writeInvoice } from './invoices';
import { cents } from './pricing';

export const creditOf = (state: State, accountId: number): number =>
  cents(state.credit.reduce((sum, entry) => (entry.billing_account_id === accountId ? sum + entry.amount : sum), 0));

function monthCost(state: State, accountId: number): number {
  let sum = 0;
  for (const row of state.usage.values()) if (row.billing_account_id === accountId) sum += row.hours * row.price;
  return sum;
}

export interface Totals {
  ongoing: number;
  subtotal: number;
  charging_subtotal: number;
  discount_amount: number;
  vat_tax: number;
  total: number;
  credit_amount: number;
  credit_available: number;
}

/** This month so far. `ongoing` is what is left of the credit; for accounts that pay afterwards, what would be owed, negative. */
export function runningTotals(state: State, account: Account): Totals {
  const lines = monthCost(state, account.id);
  const { subtotal, discount_amount, vat_tax, total } = invoiceTotals(lines, account);
  const available = creditOf(state, account.id);
  const net = subtotal - discount_amount;
  const used = Math.max(0, Math.min(available, net));
  return {
    ongoing: cents(available - net),
    subtotal,
    charging_subtotal: subtotal,
    discount_amount,
    vat_tax,
    total,
    credit_amount: cents(used),
    credit_available: available,
  };
}

export const restrictionLevel = (account: Account): 'CLEAR' | 'LIMITED' | 'FROZEN' => (account.frozen ? 'FROZEN' : account.level);

/** Freezes an account that pays in advance and has nothing left, and lets it go when it has again. */
export function checkFrozen(state: State, account: Account): void {
  if (account.postpaid) return;
  account.frozen = runningTotals(state, account).ongoing < 0;
}

export function addCredit(
  state: State,
  account: Account,
  amount: number,
  description: string,
  created: number,
  reference: string | null = null,
): Credit {
  const entry: Credit = { id: nextId(state), billing_account_id: account.id, amount: cents(amount), description, reference, created };
  state.credit.push(entry);
  return entry;
}

export const cardsOf = (state: State, accountId: number): Card[] =>
  state.cards.filter((card) => card.billing_account_id === accountId && !card.is_deleted);

export const chargeable = (state: State, accountId: number): Card | undefined =>
  cardsOf(state, accountId)
    .filter((card) => card.kind === 'card' && card.is_verified)
    .toSorted((a, b) => Number(b.is_primary) - Number(a.is_primary))[0];

export const declined = 'Your card was declined.';

/** Charges a card for credit: fee and VAT on both go on the paper, the credit itself is net. */
export function topUp(state: State, account: Account, card: Card, amount: number, now: number): void {
  const { percent, flat } = state.platform.topUpFee;
  const fee = cents((amount * percent) / 100 + flat);
  const rows = [{ description: 'Credit top up', hours: 1, price: amount, location: null }];
  if (fee > 0) rows.push({ description: 'Payment processing fee', hours: 1, price: fee, location: null });
  const invoice = writeInvoice(
    state,
    { ...account, discount_percentage: 0 },
    { rows, type: 'top_up', period: { start: monthStart(now), end: nextMonth(now) }, created: now, status: paid },
  );
  invoice.transactions.push({
    id: nextId(state),
    identifier: `tran_${invoice.id}`,
    amount: invoice.totals.total,
    payment_object_id: card.id,
    created: now,
  });
  addCredit(state, account, amount, 'Credit top up', now, `top-up-${invoice.id}`);
  for (const promotion of account.promotions) {
    const before = promotion.top_up_done;
    promotion.top_up_done = cents(before + amount);
    if (before < promotion.top_up_requirement && promotion.top_up_done >= promotion.top_up_requirement) {
      addCredit(
        state,
        account,
        promotion.amount,
        promotion.credit_type === 'referral_receiver' ? 'Referral credit' : 'Promotion credit',
        now,
      );
    }
  }
  if (account.level === 'LIMITED' && account.promotions.every((one) => one.top_up_done >= one.top_up_requirement)) account.level = 'CLEAR';
  checkFrozen(state, account);
}

/** Tops up by itself when the rest falls below the threshold. Answers whether it tried, and what went wrong. */
export function recurringPayment(state: State, account: Account, now: number): { triggered: boolean; errors: string[] } {
  const { enabled, amount, threshold } = account.recurring;
  if (!enabled || amount <= 0 || runningTotals(state, account).ongoing >= threshold) return { triggered: false, errors: [] };
  const card = chargeable(state, account.id);
  if (!card) return { triggered: true, errors: ['Billing account has no payment method for automatic payments.'] };
  if (card.declines) return { triggered: true, errors: [declined] };
  topUp(state, account, card, amount, now);
  return { triggered: true, errors: [] };
}

/** An account of the caller's, for a payment call. Anything else is forbidden, not missing. */
export function accountFor(context: AnyContext, id: number): Account {
  const account = context.state.accounts.find((one) => one.id === id && !one.is_deleted);
  if (!account || context.access.restrictedTo !== null) throw forbidden();
  return account;
}

/** The account that something new is for: told, or the token's own. Refuses what the account may not do. */
export function payerFor(context: AnyContext, id: number | undefined): Account {
  const { restrictedTo } = context.access;
  const wanted = id === undefined || id === 0 ? restrictedTo : id;
  if (wanted === null) throw payerMissing(context.operation);
  const account = newPayer(context, wanted);
  refuseRestricted(context, account);
  return account;
}

export function refuseRestricted({ operation }: AnyContext, account: Account): void {
  if (!account.is_active) throw payerRefused(operation, `Billing account ${account.id} is not active.`);
  if (account.frozen) throw payerRefused(operation, `Billing account ${account.id} is frozen: top up credit to go on.`);
}

/** The account that an existing resource moves to. */
export function newPayer(context: AnyContext, id: number): Account {
  const account = context.state.accounts.find((one) => one.id === id && !one.is_deleted);
  if (!account || (context.access.restrictedTo !== null && context.access.restrictedTo !== id))
    throw payerRefused(context.operation, 'Provided billing account is incorrect.');
  return account;
}
