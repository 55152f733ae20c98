import { describe, expect, it } from 'vitest';
import type { Invoice } from '@/api';
import live from '@/api/fixtures/live/listInvoices.document.json';
import one from '@/api/fixtures/newer/getInvoice.json';
import list from '@/api/fixtures/newer/listInvoices.json';
import { proofOf } from './proof';

const shown = (invoice: Invoice, decimals = 2) => {
  const { lines, steps, places, verdict } = proofOf(invoice, decimals);
  return {
    verdict,
    places,
    lines: lines.map((line) => line.verdict),
    ...Object.fromEntries(
      steps.map((step) => [step.key, `${step.expected?.toFixed() ?? '?'} ${step.found?.toFixed() ?? '?'} ${step.verdict}`]),
    ),
  };
};

const invoice = (more: Partial<Invoice> = {}): Invoice => ({
  id: 1,
  discount_percentage: 0,
  vat_percentage: 20,
  records_list: [{ name: 'a', qty: 10, qty_unit: 'h', item_price: 0.123, amount: 1.23 }],
  totals: { subtotal: 1.23, discount_amount: 0, credit: 0, vat_tax: 0.25, total: 1.48 },
  ...more,
});

describe('every sample invoice of both documents', () => {
  it.each([one, ...list].map((sample) => [`${sample.id}, ${sample.discount_percentage} %`, sample] as const))(
    '%s comes out line by line and step by step',
    (_, sample) => {
      const proof = proofOf(sample, 2);
      expect(proof.lines).toHaveLength(sample.records_list.length);
      for (const line of proof.lines) {
        expect(line.verdict).toBe('holds');
        expect(line.expected?.toFixed(5)).toBe(line.record.amount?.toFixed(5));
      }
      expect(proof.steps.map(({ key, verdict }) => `${key} ${verdict}`)).toEqual(
        ['subtotal', 'discount', 'credit', 'vat', 'total'].map((key) => `${key} holds`),
      );
      expect(proof.verdict).toBe('holds');
      expect(proof.places).toBe(2);
    },
  );

  it('with discount and credit, the numbers of each step', () => {
    expect(shown(one)).toMatchObject({
      subtotal: '1.23 1.23 holds',
      discount: '0.12 0.12 holds',
      credit: '? -0.1 holds',
      vat: '0.2 0.2 holds',
      total: '1.21 1.21 holds',
    });
    expect(proofOf(one, 2).steps.map(({ from }) => from?.toFixed() ?? null)).toEqual(['1.22231', '1.23', null, '1.01', '1.01']);
  });

  it('without lines, or without anything, cannot be checked, which is no mismatch', () => {
    const [withTotals, bare] = live as Invoice[];
    if (!withTotals || !bare) throw new Error('The sample has two.');
    expect(shown(withTotals)).toMatchObject({
      verdict: 'unknown',
      lines: [],
      subtotal: '? 12345.67 unknown',
      vat: '1358.02 1358.02 holds',
    });
    expect(shown(bare)).toMatchObject({ verdict: 'unknown', subtotal: '? ? unknown', vat: '? ? unknown', total: '? ? unknown' });
  });
});

describe('a mismatch is marked', () => {
  it.each([
    ['a line', { records_list: [{ qty: 10, item_price: 0.123, amount: 1.22999 }] }, { lines: ['differs'], subtotal: '1.23 1.23 holds' }],
    [
      'the subtotal',
      { totals: { subtotal: 1.22, discount_amount: 0, credit: 0, vat_tax: 0.24, total: 1.46 } },
      { subtotal: '1.23 1.22 differs', vat: '0.24 0.24 holds' },
    ],
    ['the discount', { discount_percentage: 10 }, { discount: '0.12 0 differs', total: '1.48 1.48 holds' }],
    [
      'credit that was added',
      { totals: { subtotal: 1.23, discount_amount: 0, credit: 0.1, vat_tax: 0.27, total: 1.6 } },
      { credit: '? 0.1 differs', total: '1.6 1.6 holds' },
    ],
    ['VAT', { vat_percentage: 11 }, { vat: '0.14 0.25 differs', total: '1.48 1.48 holds' }],
    [
      'the total',
      { totals: { subtotal: 1.23, discount_amount: 0, credit: 0, vat_tax: 0.25, total: 1.49 } },
      { total: '1.48 1.49 differs', vat: '0.25 0.25 holds' },
    ],
  ] as const)('%s, and only there', (_, more, expected) => {
    const found = shown(invoice(more as Partial<Invoice>));
    expect(found.verdict).toBe('differs');
    expect(found).toMatchObject(expected);
    expect(JSON.stringify(found).match(/differs/g)).toHaveLength(2);
  });
});

