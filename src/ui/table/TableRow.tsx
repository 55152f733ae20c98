import { memo, type ReactNode } from 'react';
import { useT } from '@/i18n';
import type { MenuItem } from '../types';
import { Name } from '../Words';
import { as } from './roles';
import { RowMenu } from './RowMenu';
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
  /** On a phone, what stands beside the name. */
  figure: Column<Row> | undefined;
  template: string;
  selectable: boolean;
  selected: boolean;
  /** The one row that Tab stops at. */
  reachable: boolean;
  narrow: boolean;
  rowActions: ((row: Row) => MenuItem[]) | undefined;
  onPick: (key: string, row: Row, range: boolean) => void;
  onReach: (index: number) => void;
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
    figure,
    template,
    selectable,
    selected,
    reachable,
    narrow,
    rowActions,
    onPick,
    onReach,
  } = props;
  const t = useT();
  return (
    <tr
      {...as.row}
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
        const cell = column.cell?.(row);
        const text = cell === undefined || cell === null ? column.text(row) || '–' : null;
        const content: ReactNode = text ?? cell;
        // A text needs no element of its own: the cell cuts it off, and shows it whole in its title.
        const plain = text === null ? {} : { dir: 'auto', title: text };
        if (column === named) {
          return (
            <th key={column.id} {...as.rowheader} scope="row" className={classes.named}>
              {text === null ? content : <Name>{text}</Name>}
            </th>
          );
        }
        return (
          <td
            key={column.id}
            {...as.cell}
            {...plain}
            className={classes.cell}
            data-align={column.align}
            data-figure={narrow && column === figure ? true : undefined}
            data-empty={narrow && text === '–' ? true : undefined}
          >
            {content}
          </td>
        );
      })}
      {rowActions ? (
        <td {...as.cell} className={classes.menu}>
          <RowMenu label={t('ui.table.actionsFor', { name: shortened(name) })} items={() => rowActions(row)} />
        </td>
      ) : null}
    </tr>
  );
}

const shortened = (name: string) => (name.length > 120 ? `${name.slice(0, 119)}…` : name);

// By hand, because the list around it is kept out of the compiler; the cast keeps the type parameter that `memo` drops.
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow;
