import type { ReactNode } from 'react';
import classes from './plainTable.module.css';

interface PlainRow {
  readonly key: string;
  /** Names the row. */
  readonly name: ReactNode;
  readonly cells: readonly ReactNode[];
  /** A sum. */
  readonly strong?: boolean | undefined;
}

export interface PlainTableProps {
  readonly label: string;
  /** The label is to be seen, too. */
  readonly captioned?: boolean | undefined;
  /** For many rows in a dialog: it is not as high as it would like to be, and scrolls. */
  readonly low?: boolean | undefined;
  readonly head: readonly string[];
  readonly rows: readonly PlainRow[];
  /** Which columns behind the first hold words, by their place; all others hold numbers. */
  readonly words?: readonly number[] | undefined;
}

/**
 * A few rows to be read, without anything to do with them. It may be wider than a phone: then it scrolls in itself, by the
 * keyboard too.
 */
export function PlainTable({ label, captioned, low, head, rows, words = [] }: PlainTableProps) {
  const wordy = (place: number) => words.includes(place) || undefined;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" className={classes.wide} data-low={low || undefined} tabIndex={0} aria-label={label}>
      <table className={classes.table} aria-label={label}>
        {captioned ? <caption>{label}</caption> : null}
        <thead>
          <tr>
            {head.map((text, place) => (
              <th key={text} scope="col" data-words={wordy(place)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-strong={row.strong || undefined}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- columns stay where they are
                <td key={place} data-words={wordy(place + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