describe('what is missing cannot be checked', () => {
  it.each([
    ['a quantity', { records_list: [{ qty: null, item_price: 0.123, amount: 1.23 }] }, { lines: ['unknown'], subtotal: '1.23 1.23 holds' }],
    ['an amount', { records_list: [{ qty: 10, item_price: 0.123, amount: null }] }, { lines: ['unknown'], subtotal: '? 1.23 unknown' }],
    ['the list of lines', { records_list: null }, { lines: [], subtotal: '? 1.23 unknown', total: '1.48 1.48 holds' }],
    ['a percentage', { vat_percentage: null }, { vat: '? 0.25 unknown', total: '1.48 1.48 holds' }],
    [
      'one of the totals',
      { totals: { subtotal: 1.23, discount_amount: 0, credit: null, vat_tax: 0.25, total: 1.48 } },
      { credit: '? ? unknown', vat: '? 0.25 unknown', total: '? 1.48 unknown' },
    ],
  ])('%s', (_, more, expected) => {
    const found = shown(invoice(more));
    expect(found.verdict).toBe('unknown');
    expect(found).toMatchObject(expected);
  });

  it('but nothing at all sums up to nothing', () => {
    const totals = { subtotal: 0, discount_amount: 0, credit: 0, vat_tax: 0, total: 0 };
    expect(shown(invoice({ records_list: [], totals }))).toMatchObject({ verdict: 'holds', subtotal: '0 0 holds' });
  });
});

describe('currencies', () => {
  const lines = [{ qty: 3, item_price: 411.52263, amount: 1234.56789 }];
  it.each([
    [0, { subtotal: 1235, discount_amount: 0, credit: 0, vat_tax: 136, total: 1371 }],
    [2, { subtotal: 1234.57, discount_amount: 0, credit: 0, vat_tax: 135.8, total: 1370.37 }],
    [3, { subtotal: 1234.568, discount_amount: 0, credit: 0, vat_tax: 135.802, total: 1370.37 }],
  ])('with %i decimals', (decimals, totals) => {
    const found = invoice({ records_list: lines, vat_percentage: 11, totals });
    expect(shown(found, decimals)).toMatchObject({ verdict: 'holds', places: decimals });
  });

  it('in cents, whatever the currency, where the document comes out so', () => {
    for (const decimals of [0, 3]) expect(shown(one, decimals)).toMatchObject({ verdict: 'holds', places: 2 });
  });
});

it('goes for documents that give money back, rounded either way', () => {
  const records_list = [{ qty: 1, item_price: -1.22231, amount: -1.22231 }];
  for (const [subtotal, vat_tax, total] of [
    [-1.23, -0.25, -1.48],
    [-1.22, -0.24, -1.46],
  ] as const) {
    const totals = { subtotal, discount_amount: 0, credit: 0, vat_tax, total };
    expect(shown(invoice({ records_list, totals }))).toMatchObject({ verdict: 'holds', total: `${total} ${total} holds` });
  }
  const given = { subtotal: -1.23, discount_amount: 0, credit: 0.5, vat_tax: -0.15, total: -0.88 };
  expect(shown(invoice({ records_list, totals: given }))).toMatchObject({ credit: '? 0.5 unknown', total: '-0.88 -0.88 holds' });
});

it('is not misled by how a browser keeps numbers', () => {
  const records_list = Array.from({ length: 3 }, () => ({ qty: 1, item_price: 0.1, amount: 0.1 }));
  const totals = { subtotal: 0.3, discount_amount: 0, credit: 0, vat_tax: 0.06, total: 0.36 };
  expect(shown(invoice({ records_list, totals })).verdict).toBe('holds');
  expect(shown(invoice({ records_list: [{ qty: 3, item_price: 0.1, amount: 0.1 * 3 }], totals })).verdict).toBe('holds');
});
