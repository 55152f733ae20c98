import type { OperationId } from './gen/operations.gen';

/** What went wrong, in the few kinds that a screen tells apart. */
export type ErrorKind =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'no-such-route'
  | 'conflict'
  | 'invalid'
  | 'limited'
  | 'server'
  | 'network'
  | 'timeout'
  | 'malformed';

interface Details {
  readonly operation: OperationId;
  readonly status?: number | undefined;
  /** The platform's own words, if it had any. */
  readonly text?: string | undefined;
  /** Messages for single fields of the request, by the contract's parameter names. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly correlationId?: string | undefined;
  /** Seconds that the server asks to wait. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** Every failure of a call, whatever shape it came in. `message` is the platform's own text, or empty. */
export class ApiError extends Error {
  readonly kind: ErrorKind;
  readonly operation: OperationId;
  readonly status: number | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly correlationId: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(kind: ErrorKind, details: Details) {
    super(details.text ?? '', details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'ApiError';
    this.kind = kind;
    this.operation = details.operation;
    this.status = details.status;
    this.fields = details.fields ?? {};
    this.correlationId = details.correlationId;
    this.retryAfter = details.retryAfter;
  }

  /** The request may have taken effect although its answer did not arrive: look again, never send it again. */
  get uncertain(): boolean {
    return this.kind === 'network' || this.kind === 'timeout' || this.kind === 'malformed' || this.kind === 'server';
  }
}

export interface Answer {
  readonly operation: OperationId;
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; text when it was no JSON; undefined when there was none. */
  readonly body: unknown;
  readonly json: boolean;
}

/**
 * The error in an answer, or null. Knows the six shapes: `errors` with one text, with fields or nested, `message`, `error`,
 * success-shaped failures inside a 200, and bodies that are no JSON at all.
 */
export function errorIn(answer: Answer): ApiError | null {
  const { status, operation, json, body } = answer;
  // The one question whose `success: false` is an answer.
  const asked = operation === 'hasActiveCampaigns' && status < 400;
  const found = json && !asked ? wordsIn(body) : {};
  const failed = status >= 400 || found.failed === true;
  if (!failed) {
    return json || body === undefined ? null : new ApiError('malformed', { operation, status, correlationId: correlation(answer) });
  }
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
  const plain = !json && typeof body === 'string' && body.length < 300 && !/^\s*</.test(body) ? body.trim() : undefined;
  return new ApiError(kindOf(status < 400 ? 400 : status, found, json), {
    operation,
    status,
    text: found.text ?? plain,
    fields: found.fields,
    correlationId: correlation(answer),
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
  });
}

const correlation = (answer: Answer) => answer.headers.get('x-warren-correlation-id') ?? undefined;

interface Words {
  failed?: boolean;
  text?: string | undefined;
  fields?: Record<string, string> | undefined;
  forbidden?: boolean;
}

function wordsIn(body: unknown): Words {
  if (!isRecord(body)) return {};
  const entries = isRecord(body.errors) ? Object.entries(body.errors) : [];
  if (entries.length > 0) {
    const fields: Record<string, string> = {};
    const texts: string[] = [];
    let forbidden = false;
    for (const [key, value] of entries) {
      const text = isRecord(value) ? textOf(value.msg) : Array.isArray(value) ? value.map(textOf).join(' ') : textOf(value);
      if (key.endsWith('resource_forbidden')) forbidden = true;
      if (key === 'Error' || key.includes('::')) texts.push(text ?? key);
      else fields[key] = text ?? '';
    }
    const own = textOf(body.message);
    const fallback = Object.entries(fields).map(([name, text]) => `${name}: ${text}`);
    return { failed: true, forbidden, fields, text: [...texts, ...(own ? [own] : [])].join(' ') || fallback.join(' ') };
  }
  const report = isRecord(body.payment_report) ? body.payment_report : {};
  const listed = linesOf(body.errors) ?? linesOf(report.errors);
  if (listed) return { failed: true, text: listed };
  const log = textOf(body.error_log) ?? linesOf(body.error_log);
  if (log || body.success === false) return { failed: true, text: log ?? textOf(body.message) ?? textOf(body.error) };
  return { text: textOf(body.message) ?? textOf(body.error) };
}

function kindOf(status: number, words: Words, json: boolean): ErrorKind {
  const text = words.text ?? '';
  if (words.forbidden) return 'forbidden';
  if (status === 401 || (status === 403 && /invalid authentication|api ?key/i.test(text))) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return !json || /no route/i.test(text) ? 'no-such-route' : 'not-found';
  if (status === 405) return 'no-such-route';
  if (status === 409) return 'conflict';
  if (status === 429) return 'limited';
  if (status === 408 || status === 504) return 'timeout';
  if (status >= 500) return 'server';
  // The platform answers 400 for a virtual machine or network that is not there.
  if (/^no such |uuid is invalid/i.test(text)) return 'not-found';
  return 'invalid';
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const linesOf = (value: unknown): string | undefined =>
  Array.isArray(value) && value.length > 0 ? value.map((item) => textOf(item) ?? JSON.stringify(item)).join(' ') : undefined;
