import Big from 'big.js';
import type { Invoice } from '@/api';
import { decimal } from './amounts';
import { monthsOf, typeOf, type Entry } from './documents';
import { lineKinds, readLine, type LineKind } from './lines';

/** What the months are about: what was used (invoices and reports of use), or what was asked for (all but those reports). */
export type Basis = 'used' | 'asked';

export interface Month {
  /** "2026-10", UTC. */
  readonly month: string;
  /** Net, exact: the lines' own amounts, before discount, credit and VAT. */
  readonly sums: ReadonlyMap<LineKind, Big>;
}

/** Lines of a document never change; a thousand documents are read once, not at each keystroke. */
const known = new WeakMap<Invoice, ReadonlyMap<LineKind, Big>>();

function sumsOf(invoice: Invoice): ReadonlyMap<LineKind, Big> {
  const before = known.get(invoice);
  if (before) return before;
  const sums = new Map<LineKind, Big>();
  for (const record of invoice.records_list ?? []) {
    const amount = decimal(record.amount);
    if (!amount) continue;
    const { kind } = readLine(record);
    sums.set(kind, (sums.get(kind) ?? new Big(0)).plus(amount));
  }
  known.set(invoice, sums);
  return sums;
}

const belongs = (invoice: Invoice, basis: Basis): boolean => {
  const { kind } = typeOf(invoice);
  return basis === 'asked' ? kind !== 'usageReport' : kind === 'invoice' || kind === 'usageReport';
};

/** The sums of lines by month and by what they are for, oldest month first, months without any included. */
export function byMonth(entries: readonly Entry[], basis: Basis): { readonly months: readonly Month[]; readonly kinds: LineKind[] } {
  const documents = entries.filter(({ kind, invoice }) => kind !== 'payment' && invoice && belongs(invoice, basis));
  const months = new Map(monthsOf(documents).map((month) => [month, new Map<LineKind, Big>()]));
  const totals = new Map<LineKind, Big>();
  for (const { month, invoice } of documents) {
    const sums = months.get(month);
    if (!sums || !invoice) continue;
    for (const [kind, amount] of sumsOf(invoice)) {
      sums.set(kind, (sums.get(kind) ?? new Big(0)).plus(amount));
      totals.set(kind, (totals.get(kind) ?? new Big(0)).plus(amount));
    }
  }
  return {
    months: [...months].map(([month, sums]) => ({ month, sums })).toReversed(),
    kinds: lineKinds.filter((kind) => totals.has(kind)),
  };
}

/** Whether the two ways of looking differ: only where use is paid for beforehand. */
export const hasReports = (entries: readonly Entry[]): boolean => entries.some(({ kind }) => kind === 'usageReport');
