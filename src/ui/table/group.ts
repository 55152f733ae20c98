import { valuesOf, type Texts } from './rows';
import type { Column, Line } from './types';

interface Group<Row> {
  readonly value: string;
  readonly rows: readonly Row[];
}

/** The rows by what they say in a column, each as often as it has values there; those without any come last. */
export function groupRows<Row extends object>(
  rows: readonly Row[],
  column: Column<Row>,
  texts: Texts<Row>,
  compare: (a: string, b: string) => number,
): readonly Group<Row>[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    for (const value of valuesOf(column, row, texts)) {
      const group = groups.get(value);
      if (group) group.push(row);
      else groups.set(value, [row]);
    }
  }
  return [...groups]
    .map(([value, members]) => ({ value, rows: members }))
    .toSorted((a, b) => (a.value === '' || b.value === '' ? Number(a.value === '') - Number(b.value === '') : compare(a.value, b.value)));
}

export const plainLines = <Row>(rows: readonly Row[], rowId: (row: Row) => string): readonly Line<Row>[] =>
  rows.map((row) => ({ kind: 'row', key: rowId(row), id: rowId(row), row }));

/** Groups as lines: a closed one is its head alone. `none` is what the group without a value is called. */
export function groupLines<Row>(
  groups: readonly Group<Row>[],
  rowId: (row: Row) => string,
  closed: ReadonlySet<string>,
  none: string,
): readonly Line<Row>[] {
  const lines: Line<Row>[] = [];
  for (const { value, rows } of groups) {
    const key = `group ${value}`;
    const open = !closed.has(key);
    lines.push({ kind: 'group', key, label: value || none, rows, open });
    if (!open) continue;
    for (const row of rows) {
      const id = rowId(row);
      lines.push({ kind: 'row', key: `${value}\n${id}`, id, row });
    }
  }
  return lines;
}
