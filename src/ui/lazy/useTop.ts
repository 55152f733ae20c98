import { useId, useLayoutEffect, useSyncExternalStore } from 'react';

let stack: readonly string[] = [];
const listeners = new Set<() => void>();

function put(next: readonly string[]) {
  stack = next;
  for (const listener of listeners) listener();
}

/** Whether this is the uppermost of the open dialogs: the one that Escape belongs to. */
export function useTop(opened: boolean): boolean {
  const id = useId();
  // Before it is painted: who sees a dialog can close it by Escape.
  useLayoutEffect(() => {
    if (!opened) return undefined;
    put([...stack, id]);
    return () => put(stack.filter((each) => each !== id));
  }, [opened, id]);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => stack.at(-1) === id,
  );
}
