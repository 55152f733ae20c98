import { SpokenError } from '@/data/core/spoken';
import { msg, type Message } from '@/i18n';

/** What is not an answer of the gateway: the connection failed, or what answered was something else. */
type OwnCode = 'NetworkError' | 'NotAGateway' | 'Unaddressable';

/** Whatever went wrong between the panel and the gateway. `code` is S3's own word. */
export class ObjectError extends SpokenError {
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

  get words(): Message {
    return wordsFor(this);
  }
}

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean => error instanceof ObjectError && codes.includes(error.code);

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
function wordsFor(error: ObjectError): Message {
  if (error.code === 'RequestTimeTooSkewed') {
    if (error.clockOff === null) return msg('objects.error.clockUnknown');
    const minutes = Math.max(1, Math.round(Math.abs(error.clockOff) / 60_000));
    return error.clockOff > 0 ? msg('objects.error.clockFast', { minutes }) : msg('objects.error.clockSlow', { minutes });
  }
  return wordsForCode(error.code);
}

/** The same of a code alone, as batches tell it of single objects. */
export const wordsForCode = (code: string): Message => messages[code]?.() ?? msg('objects.error.unknown', { code });
