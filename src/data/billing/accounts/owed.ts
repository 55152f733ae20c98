import Big from 'big.js';
import type { Invoice } from '@/api';
import { statusPaid, statusUnpaid } from '../documents/unpaid';

export const isPaid = (invoice: Invoice): boolean => invoice.status === statusPaid;

const totalOf = (invoice: Invoice): Big => new Big(invoice.totals?.total ?? 0);

/** What its transactions come to; all of it once the platform calls it paid. */
export function paidOf(invoice: Invoice): Big {
  const sum = (invoice.transaction_list ?? []).reduce((total, { amount }) => total.plus(amount ?? 0), new Big(0));
  const total = totalOf(invoice);
  return isPaid(invoice) && sum.lt(total) ? total : sum;
}

export const dueOf = (invoice: Invoice): Big => totalOf(invoice).minus(paidOf(invoice));

/** Invoices that wait to be paid, the oldest first, as the platform pays them. Of states that nobody knows nothing is taken. */
export const openInvoices = (invoices: readonly Invoice[]): Invoice[] =>
  invoices
    .filter((invoice) => invoice.status === statusUnpaid && dueOf(invoice).gt(0))
    .toSorted((a, b) => (a.created ?? 0) - (b.created ?? 0) || a.id - b.id);

export interface Part {
  readonly invoice: Invoice;
  readonly due: Big;
  readonly pays: Big;
}

export interface Spread {
  readonly parts: readonly Part[];
  /** What no open invoice takes. */
  readonly left: Big;
}

/** Which of the open invoices an amount covers, the oldest first, the last one perhaps in part. */
export function spread(open: readonly Invoice[], amount: Big): Spread {
  let left = amount;
  const parts: Part[] = [];
  for (const invoice of open) {
    if (left.lte(0)) break;
    const due = dueOf(invoice);
    const pays = left.lt(due) ? left : due;
    parts.push({ invoice, due, pays });
    left = left.minus(pays);
  }
  return { parts, left };
}
