/** What a file says. `guessed`: it is in no Unicode, so that letters beyond English may be wrong. */
export type FileText =
  | { readonly text: string; readonly guessed: boolean; readonly refused?: undefined }
  | { readonly text?: undefined; readonly refused: 'too-large' | 'no-text' };

/** Reads a text file whatever it was saved with: UTF-8, UTF-16 by its mark (as PowerShell writes it), else Windows-1252. */
export async function readTextFile(file: Blob, mostBytes: number): Promise<FileText> {
  if (file.size > mostBytes) return { refused: 'too-large' };
  return textOf(new Uint8Array(await file.arrayBuffer()));
}

export function textOf(bytes: Uint8Array): FileText {
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), guessed: false };
  if (bytes.includes(0)) return { refused: 'no-text' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true };
  }
}

/** UTF-16 by its mark, or by its first letter: one of ASCII has a zero byte on one side. */
function wideEncoding([first, second, third, fourth]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first && second === 0 && third && fourth === 0) return 'utf-16le';
  return first === 0 && second && third === 0 && fourth ? 'utf-16be' : null;
}
