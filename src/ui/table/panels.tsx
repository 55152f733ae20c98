import { useId, useState } from 'react';
import { useFormat, useT, fold } from '@/i18n';
import { announce } from '../announce';
import { Button, IconButton } from '../Button';
import { ChevronDownIcon, ChevronUpIcon } from '../icons';
import classes from './panels.module.css';
import type { Option } from './rows';

/** The values of one column to choose from, and how many rows have each. */
export function OptionsPanel({
  title,
  options,
  none,
  chosen,
  onChange,
}: {
  title: string;
  options: readonly Option[];
  none?: string | undefined;
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const t = useT();
  const format = useFormat();
  const [words, setWords] = useState('');
  const listed = options.filter(({ text }) => fold(text).includes(fold(words.trim())));
  return (
    <div className={classes.panel}>
      {options.length > 12 ? (
        <input
          type="search"
          className={classes.words}
          aria-label={t('ui.table.searchShort')}
          placeholder={t('ui.table.searchShort')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : null}
      <fieldset className={classes.list} aria-label={title}>
        {listed.map(({ value, text, count }) => (
          <label key={value} className={classes.option}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])}
            />
            <bdi className={classes.value} title={text}>
              {text || none || t('ui.table.anyValue')}
            </bdi>
            <span className={classes.number}>{format.number(count)}</span>
          </label>
        ))}
      </fieldset>
      <Button size="small" variant="subtle" fullWidth onClick={() => onChange([])}>
        {t('ui.table.clearFilters')}
      </Button>
    </div>
  );
}

interface Choice {
  id: string;
  header: string;
  fixed?: boolean | undefined;
}

/** Which columns are shown, and in what order (`shown`: their ids); null puts them back as they were defined. */
export function ColumnsPanel({
  columns,
  shown,
  onChange,
}: {
  columns: readonly Choice[];
  shown: readonly string[];
  onChange: (ids: string[] | null) => void;
}) {
  const t = useT();
  const id = useId();
  const move = (column: Choice, step: number) => {
    const place = shown.indexOf(column.id) + step;
    const others = shown.filter((each) => each !== column.id);
    onChange(others.toSpliced(place, 0, column.id));
    announce(t('ui.table.columnMoved', { column: column.header, place: place + 1 }));
  };
  return (
    <div className={classes.panel}>
      <ul className={classes.list}>
        {columns.map((column) => {
          const place = shown.indexOf(column.id);
          const last = place >= 0 && shown.length === 1;
          return (
            <li key={column.id} className={classes.option}>
              <input
                id={`${id}-${column.id}`}
                type="checkbox"
                checked={place >= 0}
                disabled={column.fixed === true || last}
                title={column.fixed ? t('ui.table.columnAlways') : undefined}
                onChange={() => onChange(place >= 0 ? shown.filter((each) => each !== column.id) : [...shown, column.id])}
              />
              <label htmlFor={`${id}-${column.id}`} className={classes.value}>
                {column.header}
              </label>
              {place >= 0 ? (
                <span className={classes.moves}>
                  <IconButton
                    label={t('ui.table.columnUp', { column: column.header })}
                    hint={null}
                    icon={ChevronUpIcon}
                    reason={place === 0 ? t('ui.table.columnFirst') : null}
                    onClick={() => move(column, -1)}
                  />
                  <IconButton
                    label={t('ui.table.columnDown', { column: column.header })}
                    hint={null}
                    icon={ChevronDownIcon}
                    reason={place === shown.length - 1 ? t('ui.table.columnLast') : null}
                    onClick={() => move(column, 1)}
                  />
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      <Button size="small" variant="subtle" fullWidth onClick={() => onChange(null)}>
        {t('ui.table.columnsReset')}
      </Button>
    </div>
  );
}
