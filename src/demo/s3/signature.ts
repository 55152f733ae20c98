const encoder = new TextEncoder();
const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

export const sha256 = async (data: string | Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', typeof data === 'string' ? encoder.encode(data) : data));

async function hmac(key: ArrayBuffer | Uint8Array<ArrayBuffer>, text: string): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return crypto.subtle.sign('HMAC', imported, encoder.encode(text));
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A request as it came: the path and query exactly as they were sent. */
export interface Signed {
  readonly method: string;
  /** Percent-decoded, slashes as they are. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Headers;
  /** The gateway's own name, whatever the request was sent to. */
  readonly host: string;
}

export interface SignatureProblem {
  readonly code: 'AccessDenied' | 'InvalidAccessKeyId' | 'SignatureDoesNotMatch' | 'RequestTimeTooSkewed' | 'InvalidArgument';
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly date: string;
  /** Seconds; null for a signature in a header. */
  readonly expires: number | null;
  readonly payload: string;
}

function claimIn({ query, headers }: Signed): Claim | null {
  const header = headers.get('authorization');
  if (header?.startsWith('AWS4-HMAC-SHA256 ')) {
    const part = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(header)?.[1] ?? '';
    return {
      credential: part('Credential'),
      signedHeaders: part('SignedHeaders'),
      signature: part('Signature'),
      date: headers.get('x-amz-date') ?? '',
      expires: null,
      payload: headers.get('x-amz-content-sha256') ?? '',
    };
  }
  const given = new Map(query);
  if (!given.has('X-Amz-Signature')) return null;
  return {
    credential: given.get('X-Amz-Credential') ?? '',
    signedHeaders: given.get('X-Amz-SignedHeaders') ?? '',
    signature: given.get('X-Amz-Signature') ?? '',
    date: given.get('X-Amz-Date') ?? '',
    expires: Number(given.get('X-Amz-Expires')),
    payload: 'UNSIGNED-PAYLOAD',
  };
}

const timeIn = (date: string): number => Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const quarter = 15 * 60_000;
const week = 604_800;

/** Nothing is claimed (`anonymous`), a known key has signed it (`signed`), or it is refused. */
export async function checkSignature(
  request: Signed,
  secretOf: (accessKey: string) => string | undefined,
  now: number,
): Promise<'anonymous' | 'signed' | SignatureProblem> {
  const claim = claimIn(request);
  if (!claim) return 'anonymous';
  const [accessKey = '', day = '', region = '', service = ''] = claim.credential.split('/');
  const time = timeIn(claim.date);
  if (Number.isNaN(time)) return { code: 'AccessDenied' };
  if (claim.expires === null) {
    if (Math.abs(now - time) > quarter) return { code: 'RequestTimeTooSkewed' };
  } else if (!(claim.expires >= 1 && claim.expires <= week) || now > time + claim.expires * 1000 || time > now + quarter)
    return { code: 'AccessDenied' };
  const secret = secretOf(accessKey);
  if (secret === undefined) return { code: 'InvalidAccessKeyId' };

  const canonicalQuery = request.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const header = (name: string) => (name === 'host' ? request.host : (request.headers.get(name) ?? '').trim().replace(/\s+/g, ' '));
  const canonical = [
    request.method,
    encode(request.path).replace(/%2F/g, '/'),
    canonicalQuery,
    ...claim.signedHeaders.split(';').map((name) => `${name}:${header(name)}`),
    '',
    claim.signedHeaders,
    claim.payload,
  ].join('\n');
  const scope = [day, region, service, 'aws4_request'].join('/');
  const toSign = ['AWS4-HMAC-SHA256', claim.date, scope, await sha256(canonical)].join('\n');
  let key: ArrayBuffer | Uint8Array<ArrayBuffer> = encoder.encode(`AWS4${secret}`);
  for (const text of [day, region, service, 'aws4_request']) key = await hmac(key, text);
  return hex(await hmac(key, toSign)) === claim.signature ? 'signed' : { code: 'SignatureDoesNotMatch' };
}
