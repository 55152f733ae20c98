import { fold, wordsIn } from '@/i18n';
import type { Column, Group, Sorting, View } from './types';

/**
 * The texts of rows, each made once for as long as row and columns stay the same: a filter over ten thousand rows is
 * then a search in ready strings.
 */
export class Texts<Row extends object> {
  readonly #columns: readonly Column<Row>[];
  readonly #cells = new Map<Column<Row>, WeakMap<Row, string>>();
  readonly #searchTexts = new WeakMap<Row, string>();

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
  searchText(row: Row): string {
    const text = this.#searchTexts.get(row);
    if (text !== undefined) return text;
    const made = fold(this.#columns.map((column) => this.of(column, row)).join('\n'));
    this.#searchTexts.set(row, made);
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
      (words.length === 0 || hasAll(texts.searchText(row), words)),
  );
}

/** What a row has in a column: one value or several; none is the empty text. */
export function valuesOf<Row extends object>(column: Column<Row>, row: Row, texts: Texts<Row>): readonly string[] {
  const value = column.value ? column.value(row) : texts.of(column, row);
  if (typeof value === 'string') return [value];
  return value.length > 0 ? value : [''];
}

/** What a value of a row is called. */
const textOf = <Row extends object>(column: Column<Row>, value: string, row: Row, texts: Texts<Row>): string =>
  value === '' ? '' : Array.isArray(column.value?.(row)) ? (column.valueText?.(value) ?? value) : texts.of(column, row);

/** The filters by values, where an older link or view has what was shown of them. The same object when there is nothing to change. */
export function stableFilters<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: View['filters'],
  texts: Texts<Row>,
): View['filters'] {
  const changed = columns.flatMap((column) => {
    const chosen = column.value ? filters[column.id] : undefined;
    if (!chosen) return [];
    const unknown = new Set(chosen);
    const byText = new Map<string, Set<string>>();
    for (const row of rows) {
      for (const value of valuesOf(column, row, texts)) {
        unknown.delete(value);
        const text = (value === '' ? (column.none ?? '') : textOf(column, value, row, texts)).toLowerCase();
        byText.set(text, (byText.get(text) ?? new Set()).add(value));
      }
    }
    const known = (value: string): Iterable<string> | undefined => {
      const former = column.former?.[value.toLowerCase()];
      return unknown.has(value) ? (byText.get(value.toLowerCase()) ?? (former === undefined ? undefined : [former])) : undefined;
    };
    const stable = (value: string) => [...(known(value) ?? [value])];
    return chosen.some((value) => known(value) !== undefined)
      ? [[column.id, [...new Set(chosen.flatMap(stable))]] satisfies [string, string[]]]
      : [];
  });
  return changed.length > 0 ? { ...filters, ...Object.fromEntries(changed) } : filters;
}

const hasAll = (text: string, words: readonly string[]) => words.every((word) => text.includes(word));

export interface Option {
  readonly value: string;
  /** Empty for what has no value. */
  readonly text: string;
  readonly count: number;
}

/** The values of a column and how many rows have each, among those that the other filters leave; chosen ones are always there. */
export function optionsOf<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  column: Column<Row>,
  view: Pick<View, 'q' | 'filters'>,
  texts: Texts<Row>,
  compare: (a: string, b: string) => number,
): Option[] {
  const { [column.id]: chosen = [], ...others } = view.filters;
  const found = new Map<string, { text: string; count: number }>(
    chosen.map((value) => [value, { text: column.valueText?.(value) ?? value, count: 0 }]),
  );
  for (const row of rows) {
    for (const value of valuesOf(column, row, texts)) found.set(value, { text: textOf(column, value, row, texts), count: 0 });
  }
  for (const row of filterRows(rows, columns, { q: view.q, filters: others }, texts)) {
    for (const value of valuesOf(column, row, texts)) {
      const option = found.get(value);
      if (option) option.count += 1;
    }
  }
  return [...found].map(([value, option]) => ({ value, ...option })).toSorted((a, b) => compare(a.text, b.text));
}

/** One chosen value in words, as a filter's button shows it. */
export function chosenText<Row extends object>(rows: readonly Row[], column: Column<Row>, value: string, texts: Texts<Row>): string {
  const row = rows.find((each) => valuesOf(column, each, texts).includes(value));
  return row ? textOf(column, value, row, texts) : (column.valueText?.(value) ?? value);
}

/** The rows by what they have in a column, each as often as it has values there; those without any come last. */
export function groupRows<Row extends object>(
  rows: readonly Row[],
  column: Column<Row>,
  texts: Texts<Row>,
  compare: (a: string, b: string) => number,
): readonly Group<Row>[] {
  const groups = new Map<string, { text: string; rows: Row[] }>();
  for (const row of rows) {
    for (const value of valuesOf(column, row, texts)) {
      const group = groups.get(value);
      if (group) group.rows.push(row);
      else groups.set(value, { text: textOf(column, value, row, texts), rows: [row] });
    }
  }
  return [...groups]
    .map(([value, group]) => ({ value, ...group }))
    .toSorted((a, b) => (a.value === '' || b.value === '' ? Number(a.value === '') - Number(b.value === '') : compare(a.text, b.text)));
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
