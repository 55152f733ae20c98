import { describe, expect, it } from 'vitest';
import { namesFrom, nextName, suggestion } from './names';

describe('names of new machines', () => {
  it('takes the name as it is for one', () => expect(namesFrom(' web ', 1)).toEqual(['web']));
  it('has none without a name', () => expect(namesFrom('  ', 3)).toEqual([]));
  it('numbers several, in the place that the pattern has or at the end', () => {
    expect(namesFrom('web-{n}-eu', 2)).toEqual(['web-1-eu', 'web-2-eu']);
    expect(namesFrom('web', 3)).toEqual(['web-1', 'web-2', 'web-3']);
  });
  it('pads with zeros', () => expect(namesFrom('w{nn}', 10).slice(-2)).toEqual(['w09', 'w10']));
  it('fills the pattern for a single one, too', () => expect(namesFrom('web-{n}', 1)).toEqual(['web-1']));
  it('passes over numbers that are taken', () => expect(namesFrom('web', 2, ['web-1', 'web-3'])).toEqual(['web-2', 'web-4']));
  it('does not take $& in a name for a reference', () => expect(namesFrom('$&-{n}', 1)).toEqual(['$&-1']));
  it('suggests one that is free', () => {
    expect(suggestion('ubuntu', 1, ['ubuntu-1'])).toBe('ubuntu-2');
    expect(suggestion('waf2py_debian 12', 3, [])).toBe('waf2py-debian-12-{n}');
    expect(suggestion(undefined, 1, [])).toBe('machine-1');
  });
});

describe('the name that comes next', () => {
  it.each([
    ['web', [], 'web-2'],
    ['web-1', [], 'web-2'],
    ['web-09', [], 'web-10'],
    ['web-01', ['web-02', 'web-03'], 'web-04'],
    ['web', ['web-2'], 'web-3'],
    ['node-{nn}', ['node-01'], 'node-{nn}'],
    ['', [], ''],
  ])('after %j with %j is %j', (name, taken, next) => expect(nextName(name, taken)).toBe(next));
});
