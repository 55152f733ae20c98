import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { GroupRow } from './GroupRow';
import { Header } from './Header';
import { layoutOf, phoneColumns } from './layout';
import { as } from './roles';
import { Skeletons } from './Skeletons';
import classes from './table.module.css';
import { TableRow } from './TableRow';
import type { GridProps } from './types';

/** The lines that are in the page, and where: in CSS pixels from the first line's top. */
export interface Drawn {
  readonly items: readonly { readonly index: number; readonly start: number; readonly key: string | number | bigint }[];
  /** CSS pixels that all lines take together. */
  readonly size: number;
  readonly scrollTo: (index: number) => void;
}

interface RowsProps<Row extends object> extends GridProps<Row> {
  drawn: Drawn;
  /** The line that Tab reaches. */
  active: number;
  setActive: (index: number) => void;
}

export function Rows<Row extends object>({ drawn, active, setActive, ...props }: RowsProps<Row>) {
  const { label, lines, rowId, rowLabel, columns, rowActions, selectable, picked, onPick, narrow, loading, busy } = props;
  const { onToggle, onPickGroup, groupNote } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const goal = useRef<number | null>(null);
  const { named, figure, more } = phoneColumns(columns);
  const ordered = narrow ? [named, figure, ...more].filter((column) => column !== undefined) : columns;
  const { template, least } = layoutOf(columns, selectable, rowActions !== undefined);
  const reachable = Math.min(active, lines.length - 1);

  // A row far away is there only after the scrolling that this same key has started.
  useLayoutEffect(() => {
    if (goal.current === null) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${goal.current}"]`);
    if (!row) return;
    goal.current = null;
    row.focus({ preventScroll: true });
  });

  const go = (index: number) => {
    const to = Math.max(0, Math.min(lines.length - 1, index));
    goal.current = to;
    setActive(to);
    drawn.scrollTo(to);
  };

  const onKey = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const { target, key } = event;
    // Menus lie elsewhere in the page, but their keys come by here.
    if (
      event.defaultPrevented ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      !(target instanceof HTMLElement) ||
      !event.currentTarget.contains(target)
    )
      return;
    const element = target.closest<HTMLElement>('[data-index]');
    const index = Number(element?.dataset.index);
    const line = lines[index];
    if (!element || !line) return;
    const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: lines.length - 1 };
    const to = steps[key];
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    } else if (line.kind === 'group') {
      const wanted = { ArrowRight: true, ArrowLeft: false, Enter: !line.open, ' ': !line.open }[key];
      if (wanted === undefined || target !== element) return;
      event.preventDefault();
      onToggle(line.key, wanted);
    } else if (key === ' ' && selectable && target === element) {
      event.preventDefault();
      onPick(line.key, line.row, event.shiftKey);
    } else if (key === 'Enter' && target === element) {
      element.querySelector<HTMLElement>('a[href]')?.click();
    }
  };

  return (
    <table
      {...as.table}
      aria-label={label}
      aria-rowcount={loading ? -1 : lines.length + 1}
      aria-busy={busy}
      className={classes.table}
      style={narrow ? {} : { minInlineSize: least, '--pin': selectable ? '40px' : '0px' }}
    >
      <Header {...props} columns={ordered} template={template} actions={rowActions !== undefined} />
      {loading ? (
        <Skeletons cells={columns.length + (selectable ? 1 : 0) + (rowActions ? 1 : 0)} template={template} narrow={narrow} />
      ) : (
        // The keys belong to the rows; one listener serves them all.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <tbody {...as.rowgroup} ref={body} className={classes.body} style={{ blockSize: drawn.size }} onKeyDown={onKey}>
          {drawn.items.map(({ index, start, key }) => {
            const line = lines[index];
            if (!line) return null;
            if (line.kind === 'group') {
              const many = selectable ? line.rows.reduce((sum, row) => sum + Number(picked.has(rowId(row))), 0) : 0;
              return (
                <GroupRow
                  key={key}
                  index={index}
                  start={start}
                  label={line.label}
                  count={line.rows.length}
                  note={groupNote?.(line.rows)}
                  open={line.open}
                  span={columns.length + (rowActions ? 1 : 0)}
                  selectable={selectable}
                  selected={many === 0 ? false : many === line.rows.length ? true : undefined}
                  reachable={index === reachable}
                  narrow={narrow}
                  onToggle={() => onToggle(line.key, !line.open)}
                  onPick={(on) => onPickGroup(line.rows, on)}
                  onReach={setActive}
                />
              );
            }
            const { row } = line;
            return (
              <TableRow
                key={key}
                line={line.key}
                row={row}
                index={index}
                start={start}
                name={rowLabel(row)}
                columns={ordered}
                named={named}
                figure={figure}
                template={template}
                selectable={selectable}
                selected={picked.has(rowId(row))}
                reachable={index === reachable}
                narrow={narrow}
                rowActions={rowActions}
                onPick={onPick}
                onReach={setActive}
              />
            );
          })}
        </tbody>
      )}
    </table>
  );
}
