import type { Fit, Question } from './examine';

/** The part of a worker that is needed here, so that tests need none. */
export interface Examiner {
  postMessage(question: Question): void;
  terminate(): void;
  onmessage: ((event: { readonly data: 'ready' | Fit }) => void) | null;
  onerror: ((event: never) => void) | null;
}

export const examiners = {
  make: (): Examiner | null => (typeof Worker === 'undefined' ? null : new Worker(new URL('worker.ts', import.meta.url), { type: 'module', name: 'expressions' })),
  /** Milliseconds that an expression may take, and that a worker may take to come. */
  patience: 200,
  loading: 5000,
};

const slow = new Set<string>();
let last: Promise<unknown> = Promise.resolve();
let ready: Promise<Examiner | null> | null = null;

/**
 * Whether a text fits an expression of the platform. It runs in a worker, one question at a time: an expression that takes
 * longer than 200 ms is stopped and not asked again, one that is invalid here is not held against the user. Texts longer
 * than `longest` characters are not tried.
 */
export function fits(expression: string, text: string, longest = 128): Promise<Fit> {
  if (text.length > longest || expression.length > 4096) return Promise.resolve('unknown');
  const answer = last.then(() => (slow.has(expression) ? 'unknown' : ask({ expression, text })));
  last = answer;
  return answer;
}

async function ask(question: Question): Promise<Fit> {
  ready ??= begin();
  const examiner = await ready;
  if (!examiner) {
    ready = null;
    return 'unknown';
  }
  return new Promise((resolve) => {
    const giveUp = () => {
      clearTimeout(timer);
      examiner.terminate();
      ready = null;
      resolve('unknown');
    };
    const timer = setTimeout(() => {
      slow.add(question.expression);
      giveUp();
    }, examiners.patience);
    examiner.onerror = giveUp;
    examiner.onmessage = ({ data }) => {
      if (data === 'ready') return;
      clearTimeout(timer);
      resolve(data);
    };
    examiner.postMessage(question);
  });
}

/** The time that the worker's code takes to come is not the expression's. */
function begin(): Promise<Examiner | null> {
  return new Promise((resolve) => {
    const examiner = examiners.make();
    if (!examiner) {
      resolve(null);
      return;
    }
    const fail = () => {
      examiner.terminate();
      resolve(null);
    };
    const timer = setTimeout(fail, examiners.loading);
    examiner.onerror = fail;
    examiner.onmessage = () => {
      clearTimeout(timer);
      resolve(examiner);
    };
  });
}
