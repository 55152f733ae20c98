import type { Fit, Question } from './question';

/** Somebody who runs expressions where they disturb nobody: a worker, or a test's imitation of one. */
export interface Matcher {
  ask(question: Question): void;
  stop(): void;
  /** Set by whoever asks. */
  heard: (said: 'ready' | Fit) => void;
  broke: () => void;
}

function inWorker(): Matcher | null {
  if (typeof Worker === 'undefined') return null;
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module', name: 'expressions' });
  const matcher: Matcher = {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    ask: (question) => worker.postMessage(question),
    stop: () => worker.terminate(),
    heard: () => undefined,
    broke: () => undefined,
  };
  worker.addEventListener('message', (event: MessageEvent<'ready' | Fit>) => matcher.heard(event.data));
  worker.addEventListener('error', () => matcher.broke());
  return matcher;
}

export const matchers = {
  make: inWorker,
  /** Milliseconds that an expression may take, and that a worker may take to come. */
  verifyTimeout: 200,
  loading: 5000,
};

const slow = new Set<string>();
let last: Promise<unknown> = Promise.resolve();
let ready: Promise<Matcher | null> | null = null;

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
  const matcher = await ready;
  if (!matcher) {
    ready = null;
    return 'unknown';
  }
  return new Promise((resolve) => {
    const giveUp = () => {
      clearTimeout(timer);
      matcher.stop();
      ready = null;
      resolve('unknown');
    };
    const timer = setTimeout(() => {
      slow.add(question.expression);
      giveUp();
    }, matchers.verifyTimeout);
    matcher.broke = giveUp;
    matcher.heard = (said) => {
      if (said === 'ready') return;
      clearTimeout(timer);
      resolve(said);
    };
    matcher.ask(question);
  });
}

/** The time that the worker's code takes to come is not the expression's. */
function begin(): Promise<Matcher | null> {
  return new Promise((resolve) => {
    const matcher = matchers.make();
    if (!matcher) {
      resolve(null);
      return;
    }
    const fail = () => {
      matcher.stop();
      resolve(null);
    };
    const timer = setTimeout(fail, matchers.loading);
    matcher.broke = fail;
    matcher.heard = () => {
      clearTimeout(timer);
      resolve(matcher);
    };
  });
}
