import { useSyncExternalStore } from 'react';
import classes from './text.module.css';

let said = '';
const listeners = new Set<() => void>();

/** Says something to screen readers, politely: what happened where nothing on the screen takes the focus. */
export function announce(text: string): void {
  // The same words twice in a row are spoken only when the text differs.
  said = text === said ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

export function LiveRegion() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return (
    <output aria-live="polite" className={classes.hidden}>
      {text}
    </output>
  );
}
