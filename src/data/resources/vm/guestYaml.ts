import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type Node, type Pair, type YAMLMap } from 'yaml';

/**
 * YAML as the guest reads it. cloud-init uses PyYAML, which follows YAML 1.1 in its own way: `0600` is 384, `no` is false, `y` is
 * a text, `1:30` is 90. A reader of YAML 1.2 would send something else than was meant, without a word.
 */

export class YamlProblem extends Error {
  readonly kind: 'syntax' | 'documents' | 'template' | 'tag' | 'value' | 'binary' | 'endless' | 'character';
  readonly line: number;
  readonly detail: string;

  constructor(kind: YamlProblem['kind'], line: number, detail: string) {
    super(detail);
    this.kind = kind;
    this.line = line;
    this.detail = detail;
  }
}

/** A number that JavaScript would change, such as one of twenty digits: sent as it stands. Not known to older browsers. */
const rawJson = (JSON as { rawJSON?: (text: string) => unknown }).rawJSON?.bind(JSON);

/** A number for JSON by its exact text; undefined when this browser cannot keep it. */
export function exactNumber(text: string): unknown {
  const value = Number(text);
  return String(value) === text ? value : Number.isFinite(value) ? rawJson?.(text) : undefined;
}

const core = 'tag:yaml.org,2002:';

/** Of a plain text, in PyYAML's order and words. */
const resolvers: readonly (readonly [string, RegExp])[] = [
  ['bool', /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/],
  [
    'float',
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  ],
  ['int', /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/],
  ['merge', /^<<$/],
  ['null', /^(?:~|null|Null|NULL|)$/],
  ['timestamp', /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/],
  ['value', /^=$/],
];

const booleans: Readonly<Record<string, boolean>> = { yes: true, no: false, true: true, false: false, on: true, off: false };
/** Aliases may multiply: beyond this many values nobody has written them. */
const mostValues = 50_000;

/** `!!binary`: bytes, which JSON does not have. */
class Binary {
  readonly base64: string;
  readonly line: number;

  constructor(base64: string, line: number) {
    this.base64 = base64;
    this.line = line;
  }
}

/** What the guest would have after reading, ready to be sent as JSON. Throws `YamlProblem`. */
export function readGuestYaml(text: string): unknown {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    prettyErrors: false,
    version: '1.1',
    schema: 'failsafe',
    resolveKnownTags: false,
    // Two merges in one mapping are no clash.
    uniqueKeys: (a, b) => isScalar(a) && isScalar(b) && a.value === b.value && a.value !== '<<',
  });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const all = 'empty' in documents ? [] : documents.filter((document) => document.contents !== null || document.errors.length > 0);
  for (const { errors } of all) {
    const [error] = errors;
    if (error) throw new YamlProblem('syntax', lineAt(error.pos[0]), error.message);
  }
  const strange = /[^\t\n\r\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (strange) throw new YamlProblem('character', lineAt(strange.index), strange[0]);
  const [first, second] = all;
  if (second) throw new YamlProblem('documents', lineAt(second.range[0]), '');
  return first ? new Constructor(first, lineAt).construct() : undefined;
}

class Constructor {
  private count = 0;
  private readonly open = new Set<Node>();
  private readonly document: Document.Parsed;
  private readonly lineAt: (offset: number) => number;

  constructor(document: Document.Parsed, lineAt: (offset: number) => number) {
    this.document = document;
    this.lineAt = lineAt;
  }

  construct(): unknown {
    const value = this.value(this.document.contents);
    if (isRecord(value)) encodeFiles(value);
    return withoutBinary(value);
  }

  private problem(kind: YamlProblem['kind'], node: Node | null | undefined, detail: string): YamlProblem {
    return new YamlProblem(kind, this.lineAt(node?.range?.[0] ?? 0), detail);
  }

  /** The node that stands here, or that an alias stands for. */
  private target(node: Node): Node {
    if (!isAlias(node)) return node;
    const found = node.resolve(this.document);
    if (!found) throw this.problem('value', node, `*${node.source}`);
    return found;
  }

