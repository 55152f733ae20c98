/** A request to the gateway, as it came over the wire. */
export interface S3Request {
  readonly method: string;
  /** With its query, as it was sent: dot segments and slashes are part of keys. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: () => Promise<Blob>;
}

/** An error by S3's word for it. */
export class S3Refusal extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
export const escapeXml = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- a gateway writes them as references, which no reader of XML takes
  text.replace(/[&<>"']|[\u0000-\u001f]/g, (sign) => signs[sign] ?? `&#x${sign.charCodeAt(0).toString(16).padStart(2, '0')};`);

type Content = string | number | boolean | readonly string[];

/** An element of text. */
export const tag = (name: string, content: string | number | boolean): string => `<${name}>${escapeXml(String(content))}</${name}>`;
/** An element of elements. */
export const within = (name: string, ...content: readonly Content[]): string => `<${name}>${content.flat().join('')}</${name}>`;

export const xmlAnswer = (root: string, content: readonly string[], status = 200): Response =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content.join('')}</${root}>`,
    { status, headers: { 'content-type': 'application/xml' } },
  );

export const emptyAnswer = (status: number, headers: Record<string, string> = {}): Response => new Response(null, { status, headers });

/** As `encoding-type=url` writes keys: all but letters, digits and a few signs; `slashes` are left alone in common prefixes. */
export const encodeListed = (key: string, slashes: boolean): string => {
  const encoded = encodeURIComponent(key).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return slashes ? encoded : encoded.replace(/%2F/g, '/');
};

/** The text of the first element of a name in a request's body. */
export const elementIn = (text: string, name: string): string | null => {
  const found = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(text)?.[1];
  return found === undefined ? null : unescapeXml(found);
};
export const elementsIn = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map(([, content]) => content ?? '');

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hexadecimal?: string, decimal?: string, name?: string) => {
    if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name ?? ''] ?? all;
  });
