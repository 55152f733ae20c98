import { afterEach, describe, expect, it, vi } from 'vitest';
import { csvOf } from './csv';
import { fileName } from './download';
import { sheetStyle } from './sheetStyle';

afterEach(() => vi.unstubAllGlobals());

describe('CSV', () => {
  it('quotes what needs it', () => {
    expect(
      csvOf([
        ['Name', 'Note'],
        ['a,b', 'he said "no"\nand left'],
      ]),
    ).toBe('Name,Note\r\n"a,b","he said ""no""\nand left"');
  });

  it.each([
    '=SUM(A1)',
    '+1',
    '-1',
    '@x',
    '\tx',
    '\rx',
    '\nx',
    '=HYPERLINK("http://x","y")\nz',
    '@SUM(1)\n',
    "-2+3+cmd|' /C calc'!A0\r\nx",
    ' =1+1',
    '\n=1+1',
    '\u00a0=1+1',
    '\u200b=1+1',
    '＝1+1',
  ])('lets no text become a formula: %j', (text) => {
    for (const style of ['comma', 'semicolon'] as const) expect(csvOf([[text]], style).replace(/^"/, '')).toMatch(/^'/);
  });

  it('keeps numbers numbers, and leaves other texts alone', () => {
    expect(csvOf([[-5, 1.5, 'a=b', 'web-1', '10.0.0.1']])).toBe('-5,1.5,a=b,web-1,10.0.0.1');
  });

  it('has semicolons and decimal commas for the spreadsheets that expect them', () => {
    expect(csvOf([['a;b', -22.13, 'c,d']], 'semicolon')).toBe('"a;b";-22,13;c,d');
  });

  it.each([
    ['en-GB', 'comma'],
    ['et-EE', 'semicolon'],
    ['id-ID', 'semicolon'],
    ['tr-TR', 'semicolon'],
    ['th-TH', 'comma'],
  ])('is written for %s with %s', (language, style) => {
    vi.stubGlobal('navigator', { languages: [language] });
    vi.stubGlobal('localStorage', { getItem: () => null });
    expect(sheetStyle()).toBe(style);
    vi.stubGlobal('localStorage', { getItem: () => 'excel' });
    expect(sheetStyle()).toBe('excel');
  });

  it('is named after the table and the day', () => {
    expect(fileName('virtual-machines', 'csv', new Date(2026, 0, 5, 23, 59))).toBe('virtual-machines-2026-01-05.csv');
  });
});
