import { describe, expect, it } from 'vitest';
import type { Invoice } from '@/api';
import liveCredit from '@/api/fixtures/live/listCredit.reference.json';
import live from '@/api/fixtures/live/listInvoices.document.json';
import credit from '@/api/fixtures/newer/listCredit.json';
import list from '@/api/fixtures/newer/listInvoices.json';
import { byMonth, hasReports } from './byMonth';
import { between, historyOf, isMonth, monthsOf, nameOf, neighbours, numberOf, paidIn, periodOf, typeOf } from './documents';
import { isOpen, isOverdue, isUnpaid } from './unpaid';

const seconds = (text: string) => Date.parse(`${text}T00:00:00Z`) / 1000;
const invoice = (more: Partial<Invoice> = {}): Invoice => ({
  id: 7,
  padded_id: '007',
  status: 5,
  created: seconds('2026-11-01'),
  due_date: seconds('2026-11-15'),
  period_start: seconds('2026-10-01'),
  period_end: seconds('2026-11-01'),
  totals: { subtotal: 10, discount_amount: 0, credit: 0, vat_tax: 2, total: 12 },
  records_list: [{ name: 'web, 2 CPUs, 2 GB RAM, 20 GB disk', qty: 1, qty_unit: 'h', item_price: 10, amount: 10 }],
  transaction_list: [],
  ...more,
});

describe('what a document is', () => {
  const negative = { totals: { total: -12 } };
  it.each([
    ['says so itself', { document_type: 'invoice' }, 'invoice', null],
    ['in another way of writing', { document_type: 'Usage Report' }, 'usageReport', null],
    ['a top-up', { document_type: 'top_up' }, 'topUp', null],
    ['a credit note, whatever its total', { document_type: 'CREDIT-NOTE' }, 'creditNote', null],
    ['a type never seen', { document_type: 'pro_forma' }, null, 'pro_forma'],
    ['a number of a type', { document_type: 17 }, null, '17'],
    ['its name', { name: 'Credit note 12' }, 'creditNote', null],
    ['its name, a report', { name: 'Usage report 2026-10' }, 'usageReport', null],
    ['its lines', { records_list: [{ name: 'Credit top up' }, { name: 'Payment processing fee' }] }, 'topUp', null],
    ['use that gives money back', negative, 'usageReport', null],
    ['money back without use', { ...negative, records_list: [] }, 'creditNote', null],
    ['money back, lines null', { ...negative, records_list: null }, 'creditNote', null],
    ['nothing else is known', {}, 'invoice', null],
    ['nothing at all', { document_type: null, name: null, records_list: null, totals: null }, 'invoice', null],
  ] as const)('%s', (_, more, kind, type) => expect(typeOf(invoice(more as Partial<Invoice>))).toEqual({ kind, type }));
});

describe('how a document is called', () => {
  it.each([
    [{}, '007', null],
    [{ name: 'Invoice <nr>' }, '007', null],
    [{ name: 'Invoice' }, '007', null],
    [{ name: ' ' }, '007', null],
    [{ name: 'October hosting' }, '007', 'October hosting'],
    [{ padded_id: null, document_number: 'INV-1' }, 'INV-1', null],
    [{ padded_id: '', document_number: null }, '7', null],
  ])('%j', (more, number, name) => {
    expect(numberOf(invoice(more))).toBe(number);
    expect(nameOf(invoice(more))).toBe(name);
  });
});

describe('the time it is about', () => {
  it.each([
    ['2026-10-01', '2026-11-01', true],
    ['2026-12-01', '2027-01-01', true],
    ['2026-10-02', '2026-11-01', false],
    ['2026-10-01', '2026-12-01', false],
  ])('%s to %s is a month: %s', (start, end, month) => {
    const period = periodOf(invoice({ period_start: seconds(start), period_end: seconds(end) }));
    expect(period && isMonth(period)).toBe(month);
  });
  it('is told by both ends or not at all', () => {
    expect(periodOf(invoice({ period_end: null }))).toBeNull();
    expect(periodOf(invoice({ period_end: invoice().period_start ?? 0 }))).toBeNull();
  });
});

