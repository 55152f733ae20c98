import Papa from 'papaparse';

/** CSV that a spreadsheet opens without running what somebody put into a name. Numbers stay numbers, also negative ones. */
export function csvOf(cells: (string | number)[][]): string {
  return Papa.unparse(cells, { escapeFormulae: true, newline: '\r\n' });
}

/** `virtual-machines-2026-11-22.csv`, by the user's own calendar. */
export function fileName(name: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${name}-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.csv`;
}

/** Hands the file to the browser. The mark in front tells Excel that it is UTF-8. */
export function download(cells: (string | number)[][], name: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', csvOf(cells)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name, new Date());
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
