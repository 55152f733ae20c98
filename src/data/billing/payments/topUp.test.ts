import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { BillingAccount } from '@/api';
import { amountProblem, readAmount, restOfMonth, topUp } from './topUp';

const texts = (sum: ReturnType<typeof topUp>) => Object.fromEntries(Object.entries(sum).map(([name, value]) => [name, value.toFixed()]));
const wiki = { percent: 3.5, flat: 0.25 };

describe('what a card is charged for credit', () => {
  it("comes out as in the wiki's example", () =>
    expect(texts(topUp(new Big(50), wiki, 20, 2))).toEqual({ credit: '50', fee: '2', subtotal: '52', vat: '10.4', total: '62.4' }));

  it.each([
    ['without a fee', 100, { percent: 0, flat: 0 }, 20, 2, '0', '120'],
    ['without VAT', 100, wiki, 0, 2, '3.75', '103.75'],
    ['a fee of half a cent is rounded up', 0.1, { percent: 5, flat: 0 }, 0, 2, '0.01', '0.11'],
    ['no decimals: rupiah', 150_000, { percent: 2.9, flat: 2000 }, 11, 0, '6350', '173549'],
    ['three decimals: dinar', 10, { percent: 1.25, flat: 0.1 }, 19, 3, '0.225', '12.168'],
    ['what binary fractions miss', 1.005, { percent: 0, flat: 0 }, 100, 2, '0', '2.015'],
  ])('%s', (_, credit, fee, vat, decimals, feeIs, total) => {
    const sum = topUp(new Big(credit), fee, vat, decimals);
    expect([sum.fee.toFixed(), sum.total.toFixed()]).toEqual([feeIs, total]);
  });
});

describe('an amount that is typed', () => {
  it.each([
    ['50', 2, null],
    ['50.25', 2, null],
    ['50,25', 2, null],
    [' 50. ', 2, null],
    ['1.005', 3, null],
    ['150000', 0, null],
    ['', 2, 'pay.amount.empty'],
    ['  ', 2, 'pay.amount.empty'],
    ['0', 2, 'pay.amount.nothing'],
    ['0,00', 2, 'pay.amount.nothing'],
    ['-5', 2, 'pay.amount.wrong'],
    ['1e3', 2, 'pay.amount.wrong'],
    ['1,000.50', 2, 'pay.amount.wrong'],
    ['fifty', 2, 'pay.amount.wrong'],
    ['.', 2, 'pay.amount.wrong'],
    // A thousand with its separator must not become one.
    ['1,000', 2, 'pay.amount.decimals'],
    ['1.000', 2, 'pay.amount.decimals'],
    ['1.001', 2, 'pay.amount.decimals'],
    ['10.5', 0, 'pay.amount.decimals'],
  ])('%j with %i decimals', (text, decimals, problem) => expect(amountProblem(text, decimals)?.id ?? null).toBe(problem));

  it('is read to the last digit', () => {
    expect(readAmount('75,5')?.toFixed()).toBe('75.5');
    expect(readAmount('0.1')?.plus(0.2).toFixed()).toBe('0.3');
    expect(readAmount('1234567890123')).toBeNull();
  });
});

describe('the rest of the month', () => {
  // The sixth day, 00:00 UTC, of a month of 30: 600 hours are to come.
  const hourly = new Big('0.1');
  const now = Date.UTC(2026, 10, 6);
  const account = (ongoing: number | null, more: Partial<BillingAccount> = {}): BillingAccount => ({
    id: 1,
    discount_percentage: 10,
    running_totals: { ongoing, subtotal: 12, credit_available: 100 },
    ...more,
  });
  const say = (found: ReturnType<typeof restOfMonth>) => found && [found.rest.toFixed(), found.missing.toFixed()];

  it('is what an hour costs now, for the hours that remain, less the discount', () => {
    expect(say(restOfMonth(account(20), hourly, now))).toEqual(['54', '34']);
    expect(say(restOfMonth(account(60), hourly, now))).toEqual(['54', '0']);
    expect(say(restOfMonth({ id: 1, running_totals: { ongoing: -5 } }, hourly, now)), 'a debt comes on top').toEqual(['60', '65']);
    expect(say(restOfMonth(account(null), hourly, now)), 'the credit itself where no remainder is told').toEqual(['54', '0']);
    expect(say(restOfMonth(account(20), new Big(0), now))).toEqual(['0', '0']);
  });
  it('is not told where it cannot be', () => {
    expect(restOfMonth({ id: 1 }, hourly, now)).toBeNull();
    expect(restOfMonth(account(20, { allow_debt: true }), hourly, now)).toBeNull();
  });
});
