import { AwsV4Signer } from 'aws4fetch';
import { errorIn } from './answers';
import { ObjectError } from './errors';
import { encodeKey, isUnaddressable } from './keys';
import { sendWithProgress } from './send';
import { readXml, type XmlNode } from './xml';

export interface ObjectCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Gateway {
  /** The gateway's own address, which every request is signed for. */
  readonly endpoint: string;
  /** A path of the panel's origin that goes on to the gateway; empty to ask the gateway itself. */
  readonly proxyPath: string;
  readonly region: string;
  readonly credentials: ObjectCredentials;
}

type Query = Readonly<Record<string, string | number | undefined>>;

export interface ObjectRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly bucket?: string;
  readonly key?: string;
  /** A value of '' is a sub-resource: `?acl`. */
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Blob;
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the body that have gone out. */
  readonly onProgress?: ((sent: number) => void) | undefined;
}

export interface ObjectClient {
  readonly gateway: Gateway;
  /** Sends once, signed. Throws `ObjectError` for every answer that is not 2xx. Signed again, once, when only the clock was wrong. */
  send(request: ObjectRequest): Promise<Response>;
  /** Sends and reads an answer whose root has to be of this name: an unknown sub-resource is ignored by gateways, and lists the bucket. */
  read(root: string, request: ObjectRequest): Promise<XmlNode>;
  /** A URL that works without keys for so many seconds (1 s to 7 days). */
  presign(request: Pick<ObjectRequest, 'method' | 'bucket' | 'key' | 'query'>, seconds: number): Promise<string>;
  /** How far this computer's clock is ahead of the gateway's, as far as answers told. Milliseconds. */
  clockOff(): number;
}

/** The longest that a gateway lets a presigned URL live. */
export const longestLink = 604_800;

const encodeQuery = (query: Query): string =>
  Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeKey(name)}=${encodeKey(String(value))}`)
    .join('&');

/** The gateway's URL of a bucket or an object. Refuses names that would make it the URL of something else. */
export function gatewayUrl(endpoint: string, { bucket, key, query = {} }: Pick<ObjectRequest, 'bucket' | 'key' | 'query'>): string {
  if (bucket !== undefined && !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(bucket)) throw new ObjectError('InvalidBucketName');
  if (key !== undefined && (bucket === undefined || isUnaddressable(key))) throw new ObjectError('Unaddressable');
  const path = key !== undefined ? `/${bucket}/${encodeKey(key.toWellFormed())}` : bucket !== undefined ? `/${bucket}` : '/';
  const search = encodeQuery(query);
  return `${endpoint.replace(/\/+$/, '')}${path}${search ? `?${search}` : ''}`;
}

/**
 * Where anybody finds a public object, without a signature. Slashes stay readable, except in keys that browsers and proxies would
 * fold into the address of another object.
 */
export function publicUrl(endpoint: string, bucket: string, key: string): string {
  const whole = gatewayUrl(endpoint, { bucket, key });
  const parts = key.split('/');
  return parts.slice(0, -1).some((part) => part === '') || parts.some((part) => part === '.' || part === '..')
    ? whole
    : whole.replaceAll('%2F', '/');
}

const awsTime = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/[:-]|\.\d{3}/g, '');

/** Off by less is no matter: gateways allow a quarter of an hour. */
const noticed = 60_000;
const allowed = 15 * 60_000;

export function createObjectClient(gateway: Gateway, now: () => number = Date.now): ObjectClient {
  let off = 0;
  const cache = new Map<string, ArrayBuffer>();

  const signer = (method: string, url: string, options: { headers?: ObjectRequest['headers'] | undefined; signQuery?: boolean }) =>
    new AwsV4Signer({
      method,
      url,
      ...(options.headers ? { headers: options.headers } : {}),
      accessKeyId: gateway.credentials.accessKeyId,
      secretAccessKey: gateway.credentials.secretAccessKey,
      service: 's3',
      region: gateway.region,
      cache,
      datetime: awsTime(now() - off),
      ...(options.signQuery ? { signQuery: true } : {}),
    });

  const address = (signed: URL): string => (gateway.proxyPath ? gateway.proxyPath + pathUnder(signed) : signed.href);
  // An endpoint with a path of its own keeps it: the proxy hands paths on as they are.
  const pathUnder = (url: URL) => url.pathname + url.search;

  const sendOnce = async (request: ObjectRequest): Promise<Response> => {
    const { url, headers } = await signer(request.method, gatewayUrl(gateway.endpoint, request), { headers: request.headers }).sign();
    const { method, body, signal, onProgress } = request;
    try {
      if (onProgress && body instanceof Blob && 'XMLHttpRequest' in globalThis)
        return await sendWithProgress({ method, url: address(url), headers, body, signal, onProgress });
      return await fetch(address(url), {
        method,
        headers,
        credentials: 'omit',
        cache: 'no-store',
        ...(body === undefined ? {} : { body }),
        ...(signal ? { signal } : {}),
      });
    } catch (cause) {
      signal?.throwIfAborted();
      throw new ObjectError('NetworkError', 0, { cause });
    }
  };

  /** What the answer's Date says of this computer's clock; null when it says nothing. */
  const clockIn = (response: Response): number | null => {
    const date = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(date) ? null : now() - date;
  };

  const failure = async (request: ObjectRequest, response: Response): Promise<ObjectError> => {
    const body = request.method === 'HEAD' ? '' : await response.text().catch(() => '');
    const error = errorIn(response.status, body, response.headers.get('x-amz-request-id'));
    const found = clockIn(response);
    // HEAD has no body to say so.
    const skewed =
      error.code === 'RequestTimeTooSkewed' || (body === '' && response.status === 403 && Math.abs((found ?? 0) - off) > allowed);
    if (!skewed) return error;
    return new ObjectError('RequestTimeTooSkewed', response.status, {
      requestId: error.requestId,
      ...(found === null ? {} : { clockOff: found }),
    });
  };

  const send = async (request: ObjectRequest): Promise<Response> => {
    const first = await sendOnce(request);
    if (first.ok) {
      const found = clockIn(first);
      if (found !== null && Math.abs(found - off) > noticed) off = found;
      return first;
    }
    const refused = await failure(request, first);
    if (refused.code !== 'RequestTimeTooSkewed' || refused.clockOff === null || Math.abs(refused.clockOff - off) < noticed) throw refused;
    // Refused for its date alone, so nothing was done: the same again with the gateway's own time.
    off = refused.clockOff;
    const second = await sendOnce(request);
    if (second.ok) return second;
    throw await failure(request, second);
  };

  return {
    gateway,
    send,
    async read(root, request) {
      const response = await send(request);
      const body = await response.text();
      const document = readXml(body);
      if (document?.name === root) return document.node;
      const requestId = response.headers.get('x-amz-request-id');
      // Some operations begin their answer before they know how they end.
      if (document?.name === 'Error') throw errorIn(response.status, body, requestId);
      throw new ObjectError(document ? 'NotImplemented' : 'NotAGateway', response.status, { requestId });
    },
    async presign({ method, query, ...names }, seconds) {
      const lasts = Math.min(longestLink, Math.max(1, Math.round(seconds)));
      const url = gatewayUrl(gateway.endpoint, { ...names, query: { ...query, 'X-Amz-Expires': lasts } });
      const signed = await signer(method, url, { signQuery: true }).sign();
      // A plus means a space to some and itself to others.
      signed.url.search = signed.url.search.replace(/\+/g, '%20');
      return signed.url.href;
    },
    clockOff: () => off,
  };
}