describe('the history', () => {
  it('holds the documents of the samples, what was paid for them, and how credit moved, newest first', () => {
    const entries = historyOf(list, credit);
    expect(entries).toHaveLength(5 + 1 + 5);
    expect(entries.map(({ at }) => at?.getTime() ?? 0)).toEqual(entries.map(({ at }) => at?.getTime() ?? 0).toSorted((a, b) => b - a));
    expect(entries.filter(({ kind }) => kind === 'credit').map(({ amount }) => amount?.toFixed())).toEqual([
      '-3.44',
      '-0.15',
      '-2.64',
      '-3.77',
      '10',
    ]);
    expect(entries.find(({ kind }) => kind === 'payment')).toMatchObject({
      number: '001',
      text: 'tran_707a24d54b2432688c2e2a68b12a',
      month: '2018-02',
      invoice: { id: 1 },
    });
    expect(entries.find(({ id }) => id === 'document-6')).toMatchObject({
      kind: 'invoice',
      number: '006',
      text: '',
      status: 5,
      month: '2018-02',
    });
    expect(['payment-1-1', 'document-6'].map((id) => entries.find((entry) => entry.id === id)?.amount?.toFixed())).toEqual([
      '1.48',
      '26.11',
    ]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  it('takes what live installations leave out', () => {
    const entries = historyOf(live, liveCredit);
    expect(entries.map(({ kind, type, status, amount, number }) => [kind, type, status, amount?.toFixed() ?? null, number])).toEqual([
      ['invoice', null, 5, '13703.69', '003782543'],
      ['usageReport', null, 17, null, '003782544'],
      ['credit', null, null, '-13703.69', ''],
      ['credit', null, null, '50000', 'TOPUP-1'],
    ]);
    expect(historyOf([{ id: 1 }], [{ amount: 1 }])).toMatchObject([
      { at: null, month: '' },
      { at: null, month: '' },
    ]);
  });

  it('is cut to months, both ends included or open', () => {
    const entries = historyOf(list, credit);
    const months = (from: string | null, to: string | null) =>
      [...new Set(between(entries, from, to).map(({ month }) => month))].toSorted();
    expect(months(null, null)).toEqual(['2018-02', '2018-03', '2018-09', '2018-10', '2018-12']);
    expect(months('2018-03', '2018-09')).toEqual(['2018-03', '2018-09']);
    expect(months('2018-10', null)).toEqual(['2018-10', '2018-12']);
    expect(months(null, '2018-02')).toEqual(['2018-02']);
  });

  it('knows every month in between, newest first', () => {
    const entries = historyOf([invoice(), invoice({ id: 8, period_start: seconds('2026-07-01') })], []);
    expect(monthsOf(entries)).toEqual(['2026-10', '2026-09', '2026-08', '2026-07']);
    expect(monthsOf([])).toEqual([]);
    expect(monthsOf(historyOf([invoice(), invoice({ id: 8, period_start: null, created: 0 })], [])).length).toBeLessThan(1200);
  });

  it('says what was paid in a year of the platform', () => {
    const payments = [
      { id: 1, amount: 0.1, created: seconds('2026-01-01') },
      { id: 2, amount: 0.2, created: seconds('2026-12-31') },
      { id: 3, amount: 5, created: seconds('2026-01-01') - 1 },
      { id: 4, amount: null, created: seconds('2026-05-01') },
    ];
    const { amount, count } = paidIn(2026, historyOf([invoice({ transaction_list: payments })], credit));
    expect([amount.toFixed(), count]).toEqual(['0.3', 2]);
  });
});

describe('what is to be paid', () => {
  const now = Date.parse('2026-11-20T00:00:00Z');
  it.each([
    ['unpaid and past its day', {}, true, true],
    ['not yet due', { due_date: seconds('2026-12-01') }, true, false],
    ['never due', { due_date: null }, true, false],
    ['paid', { status: 10 }, false, false],
    ['in a state never seen', { status: 17 }, false, false],
    ['without a state', { status: null }, false, false],
    ['money that comes back', { totals: { total: -5 } }, false, false],
    ['of an unknown amount', { totals: null }, true, true],
  ])('%s', (_, more, unpaid, overdue) => {
    expect(isUnpaid(invoice(more))).toBe(unpaid);
    expect(isOverdue(invoice(more), now)).toBe(overdue);
  });

  it('counts for the platform as soon as it is not paid', () => {
    const open = [{}, { status: 17 }, { status: null }, { status: 10 }, { totals: { total: -5 } }, { totals: null }];
    expect(open.map((more) => isOpen(invoice(more)))).toEqual([true, true, true, false, false, true]);
  });
});

it('a document stands between the one before and the one after', () => {
  const ids = ({ older, newer }: ReturnType<typeof neighbours>) => [older?.id ?? null, newer?.id ?? null];
  expect(ids(neighbours(list, 6))).toEqual([1, 3_782_541]);
  expect(ids(neighbours(list, 1))).toEqual([null, 6]);
  expect(ids(neighbours(list, 3_782_543))).toEqual([3_782_542, null]);
  expect(ids(neighbours(list, 99))).toEqual([null, null]);
});

describe('months', () => {
  const shown = (...args: Parameters<typeof byMonth>) =>
    byMonth(...args).months.map(({ month, sums }) =>
      `${month} ${[...sums].map(([kind, sum]) => `${kind} ${sum.toFixed()}`).join(' ')}`.trim(),
    );

  it('of the samples', () => {
    expect(shown(historyOf(list, credit), 'used')).toEqual([
      '2018-02 running 42.87908 stopped 0.392 copies 2.5872',
      '2018-03 stopped 3.318 copies 1.9908',
    ]);
  });

  it('are about what was used, or about what was asked for', () => {
    const documents = [
      invoice(),
      invoice({ id: 8, document_type: 'usage_report', period_start: seconds('2026-08-01'), period_end: seconds('2026-09-01') }),
      invoice({ id: 9, records_list: [{ name: 'Credit top up', amount: 50 }] }),
      invoice({ id: 10, document_type: 'credit_note', records_list: [{ name: 'Correction', amount: -4 }] }),
      invoice({ id: 11, records_list: null }),
    ];
    const entries = historyOf(documents, credit);
    expect(hasReports(entries)).toBe(true);
    expect(shown(entries, 'used')).toEqual(['2026-08 running 10', '2026-09', '2026-10 running 10']);
    expect(shown(entries, 'asked')).toEqual(['2026-10 running 10 credit 50 other -4']);
    expect(byMonth(entries, 'asked').kinds).toEqual(['running', 'credit', 'other']);
    expect(byMonth([], 'used')).toEqual({ months: [], kinds: [] });
  });

  it('of a thousand documents with forty lines each are made quickly', () => {
    const records_list = Array.from({ length: 40 }, (_, at) => ({ name: `web-${at}, 2 CPUs, 2 GB RAM, 20 GB disk`, amount: 1.23456 }));
    const many = Array.from({ length: 1000 }, (_, id) => invoice({ id, records_list }));
    // Its own time: other programs may take as much of the machine as they like.
    const began = process.cpuUsage();
    const entries = historyOf(many, credit);
    expect(byMonth(entries, 'used').months[0]?.sums.get('running')?.toFixed()).toBe('49382.4');
    expect(process.cpuUsage(began).user).toBeLessThan(2_000_000);
  });
});
