import type { Account, Card, Invoice, State } from '../cloud/state';
import { addCredit, chargeable, checkFrozen, declined } from './accounts';
import { nextId, open, paid } from './invoices';
import { cents } from './pricing';

/** Puts money on an invoice; what is paid in full is paid, and a top-up that is paid becomes credit. */
function put(state: State, account: Account, invoice: Invoice, amount: number, card: Card, now: number): void {
  invoice.paid = cents(invoice.paid + amount);
  const id = nextId(state);
  invoice.transactions.push({ id, identifier: `tran_${id}`, amount, payment_object_id: card.id, created: now });
  if (invoice.paid < invoice.totals.total) return;
  invoice.status = paid;
  if (invoice.document_type === 'top_up') addCredit(state, account, invoice.totals.subtotal, 'Credit top up', now, `top-up-${invoice.id}`);
  checkFrozen(state, account);
}

export type Charge = { card: Card; error: null } | { card: null; error: string };

/** The card that would be charged, or why none can be. */
export function cardToCharge(state: State, account: Account): Charge {
  const card = chargeable(state, account.id);
  if (!card) return { card: null, error: 'Billing account has no payment method.' };
  return card.declines ? { card: null, error: declined } : { card, error: null };
}

/** Spreads an amount over the oldest unpaid invoices. */
export function spread(state: State, account: Account, amount: number, card: Card, now: number): { used: number; touched: number[] } {
  let left = amount;
  const touched: number[] = [];
  for (const invoice of open(state, account.id)) {
    const part = cents(Math.min(left, invoice.totals.total - invoice.paid));
    if (part <= 0) continue;
    put(state, account, invoice, part, card, now);
    left = cents(left - part);
    touched.push(invoice.id);
  }
  return { used: cents(amount - left), touched };
}

export const payInFull = (state: State, account: Account, invoice: Invoice, card: Card, now: number): void =>
  put(state, account, invoice, cents(invoice.totals.total - invoice.paid), card, now);
