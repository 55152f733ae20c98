import { compileMessage } from '@lingui/message-utils/compileMessage';
import { expect, it } from 'vitest';
import { compileWords } from './brandWords';

const english = { a: compileMessage('Sign in'), b: compileMessage('{count, plural, one {# row} other {# rows}}') };

it('leaves out words that cannot be used, and says which; the others stay', () => {
  const { compiled, problems } = compileWords(
    'en',
    {
      a: 'Enter',
      b: '{count, plural, one {x}}',
      'b ': 'x',
      c: 'nothing of the kind',
    },
    english,
  );
  expect(Object.keys(compiled)).toEqual(['a']);
  expect(problems.map(({ path }) => path)).toEqual(['words.en.b', 'words.en.b ', 'words.en.c']);
});

it.each(['{', '{count', 'a {count} }', '{count, plural, one {x} other {y}', '{other}', '{count, plural, one {x} other {{name}}}'])(
  'does not take %s for a plural',
  (text) => {
    expect(compileWords('en', { b: text }, english).problems).toHaveLength(1);
  },
);

it('takes other cases and no value at all', () => {
  expect(compileWords('en', { b: '{count, plural, =0 {none} one {#} other {#}}' }, english).problems).toEqual([]);
  expect(compileWords('en', { b: 'rows' }, english).problems).toEqual([]);
});
