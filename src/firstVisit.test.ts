import { describe, expect, it } from 'vitest';
import { operations } from '@/api/gen/operations.gen';
import { modulesAt, routes } from '@/nav';
import { beginFirstReads, firstReads } from './firstVisit';

const readsOf = (scope: string) =>
  Object.values(operations)
    .filter((each) => each.method === 'GET' && each.scope === scope)
    .map(({ path }) => path.replace('/v1/', ''));

describe.each(Object.entries(firstReads))('what %s reads first', (path, { module, global, located }) => {
  it('is of a page of the panel, and in the contract', () => {
    expect(Object.values(routes)).toContain(path);
    expect(modulesAt(path)).toEqual([module]);
    expect(readsOf('global')).toEqual(expect.arrayContaining([...global]));
    expect(readsOf('location')).toEqual(expect.arrayContaining([...located]));
  });
});

describe('a first visit', () => {
  const locations = [{ slug: 'tll01' }, { slug: 'jkt01', is_published: true }, { slug: 'lab01', is_published: false }, { name: 'none' }];

  async function begun({
    path = '/network/private-networks',
    location = null as string | null,
    config = '{"api":{"baseUrl":"https://cloud.example/v1/"}}',
    answer = JSON.stringify(locations),
    askedByPanel = '',
  } = {}) {
    const urls: string[] = [];
    const begin = (url: string) => {
      if (url.endsWith(`/${askedByPanel}`)) return null;
      urls.push(url.replace('https://cloud.example/v1/', ''));
      return Promise.resolve(new Response(answer));
    };
    await beginFirstReads({ path, location, config: Promise.resolve({ text: config }), begin }).catch(() => urls.push('failed'));
    return urls;
  }
  const of = (slug: string) => firstReads['/network/private-networks']?.located.map((read) => `${slug}/${read}`) ?? [];

  it('asks for the locations, and in each of those that are open for the lists', async () =>
    expect(await begun()).toEqual(['config/locations', ...of('tll01'), ...of('jkt01')]));

  it('asks in the one location that the address names', async () =>
    expect(await begun({ location: 'jkt01' })).toEqual(['config/locations', ...of('jkt01')]));

  it('asks the panel’s own origin where the config names no other', async () =>
    expect((await begun({ config: '{}' }))[0]).toBe('/v1/config/locations'));

  it('goes on while the panel starts, but can’t name the locations that the panel has asked for first', async () => {
    expect(await begun({ askedByPanel: 'config/locations' })).toEqual([]);
    expect(await begun({ askedByPanel: of('tll01')[0] })).toEqual(['config/locations', ...of('tll01').slice(1), ...of('jkt01')]);
  });

  it('begins nothing for a page that it does not know, and nothing it can’t be sure of', async () => {
    expect(await begun({ path: '/billing/usage' })).toEqual([]);
    expect(await begun({ config: '{"modules":{"network":false}}' })).toEqual([]);
    expect(await begun({ path: '/overview', config: '{"modules":{"compute":false}}' })).toEqual([]);
    expect(await begun({ config: '<html>' })).toEqual(['failed']);
    expect(await begun({ answer: '<html>' })).toEqual(['config/locations', 'failed']);
    expect(await begun({ answer: '{"detail":"no"}' })).toEqual(['config/locations']);
  });
});
