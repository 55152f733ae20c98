import Big from 'big.js';
import type { Invoice, InvoiceRecord } from '@/api';
import { decimal, placesOf, sumOf } from './amounts';

/** Unknown: something that the check needs is missing, which is nobody's mistake. */
export type CheckResult = 'holds' | 'differs' | 'unknown';

export interface LineCheck {
  readonly record: InvoiceRecord;
  /** Quantity times price, at five decimals. */
  readonly expected: Big | null;
  readonly found: Big | null;
  readonly verdict: CheckResult;
}

export interface Step {
  readonly key: 'subtotal' | 'discount' | 'credit' | 'vat' | 'total';
  /** What the number is calculated from, exact: the sum of the lines, the subtotal, what VAT is charged on. */
  readonly from: Big | null;
  /** Null also for credit, of which only the sign is known. */
  readonly expected: Big | null;
  readonly found: Big | null;
  readonly verdict: CheckResult;
}

export interface Proof {
  readonly lines: readonly LineCheck[];
  readonly steps: readonly Step[];
  /** Digits behind the point that the document's sums are rounded to. */
  readonly places: number;
  readonly verdict: CheckResult;
}

/** Lines are kept at five decimals. */
const fine = (amount: Big): Big => amount.round(5, Big.roundHalfUp);
/** Documents were only ever seen to round to the cent, whatever the currency. */
const cents = 2;

const verdictOf = (expected: Big | null, found: Big | null): CheckResult =>
  expected && found ? (expected.eq(found) ? 'holds' : 'differs') : 'unknown';

function checkLine(record: InvoiceRecord): LineCheck {
  const quantity = decimal(record.qty);
  const price = decimal(record.item_price);
  const amount = decimal(record.amount);
  const found = amount && fine(amount);
  const expected = quantity && price && fine(quantity.times(price));
  return { record, expected, found, verdict: verdictOf(expected, found) };
}

/** Up to the next cent. Which way that goes below zero no document tells: either is right. */
function roundedUp(sum: Big, places: number, found: Big | null): Big {
  const up = sum.round(places, Big.roundUp);
  const towardsZero = sum.round(places, Big.roundDown);
  return sum.lt(0) && found?.eq(towardsZero) ? towardsZero : up;
}

/** The steps from the lines to the total, each from the server's own numbers before it, so that one mismatch is one. */
function stepsOf(invoice: Invoice, sum: Big | null, places: number): Step[] {
  const { totals } = invoice;
  const [subtotal, discount, credit, vat, total] = (['subtotal', 'discount_amount', 'credit', 'vat_tax', 'total'] as const).map((name) =>
    decimal(totals?.[name]),
  ) as [Big | null, Big | null, Big | null, Big | null, Big | null];
  const share = (amount: Big | null, percent: number | null | undefined) => {
    const part = decimal(percent);
    return amount && part && amount.times(part).div(100).round(places, Big.roundHalfUp);
  };
  const base = subtotal && discount && credit && subtotal.minus(discount).plus(credit);
  const step = (
    key: Step['key'],
    from: Big | null,
    expected: Big | null,
    found: Big | null,
    verdict = verdictOf(expected, found),
  ): Step => ({
    key,
    from,
    expected,
    found,
    verdict,
  });
  // A document that gives money back may well give credit back too.
  const backwards = subtotal?.lt(0) ?? true;
  return [
    step('subtotal', sum, sum && roundedUp(sum, places, subtotal), subtotal),
    step('discount', subtotal, share(subtotal, invoice.discount_percentage), discount),
    step('credit', null, null, credit, credit && (!backwards || credit.lte(0)) ? (credit.lte(0) ? 'holds' : 'differs') : 'unknown'),
    step('vat', base, share(base, invoice.vat_percentage), vat),
    step('total', base, base && vat && base.plus(vat), total),
  ];
}

const worst = (verdicts: readonly CheckResult[]): CheckResult =>
  verdicts.includes('differs') ? 'differs' : verdicts.includes('unknown') ? 'unknown' : 'holds';
const mismatches = (steps: readonly Step[]) => steps.filter(({ verdict }) => verdict === 'differs').length;

/**
 * Whether a document's numbers follow from each other by the platform's arithmetic: a line is quantity times price at five
 * decimals; the lines' sum is rounded up; discount off that; credit, a negative number, off before VAT; VAT rounded
 * ordinarily. The server's numbers stay what they are; this only explains them. `decimals` are those of the currency; a
 * document that comes out right in cents only is taken to be in cents.
 */
export function proofOf(invoice: Invoice, decimals: number): Proof {
  const records = invoice.records_list ?? [];
  const lines = records.map(checkLine);
  const amounts = lines.map(({ found }) => found);
  const known = amounts.filter((amount) => amount !== null);
  // Without lines there is nothing that a sum could come from, unless it is nothing.
  const nothing = records.length === 0 && decimal(invoice.totals?.subtotal)?.eq(0) !== true;
  const sum = nothing || known.length < amounts.length ? null : sumOf(known);
  const ways = [...new Set([decimals, cents, Math.min(5, finest(invoice))])].map((places) => ({
    places,
    steps: stepsOf(invoice, sum, places),
  }));
  const [way = { places: decimals, steps: [] }] = ways.toSorted((a, b) => mismatches(a.steps) - mismatches(b.steps));
  return { lines, ...way, verdict: worst([...lines, ...way.steps].map(({ verdict }) => verdict)) };
}

/** The most digits behind the point that one of the document's sums has. */
const finest = ({ totals }: Invoice): number =>
  Math.max(0, ...Object.values(totals ?? {}).map((value) => placesOf(decimal(typeof value === 'number' ? value : null) ?? new Big(0))));
