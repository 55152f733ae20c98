import type { Invoice } from '@/api';

/** The documents' code for an invoice that is not paid; the list of codes is open, and others are not judged. */
const unpaid = 5;

/** Unpaid, and its day has passed; `now` in milliseconds. */
export const isOverdue = ({ status, due_date: due }: Invoice, now: number): boolean =>
  status === unpaid && typeof due === 'number' && due * 1000 < now;

/** The day on which the next unpaid invoice has to be paid; null when none is unpaid. */
export function nextDue(invoices: readonly Invoice[]): Date | null {
  const days = invoices.flatMap(({ status, due_date: due }) => (status === unpaid && typeof due === 'number' ? [due] : []));
  return days.length > 0 ? new Date(Math.min(...days) * 1000) : null;
}
