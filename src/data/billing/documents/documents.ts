import Big from 'big.js';
import type { CreditEntry, Invoice, Transaction } from '@/api';
import { parseTime } from '@/i18n';
import { decimal, sumOf } from './amounts';
import { readLine } from './lines';

export const documentKinds = ['invoice', 'usageReport', 'topUp', 'creditNote'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A type that was never seen is a text, shown as it comes. */
export interface DocumentType {
  readonly kind: DocumentKind | null;
  readonly type: string | null;
}

/** As live installations write them, without case, spaces and dashes. */
const types: Record<string, DocumentKind> = {
  invoice: 'invoice',
  usagereport: 'usageReport',
  usage: 'usageReport',
  report: 'usageReport',
  topup: 'topUp',
  topupinvoice: 'topUp',
  creditinvoice: 'topUp',
  creditnote: 'creditNote',
  credit: 'creditNote',
};

const named: readonly (readonly [DocumentKind, RegExp])[] = [
  ['creditNote', /credit[ _-]?note/i],
  ['usageReport', /usage[ _-]?report/i],
  ['topUp', /top[ _-]?up/i],
];

/**
 * What a document is: what it says itself; else what its name says; else what its lines are for. A negative total alone is a
 * credit note, with lines of usage it is the report of an account that was closed (platform: those two may be negative).
 */
export function typeOf(invoice: Invoice): DocumentType {
  const { document_type: given } = invoice;
  if (given !== null && given !== undefined && given !== '') {
    const kind =
      types[
        String(given)
          .toLowerCase()
          .replace(/[\s_-]/g, '')
      ] ?? null;
    return { kind, type: kind ? null : String(given) };
  }
  const by = named.find(([, pattern]) => pattern.test(invoice.name ?? ''));
  if (by) return { kind: by[0], type: null };
  const records = invoice.records_list ?? [];
  if (records.length > 0 && records.every((record) => readLine(record).kind === 'credit')) return { kind: 'topUp', type: null };
  if (decimal(invoice.totals?.total)?.lt(0)) {
    return { kind: records.some(({ qty_unit: unit }) => unit === 'h') ? 'usageReport' : 'creditNote', type: null };
  }
  return { kind: 'invoice', type: null };
}

/** The number that people know a document by. */
export const numberOf = (invoice: Invoice): string => String(invoice.padded_id || invoice.document_number || invoice.id);

/** Its name, where it is more than a template that nobody filled in ("Invoice <nr>") or the word alone. */
export function nameOf(invoice: Invoice): string | null {
  const name = invoice.name?.trim();
  return !name || /<[^<>]*>/.test(name) || /^invoice$/i.test(name) ? null : name;
}

export interface Period {
  readonly start: Date;
  /** The first moment that is no longer in it. */
  readonly end: Date;
}

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** The time that a document is about; null when it does not say both ends. */
export function periodOf(invoice: Invoice): Period | null {
  const start = parseTime(invoice.period_start);
  const end = parseTime(invoice.period_end);
  return start && end && start < end ? { start, end } : null;
}

/** A whole month of the platform's calendar. */
export const isMonth = ({ start, end }: Period): boolean =>
  [start, end].every((at) => at.getUTCDate() === 1 && at.getTime() % 86_400_000 === 0) &&
  end.getTime() === Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);

export type EntryKind = DocumentKind | 'payment' | 'credit';

/** One row of an account's history. */
export interface Entry {
  readonly id: string;
  /** Null: a document of a type that was never seen. */
  readonly kind: EntryKind | null;
  readonly type: string | null;
  readonly at: Date | null;
  /** A document's own; that of the document that a payment is for. */
  readonly number: string;
  /** A document's name, a payment's identifier, what a movement of credit is for. */
  readonly text: string;
  readonly period: Period | null;
  /** "2026-10", UTC: the month of its period, else that of its date. Empty when it has neither. */
  readonly month: string;
  /** Signed, as the server says it: a document's total, what was paid, what credit came or went. */
  readonly amount: Big | null;
  readonly status: number | null;
  readonly due: Date | null;
  /** The document, or the one that a payment is for. */
  readonly invoice: Invoice | null;
}

