import { describe, expect, it } from 'vitest';
import { readTextFile, textOf } from './text';

const utf16 = (text: string, bigEndian = false): number[] =>
  Array.from(text, (letter) => letter.charCodeAt(0)).flatMap((unit) =>
    bigEndian ? [Math.floor(unit / 256), unit % 256] : [unit % 256, Math.floor(unit / 256)],
  );
const bytes = (...values: number[]) => Uint8Array.from(values);

describe('text files', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('Jüri ✓')],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Jüri ✓'))],
    ['UTF-16 as PowerShell writes it', bytes(0xff, 0xfe, ...utf16('Jüri ✓'))],
    ['UTF-16, big end first', bytes(0xfe, 0xff, ...utf16('Jüri ✓', true))],
    ['UTF-16 without its mark', bytes(...utf16('Jüri ✓'))],
    ['UTF-16 without its mark, big end first', bytes(...utf16('Jüri ✓', true))],
  ])('are read: %s', (_, content) => expect(textOf(content)).toEqual({ text: 'Jüri ✓', guessed: false }));

  it('of an older Windows or Unix keep their letters, and the reader is told', () =>
    expect(textOf(bytes(0x4a, 0xfc, 0x72, 0x69))).toEqual({ text: 'Jüri', guessed: true }));

  it('are no pictures', () => expect(textOf(bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1))).toEqual({ refused: 'no-text' }));

  it('are never cut', async () => {
    expect(await readTextFile(new Blob(['12345']), 4)).toEqual({ refused: 'too-large' });
    expect(await readTextFile(new Blob(['1234']), 4)).toEqual({ text: '1234', guessed: false });
  });
});
