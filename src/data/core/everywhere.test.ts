import { describe, expect, it, vi } from 'vitest';
import { ApiError, type Location } from '@/api';
import { joinParts, lacks, oldestOf, readingOf, type Part } from './everywhere';
import type { Locations } from './locations';

const place = (slug: string) => ({ slug, display_name: slug }) as Location;
const part = (slug: string, own: Partial<Part> = {}): Part => ({
  location: place(slug),
  pending: false,
  fetching: false,
  error: null,
  updatedAt: 500,
  retry: vi.fn<() => void>(),
  refresh: vi.fn<() => void>(),
  ...own,
});
const locations = (own: Partial<Locations['query']> = {}) => ({ query: { isPending: false, ...own } }) as Locations;

describe('a reading of several locations', () => {
  it('names who has failed, who is awaited, and the age of the oldest answer', () => {
    const error = new Error('no');
    const reading = readingOf(locations(), [
      part('a', { updatedAt: 300 }),
      part('b', { error, updatedAt: 0 }),
      part('c', { pending: true, fetching: true, updatedAt: 0 }),
      part('d', { error, updatedAt: 200 }),
    ]);
    expect(reading.failed.map(({ location, since }) => [location.slug, since])).toEqual([
      ['b', null],
      ['d', 200],
    ]);
    expect(reading.waiting.map(({ slug }) => slug)).toEqual(['c']);
    expect(reading).toMatchObject({ loading: true, refreshing: true, updatedAt: 200 });
  });

  it('waits for the locations themselves, and not for ever', () => {
    expect(readingOf(locations({ isPending: true }), []).loading).toBe(true);
    expect(readingOf(locations(), []).loading).toBe(false);
  });
});

it('several calls of one location are as old as the oldest, and only what failed is asked again', () => {
  const good = part('a', { updatedAt: 700 });
  const bad = part('a', { error: new Error('no'), updatedAt: 0 });
  const joined = joinParts(place('a'), [good, bad]);
  expect(joined).toMatchObject({ updatedAt: 700, error: bad.error, pending: false });
  joined.retry();
  expect([good.retry, bad.retry].map((each) => vi.mocked(each).mock.calls.length)).toEqual([0, 1]);
  joined.refresh();
  expect([good.refresh, bad.refresh].map((each) => vi.mocked(each).mock.calls.length)).toEqual([1, 1]);
});

it('what has never answered has no age', () => expect(oldestOf([{ updatedAt: 0 }])).toBe(0));

it('a call that the platform does not have is a feature that it lacks; other failures are failures', () => {
  const failure = (kind: ApiError['kind']) => new ApiError(kind, { operation: 'listDisks' });
  expect([failure('no-such-route'), failure('not-found'), new Error('x'), null].map(lacks)).toEqual([true, false, false, false]);
});
