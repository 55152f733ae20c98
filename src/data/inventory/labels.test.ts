import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changesBetween, labelsFile, mergedLabels, readLabelsFile } from './labelsFile';
import {
  labelProblem,
  changeLabels,
  cleanTags,
  labelOf,
  labelsNow,
  noLabel,
  readLabels,
  tagCounts,
  tagged,
  tagsIn,
  vanished,
  withLabels,
  without,
  type Labels,
} from './labels';
import { memoryStorage } from '@/device/test-support';

const labels: Labels = { 'tll01/a': { tags: ['web', 'Prod'], note: 'mine' }, 'jkt01/b': { tags: ['web'], note: '' } };

describe('tags', () => {
  it('are on one line, short, and each there once', () => {
    expect(tagsIn(' web , prod,, Web,a\nb,')).toEqual(['web', 'prod', 'a b']);
    expect(cleanTags(['x'.repeat(200)])[0]).toHaveLength(60);
    expect(cleanTags(['<b>', '"', '${x}', '\u202egnp', '__proto__'])).toEqual(['<b>', '"', '${x}', '\u202egnp', '__proto__']);
    expect(cleanTags(Array.from({ length: 99 }, (_, at) => `t${at}`))).toHaveLength(30);
  });

  it('are added and taken in bulk, whatever their capitals', () => {
    const after = tagged(labels, ['tll01/a', 'jkt01/b', 'tll01/c'], ['new', 'WEB'], ['prod']);
    expect(after).toEqual({
      'tll01/a': { tags: ['web', 'new'], note: 'mine' },
      'jkt01/b': { tags: ['web', 'new'], note: '' },
      'tll01/c': { tags: ['new', 'WEB'], note: '' },
    });
    expect(tagged(labels, ['jkt01/b'], [], ['WEB'])['jkt01/b']).toBeUndefined();
  });

  it('are counted', () =>
    expect([...tagCounts(labels)]).toEqual([
      ['web', 2],
      ['Prod', 1],
    ]));
});

describe('labels from outside', () => {
  it.each([null, 1, [], { a: 1 }, { a: { tags: 'x', note: '' } }, { a: { tags: [1], note: '' } }])('are not %j', (value) =>
    expect(readLabels(value)).toBeNull(),
  );
  it('are cleaned, and what says nothing is left out', () => {
    expect(readLabels({ a: { tags: [' x '], note: ' n ' }, b: { tags: [' '], note: ' ' } })).toEqual({ a: { tags: ['x'], note: 'n' } });
  });
  it('can be called like something of every object', () => {
    expect(labelOf({}, 'constructor')).toBe(noLabel);
    const odd = JSON.parse('{"__proto__":{"tags":["x"],"note":""}}') as unknown;
    expect(labelOf(readLabels(odd) ?? {}, 'toString')).toBe(noLabel);
  });
});

describe('machines that are no more', () => {
  it('are told only where their location has answered', () => {
    expect(vanished(labels, new Set(), new Set(['tll01']))).toEqual(['tll01/a']);
    expect(vanished(labels, new Set(['tll01/a']), new Set(['tll01', 'jkt01']))).toEqual(['jkt01/b']);
    expect(without(labels, ['tll01/a'])).toEqual({ 'jkt01/b': labels['jkt01/b'] });
  });
});

describe('a file of labels', () => {
  it('comes back as it went', () => expect(readLabelsFile(`\ufeff${labelsFile(labels, 'https://x')}`)).toEqual(labels));
  it.each([
    '',
    '{',
    '{}',
    '[]',
    '{"kind":"burrow-labels","version":2,"labels":{}}',
    '{"kind":"burrow-labels","version":1,"labels":{"a":1}}',
  ])('is not %s', (text) => expect(readLabelsFile(text)).toBeNull());

  it('is merged without anything going, or put in the place of all', () => {
    const file: Labels = {
      'tll01/a': { tags: ['db'], note: 'theirs' },
      'jkt01/b': { tags: [], note: 'n' },
      'x/c': { tags: ['c'], note: '' },
    };
    const merged = mergedLabels(labels, file);
    expect(merged).toEqual({
      'tll01/a': { tags: ['web', 'Prod', 'db'], note: 'theirs' },
      'jkt01/b': { tags: ['web'], note: 'n' },
      'x/c': { tags: ['c'], note: '' },
    });
    expect(changesBetween(labels, merged).map(({ id }) => id)).toEqual(['tll01/a', 'jkt01/b', 'x/c']);
    expect(changesBetween(labels, { 'jkt01/b': { tags: ['web'], note: '' } })).toEqual([
      { id: 'tll01/a', before: labels['tll01/a'], after: noLabel },
    ]);
    expect(changesBetween(labels, withLabels(labels, {}))).toEqual([]);
  });
});

describe('the place where they are kept', () => {
  const local = memoryStorage();
  const { kept } = local;
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('localStorage', local);
    return () => vi.unstubAllGlobals();
  });

  it('is written with what another tab has written meanwhile', () => {
    expect(changeLabels(() => labels)).toBe(true);
    const [key] = [...kept.keys()];
    kept.set(key ?? '', JSON.stringify({ 'x/other': { tags: ['theirs'], note: '' } }));
    changeLabels((now) => tagged(now, ['x/mine'], ['mine'], []));
    expect(Object.keys(labelsNow())).toEqual(['x/other', 'x/mine']);
    changeLabels(() => ({}));
    expect(kept.size).toBe(0);
  });

  it('loses nothing but what cannot be read', () => {
    changeLabels(() => labels);
    const [key] = [...kept.keys()];
    kept.set(key ?? '', JSON.stringify({ 'x/old': { tags: 'web' }, 'x/other': { tags: ['theirs'], note: '' } }));
    changeLabels((now) => tagged(now, ['x/mine'], ['mine'], []));
    expect(Object.keys(JSON.parse(kept.get(key ?? '') ?? '') as object)).toEqual(['x/other', 'x/mine']);
    kept.set(key ?? '', '[broken');
    changeLabels((now) => tagged(now, ['x/mine'], ['mine'], []));
    expect(Object.keys(labelsNow())).toEqual(['x/mine']);
  });

  it('says when it keeps nothing', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    });
    expect(changeLabels(() => labels)).toBe(false);
  });
});

it('says what would have to be cut, and cuts nothing', () => {
  expect(labelProblem('a, b, A', 'note')).toBeNull();
  expect(labelProblem(Array.from({ length: 35 }, (_, at) => `t${at}`).join(','), '')).toMatchObject({ values: { count: 35, most: 30 } });
  expect(labelProblem('x'.repeat(70), '')).toMatchObject({ values: { over: 10, most: 60 } });
  expect(labelProblem('', 'x'.repeat(5000))).toMatchObject({ values: { over: 1000, most: 4000 } });
});
