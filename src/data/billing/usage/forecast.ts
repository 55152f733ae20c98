import Big from 'big.js';
import type { BillingAccount } from '@/api';
import { withVat } from '@/data/pricing/pricing';
import { hour, hoursLeft, hourStart, monthStart } from '../documents/month';

/** An estimate of what a month will have cost when it ends, if everything stays as it is. */
export interface Forecast {
  /** The platform's own, net. */
  readonly soFar: Big;
  readonly hours: number;
  /** Estimated, net: an hour of now times the hours that are left. */
  readonly toCome: Big;
  readonly sum: Big;
  /** Percent and amount of the account's discount. */
  readonly discount: { readonly percent: number; readonly amount: Big } | null;
  readonly net: Big;
  readonly vat: { readonly percent: number; readonly amount: Big } | null;
  readonly total: Big;
}

/** What the rest of the month costs if everything stays as it is, net, before a discount: an estimate. */
export const toCome = (hourly: Big, now: number): Big => hourly.times(hoursLeft(now));

/** `places`: digits of the money. Each line is rounded to it, so that what is shown adds up. */
export function forecastOf(
  cost: Big,
  hourly: Big,
  now: number,
  account: Pick<BillingAccount, 'vat_percentage' | 'discount_percentage'>,
  places = 2,
): Forecast {
  const hours = hoursLeft(now);
  const soFar = cost.round(places);
  const rest = toCome(hourly, now).round(places);
  const sum = soFar.plus(rest);
  const off = account.discount_percentage ?? 0;
  const discount = off > 0 ? { percent: off, amount: sum.times(off).div(100).round(places) } : null;
  const net = sum.minus(discount?.amount ?? 0);
  const percent = account.vat_percentage ?? 0;
  const total = withVat(net, percent).round(places);
  return { soFar, hours, toCome: rest, sum, discount, net, vat: percent > 0 ? { percent, amount: total.minus(net) } : null, total };
}

/** When an amount is reached at this pace: a moment of this month, `null` when not in it. */
export function reachedAt(amount: Big, soFar: Big, hourly: Big, now: number): number | null {
  if (soFar.gte(amount)) return now;
  if (hourly.lte(0)) return null;
  const at = hourStart(now) + Number(amount.minus(soFar).div(hourly).round(0, Big.roundUp).toFixed()) * hour;
  return at < monthStart(now, 1) ? at : null;
}
