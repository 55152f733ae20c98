import { describe, expect, it } from 'vitest';
import { cleanToken, tokenProblem } from './token';

describe('a token', () => {
  it.each([' demo\n', 'demo\u200b', '\ufeffdemo', 'de\u00admo', '\u202ademo\u202c', 'demo\u00a0'])(
    'is freed of what nobody sees: %j',
    (pasted) => {
      expect(cleanToken(pasted)).toBe('demo');
      expect(tokenProblem(cleanToken(pasted))).toBeNull();
    },
  );

  it.each([
    ['“demo”', 'data.token.character', 1],
    ['d3ad…9f', 'data.token.shortened', undefined],
    // Cyrillic, though it looks the same.
    ['dеmo', 'data.token.character', 2],
    ['de mo', 'data.token.blank', 3],
    ['de\u00a0mo', 'data.token.blank', 3],
    ['de\nmo', 'data.token.blank', 3],
    ['démo', 'data.token.character', 2],
    ['dem😀', 'data.token.character', 4],
  ])('is told its character: %s', (token, id, position) => {
    const problem = tokenProblem(token);
    expect(problem?.id).toBe(id);
    expect(problem?.values?.position).toBe(position);
  });
});
