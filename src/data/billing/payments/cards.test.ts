import { describe, expect, it } from 'vitest';
import type { BillingAccount, Card } from '@/api';
import newer from '@/api/fixtures/newer/listCards.json';
import applied from '@/api/fixtures/newer/applyForInvoicePayment.json';
import {
  asksHolder,
  canBePrimary,
  canPay,
  canTopUp,
  expiry,
  failoverOf,
  linkMethods,
  methodOf,
  methodsOf,
  noCard,
  noPrimary,
  primaryOf,
} from './cards';

const card = (id: number, more: Partial<Card> = {}): Card => ({
  id,
  is_verified: true,
  is_primary: false,
  additional_data: JSON.stringify({ card_type: 'visa', last4: '4242', expire_month: '12', expire_year: '2029' }),
  ...more,
});

describe('a way to pay', () => {
  it('is read from JSON in a string, as the document has it', () => {
    const [method] = methodsOf(newer);
    expect(method).toMatchObject({ kind: 'card', brand: 'visa', last4: '1111', holder: 'Inimene', primary: true, verified: true });
    expect(new Date(method?.expires ?? 0).toISOString()).toBe('2030-01-01T00:00:00.000Z');
  });
  it('is read from a Python program’s dictionary', () =>
    expect(methodOf(applied as Card)).toMatchObject({ kind: 'invoice', brand: 'By invoice', verified: false }));
  it('is read from what Stripe tells', () => {
    const additional_data = JSON.stringify({
      type: 'creditcard',
      processor_data: { card: { brand: 'mastercard', last4: '0005', exp_month: 3, exp_year: 28 } },
    });
    const method = methodOf(card(1, { additional_data }));
    expect(method).toMatchObject({ brand: 'mastercard', last4: '0005', expires: Date.UTC(2028, 3, 1) });
  });
  it.each([null, '', '{broken', '[]', '"text"', '{"expire_month": "13"}'])('is there without what cannot be read: %j', (additional_data) =>
    expect(methodOf(card(7, { additional_data, valid_thru: 1893369600 }))).toEqual({
      id: 7,
      kind: 'card',
      brand: null,
      last4: null,
      holder: null,
      expires: 1_893_369_600_000,
      primary: false,
      verified: true,
    }),
  );
});

it('a card is good to the end of its month', () => {
  const method = methodOf(card(1));
  expect(expiry(method, Date.UTC(2029, 9, 1))).toBeNull();
  expect(expiry(method, Date.UTC(2029, 11, 31, 23))).toBe('soon');
  expect(expiry(method, Date.UTC(2030, 0, 1))).toBe('expired');
  expect(expiry(methodOf(applied as Card), Date.UTC(2200, 0, 1)), 'paying by invoice does not expire').toBeNull();
});

describe('which card is charged', () => {
  const of = (...cards: Card[]) => methodsOf(cards);
  it('is the primary one, with another behind it', () => {
    const methods = of(card(1), card(2, { is_primary: true }), card(3, { is_deleted: true }), card(4, { is_verified: false }));
    expect(methods.map(({ id }) => id)).toEqual([2, 1, 4]);
    expect([primaryOf(methods)?.id, failoverOf(methods)?.id]).toEqual([2, 1]);
    expect(noPrimary(methods)).toBeNull();
  });
  it.each([
    ['none', [], 'pay.reason.noCard', 'pay.reason.noCard'],
    ['one that is not verified', [card(1, { is_verified: false, is_primary: true })], 'pay.reason.notVerified', 'pay.reason.notVerified'],
    ['none that is the primary one', [card(1)], 'pay.reason.noPrimary', null],
    ['paying by invoice alone', [{ ...(applied as Card), is_verified: true }], 'pay.reason.noCard', 'pay.reason.noCard'],
  ])('%s', (_, cards, itself, chosen) => {
    const methods = of(...cards);
    expect([noPrimary(methods)?.id ?? null, noCard(methods)?.id ?? null]).toEqual([itself, chosen]);
    expect(failoverOf(methods)).toBeUndefined();
  });
  it('is made the primary one only when it is verified', () => {
    expect(canBePrimary(methodOf(card(1)))).toBeNull();
    expect(canBePrimary(methodOf(card(1, { is_primary: true })))?.id).toBe('pay.method.isPrimary');
    expect(canBePrimary(methodOf(card(1, { is_verified: false })))?.id).toBe('pay.reason.notVerified');
    expect(canBePrimary(methodOf({ ...(applied as Card), is_primary: false }))?.id).toBe('pay.method.awaiting');
  });
});

describe('an account', () => {
  const account = (more: Partial<BillingAccount>): BillingAccount => ({ id: 1, is_active: true, ...more });
  it.each([
    ['clear', {}, null, null],
    ['frozen: that is what lifts it', { restriction_level: 'FROZEN' }, null, null],
    ['waiting to be validated', { is_active: false }, 'data.account.inactive', null],
    [
      'suspended for not having paid',
      { is_active: false, suspend_reason: 'Unpaid invoices', can_pay: true },
      'data.account.suspended',
      null,
    ],
    ['that may not pay', { can_pay: false }, null, 'billing.pay.cannot'],
    ['deleted', { is_deleted: true, restriction_level: 'FROZEN' }, 'data.account.deleted', 'data.account.deleted'],
    ['frozen and suspended', { is_active: false, restriction_level: 'FROZEN' }, 'data.account.inactive', null],
    ['terminated', { restriction_level: 'TERMINATED' }, 'data.account.terminated', null],
  ])('%s', (_, more, topUp, pay) => expect([canTopUp(account(more))?.id ?? null, canPay(account(more))?.id ?? null]).toEqual([topUp, pay]));

  it('names its links', () => {
    expect(linkMethods(account({ additional_data: '{"link_methods": ["duitku::FT", 3, "duitku::M1"]}' }))).toEqual([
      'duitku::FT',
      'duitku::M1',
    ]);
    expect(linkMethods(account({ additional_data: "{'link_methods': ['a']}" }))).toEqual(['a']);
    expect(linkMethods(account({ additional_data: '{"link_methods": "x"}' }))).toEqual([]);
    expect(linkMethods(account({ additional_data: null }))).toEqual([]);
  });
});

it.each([
  ['Your card was declined. This transaction requires authentication.', true],
  ['authentication_required', true],
  ['3D Secure failed', true],
  ['requires_action', true],
  ['Your card was declined.', false],
  ['Invalid 3D model', false],
  [null, false],
])('%j asks the holder: %s', (text, asks) => expect(asksHolder(text)).toBe(asks));
