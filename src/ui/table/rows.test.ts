import { describe, expect, it } from 'vitest';
import { allInOrder, cellsOf, filterRows, optionsOf, rangeOf, sortRows, Texts, visibleColumns } from './rows';
import type { Column } from './types';

interface Vm {
  name: string;
  status: string;
  cpu: number | null;
}
const vm = (name: string, status: string, cpu: number | null): Vm => ({ name, status, cpu });
const rows = [vm('web-10', 'Running', 2), vm('web-2', 'Stopped', null), vm('Db', 'Running', 8), vm('öko', 'Error', 2)];
const columns: Column<Vm>[] = [
  { id: 'name', header: 'Name', text: (row) => row.name, fixed: true },
  { id: 'status', header: 'Status', text: (row) => row.status, options: true },
  { id: 'cpu', header: 'vCPU', text: (row) => `${row.cpu ?? ''} cores`, sort: (row) => row.cpu, csv: (row) => row.cpu ?? 0, hidden: true },
];
const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const texts = new Texts(columns);
const names = (of: readonly Vm[]) => of.map((row) => row.name);
const sorted = (id: string, desc: boolean, of: readonly Vm[] = rows) =>
  names(
    sortRows(
      of,
      columns.find((column) => column.id === id),
      { id, desc },
      texts,
      compare,
    ),
  );
const filtered = (q: string, filters: Record<string, string[]> = {}) => names(filterRows(rows, columns, { q, filters }, texts));

describe('sorting', () => {
  it('orders numbers in names by size, and letters as the language does', () => {
    expect(sorted('name', false)).toEqual(['Db', 'öko', 'web-2', 'web-10']);
  });

  it('keeps null last in both directions and equals in their order', () => {
    expect(sorted('cpu', false)).toEqual(['web-10', 'öko', 'Db', 'web-2']);
    expect(sorted('cpu', true)).toEqual(['Db', 'web-10', 'öko', 'web-2']);
  });

  it('leaves rows and their array alone without a column', () => {
    expect(sortRows(rows, undefined, { id: 'gone', desc: false }, texts, compare)).toBe(rows);
  });
});

describe('filtering', () => {
  it('finds every word in any column, hidden ones too, in any case', () => {
    expect(filtered('RUN web')).toEqual(['web-10']);
    expect(filtered('8 cores')).toEqual(['Db']);
    expect(filtered('  ')).toHaveLength(4);
    expect(filtered('ÖKO')).toEqual(['öko']);
  });

  it('meets every filter by any of its values', () => {
    expect(filtered('', { status: ['Stopped', 'Error'] })).toEqual(['web-2', 'öko']);
    expect(filtered('web', { status: ['Running'] })).toEqual(['web-10']);
    expect(filtered('', { status: [], gone: ['x'], name: ['not a filter'] })).toHaveLength(4);
  });

  it('makes each text once', () => {
    let made = 0;
    const counted: Column<Vm>[] = [{ id: 'name', header: 'Name', text: (row) => `${row.name} ${(made += 1)}` }];
    const own = new Texts(counted);
    filterRows(rows, counted, { q: 'a', filters: {} }, own);
    filterRows(rows, counted, { q: 'b', filters: {} }, own);
    expect(made).toBe(rows.length);
  });
});

describe('the values of a column', () => {
  it('are counted among what the other filters leave', () => {
    const [, status] = columns;
    expect(status && optionsOf(rows, columns, status, { q: 'web', filters: { status: ['Error', 'Gone'] } }, texts, compare)).toEqual([
      { value: 'Error', count: 0 },
      { value: 'Gone', count: 0 },
      { value: 'Running', count: 1 },
      { value: 'Stopped', count: 1 },
    ]);
  });
});

describe('columns', () => {
  const ids = (of: readonly Column<Vm>[]) => of.map((column) => column.id);

  it('are as defined, as chosen, and never without the fixed ones', () => {
    expect(ids(visibleColumns(columns, null))).toEqual(['name', 'status']);
    expect(ids(visibleColumns(columns, ['cpu', 'name']))).toEqual(['cpu', 'name']);
    expect(ids(visibleColumns(columns, ['cpu', 'gone', 'cpu']))).toEqual(['name', 'cpu']);
    expect(ids(visibleColumns(columns, ['gone']))).toEqual(['name', 'status']);
  });

  it('list the visible ones first', () => {
    expect(ids(allInOrder(columns, visibleColumns(columns, ['cpu', 'name'])))).toEqual(['cpu', 'name', 'status']);
  });
});

describe('a range', () => {
  const ids = ['a', 'b', 'c', 'd'];

  it('goes either way and holds both ends', () => {
    expect(rangeOf(ids, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(rangeOf(ids, 'c', 'a')).toEqual(['a', 'b', 'c']);
  });

  it('is one row when its beginning is out of sight', () => {
    expect(rangeOf(ids, 'gone', 'c')).toEqual(['c']);
    expect(rangeOf(ids, null, 'c')).toEqual(['c']);
  });
});

describe('cells on paper', () => {
  it('are the given columns in their order, with headers', () => {
    expect(cellsOf(rows.slice(0, 2), visibleColumns(columns, ['cpu', 'name']))).toEqual([
      ['vCPU', 'Name'],
      [2, 'web-10'],
      [0, 'web-2'],
    ]);
  });
});
