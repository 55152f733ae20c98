import { fold, wordsIn } from '@/i18n';
import type { Column, Sorting, View } from './types';

/**
 * The texts of rows, each made once for as long as row and columns stay the same: a filter over ten thousand rows is
 * then a search in ready strings.
 */
export class Texts<Row extends object> {
  readonly #columns: readonly Column<Row>[];
  readonly #cells = new Map<Column<Row>, WeakMap<Row, string>>();
  readonly #hay = new WeakMap<Row, string>();

  constructor(columns: readonly Column<Row>[]) {
    this.#columns = columns;
    for (const column of columns) this.#cells.set(column, new WeakMap());
  }

  of(column: Column<Row>, row: Row): string {
    const known = this.#cells.get(column);
    const text = known?.get(row);
    if (text !== undefined) return text;
    const made = column.text(row);
    known?.set(row, made);
    return made;
  }

  /** Everything that a row says in any column, shown or not, as it is searched. */
  hay(row: Row): string {
    const text = this.#hay.get(row);
    if (text !== undefined) return text;
    const made = fold(this.#columns.map((column) => this.of(column, row)).join('\n'));
    this.#hay.set(row, made);
    return made;
  }
}

/** Numbers by size, texts as the language orders them, numbers before texts, null last whichever way it goes. */
export function sortRows<Row extends object>(
  rows: readonly Row[],
  column: Column<Row> | undefined,
  sorting: Sorting | null,
  texts: Texts<Row>,
  compare: (a: string, b: string) => number,
): readonly Row[] {
  if (!column || !sorting) return rows;
  const { sort } = column;
  const direction = sorting.desc ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: sort ? sort(row) : texts.of(column, row) }));
  return keyed
    .toSorted(({ key: a }, { key: b }) => {
      if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
      if (typeof a === 'number') return typeof b === 'number' ? (a - b) * direction : -direction;
      return typeof b === 'number' ? direction : a === b ? 0 : compare(a, b) * direction;
    })
    .map(({ row }) => row);
}

/** The rows that hold every word of `q` somewhere, and meet every filter. */
export function filterRows<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { q, filters }: Pick<View, 'q' | 'filters'>,
  texts: Texts<Row>,
): readonly Row[] {
  const words = wordsIn(q);
  const chosen = columns.flatMap((column) => {
    const values = column.options ? filters[column.id] : undefined;
    return values && values.length > 0 ? [{ column, values: new Set(values) }] : [];
  });
  if (words.length === 0 && chosen.length === 0) return rows;
  return rows.filter(
    (row) =>
      chosen.every(({ column, values }) => valuesOf(column, row, texts).some((value) => values.has(value))) &&
      (words.length === 0 || hasAll(texts.hay(row), words)),
  );
}

/** What a row has in a column: its text, or several values; none is the empty text. */
export function valuesOf<Row extends object>(column: Column<Row>, row: Row, texts: Texts<Row>): readonly string[] {
  const values = column.values?.(row) ?? [texts.of(column, row)];
  return values.length > 0 ? values : [''];
}

const hasAll = (hay: string, words: readonly string[]) => words.every((word) => hay.includes(word));

/** The values of a column and how many rows have each, among those that the other filters leave; chosen ones are always there. */
export function optionsOf<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  column: Column<Row>,
  view: Pick<View, 'q' | 'filters'>,
  texts: Texts<Row>,
  compare: (a: string, b: string) => number,
): { value: string; count: number }[] {
  const { [column.id]: chosen = [], ...others } = view.filters;
  const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
  for (const row of rows) for (const value of valuesOf(column, row, texts)) counts.set(value, 0);
  for (const row of filterRows(rows, columns, { q: view.q, filters: others }, texts)) {
    for (const value of valuesOf(column, row, texts)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => compare(a.value, b.value));
}

/** The visible columns in their order: as chosen, with what cannot be hidden put back in front. */
export function visibleColumns<Row>(columns: readonly Column<Row>[], chosen: readonly string[] | null): Column<Row>[] {
  const known = chosen?.flatMap((id) => columns.find((column) => column.id === id) ?? []) ?? [];
  if (known.length === 0) return columns.filter((column) => !column.hidden);
  return [...columns.filter((column) => column.fixed && !known.includes(column)), ...new Set(known)];
}

/** All columns as the chooser lists them: the visible ones in their order, then the rest. */
export function allInOrder<Row>(columns: readonly Column<Row>[], visible: readonly Column<Row>[]): Column<Row>[] {
  return [...visible, ...columns.filter((column) => !visible.includes(column))];
}

/** The keys from one to the other, both included, whichever comes first. Only `to` when `from` is not among them. */
export function rangeOf(keys: readonly string[], from: string | null, to: string): string[] {
  const start = from === null ? -1 : keys.indexOf(from);
  const end = keys.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return keys.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** What a table on paper holds: the visible columns in their order, headers first; the column it is grouped by before them. */
export function cellsOf<Row>(rows: readonly Row[], visible: readonly Column<Row>[], group?: Column<Row>): (string | number)[][] {
  const columns = group && !visible.includes(group) ? [group, ...visible] : visible;
  return [columns.map(({ header }) => header), ...rows.map((row) => columns.map((column) => (column.csv ?? column.text)(row)))];
}
