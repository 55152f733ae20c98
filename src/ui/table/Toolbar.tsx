import { lazyPart } from '../lazy';
import { useState, type ReactNode } from 'react';
import { rememberSheetStyle, sheetStyle, type SheetStyle } from '@/files/sheetStyle';
import { useFormat, useT } from '@/i18n';
import { announce } from '../announce';
import { IconButton } from '../Button';
import {
  ArrowDownIcon,
  ArrowUpIcon,
  CheckIcon,
  ChevronDownIcon,
  ColumnsIcon,
  DownloadIcon,
  GroupIcon,
  RefreshIcon,
  StarIcon,
} from '../icons';
import { MenuButton } from '../MenuButton';
import { PanelButton } from '../PanelButton';
import { allInOrder, cellsOf, chosenText, optionsOf, type Option, type Texts } from './rows';
import { SearchField } from './SearchField';
import classes from './table.module.css';
import type { Column, DataTableProps, Sorting, View } from './types';

const LazyOptions = lazyPart(async () => ({ default: (await import('./panels')).OptionsPanel }));
const LazyViews = lazyPart(async () => ({ default: (await import('./ViewsPanel')).ViewsPanel }));
const LazyColumns = lazyPart(async () => ({ default: (await import('./panels')).ColumnsPanel }));

const few = 7;
const sheets: readonly SheetStyle[] = ['comma', 'semicolon', 'excel'];

interface Props<Row extends object> extends DataTableProps<Row> {
  view: View;
  /** Those of the view, by stable values. */
  filters: View['filters'];
  onView: (part: Partial<View>) => void;
  visible: Column<Row>[];
  shown: readonly Row[];
  texts: Texts<Row>;
  sorting: Sorting | null;
  group: Column<Row> | undefined;
  narrow: boolean;
  children?: ReactNode;
}

