import { useT } from '@/i18n';
import { Glyph } from '../Icon';
import { ArrowDownIcon, ArrowUpIcon } from '../icons';
import { Hidden } from '../Words';
import { as } from './roles';
import classes from './table.module.css';
import text from '../text.module.css';
import type { Column, GridProps } from './types';

type Props<Row extends object> = Pick<
  GridProps<Row>,
  'rows' | 'rowId' | 'selectable' | 'picked' | 'onPickAll' | 'sorting' | 'onSort' | 'narrow' | 'loading'
> & {
  columns: readonly Column<Row>[];
  template: string;
  actions: boolean;
};

/** The header: each name sorts. Above cards it is there for screen readers only, the toolbar has its buttons then. */
export function Header<Row extends object>({
  rows,
  rowId,
  selectable,
  picked,
  onPickAll,
  sorting,
  onSort,
  narrow,
  loading,
  columns,
  template,
  actions,
}: Props<Row>) {
  const t = useT();
  const some = picked.size > 0 && rows.some((row) => picked.has(rowId(row)));
  const all = some && rows.every((row) => picked.has(rowId(row)));
  return (
    <thead {...as.rowgroup} className={narrow ? text.hidden : classes.head}>
      <tr {...as.row} aria-rowindex={1} className={classes.headRow} style={{ gridTemplateColumns: template }}>
        {selectable ? (
          <th {...as.columnheader} scope="col" className={classes.check}>
            {narrow ? (
              <Hidden>{t('ui.table.selection')}</Hidden>
            ) : (
              <label className={classes.target}>
                <input
                  type="checkbox"
                  aria-label={t('ui.table.selectAll', { count: rows.length })}
                  disabled={loading || rows.length === 0}
                  checked={all}
                  ref={(box) => {
                    if (box) box.indeterminate = some && !all;
                  }}
                  onChange={() => onPickAll(!all)}
                />
              </label>
            )}
          </th>
        ) : null}
        {columns.map(({ id, header, align, fixed }) => {
          const sorted = sorting?.id === id ? sorting : null;
          return (
            <th
              key={id}
              {...as.columnheader}
              scope="col"
              aria-sort={sorted ? (sorted.desc ? 'descending' : 'ascending') : undefined}
              className={classes.headCell}
              data-align={align}
              data-named={fixed && columns.find((column) => column.fixed)?.id === id ? true : undefined}
            >
              {narrow ? (
                header
              ) : (
                <button
                  type="button"
                  className={classes.sort}
                  onClick={() => onSort({ id, desc: sorted ? !sorted.desc : align === 'end' })}
                  title={header}
                >
                  <span className={text.cut}>{header}</span>
                  {sorted ? <Glyph icon={sorted.desc ? ArrowDownIcon : ArrowUpIcon} size={13} /> : null}
                </button>
              )}
            </th>
          );
        })}
        {actions ? (
          <th {...as.columnheader} scope="col" className={classes.headMenu}>
            <Hidden>{t('ui.table.actions')}</Hidden>
          </th>
        ) : null}
      </tr>
    </thead>
  );
}
