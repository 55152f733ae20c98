import { XMLParser } from 'fast-xml-parser';

/** An element as parsed: text, or children by name. */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] } | undefined;

// Names and values stay text, as they came: keys may be numbers, and begin or end with spaces.
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  removeNSPrefix: true,
  htmlEntities: true,
});

/** The root of a document with its name; null for what is no XML. */
export function readXml(text: string): { readonly name: string; readonly node: XmlNode } | null {
  try {
    const document = parser.parse(text) as Record<string, XmlNode>;
    const name = Object.keys(document).find((each) => each !== '#text' && !each.startsWith('?'));
    return name === undefined ? null : { name, node: document[name] };
  } catch {
    return null;
  }
}

/** All elements of a name. */
export function all(node: XmlNode, name: string): readonly XmlNode[] {
  if (typeof node !== 'object') return [];
  const found = node[name];
  return found === undefined ? [] : Array.isArray(found) ? found : [found as XmlNode];
}

/** The text of the first element at a path of names; empty when there is none. */
export function text(node: XmlNode, ...path: readonly string[]): string {
  let here: XmlNode = node;
  for (const name of path) here = all(here, name)[0];
  if (typeof here === 'string') return here;
  const own = here?.['#text'];
  return typeof own === 'string' ? own : '';
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const escapeXml = (value: string): string => value.replace(/[&<>"\t\n\r]/g, (sign) => entities[sign] ?? sign);

/** An element: `xml('Delete', xml('Quiet', 'true'))`. Text is escaped, elements are not. */
export const xml = (name: string, ...children: readonly (string | Element | null | undefined)[]): Element => ({
  markup: `<${name}>${children.map((child) => (child === null || child === undefined ? '' : typeof child === 'string' ? escapeXml(child) : child.markup)).join('')}</${name}>`,
});
export interface Element {
  readonly markup: string;
}