/** Everything above the rows: filters at the one end, count and settings at the other. */
export function Toolbar<Row extends object>(props: Props<Row>) {
  const {
    name,
    label,
    rows,
    columns,
    toolbar,
    tools,
    exports,
    offUrl,
    narrowed = false,
    loading,
    onRefresh,
    refreshing,
    view,
    filters,
    onView,
    visible,
    shown,
    texts,
    sorting,
    group,
    narrow,
    children,
  } = props;
  const t = useT();
  const format = useFormat();
  const [sheet, setSheet] = useState(sheetStyle);
  const filtered = view.q !== '' || Object.values(filters).some((values) => values.length > 0);
  const count = filtered
    ? t('ui.table.shownOf', { shown: format.number(shown.length), total: format.number(rows.length) })
    : t('ui.table.rows', { count: rows.length });

  const filterable = columns.filter(
    (column) => column.options && (!column.hidden || visible.includes(column) || (filters[column.id] ?? []).length > 0),
  );
  const active = filterable.filter(({ id }) => (filters[id] ?? []).length > 0).length;
  const options = (column: Column<Row>) => optionsOf(rows, columns, column, { q: view.q, filters }, texts, format.compare);

  const save = async (style: SheetStyle) => {
    const { downloadTable, fileName } = await import('@/files');
    if (style !== sheet) {
      rememberSheetStyle(style);
      setSheet(style);
    }
    const file = fileName(filtered || narrowed ? `${name}-filtered` : name, '', new Date()).replace(/\.$/, '');
    await downloadTable(cellsOf(shown, visible, group), file, style);
    announce(t('ui.table.csvDone', { count: shown.length }));
  };

  // A few rows inside a page are seen at a glance.
  if (offUrl && rows.length <= few && !filtered)
    return toolbar || tools ? (
      <div className={classes.bar}>
        {toolbar}
        {tools ? <div className={classes.end}>{tools(shown)}</div> : null}
      </div>
    ) : null;
  const asSheets = () =>
    sheets.map((style) => ({
      key: style,
      label: t(`ui.table.sheet.${style}`),
      icon: style === sheet ? CheckIcon : undefined,
      onSelect: () => void save(style),
    }));
  const nothing = shown.length === 0 ? t('ui.table.csvReason') : null;
  return (
    <div className={classes.bar}>
      <SearchField label={t('ui.table.search', { what: label })} value={view.q} onChange={(q) => onView({ q })} narrow={narrow} />
      {narrow ? (
        <FilterSheet columns={filterable} chosen={active} options={options} filters={filters} onView={onView} />
      ) : (
        filterable.map((column) => {
          const chosen = filters[column.id] ?? [];
          return (
            <PanelButton
              key={column.id}
              title={t('ui.table.filterBy', { column: column.header })}
              label={
                chosen.length === 0
                  ? column.header
                  : `${column.header}: ${chosen.length === 1 ? chosenText(rows, column, chosen[0] ?? '', texts) || column.none || t('ui.table.anyValue') : format.number(chosen.length)}`
              }
              active={chosen.length > 0}
            >
              {() => (
                <LazyOptions
                  title={t('ui.table.filterBy', { column: column.header })}
                  options={options(column)}
                  none={column.none}
                  chosen={chosen}
                  onChange={(values) => onView({ filters: { ...filters, [column.id]: values } })}
                />
              )}
            </PanelButton>
          );
        })
      )}
      {toolbar}
      <div className={classes.end}>
        <output className={classes.count}>{loading && rows.length === 0 ? t('ui.loading') : count}</output>
        {children}
        {narrow ? (
          <MenuButton
            label={t('ui.table.sort')}
            size="small"
            icon={sorting?.desc ? ArrowDownIcon : ArrowUpIcon}
            items={visible.map(({ id, header }) => ({
              key: id,
              label: header,
              icon: sorting?.id === id ? (sorting.desc ? ArrowDownIcon : ArrowUpIcon) : undefined,
              description: sorting?.id === id ? t(sorting.desc ? 'ui.table.sortedDown' : 'ui.table.sortedUp') : undefined,
              onSelect: () => onView({ sort: { id, desc: sorting?.id === id ? !sorting.desc : false } }),
            }))}
          />
        ) : null}
        {columns.some((column) => column.groups) ? (
          <MenuButton
            label={group ? t('ui.table.groupedBy', { column: group.header }) : t('ui.table.group')}
            size="small"
            icon={GroupIcon}
            variant={group ? 'active' : 'default'}
            items={[
              {
                key: '',
                label: t('ui.table.groupNone'),
                icon: group ? undefined : CheckIcon,
                onSelect: () => onView({ group: null }),
              },
              ...columns
                .filter((column) => column.groups)
                .map((column) => ({
                  key: column.id,
                  label: column.header,
                  icon: column === group ? CheckIcon : undefined,
                  onSelect: () => onView({ group: column.id }),
                })),
            ]}
          />
        ) : null}
        <PanelButton label={t('ui.views.views')} icon={StarIcon}>
          {() => <LazyViews table={name} view={view} onView={onView} />}
        </PanelButton>
        <PanelButton label={t('ui.table.columns')} icon={ColumnsIcon}>
          {() => (
            <LazyColumns
              columns={allInOrder(columns, visible)}
              shown={visible.map(({ id }) => id)}
              onChange={(ids) => onView({ columns: ids })}
            />
          )}
        </PanelButton>
        {tools?.(shown)}
        {exports ? (
          <MenuButton
            label={t('ui.table.export')}
            size="small"
            icon={DownloadIcon}
            reason={nothing}
            items={() => [...asSheets(), { divider: true, key: 'more' }, ...exports(shown)]}
          />
        ) : (
          <>
            <IconButton
              label={t(sheet === 'excel' ? 'ui.table.excel' : 'ui.table.csv')}
              icon={DownloadIcon}
              reason={nothing}
              onClick={() => void save(sheet)}
            />
            <MenuButton iconOnly label={t('ui.table.sheet')} icon={ChevronDownIcon} reason={nothing} items={asSheets} />
          </>
        )}
        {onRefresh ? <IconButton label={t('ui.table.refresh')} icon={RefreshIcon} loading={refreshing} onClick={onRefresh} /> : null}
      </div>
    </div>
  );
}

interface SheetProps<Row extends object> {
  columns: readonly Column<Row>[];
  /** How many of them filter now. */
  chosen: number;
  options: (column: Column<Row>) => readonly Option[];
  filters: View['filters'];
  onView: (part: Partial<View>) => void;
}

/** On a phone all filters lie behind one button. */
function FilterSheet<Row extends object>({ columns, chosen, options, filters, onView }: SheetProps<Row>) {
  const t = useT();
  if (columns.length === 0) return null;
  return (
    <PanelButton label={t('ui.table.filters', { count: chosen })} active={chosen > 0}>
      {() => (
        <div className={classes.sheet}>
          {columns.map((column) => (
            <section key={column.id}>
              <h3>{column.header}</h3>
              <LazyOptions
                title={t('ui.table.filterBy', { column: column.header })}
                options={options(column)}
                none={column.none}
                chosen={filters[column.id] ?? []}
                onChange={(values) => onView({ filters: { ...filters, [column.id]: values } })}
              />
            </section>
          ))}
        </div>
      )}
    </PanelButton>
  );
}
