import { describe, expect, it } from 'vitest';
import { groupLines, plainLines } from './group';
import { cellsOf, filterRows, groupRows, optionsOf, Texts } from './rows';
import type { Column } from './types';

interface Vm {
  name: string;
  tags: string[];
  place: string;
}
const rows: Vm[] = [
  { name: 'a', tags: ['web', 'prod'], place: 'Busburg' },
  { name: 'b', tags: [], place: 'Cycletown' },
  { name: 'c', tags: ['prod'], place: 'Busburg' },
];
const named: Column<Vm> = { id: 'name', header: 'Name', text: ({ name }) => name };
const tags: Column<Vm> = {
  id: 'tag',
  header: 'Tags',
  text: ({ tags: all }) => all.join(', '),
  value: ({ tags: all }) => all,
  options: true,
  groups: true,
};
const place: Column<Vm> = { id: 'place', header: 'Place', text: (row) => row.place, groups: true };
const columns = [named, tags, place];
const texts = new Texts(columns);
const { compare } = new Intl.Collator('en', { numeric: true });
const idOf = (row: Vm) => row.name;

describe('groups', () => {
  it('are made of one value, in the order of the language', () => {
    expect(groupRows(rows, place, texts, compare).map(({ value, rows: members }) => [value, members.map(idOf)])).toEqual([
      ['Busburg', ['a', 'c']],
      ['Cycletown', ['b']],
    ]);
  });

  it('hold a row with two values twice; rows without any come last', () => {
    expect(groupRows(rows, tags, texts, compare).map(({ value, rows: members }) => [value, members.map(idOf)])).toEqual([
      ['prod', ['a', 'c']],
      ['web', ['a']],
      ['', ['b']],
    ]);
  });

  it('become lines of which none has the key of another; a closed one is its head', () => {
    const groups = groupRows(rows, tags, texts, compare);
    const lines = groupLines(groups, idOf, new Set(['group web']), 'No tags');
    expect(lines.map((line) => (line.kind === 'group' ? `${line.label} ${line.open}` : line.id))).toEqual([
      'prod true',
      'a',
      'c',
      'web false',
      'No tags true',
      'b',
    ]);
    const all = groupLines(groups, idOf, new Set(), '').map(({ key }) => key);
    expect(new Set(all).size).toBe(all.length);
  });

  it('hold each row once in every group that it is in, also over ten thousand rows', () => {
    const many = Array.from({ length: 10_000 }, (_, at): Vm => ({
      name: `vm-${at}`,
      tags: [`t${at % 40}`, `u${at % 7}`],
      place: `p${at % 3}`,
    }));
    const own = new Texts(columns);
    const lines = groupLines(groupRows(many, tags, own, compare), idOf, new Set(), '');
    expect(lines).toHaveLength(20_047);
  });
});

describe('several values of a row', () => {
  it('are each a value of the filter, counted and met', () => {
    const view = { q: '', filters: {} };
    expect(optionsOf(rows, columns, tags, view, texts, compare)).toEqual([
      { value: '', text: '', count: 1 },
      { value: 'prod', text: 'prod', count: 2 },
      { value: 'web', text: 'web', count: 1 },
    ]);
    const met = (values: string[]) => filterRows(rows, columns, { q: '', filters: { tag: values } }, texts).map(idOf);
    expect(met(['web'])).toEqual(['a']);
    expect(met(['prod', ''])).toEqual(['a', 'b', 'c']);
    expect(filterRows(rows, columns, { q: 'PROD web', filters: {} }, texts).map(idOf)).toEqual(['a']);
  });
});

describe('on paper', () => {
  it('the column of the groups is there, once, and no row twice', () => {
    expect(cellsOf(rows, [named], tags)).toEqual([
      ['Tags', 'Name'],
      ['web, prod', 'a'],
      ['', 'b'],
      ['prod', 'c'],
    ]);
    expect(cellsOf(rows, [named, tags], tags)[0]).toEqual(['Name', 'Tags']);
    expect(plainLines(rows, idOf).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });
});
