import { describe, expect, it } from 'vitest';
import { csvOf } from './csv';
import { fileName } from './download';

describe('CSV', () => {
  it('quotes what needs it', () => {
    expect(
      csvOf([
        ['Name', 'Note'],
        ['a,b', 'he said "no"\nand left'],
      ]),
    ).toBe('Name,Note\r\n"a,b","he said ""no""\nand left"');
  });

  it('lets no name become a formula, and keeps numbers numbers', () => {
    expect(csvOf([['=SUM(A1)', '+1', '-1', '@x', '\tx', -5, 1.5]])).toBe(`"'=SUM(A1)","'+1","'-1","'@x","'\tx",-5,1.5`);
  });

  it('is named after the table and the day', () => {
    expect(fileName('virtual-machines', 'csv', new Date(2026, 0, 5, 23, 59))).toBe('virtual-machines-2026-01-05.csv');
  });
});
