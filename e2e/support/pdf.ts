import { inflateSync } from 'node:zlib';

/** The words of a PDF as pdfkit writes it, one behind the other, a line where one does not lead to the next: compressed streams, embedded fonts with a map to Unicode. */
export function pdfText(file: Buffer): string {
  const objects = new Map<number, { dictionary: string; stream: string }>();
  const text = file.toString('latin1');
  for (const [, id, body = ''] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n');
    const dictionary = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? '' : body.slice(at + 7, body.lastIndexOf('\nendstream'));
    const packed = /FlateDecode/.test(dictionary) && !/FontFile|Length1|OpenType|CIDFontType0C/.test(dictionary);
    objects.set(Number(id), { dictionary, stream: packed ? unpacked(raw) : raw });
  }
  const fonts = new Map<string, Map<number, string>>();
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', id] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.dictionary ?? '')?.[1];
      fonts.set(name, letters(objects.get(Number(unicode))?.stream ?? ''));
    }
  }
  return [...objects.values()]
    .filter(({ stream }) => / Tf\n/.test(stream))
    .map(({ stream }) => shown(stream, fonts))
    .join('\n');
}

function unpacked(raw: string): string {
  try {
    return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

/** `<0001> <0003> [<0049> <006e> <0076>]`: what the glyphs from the first to the last stand for. */
function letters(map: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<([\da-f]+)> <[\da-f]+> \[([^\]]*)\]/gi)) {
    for (const [index, [, codes = '']] of [...list.matchAll(/<([\da-f ]+)>/gi)].entries()) {
      const units = (codes.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      found.set(Number.parseInt(first, 16) + index, String.fromCharCode(...units));
    }
  }
  return found;
}

function shown(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> | undefined;
  const lines: string[] = [];
  for (const [, name, glyphs] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name);
    if (glyphs === undefined) continue;
    const codes = [...glyphs.matchAll(/<([\da-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    lines.push(codes.map((code) => font?.get(Number.parseInt(code, 16)) ?? '?').join(''));
  }
  // A word that leads to the next one ends in a space or a hyphen.
  return lines.map((word) => (/[ -]$/.test(word) ? word : `${word}\n`)).join('');
}
