import { describe, expect, it } from 'vitest';
import type { View } from './types';
import { firstView, mentions, plainView, readView, recall, remember, viewKey, writeView } from './view';

const view: View = {
  q: 'web 1',
  sort: { id: 'a.b', desc: true },
  columns: ['name', 'status'],
  filters: { status: ['running', 'a,b', '50%2C', ''] },
  group: 'tag',
};

describe('a view in an address', () => {
  it('comes back as it was', () => {
    expect(readView(new URLSearchParams(writeView(view, new URLSearchParams()).toString()))).toEqual(view);
  });

  it('is short and legible', () => {
    const params = writeView(
      { q: '', sort: { id: 'name', desc: true }, columns: ['a', 'b'], filters: { status: ['running', 'stopped'] }, group: 'os' },
      new URLSearchParams(),
    );
    expect(decodeURIComponent(params.toString())).toBe('sort=name.desc&columns=a,b&group=os&f.status=running,stopped');
  });

  it('leaves the parameters of others alone and takes back its own', () => {
    const params = writeView(plainView, new URLSearchParams('panel=x&q=old&f.status=a&sort=n.asc&group=x&flag='));
    expect(params.toString()).toBe('panel=x&flag=');
  });

  it('reads nonsense as nothing', () => {
    expect(readView(new URLSearchParams('sort=name&columns=&f.=x'))).toEqual(plainView);
  });

  it('has one key for one meaning', () => {
    expect(viewKey(new URLSearchParams('f.b=1&x=2&q=a&f.a=1'))).toBe(viewKey(new URLSearchParams('q=a&f.a=1&f.b=1')));
  });
});

describe('the first view', () => {
  it('is what was remembered when the address says nothing', () => {
    expect(firstView(new URLSearchParams('tab=disks'), view)).toEqual(view);
  });

  it('takes filters from the address alone as soon as it says anything', () => {
    expect(firstView(new URLSearchParams('f.status=stopped'), view)).toEqual({ ...view, q: '', filters: { status: ['stopped'] } });
  });

  it('lets the address win', () => {
    expect(firstView(new URLSearchParams('q=x&sort=cpu.asc&columns=ip'), view)).toEqual({
      q: 'x',
      sort: { id: 'cpu', desc: false },
      columns: ['ip'],
      filters: {},
      group: 'tag',
    });
  });
});

describe('the usual view', () => {
  const usual: View = { ...plainView, q: 'usual' };

  it('is what a table begins with where the address says nothing', () => {
    expect(firstView(new URLSearchParams('tab=disks'), view, usual)).toEqual(usual);
    expect(firstView(new URLSearchParams('q=x'), null, usual).q).toBe('x');
  });
});

describe('what an address mentions', () => {
  it.each(['group=net', 'sort=net.desc', 'columns=name,net', 'f.net=a'])('is seen in %s', (search) => {
    expect(mentions(new URLSearchParams(search), 'net')).toBe(true);
    expect(mentions(new URLSearchParams(search), 'other')).toBe(false);
  });
});

describe('the memory', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };

  it('keeps a view by name and forgets a plain one', () => {
    remember('vms', view, storage);
    expect(recall('vms', storage)).toEqual(view);
    expect(recall('disks', storage)).toBeNull();
    remember('vms', plainView, storage);
    expect(kept.size).toBe(0);
  });

  it('does without a storage that is closed', () => {
    const closed = () => {
      throw new Error('denied');
    };
    expect(recall('vms', { getItem: closed })).toBeNull();
    expect(() => remember('vms', view, { setItem: closed, removeItem: closed })).not.toThrow();
  });
});
