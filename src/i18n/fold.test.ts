import { expect, it } from 'vitest';
import { fold, wordsIn } from './fold';

it.each([
  ['Café', 'Cafe\u0301'],
  ['oismae', 'Õismäe'],
  ['istanbul', 'İSTANBUL'],
  ['ısparta', 'Isparta'],
  ['lodz', 'Łódź'],
  ['strasse', 'Straße'],
  ['web-1', 'ｗｅｂ－１'],
  ['file', 'ﬁle'],
  ['한국', '한국'.normalize('NFD')],
])('%s finds %s, and the other way', (a, b) => expect(fold(a)).toBe(fold(b)));

it('takes a search apart into words', () => expect(wordsIn('  Õismäe\u00a0 web ')).toEqual(['oismae', 'web']));
