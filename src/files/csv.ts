import Papa from 'papaparse';

export type Cells = (string | number)[][];

/** CSV that a spreadsheet opens without running what somebody put into a name. Numbers stay numbers, also negative ones. */
export function csvOf(cells: Cells): string {
  return Papa.unparse(cells, { escapeFormulae: true, newline: '\r\n' });
}

/** The mark in front tells Excel that the text is UTF-8. */
export const excelMark = '\ufeff';
