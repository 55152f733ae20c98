/** A letter that the font of the PDF has: Latin, Greek, Cyrillic, and the marks that texts in them use. */
const there =
  /^(?:[\n\t\u0020-\u007e\u00a0-\u017f\u018f\u0192\u01a0\u01a1\u01af\u01b0\u01fa-\u01ff\u0218-\u021b\u02c6\u02c7\u02d8-\u02dd\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0486\u0488-\u0513\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2010\u2011\u2013-\u2015\u2017-\u201e\u2020-\u2022\u2025-\u2027\u2030\u2032\u2033\u2039\u203a\u2044\u20a3\u20a4\u20a6-\u20ac\u20b1\u20b9\u20ba\u20bc\u20bd\u2116\u2122\u2212\u2248\u2260\u2264\u2265])$/u;

/**
 * A text as the PDF's font can set it: its narrow space is a space, a currency's sign that it lacks is the currency's code.
 * Letters that it lacks are the mark that stands for such, and are noted; what may hold any is asked about before.
 */
export class Letters {
  readonly #currency: string;
  missing = false;

  constructor(currency: string) {
    this.#currency = currency;
  }

  /** Whether the font lacks letters of a text. */
  lacks(text: string): boolean {
    return Array.from(this.#settable(text)).some((letter) => !there.test(letter));
  }

  set(text: string): string {
    return this.#settable(text).replaceAll(/./gsu, (letter) => this.#letter(letter));
  }

  #settable(text: string): string {
    return (
      text
        // Marks of direction have no shape; the font has no narrow space.
        .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
        .replaceAll(/[\u2009\u202f]/g, '\u00a0')
        .replaceAll(/\p{Sc}/gu, (sign) => (there.test(sign) ? sign : `${this.#currency}\u00a0`))
    );
  }

  #letter(letter: string): string {
    if (there.test(letter)) return letter;
    this.missing = true;
    return '\ufffd';
  }
}
