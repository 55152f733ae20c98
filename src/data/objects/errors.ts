import { msg, type Message } from '@/i18n';
import { readXml, text } from './xml';

/** What is not an answer of the gateway: the connection failed, or what answered was something else. */
type OwnCode = 'NetworkError' | 'NotAGateway' | 'Unaddressable';

/** Whatever went wrong between the panel and the gateway. `code` is S3's own word. */
export class ObjectError extends Error {
  readonly code: string;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly requestId: string | null;
  /** How far this computer's clock is off, in milliseconds, when that is the reason; positive when it is fast. */
  readonly clockOff: number | null;

  constructor(code: OwnCode | (string & {}), status = 0, details: { requestId?: string | null; clockOff?: number; cause?: unknown } = {}) {
    super(code, { cause: details.cause });
    this.name = 'ObjectError';
    this.code = code;
    this.status = status;
    this.requestId = details.requestId ?? null;
    this.clockOff = details.clockOff ?? null;
  }
}

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean => error instanceof ObjectError && codes.includes(error.code);

/** What a status means when the answer has no body, as after HEAD. */
const byStatus: Record<number, string> = {
  301: 'PermanentRedirect',
  400: 'InvalidRequest',
  403: 'AccessDenied',
  404: 'NoSuchKey',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  411: 'MissingContentLength',
  412: 'PreconditionFailed',
  413: 'EntityTooLarge',
  416: 'InvalidRange',
  429: 'SlowDown',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

/** The error that an answer stands for. Batch answers with status 200 may hold one too. */
export function errorIn(status: number, body: string, requestId: string | null): ObjectError {
  const root = body.includes('<') ? readXml(body) : null;
  const code = root?.name === 'Error' ? text(root.node, 'Code') : '';
  if (code) return new ObjectError(code, status, { requestId: requestId ?? (text(root?.node, 'RequestId') || null) });
  // An answer with a body that is no error of S3 comes from something on the way.
  if (body.trim() !== '' && status !== 404) return new ObjectError('NotAGateway', status, { requestId });
  return new ObjectError(byStatus[status] ?? `HTTP ${status}`, status, { requestId });
}

const messages: Record<string, () => Message> = {
  NetworkError: () => msg('objects.error.network'),
  NotAGateway: () => msg('objects.error.notAGateway'),
  Unaddressable: () => msg('objects.error.unaddressable'),
  NoSuchKey: () => msg('objects.error.noSuchKey'),
  NoSuchVersion: () => msg('objects.error.noSuchKey'),
  NoSuchBucket: () => msg('objects.error.noSuchBucket'),
  NoSuchUpload: () => msg('objects.error.noSuchUpload'),
  AccessDenied: () => msg('objects.error.accessDenied'),
  UserSuspended: () => msg('objects.error.suspended'),
  InvalidAccessKeyId: () => msg('objects.error.accessKey'),
  SignatureDoesNotMatch: () => msg('objects.error.secretKey'),
  BucketAlreadyExists: () => msg('objects.error.bucketTaken'),
  BucketAlreadyOwnedByYou: () => msg('objects.error.bucketOwned'),
  BucketNotEmpty: () => msg('objects.error.bucketNotEmpty'),
  InvalidBucketName: () => msg('objects.error.bucketName'),
  InvalidObjectName: () => msg('objects.error.keyName'),
  KeyTooLongError: () => msg('objects.error.keyName'),
  EntityTooLarge: () => msg('objects.error.tooLarge'),
  EntityTooSmall: () => msg('objects.error.tooSmall'),
  QuotaExceeded: () => msg('objects.error.quota'),
  TooManyBuckets: () => msg('objects.error.tooManyBuckets'),
  PreconditionFailed: () => msg('objects.error.changed'),
  InvalidRange: () => msg('objects.error.range'),
  InvalidPart: () => msg('objects.error.parts'),
  InvalidPartOrder: () => msg('objects.error.parts'),
  MethodNotAllowed: () => msg('objects.error.notSupported'),
  NotImplemented: () => msg('objects.error.notSupported'),
  SlowDown: () => msg('objects.error.busy'),
  ServiceUnavailable: () => msg('objects.error.busy'),
  InternalError: () => msg('objects.error.internal'),
};

/** What is said of an error. The gateway's own `Message` is nearly always empty, so that each code is spoken for here. */
export function explainObjectError(error: unknown): Message {
  if (!(error instanceof ObjectError))
    return msg('objects.error.unknown', { code: error instanceof Error ? error.message : String(error) });
  if (error.code === 'RequestTimeTooSkewed') {
    if (error.clockOff === null) return msg('objects.error.clockUnknown');
    const minutes = Math.max(1, Math.round(Math.abs(error.clockOff) / 60_000));
    return error.clockOff > 0 ? msg('objects.error.clockFast', { minutes }) : msg('objects.error.clockSlow', { minutes });
  }
  return messages[error.code]?.() ?? msg('objects.error.unknown', { code: error.code });
}
