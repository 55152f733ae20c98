import { useSyncExternalStore } from 'react';
import { Later, LazyConfirm } from './lazy';
import type { ConfirmOptions, Question } from './types';

let question: Question | null = null;
let count = 0;
const listeners = new Set<() => void>();

function put(next: Question | null) {
  question = next;
  for (const listener of listeners) listener();
}

/** Asks, in the one dialog of the panel. True when it was confirmed (and its `action` is done), false when it was left. */
export function confirm(options: ConfirmOptions): Promise<boolean> {
  question?.answer(false);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  count += 1;
  const id = count;
  put({
    ...options,
    id,
    answer: (yes) => {
      if (question?.id === id) put(null);
      resolve(yes);
    },
  });
  return promise;
}

/** Where `confirm` asks; `UiRoot` has one. */
export function ConfirmRoot() {
  const asked = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => question,
  );
  return asked ? (
    <Later>
      <LazyConfirm key={asked.id} question={asked} />
    </Later>
  ) : null;
}