  private value(given: unknown): unknown {
    // The library types contents as anything.
    const node = given ? this.target(given as Node) : null;
    if (!node) return null;
    this.count += 1;
    if (this.open.has(node) || this.count > mostValues) throw this.problem('endless', node, '');
    this.open.add(node);
    try {
      if (isScalar(node)) return this.scalar(node.value, node);
      if (isSeq(node)) return this.sequence(node.items, node);
      if (isMap(node)) return this.mapping(node);
    } finally {
      this.open.delete(node);
    }
    throw this.problem('value', node, '');
  }

  private tagOf(node: Node, usual: string): string {
    const { tag } = node as { tag?: string };
    // A lone `!` says that it is what it looks like.
    if (!tag || tag === '!') return usual;
    if (tag.startsWith(core)) return tag.slice(core.length);
    throw this.problem('tag', node, tag);
  }

  private scalarTag(node: Node): string {
    const { value, type, tag } = node as { value?: unknown; type?: string; tag?: string };
    const plain = tag === '!' || (type === 'PLAIN' && !tag);
    return this.tagOf(node, (plain && resolvers.find(([, pattern]) => pattern.test(String(value)))?.[0]) || 'str');
  }

  private scalar(given: unknown, node: Node): unknown {
    // In this schema every scalar is a text.
    const text = typeof given === 'string' ? given : '';
    const tag = this.scalarTag(node);
    const refuse = () => this.problem('value', node, text.slice(0, 60));
    if (tag === 'str') return text;
    if (tag === 'null') return null;
    if (tag === 'binary') return new Binary(text.replace(/\s/g, ''), this.lineAt(node.range?.[0] ?? 0));
    if (tag === 'timestamp') {
      if (!resolvers.some(([name, pattern]) => name === 'timestamp' && pattern.test(text)) || !isDay(text)) throw refuse();
      return text;
    }
    if (tag === 'bool') {
      const found = booleans[text.toLowerCase()];
      if (found === undefined) throw refuse();
      return found;
    }
    if (tag !== 'int' && tag !== 'float') throw tag === 'value' || tag === 'merge' ? refuse() : this.problem('tag', node, `!!${tag}`);
    const written = tag === 'int' ? wholeNumber(text) : broken(text);
    const number = written === null ? undefined : exactNumber(written);
    if (number === undefined) throw refuse();
    return number;
  }

  private sequence(items: readonly unknown[], node: Node): unknown {
    const tag = this.tagOf(node, 'seq');
    if (tag === 'seq') return items.map((item) => this.value(item));
    if (tag !== 'omap' && tag !== 'pairs') throw this.problem('tag', node, `!!${tag}`);
    return items.map((item) => {
      const map = item ? this.target(item as Node) : null;
      const [pair, ...more] = isMap(map) ? map.items : [];
      if (!pair || more.length > 0) throw this.problem('value', node, `!!${tag}`);
      return [this.value(pair.key), this.value(pair.value)];
    });
  }

  private mapping(node: YAMLMap): Record<string, unknown> {
    const tag = this.tagOf(node, 'map');
    if (tag !== 'map') throw this.problem('tag', node, `!!${tag}`);
    const made: Record<string, unknown> = {};
    for (const { key, value } of this.flattened(node)) {
      const name = this.key(key as Node | null, node);
      // Also "__proto__" is a key like any other.
      Object.defineProperty(made, name, { value: this.value(value), enumerable: true, configurable: true, writable: true });
    }
    return made;
  }

  /** The pairs of a mapping, those that it takes over by `<<` first, so that its own win. */
  private flattened(node: YAMLMap): Pair[] {
    const merged: Pair[] = [];
    const own: Pair[] = [];
    for (const pair of node.items) {
      const key = pair.key as Node | null;
      if (!isScalar(key) || this.scalarTag(key) !== 'merge') own.push(pair);
      else merged.push(...this.sources(pair.value as Node | null, key).flatMap((source) => this.nested(source)));
    }
    return [...merged, ...own];
  }

