import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { Invoice } from '@/api';
import { dueOf, openInvoices, paidOf, spread } from './owed';

const invoice = (id: number, total: number | null, paid: number[] = [], more: Partial<Invoice> = {}): Invoice => ({
  id,
  created: id,
  status: 5,
  totals: { total },
  transaction_list: paid.map((amount) => ({ amount })),
  ...more,
});
const parts = (open: readonly Invoice[], amount: string) => {
  const { parts: covered, left } = spread(open, new Big(amount));
  return [covered.map(({ invoice: { id }, pays, due }) => `${id}: ${pays.toFixed()} of ${due.toFixed()}`), left.toFixed()];
};

describe('what waits to be paid', () => {
  it('is what is unpaid, the oldest first, whatever else is in the list', () => {
    const all = [
      invoice(4, 10),
      invoice(2, 10),
      invoice(9, 10, [], { status: 10 }),
      invoice(3, 10, [], { status: 17 }),
      invoice(5, -10),
      invoice(6, null),
      invoice(7, 10, [10]),
      invoice(8, 10, [], { created: 1 }),
      invoice(1, 10, [], { status: null }),
    ];
    expect(openInvoices(all).map(({ id }) => id)).toEqual([8, 2, 4]);
  });
  it('is less by what was paid, in decimals', () => {
    expect(dueOf(invoice(1, 0.3, [0.1])).toFixed()).toBe('0.2');
    expect(dueOf(invoice(1, 10, [], { status: 10 })).toFixed(), 'paid in some other way').toBe('0');
    expect(dueOf(invoice(1, 10, [], { transaction_list: null })).toFixed()).toBe('10');
    expect(paidOf(invoice(1, 10, [4, 8])).toFixed()).toBe('12');
  });
});

it.each([
  ['36', ['1: 36 of 36'], '0'],
  ['40', ['1: 36 of 36', '2: 4 of 12'], '0'],
  ['0.01', ['1: 0.01 of 36'], '0'],
  ['48', ['1: 36 of 36', '2: 12 of 12'], '0'],
  ['50', ['1: 36 of 36', '2: 12 of 12'], '2'],
  ['0', [], '0'],
])('an amount of %s goes to the oldest first', (amount, covered, left) => {
  expect(parts([invoice(1, 40, [4]), invoice(2, 12)], amount)).toEqual([covered, left]);
});
