import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { BillingAccount } from '@/api';
import live from '@/api/fixtures/live/getBillingAccount.live.json';
import type { Machine } from '@/data/resources/vm/machines';
import { creditLeft, discounted, lastsUntil, runwayOf, savings, topUpExpected } from './runway';

const account = (more: Partial<BillingAccount>): BillingAccount => ({ id: 1, ...more });
const left = (more: Partial<BillingAccount>) => {
  const found = creditLeft(account(more));
  return found && [found.amount.toFixed(), found.basis];
};
const now = Date.UTC(2026, 9, 14, 12, 40);

describe('what is left of a credit', () => {
  it.each([
    ['what is available, else what is held', { credit_amount: 5, running_totals: { credit_available: 20 } }, ['20', 'available']],
    ['what is held when no sums are told', { credit_amount: 5, running_totals: null }, ['5', 'credit']],
    ['ongoing, which is what remains', { running_totals: { credit_available: 20, ongoing: 12.5, subtotal: 7.5 } }, ['12.5', 'ongoing']],
    [
      'ongoing as the platform deducts it in advance',
      { credit_amount: 20, precalc_ongoing: 11, running_totals: { ongoing: 12 } },
      ['11', 'ongoing'],
    ],
    ['not an ongoing that is more than there is', { credit_amount: 20, precalc_ongoing: 25 }, ['20', 'credit']],
    ['not an ongoing of nothing', { credit_amount: 2, running_totals: { credit_available: 2, ongoing: 0 } }, ['2', 'available']],
    [
      'not an ongoing that is what the month has cost',
      { credit_amount: 20, running_totals: { ongoing: 7, subtotal: 7 } },
      ['20', 'credit'],
    ],
    ['nothing when it may have debt', { credit_amount: 5, allow_debt: true }, null],
    ['nothing when it pays by invoice', { credit_amount: 5, paying_by_invoice: true }, null],
    ['nothing of nothing', { credit_amount: 0 }, null],
    ['nothing of less than nothing', { credit_amount: -3, precalc_ongoing: -3 }, null],
    ['nothing when nothing is told', {}, null],
  ])('is %s', (_, more, expected) => expect(left(more)).toEqual(expected));

  it('of a live account is not its month', () => expect(left(live as BillingAccount)).toEqual(['136296.81', 'available']));
});

describe('how long a credit lasts', () => {
  it('is in whole days, without and with what is to come', () => {
    expect(runwayOf(new Big(24), new Big('0.1'), new Big('0.1'))).toEqual({ without: 10, with: 5 });
    expect(runwayOf(new Big('23.9'), new Big('0.1'), new Big('0'))).toEqual({ without: 9, with: 9 });
    expect(runwayOf(new Big(24), new Big(0), new Big('0.5'))).toEqual({ without: null, with: 2 });
    expect(runwayOf(new Big(1), new Big(1), new Big(1))).toEqual({ without: 0, with: 0 });
  });

  it('ends with a whole hour, counted from the one that has begun', () => {
    expect(lastsUntil(new Big('0.35'), new Big('0.1'), now)?.toISOString()).toBe('2026-10-14T15:00:00.000Z');
    expect(lastsUntil(new Big('0.3'), new Big('0.1'), now)?.toISOString()).toBe('2026-10-14T15:00:00.000Z');
    expect(lastsUntil(new Big('0.05'), new Big('0.1'), now)?.toISOString()).toBe('2026-10-14T12:00:00.000Z');
  });

  it('has no end when nothing costs anything, nor one beyond all calendars', () => {
    expect(lastsUntil(new Big(5), new Big(0), now)).toBeNull();
    expect(lastsUntil(new Big('1e12'), new Big('0.000001'), now)).toBeNull();
  });

  it('counts a discount', () => {
    expect(discounted(new Big('0.5'), account({ discount_percentage: 10 })).toFixed()).toBe('0.45');
    expect(discounted(new Big('0.5'), account({})).toFixed()).toBe('0.5');
  });

  it('is until the automatic top-up, where there is one', () => {
    const auto = { is_recurring_payment_enabled: true, recurring_payment_threshold: 10 };
    expect(topUpExpected(account(auto), new Big(12), new Big(1), now)?.toISOString()).toBe('2026-10-14T14:00:00.000Z');
    expect(topUpExpected(account(auto), new Big(9), new Big(1), now)?.toISOString()).toBe('2026-10-14T12:00:00.000Z');
    expect(topUpExpected(account({ ...auto, is_recurring_payment_enabled: false }), new Big(12), new Big(1), now)).toBeNull();
    expect(topUpExpected(account({ is_recurring_payment_enabled: true }), new Big(12), new Big(1), now)).toBeNull();
  });
});

describe('what would lengthen it', () => {
  const machine = (uuid: string, status: string, running: number | null): Machine => ({
    id: `x/${uuid}`,
    location: { slug: 'x', display_name: 'X' },
    item: { uuid, name: uuid, status, billing_account: 1 },
    floating: [],
    price: running === null ? null : { lines: [], running: new Big(running), stopped: new Big(running).div(10), incomplete: false },
  });

  it('are the dearest running machines, by what stopping them saves', () => {
    const machines = [
      machine('a', 'running', 0.1),
      machine('off', 'stopped', 9),
      machine('b', 'running', 0.4),
      machine('unknown', 'running', null),
      machine('c', 'running', 0.2),
      machine('d', 'running', 0.05),
      machine('free', 'running', 0),
    ];
    const found = savings(account({}), new Big('7.5'), new Big('0.75'), machines, now);
    expect(found.map((each) => [each.machine.item.uuid, each.hourly.toFixed(), each.until?.toISOString()])).toEqual([
      ['b', '0.36', '2026-10-15T07:00:00.000Z'],
      ['c', '0.18', '2026-10-15T01:00:00.000Z'],
      ['a', '0.09', '2026-10-14T23:00:00.000Z'],
    ]);
    expect(lastsUntil(new Big('7.5'), new Big('0.75'), now)?.toISOString()).toBe('2026-10-14T22:00:00.000Z');
  });

  it('save less where there is a discount, and may end all costs', () => {
    const only = [machine('a', 'running', 1)];
    const [found] = savings(account({ discount_percentage: 50 }), new Big(1), new Big('0.45'), only, now);
    expect(found?.hourly.toFixed()).toBe('0.45');
    expect(found?.until).toBeNull();
  });
});
