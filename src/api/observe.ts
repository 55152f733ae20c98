import type { ErrorKind } from './errors';
import type { OperationId } from './gen/operations.gen';

/** One request as it went out and what came back, secrets and all: whoever keeps it takes them out. */
export interface ObservedCall {
  readonly operation: OperationId;
  readonly method: string;
  readonly url: string;
  /** Which connection sent it. Never to be kept. */
  readonly key: string | null;
  readonly body: string;
  readonly contentType: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly duration: number;
  /** 0 for the first attempt. */
  readonly attempt: number;
  /** Null: no answer came. */
  readonly status: number | null;
  readonly text: string;
  readonly correlationId: string | null;
  readonly error: ErrorKind | 'aborted' | null;
}

type Observer = (call: ObservedCall) => void;
/** Calls that go out before the observer's code is there wait for it; as many as a page begins with. */
const longest = 60;
let early: ObservedCall[] = [];
let observer: Observer | null = null;

/** Hands every call on, those from before too. */
export function observeCalls(next: Observer): void {
  observer = next;
  for (const call of early) next(call);
  early = [];
}

export interface Observation {
  readonly answered: (response: Response, text: string) => void;
  readonly ended: (error: ObservedCall['error']) => void;
}

/** What each request carries. Read out of the request itself, its body would become a stream. */
const bodies = new WeakMap<Request, string>();

export function noteBody(request: Request, body: string): void {
  bodies.set(request, body);
}

/** Begins to watch one attempt. */
export function observation(operation: OperationId, request: Request, attempt: number): Observation {
  const startedAt = Date.now();
  let answer: { status: number; text: string; correlationId: string | null } | null = null;
  const tell = (failure: ObservedCall['error']) => {
    const duration = Date.now() - startedAt;
    const call: ObservedCall = {
      operation,
      method: request.method,
      url: request.url,
      key: request.headers.get('apikey'),
      body: bodies.get(request) ?? '',
      contentType: request.headers.get('content-type') ?? '',
      startedAt,
      duration,
      attempt,
      ...(answer ?? { status: null, text: '', correlationId: null }),
      error: failure,
    };
    if (observer) observer(call);
    else if (early.length < longest) early.push(call);
  };
  return {
    answered: ({ status, headers }, text) => {
      answer = { status, text, correlationId: headers.get('x-warren-correlation-id') };
    },
    ended: tell,
  };
}