const documentEntry = (invoice: Invoice): Entry => {
  const period = periodOf(invoice);
  const at = parseTime(invoice.created);
  return {
    id: `document-${invoice.id}`,
    ...typeOf(invoice),
    at,
    number: numberOf(invoice),
    text: nameOf(invoice) ?? '',
    period,
    month: monthIn(period?.start ?? at),
    amount: decimal(invoice.totals?.total),
    status: invoice.status ?? null,
    due: parseTime(invoice.due_date),
    invoice,
  };
};

const monthIn = (at: Date | null) => (at ? monthOf(at) : '');

const paymentEntry = (invoice: Invoice, payment: Transaction, index: number): Entry => {
  const at = parseTime(payment.created);
  return {
    id: `payment-${invoice.id}-${payment.id ?? `at-${index}`}`,
    kind: 'payment',
    type: null,
    at,
    number: numberOf(invoice),
    text: payment.identifier ?? '',
    period: null,
    month: monthIn(at),
    amount: decimal(payment.amount),
    status: null,
    due: null,
    invoice,
  };
};

const creditEntry = (entry: CreditEntry, index: number): Entry => {
  const at = parseTime(entry.created);
  return {
    id: `credit-${entry.id ?? `at-${index}`}`,
    kind: 'credit',
    type: null,
    at,
    number: String(entry.reference ?? ''),
    text: entry.description ?? '',
    period: null,
    month: monthIn(at),
    amount: decimal(entry.amount),
    status: null,
    due: null,
    invoice: null,
  };
};

/** Documents, what was paid for them, and how credit moved, as one history, newest first. */
export function historyOf(invoices: readonly Invoice[], credit: readonly CreditEntry[]): Entry[] {
  const all = [
    ...invoices.map(documentEntry),
    ...invoices.flatMap((invoice) => (invoice.transaction_list ?? []).map((payment, index) => paymentEntry(invoice, payment, index))),
    ...credit.map(creditEntry),
  ];
  return all.toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0));
}

export const isDocument = ({ kind }: Entry): boolean => kind !== 'payment' && kind !== 'credit';

/** What was paid in a year of the platform's calendar, by the payments that the documents list. */
export function paidIn(year: number, entries: readonly Entry[]): { readonly amount: Big; readonly count: number } {
  const amounts = entries
    .filter(({ kind, at }) => kind === 'payment' && at?.getUTCFullYear() === year)
    .flatMap(({ amount }) => (amount ? [amount] : []));
  return { amount: sumOf(amounts), count: amounts.length };
}

/** The entries of months from one to another ("2026-01"), both included; an end that is not told is open. */
export const between = (entries: readonly Entry[], from: string | null, to: string | null): Entry[] =>
  entries.filter(({ month }) => (!from || month >= from) && (!to || (month !== '' && month <= to)));

/** More than a lifetime of documents: a date that is nonsense must not make years of rows. */
const mostMonths = 1200;

/** Every month from the first to the last that the history has, newest first, also those in which nothing happened. */
export function monthsOf(entries: readonly Entry[]): string[] {
  const [first, ...others] = entries.flatMap(({ month }) => (month ? [month] : [])).toSorted();
  if (!first) return [];
  const months: string[] = [];
  for (let at = others.at(-1) ?? first; at >= first && months.length < mostMonths; at = monthBefore(at)) months.push(at);
  return months;
}

const monthBefore = (month: string): string => monthOf(new Date(monthStart(month).getTime() - 1));

/** The first moment of "2026-01". */
export const monthStart = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

/** The document before and the one after, in the order in which they were made. */
export function neighbours(invoices: readonly Invoice[], id: number): { readonly older: Invoice | null; readonly newer: Invoice | null } {
  const order = invoices.toSorted((a, b) => (a.created ?? 0) - (b.created ?? 0) || a.id - b.id);
  const at = order.findIndex((invoice) => invoice.id === id);
  return at < 0 ? { older: null, newer: null } : { older: order[at - 1] ?? null, newer: order[at + 1] ?? null };
}
