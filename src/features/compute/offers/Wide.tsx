import type { ReactNode } from 'react';
import classes from './offers.module.css';

/** A table that may be wider than a phone: it scrolls in itself, by the keyboard too. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.wide} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
