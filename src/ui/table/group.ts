import type { Group, Line } from './types';

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
  for (const { value, text, rows } of groups) {
    const key = `group ${value}`;
    const open = !closed.has(key);
    lines.push({ kind: 'group', key, label: text || none, rows, open });
    if (!open) continue;
    for (const row of rows) {
      const id = rowId(row);
      lines.push({ kind: 'row', key: `${value}\n${id}`, id, row });
    }
  }
  return lines;
}
