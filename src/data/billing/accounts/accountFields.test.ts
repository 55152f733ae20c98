import { describe, expect, it } from 'vitest';
import newer from '@/api/fixtures/newer/getBillingAccount.json';
import older from '@/api/fixtures/older/getBillingAccount.json';
import live from '@/api/fixtures/live/getBillingAccount.live.json';
import { changesTo, conflicts, fieldProblem, merged, storedFields, valueOf, withEdit, type Edits } from './accountFields';

/** What an operator's installation may hold beside what is documented. */
const odd = {
  ...newer,
  customer_number: 'NW-00417',
  is_partner: true,
  is_reseller: false,
  notice_days: 30,
  empty_note: '',
  nothing: null,
  tags: ['a', 'b'],
  settings: { language: 'et' },
  // Not as the contract types it.
  post_index: 10115,
};
const edits: Edits = { city: { from: 'Küla', to: 'Tallinn' } };

describe('an account that is sent back', () => {
  it('has every field that it has, known or not, as it came', () => {
    const sent = merged(6, odd, edits);
    expect(sent).toMatchObject({
      billing_account_id: 6,
      city: 'Tallinn',
      title: 'konto',
      email: 'user@example.com',
      company_name: 'Firma',
      county: 'Moldaavia',
      post_index: 10115,
      send_invoice_email: true,
      paying_by_invoice: false,
      customer_number: 'NW-00417',
      is_partner: true,
      is_reseller: false,
      notice_days: 30,
      empty_note: '',
      tags: '["a","b"]',
      settings: '{"language":"et"}',
    });
    expect(sent.additional_data, 'byte for byte').toBe(newer.additional_data);
    expect(sent, 'what it does not have is not made up').not.toHaveProperty('nothing');
  });

  it.each([
    ['newer', newer],
    ['older', older],
    ['live', live],
  ])('of the %s platform loses nothing that is stored with it', (_, account) => {
    const own = [
      'id',
      'user_id',
      'created',
      'running_totals',
      'precalc_ongoing',
      'credit_amount',
      'unpaid_amount',
      'eligible_promotions',
      'is_active',
      'is_deleted',
      'is_default',
      'status',
      'suspend_reason',
      'restriction_level',
      'can_pay',
      'primary_card',
      'is_recurring_payment_enabled',
      'recurring_payment_amount',
      'recurring_payment_threshold',
    ];
    const expected = Object.entries(account).filter(([name, value]) => !own.includes(name) && value !== null);
    expect(storedFields(account)).toEqual(Object.fromEntries(expected));
    expect(expected.length).toBeGreaterThan(8);
  });

  it.each(["{'link_methods': ['duitku::FT']}", '{"broken', '', '[]'])('keeps additional data of %j as it is', (text) =>
    expect(merged(6, { ...newer, additional_data: text }, edits).additional_data).toBe(text),
  );
});

describe('edits', () => {
  it('remember what a field was when its editing began', () => {
    const typed = withEdit(withEdit({}, 'city', newer, 'T'), 'city', { ...newer, city: 'Elsewhere' }, 'Tallinn');
    expect(typed).toEqual({ city: { from: 'Küla', to: 'Tallinn' } });
    expect(withEdit(typed, 'city', newer, 'Küla'), 'typed back').toEqual({});
  });

  it('are told as changes of what is there now', () => {
    expect(changesTo(newer, edits)).toEqual(edits);
    expect(changesTo({ ...newer, city: 'Tallinn' }, edits)).toEqual({});
    expect(changesTo({ ...newer, city: 'Tartu' }, edits)).toEqual({ city: { from: 'Tartu', to: 'Tallinn' } });
  });

  it('conflict with what somebody else has done to the same field only', () => {
    expect([...conflicts({ ...newer, city: 'Tartu', title: 'other' }, edits)]).toEqual(['city']);
    expect([...conflicts({ ...newer, city: 'Tallinn' }, edits)]).toEqual([]);
    expect([...conflicts(newer, edits)]).toEqual([]);
  });

  it('reads flags and missing fields', () => {
    expect(valueOf({ send_invoice_email: 'True' }, 'send_invoice_email')).toBe(true);
    expect(valueOf({ send_invoice_email: null }, 'send_invoice_email')).toBe(false);
    expect(valueOf({}, 'title')).toBe('');
    expect(valueOf({ post_index: 10115 }, 'post_index')).toBe('10115');
  });

  it.each([
    ['me@example.com', 'you@example.com', null],
    ['', 'you@example.com', 'required'],
    ['', '', null],
    ['no address', 'you@example.com', 'email'],
    ['a@b..c', 'a@b.c', 'email'],
    ['a@b.c.', 'a@b.c', 'email'],
    ['.a@b.c', 'a@b.c', 'email'],
    ['first.last+tag@mail.example.com', 'a@b.c', null],
  ])('an e-mail of %j after %j: %s', (value, before, problem) => expect(fieldProblem('email', value, before)).toBe(problem));
});

it.each([
  ['EE', null],
  ['ee', null],
  ['', null],
  ['Estonia', 'country'],
  ['E1', 'country'],
])('a country of %j: %s', (value, problem) => expect(fieldProblem('country', value, '')).toBe(problem));