  private nested(source: YAMLMap): Pair[] {
    this.count += 1;
    if (this.open.has(source) || this.count > mostValues) throw this.problem('endless', source, '<<');
    this.open.add(source);
    const pairs = this.flattened(source);
    this.open.delete(source);
    return pairs;
  }

  private sources(value: Node | null, key: Node): YAMLMap[] {
    const node = value ? this.target(value) : null;
    if (isMap(node)) return [node];
    if (!isSeq(node)) throw this.problem('value', key, '<<');
    // Of several the first wins, so that it comes last.
    return node.items.toReversed().map((item) => {
      const map = item ? this.target(item as Node) : null;
      if (!isMap(map)) throw this.problem('value', key, '<<');
      return map;
    });
  }

  private key(node: Node | null, map: YAMLMap): string {
    const target = node ? this.target(node) : null;
    if (target && !isScalar(target)) throw this.problem(isMap(target) && target.flow ? 'template' : 'value', target, '? ');
    // PyYAML takes a key "=" for a text.
    if (isScalar(target) && target.value === '=') return '=';
    const value = target ? this.scalar(target.value, target) : null;
    if (value instanceof Binary) throw this.problem('binary', target ?? map, '');
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  }
}

/** Whether a day is in the calendar: PyYAML refuses February 30. */
function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
    /^(\d+)-(\d+)-(\d+)(?:[Tt \t]+(\d+):(\d+):(\d+))?/.exec(text) ?? []
  ).map((part) => Number(part ?? 0));
  const last = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !leap ? 28 : last;
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}

/** A whole number in decimals, as PyYAML counts it; null for none. */
function wholeNumber(text: string): string | null {
  const digits = text.trim().replaceAll('_', '');
  const [, sign = '', bare = ''] = /^([-+]?)(.*)$/s.exec(digits) ?? [];
  const octal = /^0o?([0-7]+)$/i.exec(bare)?.[1];
  let value: bigint;
  if (octal !== undefined) value = BigInt(`0o${octal}`);
  else if (/^(0b[01]+|0x[0-9a-f]+|\d+)$/i.test(bare) && (bare === '0' || !/^0\d/.test(bare))) value = BigInt(bare);
  else if (/^\d+(:\d+)+$/.test(bare)) value = bare.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  else return null;
  return String(sign === '-' ? -value : value);
}

/** A number with a fraction, as JSON has it and as Python would write it; null for none, and for what JSON has not. */
function broken(text: string): string | null {
  const bare = text.trim().replaceAll('_', '');
  const parts = bare.replace(/^[-+]/, '').split(':');
  if (!parts.every((part) => /^(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(part))) return null;
  const value = parts.toReversed().reduce((sum, part, place) => sum + Number(part) * 60 ** place, 0) * (bare.startsWith('-') ? -1 : 1);
  if (!Number.isFinite(value)) return null;
  // 1.0 stays one with a fraction: as a text it is another version than 1.
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${Object.is(value, -0) ? '-0' : value}.0` : String(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Binary);

const compressed = /^(gz|gzip)$/i;

/** Files may be written in `!!binary`: cloud-init takes the same content as base64 that is said to be some. */
function encodeFiles(config: Record<string, unknown>): void {
  const files = config.write_files;
  for (const file of Array.isArray(files) ? (files as unknown[]) : []) {
    if (!isRecord(file) || !(file.content instanceof Binary)) continue;
    const { base64 } = file.content;
    const encoding = typeof file.encoding === 'string' ? file.encoding.trim() : '';
    if (compressed.test(encoding)) file.encoding = 'gz+b64';
    else if (encoding === '' || /^text\/plain$/i.test(encoding)) file.encoding = 'b64';
    else {
      // It says base64 already: these bytes are the letters of it.
      file.content = atob(base64);
      continue;
    }
    file.content = base64;
  }
}

/** Everywhere else bytes have no form in JSON. */
function withoutBinary(value: unknown): unknown {
  if (value instanceof Binary) throw new YamlProblem('binary', value.line, '');
  if (Array.isArray(value)) for (const item of value) withoutBinary(item);
  else if (isRecord(value)) for (const item of Object.values(value)) withoutBinary(item);
  return value;
}
