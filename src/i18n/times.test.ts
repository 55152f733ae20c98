import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseTime } from './times';

const iso = (value: Parameters<typeof parseTime>[0]) => parseTime(value)?.toISOString() ?? null;

describe('a moment as the platform writes it', () => {
  it.each([
    ['2018-02-22 14:24:30', '2018-02-22T14:24:30.000Z'],
    ['2018-02-22 14:24:13.766985', '2018-02-22T14:24:13.766Z'],
    ['2018-02-22 14:24:13.7', '2018-02-22T14:24:13.700Z'],
    ['2018-02-22 14:24', '2018-02-22T14:24:00.000Z'],
    ['2018-02-22T14:24:30', '2018-02-22T14:24:30.000Z'],
    ['2022-09-01T12:03:14.355+0000', '2022-09-01T12:03:14.355Z'],
    ['2022-09-01T12:03:14.355123+0200', '2022-09-01T10:03:14.355Z'],
    ['2022-09-01T12:03:14-07:30', '2022-09-01T19:33:14.000Z'],
    ['2025-01-12T09:21:33Z', '2025-01-12T09:21:33.000Z'],
    ['2025-01-12T09:21:33.123456789Z', '2025-01-12T09:21:33.123Z'],
    [' 2018-02-22 14:24:30 ', '2018-02-22T14:24:30.000Z'],
    [1_519_219_377, '2018-02-21T13:22:57.000Z'],
    [1_519_219_377.5, '2018-02-21T13:22:57.500Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    ['2024-02-29 23:59:59', '2024-02-29T23:59:59.000Z'],
  ])('%j is %s', (value, expected) => expect(iso(value)).toBe(expected));

  it.each([
    null,
    undefined,
    '',
    ' ',
    'n/a',
    'yesterday',
    '2018-13-45 99:99:99',
    '2023-02-29 10:00:00',
    'Z',
    '+0000',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e300,
    '1519219377',
  ])('%j is none', (value) => {
    expect(parseTime(value)).toBeNull();
  });
});

describe('wherever the user is', () => {
  const before = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = 'Asia/Jakarta';
  });
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('no zone means UTC, not the user’s', () => {
    expect(new Date(2018, 1, 22).getTimezoneOffset()).toBe(-420);
    expect(iso('2018-02-22 14:24:30')).toBe('2018-02-22T14:24:30.000Z');
    expect(iso('2018-02-22 14:24:13.766985')).toBe('2018-02-22T14:24:13.766Z');
  });
});
