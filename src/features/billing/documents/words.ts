import { isMonth, type DocumentType, type Entry, type Period } from '@/data/billing/documents/documents';
import type { Invoice } from '@/api';
import type { Format, T } from '@/i18n';
import type { Tone } from '@/ui';
import { isOverdue, statusPaid, statusUnpaid } from '@/data/billing/documents/unpaid';

/** What a row or a document is; a type that was never seen as the platform says it. */
export const kindIn = (t: T, { kind, type }: DocumentType | Entry): string =>
  kind ? t(`documents.kind.${kind}`) : (type ?? t('documents.kind.unknown'));

/** "October 2026", or both ends of what is no whole month; the last day is the last that is in it. */
export const periodIn = (t: T, format: Format, period: Period): string =>
  isMonth(period)
    ? format.month(period.start)
    : t('documents.period.range', { from: format.utcDate(period.start), to: format.utcDate(new Date(period.end.getTime() - 1)) });

export const statusIn = (t: T, status: number): string =>
  status === statusUnpaid
    ? t('documents.status.unpaid')
    : status === statusPaid
      ? t('documents.status.paid')
      : t('documents.status.other', { code: status });

/** A document's status and whether its day has passed. */
export function stateOf(invoice: Invoice, now: number): { readonly overdue: boolean; readonly tone: Tone } {
  const overdue = isOverdue(invoice, now);
  return { overdue, tone: overdue ? 'bad' : invoice.status === statusUnpaid ? 'warn' : invoice.status === statusPaid ? 'ok' : 'unknown' };
}
