import type { ReactNode } from 'react';
import classes from './text.module.css';

/** Text for screen readers only. */
export function Hidden({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span id={id} className={classes.hidden}>
      {children}
    </span>
  );
}

/** A name that a person gave: in its own writing direction, on one line, cut off with an ellipsis, whole in the title. */
export function Name({ children }: { children: string }) {
  return (
    <bdi className={classes.name} title={children}>
      {children}
    </bdi>
  );
}
