import { memo, type ReactNode } from 'react';
import { useT } from '@/i18n';
import { DotsIcon } from '../icons';
import { MenuButton } from '../MenuButton';
import type { MenuItem } from '../types';
import { Name } from '../Words';
import { as } from './roles';
import classes from './table.module.css';
import type { Column } from './types';

interface Props<Row> {
  row: Row;
  /** The key of its line. */
  line: string;
  index: number;
  /** From the first row's top, in CSS pixels. */
  start: number;
  name: string;
  columns: readonly Column<Row>[];
  named: Column<Row> | undefined;
  template: string;
  selectable: boolean;
  selected: boolean;
  /** The one row that Tab stops at. */
  reachable: boolean;
  narrow: boolean;
  rowActions: ((row: Row) => MenuItem[]) | undefined;
  onPick: (key: string, row: Row, range: boolean) => void;
  onReach: (index: number) => void;
  measure: (element: HTMLTableRowElement | null) => void;
}

function PlainTableRow<Row extends object>(props: Props<Row>) {
  const {
    row,
    line,
    index,
    start,
    name,
    columns,
    named,
    template,
    selectable,
    selected,
    reachable,
    narrow,
    rowActions,
    onPick,
    onReach,
    measure,
  } = props;
  const t = useT();
  return (
    <tr
      {...as.row}
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      tabIndex={reachable ? 0 : -1}
      className={narrow ? classes.card : classes.row}
      style={{ transform: `translateY(${start}px)`, ...(narrow ? {} : { gridTemplateColumns: template }) }}
      onFocus={() => onReach(index)}
    >
      {selectable ? (
        <td {...as.cell} className={classes.check}>
          {/* The label makes the whole cell the target. */}
          <label className={classes.target}>
            <input
              type="checkbox"
              aria-label={t('ui.table.select', { name })}
              checked={selected}
              // Only a click says whether shift was held; the space bar clicks too.
              onClick={(event) => onPick(line, row, event.shiftKey)}
              onChange={() => undefined}
            />
          </label>
        </td>
      ) : null}
      {columns.map((column) => {
        const content: ReactNode = column.cell?.(row) ?? <Name>{column.text(row) || '–'}</Name>;
        if (column === named) {
          return (
            <th key={column.id} {...as.rowheader} scope="row" className={classes.named}>
              {content}
            </th>
          );
        }
        return (
          <td key={column.id} {...as.cell} className={classes.cell} data-align={column.align}>
            {narrow ? <span className={classes.cardLabel}>{column.header}</span> : null}
            {narrow ? <span className={classes.cardValue}>{content}</span> : content}
          </td>
        );
      })}
      {rowActions ? (
        <td {...as.cell} className={classes.menu}>
          <MenuButton iconOnly icon={DotsIcon} label={t('ui.table.actionsFor', { name: shortened(name) })} items={() => rowActions(row)} />
        </td>
      ) : null}
    </tr>
  );
}

const shortened = (name: string) => (name.length > 120 ? `${name.slice(0, 119)}…` : name);

// By hand, because the list around it is kept out of the compiler; the cast keeps the type parameter that `memo` drops.
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow;
