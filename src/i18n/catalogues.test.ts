import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, type Token } from '@messageformat/parser';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const locales = join(source, 'i18n/locales');
const languages = readdirSync(locales);
const namespaces = readdirSync(join(locales, 'en')).map((file) => file.replace(/\.json$/, ''));

type Catalogue = Readonly<Record<string, string>>;
const textOf = (language: string, namespace: string) => readFileSync(join(locales, language, `${namespace}.json`), 'utf8');
const catalogue = (language: string, namespace: string) => JSON.parse(textOf(language, namespace)) as Catalogue;
const english: Catalogue = Object.assign({}, ...namespaces.map((namespace) => catalogue('en', namespace))) as Catalogue;

/** What a message asks for: each value with what is made of it, and the elements around words. */
function asked(text: string): string[] {
  const found = new Set<string>();
  const walk = (tokens: readonly Token[]) => {
    for (const token of tokens) {
      if (token.type === 'argument') found.add(token.arg);
      else if (token.type === 'function') found.add(`${token.arg}, ${token.key}`);
      else if (token.type === 'plural' || token.type === 'select' || token.type === 'selectordinal') {
        found.add(`${token.arg}, ${token.type}`);
        for (const choice of token.cases) walk(choice.tokens);
      } else if (token.type === 'content') for (const [element] of token.value.matchAll(/<\/?\d+\/?>/g)) found.add(element);
    }
  };
  walk(parse(text));
  return [...found].toSorted();
}

describe.each(languages)('the words in %s', (language) => {
  it('are in the same files as the English ones', () => {
    expect(readdirSync(join(locales, language)).toSorted()).toEqual(namespaces.map((namespace) => `${namespace}.json`).toSorted());
  });

  describe.each(namespaces)('%s', (namespace) => {
    it('are for the same messages', () => {
      expect(Object.keys(catalogue(language, namespace)).toSorted()).toEqual(Object.keys(catalogue('en', namespace)).toSorted());
    });

    it('ask for the same values', () => {
      const words = Object.entries(catalogue(language, namespace));
      expect(words.map(([id, text]) => [id, asked(text)])).toEqual(words.map(([id]) => [id, asked(english[id] ?? '')]));
    });

    it('belong to their file, are there, and each is there once', () => {
      const words = Object.entries(catalogue(language, namespace));
      expect(words.filter(([id, text]) => !id.startsWith(`${namespace}.`) || text.trim() === '')).toEqual([]);
      // A key that stands twice in a file is lost when it is read.
      expect([...textOf(language, namespace).matchAll(/^\s*"[\w.-]+"\s*:/gm)]).toHaveLength(words.length);
    });
  });
});

/* ——— Used and there ——— */

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|gen)\.tsx?$|\.d\.ts$/.test(file) && !file.startsWith('demo/'))
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));

const anyNamespace = namespaces.join('|');
const literal = new RegExp(`(['"\`])((?:${anyNamespace})(?:\\.\\w+)+)\\1`, 'g');
const template = new RegExp(`\`((?:${anyNamespace})\\.[\\w.]*)\\$\\{[^}]+\\}([\\w.]*)\``, 'g');

const ids = files.flatMap(({ file, text }) => [...text.matchAll(literal)].map(([, , id = '']) => ({ file, id })));
const patterns = files.flatMap(({ file, text }) =>
  [...text.matchAll(template)].map(([, before = '', after = '']) => ({ file, before, after })),
);
const fits = (id: string, { before, after }: { before: string; after: string }) =>
  id.startsWith(before) && id.endsWith(after) && id.length > before.length + after.length;

describe('the English messages and the code', () => {
  it('every message is used somewhere', () => {
    const named = new Set(ids.map(({ id }) => id));
    expect(Object.keys(english).filter((id) => !named.has(id) && !patterns.some((pattern) => fits(id, pattern)))).toEqual([]);
  });

  it('every message that the code names is there', () => {
    expect(ids.filter(({ id }) => !(id in english))).toEqual([]);
  });

  it('every name that the code puts together can come out as one that is there', () => {
    expect(patterns.filter((pattern) => !Object.keys(english).some((id) => fits(id, pattern)))).toEqual([]);
  });

  it('the sources were found', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(ids.length).toBeGreaterThan(100);
  });
});
