import { describe, expect, it } from 'vitest';
import type { BillingAccount, Invoice } from '@/api';
import { mayNeedWords, nobodyPays } from './accounts';
import { forbidding } from './allows';
import { standingsOf } from './standing';
import { isOverdue, nextDue } from '../documents/unpaid';

const account = (more: Partial<BillingAccount> = {}): BillingAccount => ({ id: 1, is_active: true, restriction_level: 'CLEAR', ...more });
const suspended = { is_active: false, suspend_reason: 'abuse' };

describe('how an account stands', () => {
  it.each([
    ['fine', {}, false, []],
    ['nothing is told of it', { is_active: null, restriction_level: null, primary_card: undefined }, false, []],
    ['suspended with a reason', suspended, false, ['suspended bad support']],
    ['not active without one', { is_active: false, suspend_reason: '' }, false, ['awaiting bad support']],
    ['out of credit, however it is written', { restriction_level: 'frozen' }, false, ['frozen bad topUp']],
    ['limited, paying in advance', { restriction_level: 'LIMITED' }, false, ['limited warn topUp']],
    ['limited, paying afterwards', { restriction_level: 'LIMITED', allow_debt: true }, false, ['limited warn support']],
    ['terminated', { restriction_level: 'TERMINATED' }, false, ['terminated bad support']],
    ['restricted in a way that was never seen', { restriction_level: 'PURPLE' }, false, ['level warn support']],
    ['unable to pay without a reason', { can_pay: false }, false, ['cannotPay warn cards']],
    ['unable to pay, which its level says already', { can_pay: false, restriction_level: 'FROZEN' }, false, ['frozen bad topUp']],
    ['owing past the day', {}, true, ['overdue bad pay']],
    ['out of credit and owing', { restriction_level: 'FROZEN' }, true, ['frozen bad topUp', 'overdue bad pay']],
    ['suspended and owing', suspended, true, ['suspended bad support', 'overdue bad pay']],
    ['charged each month without a card', { allow_debt: true, primary_card: null }, false, ['noCard warn cards']],
    ['topping itself up without a card', { is_recurring_payment_enabled: true, primary_card: null }, false, ['noCard warn cards']],
    ['paying in advance without a card, which it may', { primary_card: null }, false, []],
    ['paying by invoice', { allow_debt: true, paying_by_invoice: true, primary_card: null }, false, []],
    ['deleted, which is all that matters', { is_deleted: true, ...suspended }, true, ['deleted warn null']],
  ])('%s', (_, more, overdue, expected) => {
    const one = account(more);
    expect(standingsOf(one, overdue).map(({ kind, tone, way }) => `${kind} ${tone} ${way}`)).toEqual(expected);
    // What is looked at first lets nothing pass that has something said of it.
    if (!one.is_deleted && expected.length > 0) expect(mayNeedWords({ ...one, unpaid_amount: overdue ? 1 : 0 })).toBe(true);
  });

  it('is not asked about when it is fine', () => expect(mayNeedWords(account({ unpaid_amount: 0, primary_card: null }))).toBe(false));
});

describe('what a state forbids', () => {
  const frozen = account({ restriction_level: 'FROZEN' });
  const vm = (status: string, billing_account: number | undefined = 1) => ({ uuid: 'a', name: 'a', status, billing_account });
  it.each([
    ['start', 'stopped', [frozen], true],
    ['bootMedia', 'stopped', [frozen], true],
    ['clone', 'stopped', [frozen], true],
    ['snapshot', 'running', [frozen], true],
    // A stopped machine is resized without a start; a running one could not be started again.
    ['guideResize', 'stopped', [frozen], false],
    ['guideResize', 'running', [frozen], true],
    ['stop', 'running', [frozen], false],
    ['remove', 'running', [frozen], false],
    ['start', 'stopped', [account()], false],
    ['start', 'stopped', [account({ restriction_level: 'LIMITED' })], false],
    ['start', 'stopped', [account({ id: 2, ...suspended })], false],
    ['start', 'stopped', undefined, false],
  ] as const)('%s of a %s machine', (action, status, accounts, forbidden) =>
    expect(forbidding(action, vm(status), accounts) !== null).toBe(forbidden),
  );

  it('making anything, when nobody can be charged', () => {
    expect(nobodyPays(undefined)).toBeNull();
    expect(nobodyPays([])).toBeNull();
    expect(nobodyPays([frozen, account({ id: 2 })])).toBeNull();
    expect(nobodyPays([frozen])?.id).toBe('data.account.frozen');
    expect(nobodyPays([frozen, account({ id: 2, ...suspended })])?.id).toBe('data.account.none');
    expect(nobodyPays([frozen, account({ id: 2, is_deleted: true })])?.id).toBe('data.account.frozen');
  });
});

describe('invoices past their day', () => {
  const now = Date.UTC(2026, 10, 22);
  const invoice = (status: number, due_date: number | null): Invoice => ({ id: 1, status, due_date });
  const before = now / 1000 - 1;
  it.each([
    [invoice(5, before), true],
    [invoice(5, now / 1000 + 1), false],
    [invoice(10, before), false],
    [invoice(7, before), false],
    [invoice(5, null), false],
    [{ ...invoice(5, before), totals: { total: 0 } }, false],
    [{ ...invoice(5, before), totals: { total: -5 } }, false],
  ])('%j: %s', (one, overdue) => expect(isOverdue(one, now)).toBe(overdue));
  it('are due with the oldest that is unpaid', () => {
    expect(nextDue([invoice(5, 20), invoice(5, 10), invoice(10, 5)])?.getTime()).toBe(10_000);
    expect(nextDue([invoice(10, 5)])).toBeNull();
    expect(nextDue([{ ...invoice(5, 5), totals: { total: -5 } }])).toBeNull();
  });
});
