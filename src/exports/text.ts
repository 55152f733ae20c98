/**
 * What may do harm in a line of a file or deceive whoever reads it: control characters, characters that turn the direction of
 * writing, and everything that some reader takes for the end of a line.
 */
const harmful = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u{fffe}\u{ffff}]/gu;

/** One line for a comment, whatever the text was. */
export const oneLine = (text: string): string => text.replace(harmful, ' ').replace(/\s+/g, ' ').trim().slice(0, 200);

/** `\u202e`, in UTF-16 units as JSON has it. */
function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}

const inLines = (escape: (character: string) => string) => (text: string) =>
  text.replace(harmful, (character) => (character === '\n' ? character : escape(character)));

/** A finished text of JSON, or of YAML with everything in double quotes, with the harmful characters as their numbers. */
export const tamedJson = inLines(escaped);
export const tamedYaml = inLines(byNumber);

/** A text as the literal of HCL (Terraform): nothing in it is a template, the end of the literal or of the line. */
export function hclText(text: string): string {
  const inside = text
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)
    // The number of the character, since the doubled signs mean something else behind a sign of the text's own.
    .replace(/([$%])(?=\{)/g, (sign) => escaped(sign))
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\t', String.raw`\t`)
    .replace(harmful, byNumber);
  return `"${inside}"`;
}

/** In whole code points, as HCL and YAML have it. */
function byNumber(character: string): string {
  const code = character.codePointAt(0) ?? 0xfffd;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Letters, digits and one sign between them: for names of hosts, groups and resources. Empty when nothing is left. */
export const plain = (text: string, sign: '-' | '_', longest = 50, dots = false): string =>
  text
    .slice(0, 1000)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(dots ? /[^a-z0-9.]+/g : /[^a-z0-9]+/g, sign)
    // A label of a host name begins and ends with a letter or a digit.
    .replace(/[-_]*\.[-_.]*/g, '.')
    .slice(0, longest)
    .replace(/^[-_.]+|[-_.]+$/g, '');

/** What some reader takes for a number, a truth or a group of its own. */
const special = /^(\d.*|true|false|null|yes|no|on|off|y|n|all|ungrouped|localhost|broadcasthost)$/;

/**
 * A different name for each: what `plain` leaves of the preferred one, else the substitute; from the second of the same name on with
 * the beginning of its id, and a number where that does not tell them apart either.
 */
export function names<Item>(
  items: readonly Item[],
  {
    preferred,
    id,
    sign,
    substitute,
    dots = false,
  }: {
    preferred: (item: Item) => string;
    id: (item: Item) => string;
    sign: '-' | '_';
    substitute: string;
    /** "web.example.com" is one name. */
    dots?: boolean;
  },
): Map<Item, string> {
  const taken = new Set<string>();
  const all = new Map<Item, string>();
  const counted = new Map<string, number>();
  for (const item of items) {
    const wanted = plain(preferred(item), sign, 50, dots) || substitute;
    const first = special.test(wanted) ? `${substitute}${sign}${wanted}` : wanted;
    let name = first;
    if (taken.has(name)) name = `${first}${sign}${plain(id(item), sign, 8)}`;
    for (let number = counted.get(first) ?? 2; taken.has(name); number += 1) {
      name = `${first}${sign}${plain(id(item), sign, 8)}${sign}${number}`;
      counted.set(first, number + 1);
    }
    taken.add(name);
    all.set(item, name);
  }
  return all;
}
