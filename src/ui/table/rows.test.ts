import { describe, expect, it } from 'vitest';
import {
  allInOrder,
  cellsOf,
  chosenText,
  filterRows,
  groupRows,
  optionsOf,
  rangeOf,
  sortRows,
  stableFilters,
  Texts,
  visibleColumns,
} from './rows';
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
      { value: 'Error', text: 'Error', count: 0 },
      { value: 'Gone', text: 'Gone', count: 0 },
      { value: 'Running', text: 'Running', count: 1 },
      { value: 'Stopped', text: 'Stopped', count: 1 },
    ]);
  });
});

describe('values that are not what is shown', () => {
  // As a German panel would show them.
  const words: Record<string, string> = { running: 'Läuft', stopped: 'Aus', error: 'Fehler' };
  const status: Column<Vm> = {
    id: 'status',
    header: 'Zustand',
    text: (row) => words[row.status.toLowerCase()] ?? row.status,
    value: (row) => row.status.toLowerCase(),
    valueText: (value) => words[value] ?? value,
    options: true,
  };
  const own = new Texts([status]);
  const stable = (values: string[]) => stableFilters(rows, [status], { status: values }, own).status;

  it('filter by themselves, and are counted and grouped under their words', () => {
    expect(names(filterRows(rows, [status], { q: '', filters: { status: ['stopped'] } }, own))).toEqual(['web-2']);
    expect(filterRows(rows, [status], { q: 'läuft', filters: {} }, own)).toHaveLength(2);
    expect(optionsOf(rows, [status], status, { q: '', filters: {} }, own, compare)).toEqual([
      { value: 'stopped', text: 'Aus', count: 1 },
      { value: 'error', text: 'Fehler', count: 1 },
      { value: 'running', text: 'Läuft', count: 2 },
    ]);
    expect(groupRows(rows, status, own, compare).map(({ value, text }) => [value, text])).toEqual([
      ['stopped', 'Aus'],
      ['error', 'Fehler'],
      ['running', 'Läuft'],
    ]);
  });

  it('are found from the words that older links and views hold', () => {
    expect(stable(['Läuft', 'stopped'])).toEqual(['running', 'stopped']);
    expect(stable(['Fehler', 'error'])).toEqual(['error']);
    expect(stable(['Unbekannt'])).toEqual(['Unbekannt']);
    const filters = { status: ['running'] };
    expect(stableFilters(rows, [status], filters, own)).toBe(filters);
  });

  it('are all meant by a word that several of them have', () => {
    const twins = [vm('a', 'x1', 1), vm('b', 'x2', 1), vm('c', 'y', 1)];
    const place: Column<Vm> = { id: 'place', header: 'Place', text: ({ status: at }) => at.slice(0, 1), value: ({ status: at }) => at };
    expect(stableFilters(twins, [place], { place: ['X'] }, new Texts([place]))).toEqual({ place: ['x1', 'x2'] });
  });

  it('are named also where no row has them now', () => {
    expect(chosenText([], status, 'stopped', own)).toBe('Aus');
    expect(chosenText(rows, { ...status, valueText: undefined }, 'error', own)).toBe('Fehler');
    expect(chosenText([], { ...status, valueText: undefined }, 'error', own)).toBe('error');
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
