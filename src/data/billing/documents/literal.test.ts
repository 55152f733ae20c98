import { describe, expect, it } from 'vitest';
import applied from '@/api/fixtures/newer/applyForInvoicePayment.json';
import cards from '@/api/fixtures/newer/listCards.json';
import invoices from '@/api/fixtures/newer/listInvoices.json';
import { readLiteral, readRecord, wordOf } from './literal';

describe('a literal in a string', () => {
  it.each([
    ['{"a": 1, "b": null}', { a: 1, b: null }],
    ["{'a': 1, 'b': None, 'c': True, 'd': False}", { a: 1, b: null, c: true, d: false }],
    ["{u'name': u'K\\xfcla', 'other': b'x'}", { name: 'Küla', other: 'x' }],
    ["['a', (1, 2.5), -3, 1e3, +4, .5,]", ['a', [1, 2.5], -3, 1000, 4, 0.5]],
    [`{'quote': "it's", "other": 'say "no"'}`, { quote: "it's", other: 'say "no"' }],
    ["'it\\'s \\u00fc \\U0001F600 \\n \\q'", "it's ü 😀 \n \\q"],
    ['{}', {}],
    ['()', []],
    ["{1: 'a'}", { 1: 'a' }],
    ['{"a": 1,}', { a: 1 }],
    ['null', null],
    ['None', null],
  ])('%s', (text, value) => expect(readLiteral(text)).toEqual(value));

  it.each([
    ['nothing', ''],
    ['only space', '  '],
    ['null', null],
    ['missing', undefined],
    ['prose', 'not a literal'],
    ['cut off', "{'a': 'b"],
    ['cut off after an escape', "'\\"],
    ['no colon', "{'a' 'b'}"],
    ['two of them', '{} {}'],
    ['a call', "__import__('os')"],
    ['an object', "{'at': datetime.datetime(2020, 1, 1)}"],
    ['a key that is none', '{[1]: 2}'],
    ['a code point that is none', "'\\U00FFFFFF'"],
    ['deep enough to break a reader', '['.repeat(50_000)],
  ])('%s cannot be read, and that is no failure', (_, text) => expect(readLiteral(text)).toBeUndefined());

  it('gives no text power over objects', () => {
    const value = readRecord("{'__proto__': {'polluted': True}}");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((value as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('reads every sample of both documents', () => {
    expect(readRecord(applied.additional_data)).toMatchObject({ type: 'paying_by_invoice', client: {}, expire_year: '2099' });
    for (const card of cards) expect(readRecord(card.additional_data)).toBeDefined();
    for (const invoice of invoices) {
      expect(readRecord(invoice.account_snapshot)).toMatchObject({ city: 'Küla', company_name: 'Firma' });
      for (const transaction of invoice.transaction_list)
        expect(readRecord(transaction.additional_data)).toMatchObject({ currency: 'EUR' });
    }
  });

  it('is a dictionary or none', () => {
    expect(readRecord('[1]')).toBeUndefined();
    expect(readRecord('null')).toBeUndefined();
    expect(readRecord('"text"')).toBeUndefined();
  });

  it('has words where it says something', () => {
    const record = readRecord("{'a': ' b ', 'c': None, 'd': 5, 'e': '', 'f': {}}");
    expect(['a', 'c', 'd', 'e', 'f', 'g'].map((key) => wordOf(record, key))).toEqual(['b', null, '5', null, null, null]);
    expect(wordOf(undefined, 'a')).toBeNull();
  });
});
