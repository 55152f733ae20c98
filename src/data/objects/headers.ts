const percent = (value: string): string =>
  encodeURIComponent(value.toWellFormed()).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A file name in Content-Disposition: plain for old programs, and whole by RFC 5987. */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${percent(name)}`;
}

interface Content {
  readonly type?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly cacheControl?: string;
}

/** What an object is stored with besides its bytes. */
export const contentHeaders = ({ type, metadata = {}, cacheControl }: Content): Record<string, string> => ({
  'content-type': type || 'application/octet-stream',
  ...(cacheControl ? { 'cache-control': cacheControl } : {}),
  ...metadataHeaders(metadata),
});

/** Metadata as headers: names as the gateway keeps them, values outside ASCII percent-encoded (they would fail the signature). */
export function metadataHeaders(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${metadataName(name)}`, encodeMetadata(value)]));
}

/** The gateway lower-cases names and turns `_` into `-`. */
export const metadataName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/_/g, '-')
    .replace(/[^a-z0-9-]/g, '');

// Spaces at either end would be cut, and several in a row counted as one by the signature.
const encodeMetadata = (value: string): string => (/^[\x21-\x24\x26-\x7e]+( [\x21-\x24\x26-\x7e]+)*$/.test(value) ? value : percent(value));

const decodeMetadata = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

export function metadataIn(headers: Headers): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [name, value] of headers) if (name.startsWith('x-amz-meta-')) metadata[name.slice(11)] = decodeMetadata(value);
  return metadata;
}
