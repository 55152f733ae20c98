import type { Invoice } from '@/api';
import { parseTime } from '@/i18n';
import { decimal } from './amounts';

/** The statuses that the platform's documents name; others are shown as they come. */
export const statusUnpaid = 5;
export const statusPaid = 10;

/** Something is asked for: not yet paid, and not money that comes back. */
export const isUnpaid = (invoice: Invoice): boolean => invoice.status === statusUnpaid && !decimal(invoice.totals?.total)?.lte(0);

/** The platform counts as unpaid whatever is not paid, also in a state that nobody knows; so does its own sum of them. */
export const isOpen = (invoice: Invoice): boolean => invoice.status !== statusPaid && !decimal(invoice.totals?.total)?.lte(0);

/** Past its day; `now` in milliseconds. A day that is not told never passes. */
export const isOverdue = (invoice: Invoice, now: number): boolean => {
  const due = parseTime(invoice.due_date);
  return isUnpaid(invoice) && due !== null && due.getTime() < now;
};

/** The day on which the next unpaid invoice has to be paid; null when none is unpaid. */
export function nextDue(invoices: readonly Invoice[]): Date | null {
  const days = invoices.filter(isUnpaid).flatMap(({ due_date: due }) => parseTime(due)?.getTime() ?? []);
  return days.length > 0 ? new Date(Math.min(...days)) : null;
}
