import Big from 'big.js';
import type { BillingAccount } from '@/api';
import type { Machine } from '@/data/resources/vm/machines';
import { vmRunning } from '@/data/resources/vm/rules';
import { ongoingOf, paysAhead } from '../accounts/accounts';
import { lessStopped } from './schedule';

const hour = 3_600_000;

/** What is left of a credit, and which of the platform's figures says so. */
export interface Left {
  readonly amount: Big;
  readonly basis: 'ongoing' | 'available' | 'credit';
}

/**
 * What is left of the credit of an account that pays in advance; null for all others, and when nothing is. Net, as credit
 * is. "Ongoing" is what the platform itself compares with the threshold of the automatic top-up, so what remains after this
 * month's usage so far. Installations differ in what they fill in: a figure that cannot be a remainder (nothing, more than
 * the credit, or just what the month has cost) is not taken for one.
 */
export function creditLeft(account: BillingAccount): Left | null {
  if (!paysAhead(account)) return null;
  const totals = account.running_totals;
  const credit = totals?.credit_available ?? account.credit_amount;
  const ongoing = ongoingOf(account);
  const isCost = typeof totals?.subtotal === 'number' && totals.subtotal > 0 && ongoing === totals.subtotal;
  if (typeof ongoing === 'number' && ongoing > 0 && typeof credit === 'number' && ongoing <= credit && !isCost)
    return { amount: new Big(ongoing), basis: 'ongoing' };
  if (typeof credit !== 'number' || credit <= 0) return null;
  return { amount: new Big(credit), basis: typeof totals?.credit_available === 'number' ? 'available' : 'credit' };
}

/** What an hour takes from an account: the list price less its discount, in percent. */
export const discounted = (hourly: Big, account: BillingAccount): Big =>
  hourly.times(new Big(100).minus(account.discount_percentage ?? 0)).div(100);

export interface Runway {
  /** Whole days; null when nothing costs anything. */
  readonly without: number | null;
  readonly with: number | null;
}

/** For how many days a credit is enough, with what runs and with what is to come on top. Hourly prices, net as credit is. */
export const runwayOf = (credit: Big, hourly: Big, more: Big): Runway => ({
  without: days(credit, hourly),
  with: days(credit, hourly.plus(more)),
});

const days = (credit: Big, hourly: Big): number | null =>
  hourly.lte(0) ? null : Number(credit.div(hourly).div(24).round(0, Big.roundDown).toFixed());

/** Beyond this nobody plans, and dates end at some point. */
const longest = 100 * 365 * 24;

/**
 * The hour in which a credit is used up: whole hours from the one that has begun (usage is counted by UTC hours, and the
 * platform's figures move with them). Null when nothing costs anything, or not within a hundred years.
 */
export function lastsUntil(left: Big, hourly: Big, now: number): Date | null {
  if (hourly.lte(0)) return null;
  const hours = left.div(hourly).round(0, Big.roundDown);
  if (hours.gt(longest)) return null;
  return new Date(Math.floor(now / hour) * hour + Number(hours.toFixed()) * hour);
}

/** What stopping one machine would change. */
export interface Saving {
  readonly machine: Machine;
  /** Per hour, after the account's discount. */
  readonly hourly: Big;
  /** Null: then nothing costs anything any more. */
  readonly until: Date | null;
}

/** The running machines whose stopping would lengthen a credit most, the dearest first. */
export function savings(account: BillingAccount, left: Big, hourly: Big, machines: readonly Machine[], now: number): Saving[] {
  return machines
    .filter(({ item }) => vmRunning(item))
    .map((machine) => ({ machine, hourly: discounted(lessStopped(machine) ?? new Big(0), account) }))
    .filter((each) => each.hourly.gt(0))
    .toSorted((a, b) => b.hourly.cmp(a.hourly))
    .slice(0, 3)
    .map((each) => ({ ...each, until: lastsUntil(left, hourly.minus(each.hourly), now) }));
}

/** When the automatic top-up is to be expected: when what is left falls below its threshold. Null when there is none. */
export function topUpExpected(account: BillingAccount, left: Big, hourly: Big, now: number): Date | null {
  const { is_recurring_payment_enabled: on, recurring_payment_threshold: threshold } = account;
  if (on !== true || typeof threshold !== 'number') return null;
  const above = left.minus(threshold);
  return above.lte(0) ? new Date(Math.floor(now / hour) * hour) : lastsUntil(above, hourly, now);
}
