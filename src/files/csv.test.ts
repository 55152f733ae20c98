import { afterEach, describe, expect, it, vi } from 'vitest';
import { inflateRawSync } from 'node:zlib';
import { csvOf, workbookOf } from './csv';
import { fileName } from './download';
import { rememberSheetStyle, sheetStyle } from './sheetStyle';

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
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) });
    rememberSheetStyle('excel');
    expect(sheetStyle(), 'as it was chosen the last time').toBe('excel');
  });

  it('has texts as texts and numbers as numbers in a workbook', async () => {
    const texts = ['12E5', '00123', '1-2', '=1+1', 'Jüri\n✓'];
    const file = Buffer.from(await (await workbookOf([['Name', 'Cost'], ...texts.map((text) => [text, -22.13])], 'a/b')).arrayBuffer());
    const parts = entriesOf(file);
    const sheet = parts.find(([name]) => name === 'xl/worksheets/sheet1.xml')?.[1] ?? '';
    const shared = parts.find(([name]) => name === 'xl/sharedStrings.xml')?.[1] ?? '';
    for (const text of texts) expect(shared + sheet).toContain(`>${text}</t>`);
    expect(sheet.match(/<v>-22\.13<\/v>/g)).toHaveLength(texts.length);
    expect(sheet, 'nothing is a formula').not.toContain('<f>');
  });

  it('is named after the table and the day', () => {
    expect(fileName('virtual-machines', 'csv', new Date(2026, 0, 5, 23, 59))).toBe('virtual-machines-2026-01-05.csv');
  });
});

/** The files in a ZIP archive, with their contents as text. */
function entriesOf(file: Buffer): [string, string][] {
  const found: [string, string][] = [];
  for (let at = file.indexOf('PK\u0001\u0002'); at >= 0; at = file.indexOf('PK\u0001\u0002', at + 4)) {
    const name = file.subarray(at + 46, at + 46 + file.readUInt16LE(at + 28)).toString();
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const raw = file.subarray(start, start + file.readUInt32LE(at + 20));
    found.push([name, (file.readUInt16LE(at + 10) === 0 ? raw : inflateRawSync(raw)).toString()]);
  }
  return found;
}
