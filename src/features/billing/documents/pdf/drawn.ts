/** Pixels a point: sharp on paper too. */
const scale = 4;
const lineHeight = 1.25;

export interface TextLook {
  /** Points that a line may take. */
  readonly width: number;
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly color?: string;
}

/** A text in lines that fit, broken between words as its language has them, and inside one that is too long. */
export function linesOf(text: string, fits: (line: string) => boolean): string[] {
  const parts = (of: string, granularity: 'word' | 'grapheme') =>
    Array.from(new Intl.Segmenter(undefined, { granularity }).segment(of), ({ segment }) => segment);
  return text.split('\n').flatMap((paragraph) => {
    const lines = [''];
    for (const part of parts(paragraph, 'word').flatMap((word) => (fits(word) ? [word] : parts(word, 'grapheme')))) {
      const line = lines.at(-1) ?? '';
      if (line === '' || fits(line + part)) lines[lines.length - 1] = line + part;
      else lines.push(part.trimStart());
    }
    return lines.map((line) => line.trim());
  });
}

const rightToLeft = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A text as pictures of its lines, drawn by the browser, which finds a font for every script and sets each as it is written: the
 * font of the PDF has Latin, Greek and Cyrillic letters only.
 */
export function drawnText(text: string, { width, fontSize = 9, bold = false, color = '#000000' }: TextLook) {
  const font = `${bold ? 500 : 400} ${fontSize * scale}px Roboto, 'Inter Variable', sans-serif`;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('no canvas');
  const { canvas } = context;
  context.font = font;
  const lines = linesOf(text, (line) => context.measureText(line).width <= width * scale);
  return lines.map((line) => {
    canvas.width = Math.max(1, Math.min(width * scale, Math.ceil(context.measureText(line).width)));
    canvas.height = Math.ceil(fontSize * scale * lineHeight);
    // A canvas that gets another size forgets the rest.
    Object.assign(context, {
      font,
      fillStyle: color,
      textBaseline: 'middle',
      direction: rightToLeft.test(line) ? 'rtl' : 'ltr',
      textAlign: 'left',
    });
    context.fillText(line, 0, canvas.height / 2);
    const picture = { image: canvas.toDataURL('image/png'), width: canvas.width / scale };
    context.font = font;
    return picture;
  });
}
