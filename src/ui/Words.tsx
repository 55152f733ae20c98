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

/** Long names of one kind differ at their ends: so many letters there are always shown. */
const tail = 8;
const long = 24;

/** A name that a person gave: in its own writing direction, on one line, cut in its middle where it is long, whole in the title. */
export function Name({ children }: { children: string }) {
  const letters = children.length > long ? Array.from(children) : null;
  return (
    <bdi className={letters ? classes.name : classes.shortName} title={children}>
      {letters ? (
        <>
          {/* Two boxes would be read, and copied, as two words. */}
          <span aria-hidden>{letters.slice(0, -tail).join('')}</span>
          <span aria-hidden>{letters.slice(-tail).join('')}</span>
          <span className={classes.hidden}>{children}</span>
        </>
      ) : (
        children
      )}
    </bdi>
  );
}
