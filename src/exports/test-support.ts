import { expect } from 'vitest';

/** Names that break what does not expect them, or that are run by it. */
export const hostile = [
  'it\'s "quoted"',
  '${file("/etc/passwd")} $${x} $$${y} %{ if true } %%{',
  'line\nbreak\r\n}\nresource "x" "y" {',
  '\u202egnp.exe',
  '<b>bold</b> & <img src=x onerror=alert(1)>',
  '{{ lookup("pipe", "id") }} {% raw %}',
  '=HYPERLINK("http://x")',
  '\\',
  '\\"; rm -rf / #',
  '*/ #\u2028\u0000\u001b[201~',
  '- !!js/function >',
  '',
  '\ud800',
  '🦫',
  'x'.repeat(10_000),
];

/** A block of HCL. Texts are decoded, everything else stands as it is written. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: Record<string, string>;
  readonly blocks: HclBlock[];
}

const literal = String.raw`"(?:[^"\\]|\\["\\nrt]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"`;
const item = String.raw`(?:${literal}|[\w.-]+)`;
const value = String.raw`(?:${item}|\[(?:${item}(?:, ${item})*)?\])`;
const lines = {
  comment: /^ *#/,
  open: new RegExp(`^ *(\\w+)((?: ${literal})*) \\{$`),
  attribute: new RegExp(`^ *(\\w+)( +)= (${value})(?: # .*)?$`),
  /** A map or a list that goes on below. */
  begin: /^ *(\w+) = ([[{])$/,
  object: new RegExp(`^ *\\{ (\\w+ = ${value}(?:, \\w+ = ${value})*) \\},$`),
  close: /^ *[}\]]$/,
};
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A literal as its text: with nothing in it that would be a template. */
function textOf(written: string): string {
  expect(written).not.toMatch(/[$%]\{/);
  return written
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/g, (_, short: string, long: string, sign: string) =>
      sign ? (escapes[sign] ?? sign) : String.fromCodePoint(parseInt(short ?? long, 16)),
    );
}

/**
 * Reads a Terraform file as far as exports write it. Fails where a line is none of HCL's, a literal does not end on its line,
 * braces do not match, or `terraform fmt` would move something.
 */
export function readHcl(text: string): readonly HclBlock[] {
  const file: HclBlock = { type: '', labels: [], attributes: {}, blocks: [] };
  const open = [file];
  let together: { readonly name: string; readonly gap: string }[] = [];
  /** Signs of attributes below one another stand in one column, right behind the longest name. */
  const endOfAttributes = () => {
    const width = Math.max(0, ...together.map(({ name }) => name.length)) + 1;
    for (const { name, gap } of together) expect({ name, column: name.length + gap.length }).toEqual({ name, column: width });
    together = [];
  };
  for (const line of text.split('\n')) {
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]| $/u);
    const attribute = lines.attribute.exec(line);
    if (!attribute) endOfAttributes();
    if (line === '') continue;
    const closes = lines.close.test(line);
    expect({ line, indent: line.search(/\S/) }).toEqual({ line, indent: 2 * (open.length - (closes ? 2 : 1)) });
    const block = open.at(-1) ?? file;
    const opens = lines.open.exec(line);
    const begins = lines.begin.exec(line);
    if (closes) open.pop();
    else if (attribute) {
      const [, name = '', gap = '', written = ''] = attribute;
      expect(block.attributes).not.toHaveProperty(name);
      block.attributes[name] = written.startsWith('"') ? textOf(written) : written;
      together.push({ name, gap });
    } else if (opens || begins) {
      const [, type = '', labels = ''] = opens ?? begins ?? [];
      const next = {
        type,
        labels: [...labels.matchAll(new RegExp(literal, 'g'))].map(([each]) => textOf(each)),
        attributes: {},
        blocks: [],
      };
      block.blocks.push(next);
      open.push(next);
    } else if (lines.object.test(line)) {
      block.blocks.push({ type: '', labels: [], attributes: objectOf(line), blocks: [] });
    } else expect(line).toMatch(lines.comment);
  }
  endOfAttributes();
  expect(open).toEqual([file]);
  return file.blocks;
}

const objectOf = (line: string): Record<string, string> =>
  Object.fromEntries(
    [...line.matchAll(new RegExp(`(\\w+) = (${value})`, 'g'))].map(([, name = '', written = '']) => [
      name,
      written.startsWith('"') ? textOf(written) : written,
    ]),
  );
