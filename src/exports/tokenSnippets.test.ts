import { expect, it } from 'vitest';
import { tokenCurl, tokenEnv } from './tokenSnippets';

it.each([
  ['vYNKd8VWHg583sTkAZ8v', 'WARREN_TOKEN=vYNKd8VWHg583sTkAZ8v'],
  ['abc\n', 'WARREN_TOKEN=abc'],
  ['a\u200bb\r\nX-Evil: 1', "WARREN_TOKEN='abX-Evil:1'"],
  ["a'b", 'WARREN_TOKEN="a\'b"'],
])('%j in a .env file', (token, line) => expect(tokenEnv(token)).toBe(line));

it('a token ends neither the header nor the shell’s argument', () => {
  expect(tokenCurl("a'b\nc", 'https://api.example.com')).toBe(
    String.raw`curl --header 'apikey: a'\''bc' 'https://api.example.com/v1/user-resource/user'`,
  );
});
