import type { Account, Invoice, State, Usage } from '../cloud/state';
import { day, unixTime } from '../cloud/times';
import { cents, round5 } from './pricing';

export const unpaid = 5;
export const paid = 10;

/** Up to the next cent; the sixth decimal is noise. */
const upToCent = (value: number): number => Math.ceil(round5(value) * 100 - 1e-7) / 100;

/**
 * The platform's own arithmetic: the lines' sum rounded up to the cent, the discount off that, credit (negative) off before VAT,
 * VAT rounded ordinarily.
 */
export function invoiceTotals(
  lines: number,
  account: Pick<Account, 'discount_percentage' | 'vat_percentage'>,
  credit = 0,
): Invoice['totals'] {
  const subtotal = upToCent(lines);
  const discount_amount = cents((subtotal * account.discount_percentage) / 100);
  const base = subtotal - discount_amount + credit;
  const vat_tax = cents((base * account.vat_percentage) / 100);
  return { subtotal, discount_amount, credit: cents(credit), vat_tax, total: cents(base + vat_tax) };
}

export const nextId = (state: State): number => {
  state.nextId += 1;
  return state.nextId;
};

const snapshot = (account: Account): string =>
  JSON.stringify({
    address_line1: account.address_line1,
    address_line2: account.address_line2,
    city: account.city,
    company_name: account.company_name,
    company_reg_code: account.company_reg_code,
    company_vat_number: account.company_vat_number,
    country: account.country,
    county: account.county,
    created: unixTime(account.created),
    email: account.email,
    id: account.id,
    is_deleted: account.is_deleted,
    post_index: account.post_index,
    title: account.title,
  });

interface Lines {
  rows: readonly { description: string; hours: number; price: number; location: string | null }[];
  type: Invoice['document_type'];
  period: { start: number; end: number };
  created: number;
  /** Taken off before VAT; negative. */
  credit?: number;
  status: number;
}

/** Writes an invoice, or a paper that looks like one, and keeps it. */
export function writeInvoice(state: State, account: Account, { rows, type, period, created, credit = 0, status }: Lines): Invoice {
  const id = nextId(state);
  const records = rows.map((row) => ({
    id: nextId(state),
    name: row.description,
    qty: row.hours,
    item_price: row.price,
    amount: round5(row.hours * row.price),
    location_slug: row.location,
  }));
  const sum = records.reduce((total, record) => total + record.amount, 0);
  const totals = invoiceTotals(sum, account, credit);
  // Some names are missing and some are templates that nobody filled in, as on the real platform.
  const name = id % 3 === 0 ? null : id % 3 === 1 ? 'Invoice <nr>' : 'Invoice';
  const invoice: Invoice = {
    id,
    billing_account_id: account.id,
    name,
    document_type: type,
    status,
    created,
    due: created + 14 * day,
    period_start: period.start,
    period_end: period.end,
    discount_percentage: account.discount_percentage,
    vat_percentage: account.vat_percentage,
    totals,
    paid: status === paid ? totals.total : 0,
    records,
    transactions: [],
    account_snapshot: snapshot(account),
  };
  state.invoices.push(invoice);
  return invoice;
}

export const usageRows = (usage: Iterable<Usage>, accountId: number): Usage[] =>
  [...usage].filter((row) => row.billing_account_id === accountId && row.hours > 0);

export const open = (state: State, accountId: number): Invoice[] =>
  state.invoices
    .filter((one) => one.billing_account_id === accountId && one.status !== paid)
    .toSorted((a, b) => a.created - b.created || a.id - b.id);

export const unpaidAmount = (state: State, accountId: number): number =>
  cents(open(state, accountId).reduce((sum, one) => sum + one.totals.total - one.paid, 0));
