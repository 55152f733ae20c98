/** What a literal can be read as. */
export type Literal = null | boolean | number | string | Literal[] | { [key: string]: Literal };

/**
 * Reads JSON in a string, or the same as a Python program prints it (`{'type': 'card', 'ok': True, 'code': None}`), as
 * `account_snapshot` and `additional_data` hold it. Undefined for what is neither: it is shown as it came, and never fails.
 */
export function readLiteral(text: string | null | undefined): Literal | undefined {
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as Literal;
  } catch {
    return new Reader(text).whole();
  }
}

/** The same when it is a dictionary; undefined for all else. */
export function readRecord(text: string | null | undefined): Record<string, Literal> | undefined {
  const value = readLiteral(text);
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
}

/** A word of one of these texts that says something: a text or a number. */
export function wordOf(record: Record<string, Literal> | undefined, key: string): string | null {
  const value = record?.[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\u0007', '0': '\0', '\n': '' };
const words: Record<string, Literal> = { True: true, False: false, None: null, true: true, false: false, null: null };
/** Deeper than any of these texts ever are; a text made to break the reader ends here instead of at the stack's end. */
const deepest = 100;

class Unreadable extends Error {}

/** Reads dictionaries, lists, tuples, texts in either quotes, numbers and the three words; nothing is ever run. */
class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Literal | undefined {
    try {
      const value = this.#value();
      this.#space();
      return this.#at === this.#text.length ? value : undefined;
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  #value(): Literal {
    this.#space();
    this.#depth += 1;
    if (this.#depth > deepest) throw new Unreadable();
    const value = this.#any();
    this.#depth -= 1;
    return value;
  }

  #any(): Literal {
    const sign = this.#text[this.#at];
    if (sign === '{') return this.#record();
    if (sign === '[') return this.#list('[', ']');
    if (sign === '(') return this.#list('(', ')');
    if (sign === "'" || sign === '"') return this.#string();
    // The older of the two languages marks its texts.
    if (this.#match(/[ub](?=['"])/y) !== null) return this.#string();
    const word = this.#match(/[A-Za-z]+/y);
    if (word !== null) {
      const known = words[word];
      if (known === undefined) throw new Unreadable();
      return known;
    }
    const number = this.#match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y);
    if (number === null) throw new Unreadable();
    return Number(number);
  }

  #record(): Record<string, Literal> {
    // Without a prototype, so that a key called __proto__ is a key.
    const record = Object.create(null) as Record<string, Literal>;
    this.#expect('{');
    while (!this.#taken('}')) {
      const key = this.#value();
      if (typeof key !== 'string' && typeof key !== 'number') throw new Unreadable();
      this.#expect(':');
      record[key] = this.#value();
      if (!this.#taken(',')) {
        this.#expect('}');
        break;
      }
    }
    return { ...record };
  }

  #list(open: string, close: string): Literal[] {
    const list: Literal[] = [];
    this.#expect(open);
    while (!this.#taken(close)) {
      list.push(this.#value());
      if (!this.#taken(',')) {
        this.#expect(close);
        break;
      }
    }
    return list;
  }

  #string(): string {
    const quote = this.#text[this.#at];
    let value = '';
    this.#at += 1;
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined) throw new Unreadable();
      this.#at += 1;
      if (sign === quote) return value;
      value += sign === '\\' ? this.#escaped() : sign;
    }
  }

  #escaped(): string {
    const code = this.#match(/x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U00[\dA-Fa-f]{6}/y);
    if (code !== null) {
      const point = Number.parseInt(code.slice(1), 16);
      if (point > 0x10_ff_ff) throw new Unreadable();
      return String.fromCodePoint(point);
    }
    const sign = this.#text[this.#at];
    if (sign === undefined) throw new Unreadable();
    this.#at += 1;
    // Other marks stand for themselves, with their backslash unless it is a quote or a backslash: as Python has it.
    return escapes[sign] ?? (sign === '\\' || sign === "'" || sign === '"' ? sign : `\\${sign}`);
  }

  #space(): void {
    this.#match(/\s+/y);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #taken(sign: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#taken(sign)) throw new Unreadable();
  }
}
