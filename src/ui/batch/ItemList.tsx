import type { ReactNode } from 'react';
import { useT } from '@/i18n';
import { Name } from '../Words';
import classes from './batch.module.css';

export interface ListedItem {
  readonly key: string;
  readonly name: string;
  /** Small, below the name; what is empty is left out, and what is the same twice stands there twice. */
  readonly notes?: readonly (string | null | undefined)[];
  /** At the end of its line: a price, a state. */
  readonly end?: ReactNode;
}

/** As many as a list in a dialog shows. */
export const most = 300;

/** Items by their names, for a dialog that does something with all of them; `total` when these are only some. */
export function ItemList({ items, total = items.length }: { items: readonly ListedItem[]; total?: number }) {
  const t = useT();
  const shown = items.slice(0, most);
  return (
    <ul className={classes.items}>
      {shown.map(({ key, name, notes, end }) => (
        <li key={key}>
          <span>
            <Name>{name}</Name>
            {notes?.map((note, place) => (note ? <small key={`${place} ${note}`}>{note}</small> : null))}
          </span>
          {end ? <span className={classes.end}>{end}</span> : null}
        </li>
      ))}
      {total > shown.length ? <li>{t('ui.batch.more', { count: total - shown.length })}</li> : null}
    </ul>
  );
}
