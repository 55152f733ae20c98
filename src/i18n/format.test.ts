import { describe, expect, it } from 'vitest';
import { formatFor } from './format';

/** Spaces that do not break are the languages' affair. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const euro = formatFor('en', { currency: 'EUR', decimals: 2 });
const rupiah = formatFor('en', { currency: 'IDR', decimals: 0 });
const dinar = formatFor('en', { currency: 'TND', decimals: 3 });
const german = formatFor('de', { currency: 'EUR', decimals: 2 });

describe('money', () => {
  it.each([
    ['EUR', euro, 1234.5, '€1,234.50'],
    ['EUR', euro, 0, '€0.00'],
    ['EUR', euro, -0.1, '-€0.10'],
    // What rounds to nothing has no sign.
    ['EUR', euro, -0.0001, '€0.00'],
    ['EUR', euro, -1.4e-14, '€0.00'],
    ['EUR', euro, '-0.0049', '€0.00'],
    ['IDR', rupiah, -0.4, 'IDR 0'],
    ['EUR', euro, '59.96', '€59.96'],
    ['IDR', rupiah, 150_000, 'IDR 150,000'],
    ['IDR', rupiah, 12_345.67, 'IDR 12,346'],
    ['TND', dinar, 1.5, 'TND 1.500'],
    ['TND', dinar, '12345.678', 'TND 12,345.678'],
    ['EUR in German', german, 1234.5, '1.234,50 €'],
  ])('%s', (_, format, amount, expected) => {
    expect(plain(format.money(amount)).replace('Rp', 'IDR').replace('DT', 'TND')).toBe(expected);
  });

  it('is not rounded on the way when it comes as text', () => {
    expect(euro.money('9007199254740993.01')).toBe('€9,007,199,254,740,993.01');
  });

  it.each([
    ['EUR', euro, '0.019', '€0.019'],
    ['EUR', euro, '1', '€1.00'],
    ['EUR', euro, '0.00003421', '€0.000034'],
    ['EUR', euro, '0.12345678', '€0.1235'],
    ['EUR', euro, '0', '€0.00'],
    ['EUR', euro, '0.00005', '€0.0001'],
    ['IDR', rupiah, '25.685', 'IDR 25.685'],
    ['IDR', rupiah, '52', 'IDR 52'],
    ['TND', dinar, '0.0137', 'TND 0.0137'],
    ['TND', dinar, '0.2', 'TND 0.200'],
  ])('per hour has as many digits as it needs, four at most: %s %#', (_, format, amount, expected) => {
    expect(plain(format.hourly(amount)).replace('Rp', 'IDR').replace('DT', 'TND')).toBe(expected);
  });
});

describe('sizes', () => {
  it.each([
    [512, '512 MB'],
    [1023, '1,023 MB'],
    [1024, '1 GB'],
    [1536, '1.5 GB'],
    [2048, '2 GB'],
    [65_536, '64 GB'],
    [1_048_576, '1,024 GB'],
  ])('%i MB of memory are %s', (megabytes, expected) => expect(plain(euro.memory(megabytes))).toBe(expected));

  it.each([
    [0, '0 GB'],
    [20, '20 GB'],
    [1024, '1,024 GB'],
  ])('%i GB of disk are %s', (gigabytes, expected) => expect(plain(euro.disk(gigabytes))).toBe(expected));

  it('are written as the language writes them', () => {
    expect(plain(german.memory(1536))).toBe('1,5 GB');
    expect(plain(german.number(1234.5678))).toBe('1.234,568');
    expect(plain(german.percent(7.7))).toBe('7,7 %');
    expect(euro.percent(20)).toBe('20%');
  });
});

describe('time', () => {
  const now = Date.UTC(2026, 0, 15, 12);
  const ago = (seconds: number) => euro.ago(new Date(now + seconds * 1000), now);

  it.each([
    [0, 'now'],
    [-5, '5 seconds ago'],
    [-59, '59 seconds ago'],
    [-60, '1 minute ago'],
    [-3 * 60, '3 minutes ago'],
    [-59 * 60, '59 minutes ago'],
    [-3600, '1 hour ago'],
    [-5 * 3600, '5 hours ago'],
    [-86_400, 'yesterday'],
    [-10 * 86_400, '10 days ago'],
    [-40 * 86_400, 'last month'],
    [-400 * 86_400, 'last year'],
    [30, 'in 30 seconds'],
    [2 * 86_400, 'in 2 days'],
    [-59.6, '1 minute ago'],
    [-59.6 * 60, '1 hour ago'],
    [-23.7 * 3600, 'yesterday'],
  ])('%d seconds from now is %s', (seconds, expected) => expect(ago(seconds)).toBe(expected));

  it.each([
    [0, '0 sec'],
    [4, '4 sec'],
    [59.4, '59 sec'],
    [59.6, '1 min'],
    [80, '1 min 20 sec'],
    [3600, '60 min'],
  ])('%d seconds last %s', (seconds, expected) => expect(plain(euro.span(seconds))).toBe(expected));

  it('in UTC says so, to the second', () => {
    expect(plain(euro.utc(new Date(Date.UTC(2018, 1, 22, 14, 24, 30))))).toBe('Feb 22, 2018, 2:24:30 PM UTC');
    expect(plain(german.utc(new Date(Date.UTC(2018, 1, 22, 14, 24, 30))))).toBe('22.02.2018, 14:24:30 UTC');
  });
});

describe('order', () => {
  it('counts numbers as numbers and does not mind capitals', () => {
    expect(['web-10', 'Web-2', 'äpfel', 'web-1', 'zoo'].toSorted(euro.compare)).toEqual(['äpfel', 'web-1', 'Web-2', 'web-10', 'zoo']);
  });
});

it('the pseudo-language has formats too', () => expect(formatFor('en-XA', { currency: 'EUR', decimals: 2 }).money(1)).toContain('1.00'));
