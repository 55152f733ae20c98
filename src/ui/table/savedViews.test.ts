import { describe, expect, it } from 'vitest';
import {
  cleanName,
  noViews,
  parseViews,
  renamedView,
  searchOf,
  storedViews,
  storeViews,
  usualView,
  viewOf,
  withoutView,
  withView,
} from './savedViews';
import type { View } from './types';
import { plainView } from './view';

const stopped: View = {
  ...plainView,
  q: '<b> "x"',
  filters: { status: ['Stopped', 'a,b'] },
  group: 'tag',
  sort: { id: 'price', desc: true },
};
const one = withView(noViews, 'Stopped', stopped);
const two = withView(one, 'All', plainView);

describe('saved views', () => {
  it('come back as they were', () => {
    const [saved] = parseViews(JSON.stringify(one)).views;
    expect(saved && viewOf(saved)).toEqual(stopped);
  });

  it('are replaced under the same name, in their place', () => {
    const next = withView(two, 'Stopped', plainView);
    expect(next.views.map(({ name }) => name)).toEqual(['Stopped', 'All']);
    expect(next.views[0]?.search).toBe(searchOf(plainView));
  });

  it('are renamed with what hangs on the name; one of that name gives way', () => {
    expect(renamedView({ ...two, usual: 'Stopped' }, 'Stopped', 'Off')).toMatchObject({
      views: [{ name: 'Off' }, { name: 'All' }],
      usual: 'Off',
    });
    expect(renamedView({ ...two, usual: 'All' }, 'Stopped', 'All')).toMatchObject({ views: [{ name: 'All' }], usual: null });
    expect(renamedView(two, 'gone', 'x')).toEqual(two);
  });

  it('are forgotten, and the usual one with them', () => {
    const usual = { ...two, usual: 'Stopped' };
    expect(usualView(usual)).toEqual(stopped);
    expect(usualView(withoutView(usual, 'Stopped'))).toBeNull();
    expect(withoutView(usual, 'All').usual).toBe('Stopped');
  });

  it('are named on one line', () => expect(cleanName(`  a\n\tb ${'x'.repeat(99)}`)).toHaveLength(60));

  it.each(['', 'null', '{', '[]', '{"views":1}', '{"views":[{"name":1}]}', '{"views":[{"name":" ","search":""}],"usual":"x"}'])(
    'are none when %s is stored',
    (text) => expect(parseViews(text)).toEqual(noViews),
  );

  it('live by the name of the table, and without a storage not at all', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    expect(storeViews('vms', two, storage)).toBe(true);
    expect(storedViews('vms', storage)).toEqual(two);
    expect(storedViews('disks', storage)).toEqual(noViews);
    storeViews('vms', noViews, storage);
    expect(kept.size).toBe(0);
    const closed = () => {
      throw new Error('denied');
    };
    expect(storedViews('vms', { getItem: closed })).toEqual(noViews);
    expect(storeViews('vms', two, { setItem: closed, removeItem: closed })).toBe(false);
  });
});
