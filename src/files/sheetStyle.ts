/** How a table is written: what separates and what marks decimals depends on the spreadsheet's language, not on the file. */
export type SheetStyle = 'comma' | 'semicolon' | 'excel';

const storageKey = 'burrow.spreadsheet';

/** How tables are written for this user: as chosen the last time, else by how the browser's language writes decimals. */
export function sheetStyle(): SheetStyle {
  try {
    const chosen = localStorage.getItem(storageKey);
    if (chosen === 'comma' || chosen === 'semicolon' || chosen === 'excel') return chosen;
  } catch {
    // Without a storage the language decides.
  }
  return new Intl.NumberFormat(navigator.languages[0]).format(1.5).includes(',') ? 'semicolon' : 'comma';
}

export function rememberSheetStyle(style: SheetStyle): void {
  try {
    localStorage.setItem(storageKey, style);
  } catch {
    // Then it is asked for again.
  }
}
