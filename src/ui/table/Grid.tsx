import { defaultRangeExtractor, useVirtualizer, useWindowVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { densities, useDensity } from './density';
import { GroupRow } from './GroupRow';
import { Header } from './Header';
import { TableRow } from './TableRow';
import { Skeletons } from './Skeletons';
import { as } from './roles';
import classes from './table.module.css';
import type { GridProps, Line } from './types';
import { layoutOf, phoneColumns } from './layout';

export function Grid<Row extends object>(props: GridProps<Row>) {
  return props.narrow ? <InWindow {...props} /> : <InBox {...props} />;
}

const headHeight = 34;
/** Two lines, high enough for a finger. */
const phoneRowHeight = 60;

/** The row that Tab reaches stays drawn, wherever the rest has been scrolled to. */
const withActive = (active: number, count: number) => (range: Range) => {
  const inSight = defaultRangeExtractor(range);
  return active >= count || inSight.includes(active) ? inSight : [active, ...inSight].toSorted((a, b) => a - b);
};

function InBox<Row extends object>(props: GridProps<Row>) {
  // The virtualizer is one object that changes inside; the compiler would take it for unchanged.
  'use no memo';
  const { lines } = props;
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const height = densities[useDensity()];
  useRoom(box);
  // oxlint-disable-next-line react/incompatible-library -- it is left out of the compiler above
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: useKeys(lines),
    overscan: 4,
    scrollPaddingStart: headHeight,
    rangeExtractor: withActive(active, lines.length),
    useFlushSync: false,
  });
  return (
    <div ref={box} className={classes.scroller} style={{ '--row': `${height}px` }}>
      <Rows {...props} virtualizer={virtualizer} margin={0} active={active} setActive={setActive} />
    </div>
  );
}

function InWindow<Row extends object>(props: GridProps<Row>) {
  'use no memo';
  const { lines } = props;
  const box = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const [active, setActive] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setMargin(box.current ? Math.round(box.current.getBoundingClientRect().top + window.scrollY) : 0);
    measure();
    // What stands above may grow: notices, filters that wrap.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  // oxlint-disable-next-line react/incompatible-library -- it is left out of the compiler above
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: lines.length,
    estimateSize: () => phoneRowHeight,
    getItemKey: useKeys(lines),
    overscan: 4,
    scrollMargin: margin,
    rangeExtractor: withActive(active, lines.length),
    useFlushSync: false,
  });
  return (
    <div ref={box} style={{ '--row': `${phoneRowHeight}px` }}>
      <Rows {...props} virtualizer={virtualizer} margin={margin} active={active} setActive={setActive} />
    </div>
  );
}

/** The rows end where the window does: then only they scroll, and not the page around them too. */
function useRoom(box: RefObject<HTMLDivElement | null>) {
  useLayoutEffect(() => {
    const measure = () => {
      const element = box.current;
      if (!element) return;
      const after = element.parentElement
        ? element.parentElement.getBoundingClientRect().bottom - element.getBoundingClientRect().bottom
        : 0;
      const top = element.getBoundingClientRect().top + window.scrollY;
      element.style.setProperty('--around', `${Math.round(top + after)}px`);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [box]);
}

/** The same function for as long as the lines are the same: the virtualizer measures everything anew when it changes. */
function useKeys<Row>(lines: readonly Line<Row>[]) {
  return useCallback((index: number) => lines[index]?.key ?? index, [lines]);
}

interface RowsProps<Row extends object, Box extends Element | Window> extends GridProps<Row> {
  virtualizer: Virtualizer<Box, HTMLTableRowElement>;
  /** From the top of what scrolls to the first row, in CSS pixels. */
  margin: number;
  active: number;
  setActive: (index: number) => void;
}

function Rows<Row extends object, Box extends Element | Window>({ virtualizer, margin, active, setActive, ...props }: RowsProps<Row, Box>) {
  'use no memo';
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
    virtualizer.scrollToIndex(to);
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
        <tbody {...as.rowgroup} ref={body} className={classes.body} style={{ blockSize: virtualizer.getTotalSize() }} onKeyDown={onKey}>
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index];
            if (!line) return null;
            if (line.kind === 'group') {
              const many = selectable ? line.rows.reduce((sum, row) => sum + Number(picked.has(rowId(row))), 0) : 0;
              return (
                <GroupRow
                  key={key}
                  index={index}
                  start={start - margin}
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
                start={start - margin}
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
