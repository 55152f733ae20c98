import type { ReactNode } from 'react';
import type { IconType } from '../Icon';
import type { MenuItem } from '../types';

export interface Column<Row> {
  /** Stands in addresses and in what is remembered: keep it. */
  id: string;
  header: string;
  /** The cell in words: searched, put into CSV, and shown unless `cell` draws it. */
  text: (row: Row) => string;
  /** Null: its text, or a dash. */
  cell?: ((row: Row) => ReactNode) | undefined;
  /** What it is sorted by instead of its text; null comes last in both directions. */
  sort?: ((row: Row) => string | number | null) | undefined;
  csv?: ((row: Row) => string | number) | undefined;
  /**
   * What links, saved views, filters and groups know it by, the same in every language; the text unless told. When a row has
   * several (tags), each is a value of the filter, and puts the row into a group.
   */
  value?: ((row: Row) => string | readonly string[]) | undefined;
  /** A value in words, where no row has it now. */
  valueText?: ((value: string) => string) | undefined;
  /** The rows can be put into groups by it. */
  groups?: boolean | undefined;
  /** What having nothing there is called: "No tags". */
  none?: string | undefined;
  /** What older links and saved views call a value, to the value: words that have changed since. In lower case. */
  former?: Readonly<Record<string, string>> | undefined;
  /** Few different values: gets a filter of its own, a multiple choice of them. */
  options?: boolean | undefined;
  /** Not shown unless chosen. */
  hidden?: boolean | undefined;
  /** Cannot be hidden; the first of these names the row. */
  fixed?: boolean | undefined;
  align?: 'end' | undefined;
  /** An amount: on a phone the last of them stands beside the row's name. */
  figure?: boolean | undefined;
  /** Left out where there is no room, the highest first; 0 never. Not where somebody has chosen the columns. */
  dropFirst?: number | undefined;
  /** CSS pixels; columns share what is left in proportion to it. 160 unless told. */
  width?: number | undefined;
  /** CSS pixels below which it never shrinks. */
  minWidth?: number | undefined;
}

export interface BulkAction<Row> {
  key: string;
  label: string;
  icon?: IconType | undefined;
  danger?: boolean | undefined;
  reason?: string | null | undefined;
  /** Call `onStarted` when it has really begun: the selection is empty then. */
  onSelect: (rows: Row[], onStarted: () => void) => void;
}

export interface Sorting {
  id: string;
  desc: boolean;
}

/** How a table is looked at: what its address and its memory hold. */
export interface View {
  q: string;
  /** Null: as `initialSort` has it. */
  sort: Sorting | null;
  /** Ids of the visible columns in their order. Null: as they are defined. */
  columns: string[] | null;
  /** Column id → the values of which one must be met. */
  filters: Record<string, string[]>;
  /** Id of the column whose values make groups. */
  group: string | null;
}

export interface DataTableProps<Row extends object> {
  /** Names what is remembered, and the CSV file. */
  name: string;
  /** What the rows are ("Virtual machines"), for screen readers and the filter's label. */
  label: string;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Keep the array the same between renders as long as it means the same: its identity is what caches hang on. */
  columns: readonly Column<Row>[];
  /** The row's name, as in "Actions for web-1". */
  rowLabel: (row: Row) => string;
  rowActions?: ((row: Row) => MenuItem[]) | undefined;
  bulkActions?: ((rows: Row[]) => BulkAction<Row>[]) | undefined;
  /** More controls beside the filters. */
  toolbar?: ReactNode;
  /** More small buttons at the end of the bar, given the rows that the filters leave. */
  tools?: ((shown: readonly Row[]) => ReactNode) | undefined;
  /** More files of those that the filters leave, beside the table itself: one menu for all of them. */
  exports?: ((shown: readonly Row[]) => MenuItem[]) | undefined;
  /** What stands in the head of a group behind its count, such as a sum. */
  groupNote?: ((rows: readonly Row[]) => ReactNode) | undefined;
  /** Between the filters and the rows. */
  notices?: ReactNode;
  /** The rows are already but a part of what there is: the CSV file says so. */
  narrowed?: boolean | undefined;
  /** The first rows are on their way. */
  loading?: boolean | undefined;
  /** Shown instead of a table without rows. */
  empty: ReactNode;
  initialSort?: Sorting | undefined;
  /** Below the rows, given those that the filters leave. */
  footer?: ((shown: Row[]) => ReactNode) | undefined;
  /** When the rows were fetched, in milliseconds. */
  updatedAt?: number | undefined;
  onRefresh?: (() => void) | undefined;
  refreshing?: boolean | undefined;
  /** Keeps the view out of the address: for a table inside a page. With a few rows it has no filters and settings. */
  offUrl?: boolean | undefined;
}

/** What a grid draws, one below the other: the heads of groups and rows. A row that is in two groups has two keys. */
export type Line<Row> =
  | { readonly kind: 'group'; readonly key: string; readonly label: string; readonly rows: readonly Row[]; readonly open: boolean }
  | { readonly kind: 'row'; readonly key: string; readonly id: string; readonly row: Row };

/** What `DataTable` hands to what draws the rows. */
export interface GridProps<Row extends object> {
  label: string;
  lines: readonly Line<Row>[];
  /** The rows, each once, whichever groups are open. */
  rows: readonly Row[];
  rowId: (row: Row) => string;
  onToggle: (key: string, open: boolean) => void;
  groupNote: ((rows: readonly Row[]) => ReactNode) | undefined;
  onPickGroup: (rows: readonly Row[], on: boolean) => void;
  rowLabel: (row: Row) => string;
  columns: Column<Row>[];
  rowActions: ((row: Row) => MenuItem[]) | undefined;
  selectable: boolean;
  picked: ReadonlySet<string>;
  onPick: (key: string, row: Row, range: boolean) => void;
  onPickAll: (on: boolean) => void;
  sorting: Sorting | null;
  onSort: (sorting: Sorting) => void;
  narrow: boolean;
  loading: boolean;
  busy: boolean;
}

/** The rows that have the same value in a column. */
export interface Group<Row> {
  readonly value: string;
  /** What the value is called; empty for no value. */
  readonly text: string;
  readonly rows: readonly Row[];
}
