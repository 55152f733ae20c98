import type { ReactNode } from 'react';
import classes from './figures.module.css';

export interface Figure {
  readonly label: string;
  readonly value: ReactNode;
  /** Small, below the value: since when, how it was calculated. */
  readonly note?: ReactNode;
  readonly tone?: 'warn' | 'bad' | undefined;
}

/** A few numbers with their names, side by side. */
export function Figures({ figures, large = false }: { figures: readonly Figure[]; large?: boolean }) {
  return (
    <dl className={classes.figures} data-large={large || undefined}>
      {figures.map(({ label, value, note, tone }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={tone ? classes[tone] : undefined}>
            {/* Alone in its element: page translation would leave an old number there. */}
            <span>{value}</span>
            {note ? <div className={classes.note}>{note}</div> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
