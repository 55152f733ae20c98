import { describe, expect, it } from 'vitest';
import type { Location } from '@/api';
import { firstChoice, inScope, published } from './locations';

const at = (slug: string, more: Partial<Location> = {}): Location => ({ slug, display_name: slug, ...more });
const slugs = (locations: readonly Location[]) => locations.map((location) => location.slug);

describe('locations that a customer may use', () => {
  it('are those that are not hidden; saying nothing is not hiding', () => {
    expect(
      slugs(published([at('a', { is_published: false }), at('b', { is_published: true }), at('c'), at('d', { is_published: null })])),
    ).toEqual(['b', 'c', 'd']);
  });

  it('stand in the order of the platform, then by name', () => {
    expect(slugs(published([at('c', { order_nr: 2 }), at('z', { order_nr: 1 }), at('b', { order_nr: 2 }), at('a')]))).toEqual([
      'a',
      'z',
      'b',
      'c',
    ]);
  });

  it('leave the list that was given as it is', () => {
    const given = [at('b', { order_nr: 2 }), at('a', { order_nr: 1 })];
    published(given);
    expect(slugs(given)).toEqual(['b', 'a']);
  });

  it('are all of them, one, or none in a scope', () => {
    const all = [at('a'), at('b')];
    expect(slugs(inScope(all, 'all'))).toEqual(['a', 'b']);
    expect(slugs(inScope(all, 'b'))).toEqual(['b']);
    expect(slugs(inScope(all, 'gone'))).toEqual([]);
  });
});

describe('where a new thing goes', () => {
  const closed = { create_resource_disabled: true };
  it.each([
    ['to the preferred location', [at('a', { is_default: true }), at('b', { is_preferred: true })], 'b'],
    ['else to the default one', [at('a'), at('b', { is_default: true })], 'b'],
    ['else to the first', [at('a'), at('b')], 'a'],
    ['not where nothing may be made, preferred or not', [at('a'), at('b', { is_preferred: true, ...closed })], 'a'],
    ['not where nothing may be made, default or not', [at('a', { is_default: true, ...closed }), at('b')], 'b'],
    ['nowhere when nothing may be made anywhere', [at('a', closed)], undefined],
    ['nowhere when there is no location', [], undefined],
  ])('%s', (_, locations, slug) => expect(firstChoice(locations)?.slug).toBe(slug));
});
