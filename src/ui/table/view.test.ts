import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureStorage } from '@/device/blocked';
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
  beforeEach(() => {
    vi.stubGlobal('localStorage', undefined);
    ensureStorage();
    return () => vi.unstubAllGlobals();
  });

  it('keeps a view by name and forgets a plain one', () => {
    remember('vms', plainView, view, localStorage);
    expect(recall('vms', localStorage)).toEqual(view);
    expect(recall('disks', localStorage)).toBeNull();
    remember('vms', view, plainView, localStorage);
    expect(localStorage).toHaveLength(0);
  });

  it('keeps what two tabs have changed of the same table', () => {
    const sorted = { ...plainView, sort: { id: 'name', desc: true } };
    remember('vms', plainView, { ...plainView, columns: ['name', 'cost'] }, localStorage);
    remember('vms', plainView, sorted, localStorage);
    remember('vms', sorted, { ...sorted, q: 'web' }, localStorage);
    expect(recall('vms', localStorage)).toEqual({ ...sorted, columns: ['name', 'cost'], q: 'web' });
  });

  it('does without a storage that is closed or full', () => {
    const closed = () => {
      throw new Error('denied');
    };
    expect(recall('vms', { getItem: closed })).toBeNull();
    Object.assign(localStorage, { setItem: closed });
    expect(() => remember('vms', plainView, view, localStorage)).not.toThrow();
  });
});
