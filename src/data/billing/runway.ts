import Big from 'big.js';
import type { BillingAccount } from '@/api';
import type { Machine } from '../machines';
import { vmStopped } from '../vms';

/**
 * The credit of an account that pays beforehand, as far as that can be told: it may have no debt and gets no invoice. Null
 * for all others, and when there is none.
 */
export function prepaidCredit(account: BillingAccount): Big | null {
  if (account.allow_debt === true || account.paying_by_invoice === true) return null;
  const credit = account.running_totals?.credit_available ?? account.credit_amount;
  return typeof credit === 'number' && credit > 0 ? new Big(credit) : null;
}

/** What the machines of an account cost by the hour as they are now, net. Null when one of their prices is not known. */
export function hourlyOf(accountId: number, machines: readonly Machine[]): Big | null {
  let total = new Big(0);
  for (const { item, price } of machines) {
    if (item.billing_account !== accountId) continue;
    if (!price) return null;
    total = total.plus(vmStopped(item) ? price.stopped : price.running);
  }
  return total;
}

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
