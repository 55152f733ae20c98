import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useFormat, useT } from '@/i18n';
import { Button } from '../Button';
import { SearchIcon } from '../icons';
import { Empty } from '../States';
import { useNarrow } from '../useNarrow';
import { BulkBar } from './BulkBar';
import { Grid } from './Grid';
import { fitting } from './layout';
import { groupLines, plainLines } from './group';
import { filterRows, groupRows, sortRows, stableFilters, Texts, visibleColumns } from './rows';
import classes from './table.module.css';
import { Toolbar } from './Toolbar';
import type { DataTableProps } from './types';
import { useSelection } from './useSelection';
import { useView } from './useView';

const nothing: ReadonlySet<string> = new Set();

/**
 * The one table of the panel: filters, sorting, columns, selection, CSV, cards on narrow screens. What is looked at stands
 * in the address and is remembered by `name`. Ten thousand rows cost as much as ten: only those in sight are drawn.
 * On narrow screens it scrolls with the window, otherwise in itself.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    name,
    label,
    rows,
    rowId,
    columns,
    rowLabel,
    rowActions,
    bulkActions,
    toolbar,
    notices,
    loading = false,
    empty,
    initialSort,
    footer,
  } = props;
  const t = useT();
  const format = useFormat();
  const { compare } = format;
  const narrow = useNarrow();
  const [view, change] = useView(name, props.offUrl ?? false);
  const selection = useSelection(rows, rowId, !loading);

  // Typing and the arrow in the header answer at once; the rows follow as soon as they can.
  const { q, filters: given } = useDeferredValue(view);
  const wanted = view.sort && columns.some((column) => column.id === view.sort?.id) ? view.sort : (initialSort ?? null);
  const sorting = useDeferredValue(wanted);
  // By hand, because the compiler cannot know that the cache in `texts` may be filled by whoever reads it.
  const texts = useMemo(() => new Texts(columns), [columns]);
  const sorted = useMemo(
    () =>
      sortRows(
        rows,
        columns.find((column) => column.id === sorting?.id),
        sorting,
        texts,
        compare,
      ),
    [rows, columns, sorting, texts, compare],
  );
  const filters = useMemo(() => stableFilters(rows, columns, given, texts), [rows, columns, given, texts]);
  const shown = useMemo(() => filterRows(sorted, columns, { q, filters }, texts), [sorted, columns, q, filters, texts]);
  const groupId = useDeferredValue(view.group);
  const group = columns.find((column) => column.groups === true && column.id === groupId);
  const [closed, setClosed] = useState<{ group: string | null; keys: ReadonlySet<string> }>({ group: null, keys: new Set() });
  const closedHere = closed.group === groupId ? closed.keys : nothing;
  const groups = useMemo(() => (group ? groupRows(shown, group, texts, compare) : null), [shown, group, texts, compare]);
  const none = group?.none ?? t('ui.table.anyValue');
  const lines = useMemo(
    () => (groups ? groupLines(groups, rowId, closedHere, none) : plainLines(shown, rowId)),
    [groups, shown, rowId, closedHere, none],
  );
  const [frame, room] = useWidth();
  const chosen = visibleColumns(columns, view.columns);
  const allFit = view.columns !== null || narrow;
  const visible = allFit ? chosen : [...fitting(chosen, bulkActions !== undefined, rowActions !== undefined, room ?? Infinity)];
  const pickedRows = selection.picked.size > 0 ? rows.filter((row) => selection.picked.has(rowId(row))) : [];

  if (rows.length === 0 && !loading) {
    return (
      <div className={classes.whole}>
        {toolbar ? <div className={classes.bar}>{toolbar}</div> : null}
        {notices}
        {empty ? <div className={classes.frame}>{empty}</div> : null}
      </div>
    );
  }

  return (
    <div className={classes.whole}>
      <Toolbar
        {...props}
        view={view}
        filters={given === view.filters ? filters : view.filters}
        onView={change}
        visible={chosen}
        shown={shown}
        texts={texts}
        sorting={wanted}
        group={group}
        narrow={narrow}
      >
        {bulkActions && narrow ? (
          <Button size="small" onClick={() => selection.put(shown.map(rowId), pickedRows.length < shown.length)}>
            {pickedRows.length < shown.length ? t('ui.table.selectAll', { count: shown.length }) : t('ui.table.deselect')}
          </Button>
        ) : null}
      </Toolbar>
      {notices}
      <div ref={frame} className={classes.frame} data-narrow={narrow || undefined}>
        <Grid
          label={label}
          rows={shown}
          // Which columns fit is known in a moment, before anything is painted: rows with others would be drawn for nothing.
          lines={allFit || room !== null ? lines : []}
          rowId={rowId}
          groupNote={props.groupNote}
          onToggle={(key, open) =>
            setClosed({
              group: groupId,
              keys: open ? new Set([...closedHere].filter((each) => each !== key)) : new Set([...closedHere, key]),
            })
          }
          onPickGroup={(members, on) => selection.put(members.map(rowId), on)}
          rowLabel={rowLabel}
          columns={visible}
          rowActions={rowActions}
          selectable={bulkActions !== undefined}
          picked={selection.picked}
          onPick={(key, row, range) => selection.toggle(key, rowId(row), range, lines)}
          onPickAll={(on) => selection.put(shown.map(rowId), on)}
          sorting={wanted}
          onSort={(sort) => change({ sort })}
          narrow={narrow}
          loading={loading && rows.length === 0}
          busy={loading || (props.refreshing ?? false)}
        />
        {shown.length === 0 && rows.length > 0 ? (
          <Empty
            icon={SearchIcon}
            title={t('ui.table.nothingFits')}
            text={t('ui.table.nothingFitsText', { count: rows.length })}
            actions={<Button onClick={() => change({ q: '', filters: {} })}>{t('ui.table.clearFilters')}</Button>}
          />
        ) : null}
        {rows.length > 0 && pickedRows.length === 0 && (footer || props.updatedAt) ? (
          <div className={classes.footer}>
            <span>{footer?.([...shown])}</span>
            {props.updatedAt ? <span>{t('ui.table.updated', { time: format.time(new Date(props.updatedAt)) })}</span> : null}
          </div>
        ) : null}
        {bulkActions && pickedRows.length > 0 ? (
          <BulkBar
            actions={bulkActions(pickedRows)}
            rows={pickedRows}
            hidden={pickedRows.length - shown.filter((row) => selection.picked.has(rowId(row))).length}
            onClear={selection.clear}
          />
        ) : null}
      </div>
    </div>
  );
}

/** A ref, and how many CSS pixels its element is wide: known before the element is painted, and null until then. */
function useWidth() {
  const [width, setWidth] = useState<number | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}
