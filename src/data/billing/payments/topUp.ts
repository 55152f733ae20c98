import Big from 'big.js';
import type { BillingAccount } from '@/api';
import { msg, type Message } from '@/i18n';
import { paysAhead } from '../accounts/accounts';
import { toCome } from '../usage/forecast';
import { creditLeft, discounted } from '../usage/runway';

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

export interface RestOfMonth {
  /** What is to come if everything stays as it is, after the account's discount. */
  readonly rest: Big;
  /** How much credit is missing for that; zero when there is enough. */
  readonly missing: Big;
}

/**
 * An estimate for accounts that pay beforehand: what the hours that remain of the month (UTC) cost at what an hour costs now
 * (before a discount), held against what is left. Null where that cannot be told.
 */
export function restOfMonth(account: BillingAccount, hourly: Big, now: number): RestOfMonth | null {
  const left = creditLeft(account)?.amount ?? debtOf(account);
  if (!paysAhead(account) || !left) return null;
  const rest = discounted(toCome(hourly, now), account);
  const missing = rest.minus(left);
  return { rest, missing: missing.gt(0) ? missing : new Big(0) };
}

/** Below zero, or nothing, where the platform says so. */
const debtOf = ({ running_totals: totals }: BillingAccount): Big | null =>
  typeof totals?.ongoing === 'number' ? new Big(Math.min(totals.ongoing, 0)) : null;
