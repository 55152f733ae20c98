import Papa from 'papaparse';
import type { SheetStyle } from './sheetStyle';

export type Cells = (string | number)[][];

/**
 * What a spreadsheet might run: a formula begins with one of these, also behind blanks and line ends, and in the wide letters
 * of Chinese and Japanese keyboards.
 */
const runs = /^(?:[\s\u200b\ufeff\0]*[=+\-@＝＋－＠]|[\t\r\n])/u;
const harmless = (text: string): string => (runs.test(text) ? `'${text}` : text);

/** CSV that a spreadsheet opens without running what somebody put into a name. Numbers stay numbers, also negative ones. */
export function csvOf(cells: Cells, style: Exclude<SheetStyle, 'excel'> = 'comma'): string {
  const comma = style === 'semicolon';
  const written = cells.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? harmless(cell) : comma ? String(cell).replace('.', ',') : cell)),
  );
  return Papa.unparse(written, { newline: '\r\n', delimiter: comma ? ';' : ',' });
}

/** The mark in front tells Excel that the text is UTF-8. */
export const excelMark = '\ufeff';

/** A workbook in which texts are texts: "00123", "1-2" and "=A1" stay what they are. The library comes when it is asked for. */
export async function workbookOf(cells: Cells, sheet: string): Promise<Blob> {
  const { default: write } = await import('write-excel-file/browser');
  const rows = cells.map((row, index) =>
    row.map((value) => ({
      value,
      type: typeof value === 'string' ? String : Number,
      ...(index === 0 ? { fontWeight: 'bold' as const } : {}),
    })),
  );
  // Excel takes no more letters, and not these.
  return write(rows, { sheet: sheet.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31) }).toBlob();
}

/** Hands a table to the browser as a file. `name` has no ending. */
export async function downloadTable(cells: Cells, name: string, style: SheetStyle): Promise<void> {
  const { download, downloadBlob } = await import('./download');
  if (style === 'excel') downloadBlob(await workbookOf(cells, name), `${name}.xlsx`);
  else download(excelMark + csvOf(cells, style), `${name}.csv`, 'text/csv');
}
