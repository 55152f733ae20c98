import { describe, expect, it } from 'vitest';
import { linesOf } from './drawn';

/** Ten letters a line, however wide they are. */
const lines = (text: string) => linesOf(text, (line) => line.length <= 10);

describe('the lines of a drawn text', () => {
  it.each([
    ['web 1', ['web 1']],
    ['', ['']],
    ['one two three four', ['one two', 'three four']],
    ['first\nsecond', ['first', 'second']],
    ['สวัสดี ชาวโลก', ['สวัสดี ชาว', 'โลก']],
    ['日本語のサーバー名です', ['日本語のサーバー名', 'です']],
    ['شركة السحابة التونسية', ['شركة', 'السحابة', 'التونسية']],
  ])('%s', (text, expected) => {
    const found = lines(text);
    expect(found.join('').replaceAll(' ', '')).toBe(text.replaceAll(/\s/g, ''));
    expect(found).toEqual(expected);
  });

  it('lose nothing of a word that is longer than a line, and break no letter', () => {
    const family = '👩‍👩‍👧';
    const found = linesOf(family.repeat(5), (line) => line.length <= 2 * family.length);
    expect(found).toEqual([family.repeat(2), family.repeat(2), family]);
    expect(lines('ก'.repeat(10_000))).toHaveLength(1000);
  });
});
