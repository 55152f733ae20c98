import Big from 'big.js';
import type { BillingAccount } from '@/api';
import { msg, type Message } from '@/i18n';

export interface TopUpFee {
  /** Of the credit. */
  readonly percent: number;
  readonly flat: number;
}

export interface TopUp {
  readonly credit: Big;
  readonly fee: Big;
  readonly subtotal: Big;
  readonly vat: Big;
  readonly total: Big;
}

/**
 * What a card is charged for credit, as the platform's wiki has it: fee = credit × percent + flat; VAT on both. Credit itself
 * is net. Fee and VAT are rounded to the currency's decimals.
 */
export function topUp(credit: Big, fee: TopUpFee, vatPercent: number, decimals: number): TopUp {
  const rounded = (amount: Big) => amount.round(decimals, Big.roundHalfUp);
  const taken = rounded(credit.times(fee.percent).div(100).plus(fee.flat));
  const subtotal = credit.plus(taken);
  const vat = rounded(subtotal.times(vatPercent).div(100));
  return { credit, fee: taken, subtotal, vat, total: subtotal.plus(vat) };
}

/** What was typed as an amount of money; a comma is read as the point. Null for what is no number. */
export function readAmount(text: string): Big | null {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,12}(\.\d*)?$/.test(plain) ? new Big(plain.replace(/\.$/, '')) : null;
}

/** Why something typed is no amount that can be paid in a currency of so many decimals. */
export function amountProblem(text: string, decimals: number): Message | null {
  const amount = readAmount(text);
  if (text.trim() === '') return msg('pay.amount.empty');
  if (!amount) return msg('pay.amount.wrong');
  if (amount.lte(0)) return msg('pay.amount.nothing');
  // By what was typed: a thousand written with a separator is not to be taken for one.
  if ((/[.,](\d*)$/.exec(text.trim())?.[1] ?? '').length > decimals) return msg('pay.amount.decimals', { decimals });
  return null;
}

const hour = 3_600_000;

export interface RestOfMonth {
  /** What is to come, at the month's average so far. */
  readonly rest: Big;
  /** How much credit is missing for that; zero when there is enough. */
  readonly missing: Big;
}

/**
 * An estimate for accounts that pay beforehand: what the hours that remain of the month (UTC) cost at the average of those that
 * have passed, held against what is left. Null where that cannot be told.
 */
export function restOfMonth(account: BillingAccount, now: number): RestOfMonth | null {
  if (account.allow_debt === true || account.paying_by_invoice === true) return null;
  const { ongoing, subtotal, discount_amount: discount } = account.running_totals ?? {};
  if (typeof ongoing !== 'number' || typeof subtotal !== 'number') return null;
  const today = new Date(now);
  const begin = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1);
  const end = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1);
  const passed = Math.floor((now - begin) / hour);
  // Less than a day says little about a month.
  if (passed < 24) return null;
  const used = new Big(subtotal).minus(discount ?? 0);
  const rest = used.times((end - begin) / hour - passed).div(passed);
  const missing = rest.minus(ongoing);
  return { rest, missing: missing.gt(0) ? missing : new Big(0) };
}
