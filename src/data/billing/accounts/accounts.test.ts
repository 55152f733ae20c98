import { describe, expect, it } from 'vitest';
import type { BillingAccount } from '@/api';
import suspended from '@/api/fixtures/live/listBillingAccounts.suspended.json';
import { canCharge, firstAccount, restriction, titleOf } from './accounts';

const account = (more: Partial<BillingAccount> = {}): BillingAccount => ({ id: 1, is_active: true, restriction_level: 'CLEAR', ...more });
const frozen = { restriction_level: 'FROZEN' };

describe('whether an account can be charged', () => {
  it.each([
    ['active and clear', {}, null],
    ['nothing is said of it', { is_active: null, restriction_level: null }, null],
    ['limited, which bounds how much', { restriction_level: 'LIMITED' }, null],
    ['restricted in a way that was never seen', { restriction_level: 'PURPLE' }, null],
    ['deleted', { is_deleted: true }, 'data.account.deleted'],
    ['deleted and suspended', { is_deleted: true, is_active: false, suspend_reason: 'abuse' }, 'data.account.deleted'],
    ['suspended with a reason', { is_active: false, suspend_reason: 'abuse' }, 'data.account.suspended'],
    ['not active, without a reason', { is_active: false, suspend_reason: '' }, 'data.account.inactive'],
    ['not active, reason null', { is_active: false, suspend_reason: null }, 'data.account.inactive'],
    ['out of credit', frozen, 'data.account.frozen'],
    ['out of credit, in small letters', { restriction_level: 'frozen' }, 'data.account.frozen'],
    ['terminated', { restriction_level: 'TERMINATED' }, 'data.account.terminated'],
  ])('%s', (_, more, reason) => expect(canCharge(account(more))?.id ?? null).toBe(reason));

  it("gives the platform's reason", () =>
    expect(canCharge(account({ is_active: false, suspend_reason: 'abuse' }))?.values).toEqual({ reason: 'abuse' }));

  it('as live platforms answer it', () => {
    const verdicts = (suspended as BillingAccount[]).map(canCharge);
    expect(verdicts).toEqual([null, { id: 'data.account.suspended', values: { reason: 'Unpaid invoices' } }]);
  });
});

describe('a restriction', () => {
  it.each([
    ['CLEAR', null],
    ['clear', null],
    ['NONE', null],
    ['', null],
    [null, null],
    [undefined, null],
    ['LIMITED', 'LIMITED'],
    ['Frozen', 'FROZEN'],
    ['PURPLE', 'PURPLE'],
  ])('%j is %j', (level, expected) => expect(restriction(account({ restriction_level: level }))).toBe(expected));
});

describe('the account that forms begin with', () => {
  it.each([
    ['the default one when it can pay', [account({ id: 1 }), account({ id: 2, is_default: true })], 2],
    [
      'else the first that can',
      [account({ id: 1, ...frozen }), account({ id: 2, is_default: true, is_active: false }), account({ id: 3 })],
      3,
    ],
    ['the first that can when none is the default', [account({ id: 1, ...frozen }), account({ id: 2 })], 2],
    ['the default one when none can', [account({ id: 1, ...frozen }), account({ id: 2, is_default: true, ...frozen })], 2],
    ['the first when none can and none is the default', [account({ id: 1, ...frozen }), account({ id: 2, ...frozen })], 1],
    ['none when there is none', [], undefined],
  ])('%s', (_, accounts, id) => expect(firstAccount(accounts)?.id).toBe(id));
});

it.each([
  [{ title: 'Main', company_name: 'Firm', email: 'me@example.com' }, 'Main'],
  [{ title: '', company_name: 'Firm', email: 'me@example.com' }, 'Firm'],
  [{ title: null, company_name: null, email: 'me@example.com' }, 'me@example.com'],
  [{}, '1'],
])('an account with %j is called %s', (more, name) => expect(titleOf(account(more))).toBe(name));
