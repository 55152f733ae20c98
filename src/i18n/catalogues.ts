import { i18n, type Messages } from '@lingui/core';
import { create } from 'zustand';
import type { WordProblem } from './wordProblem';

/**
 * Catalogues lie in `locales/{language}/{namespace}.json`, a key begins with its namespace. The build compiles the ICU
 * messages, so that no parser is shipped. The first three are there before the first page; a feature's comes with its route.
 */
const files = import.meta.glob<{ default: Messages }>(['./locales/*/*.json', '!./locales/en/{ui,shell,data}.json']);
/** English words of the first pages come with the code: they are the fallback for every other language. */
const english = Object.assign(
  {},
  ...Object.values(import.meta.glob<Messages>('./locales/en/{ui,shell,data}.json', { eager: true, import: 'default' })),
) as Messages;
const everywhere = ['ui', 'shell', 'data'];
const loaded = new Set<string>(everywhere);
const listeners = new Set<() => void>();

export { i18n };
export const pseudo = 'en-XA';

/** Languages that this build holds, by their BCP 47 tags; the pseudo-language exists in development only. */
export const languages: readonly string[] = [
  ...new Set(['en', ...Object.keys(files).map((file) => file.split('/')[2] ?? '')]),
  ...(import.meta.env.DEV ? [pseudo] : []),
];

export const currentLanguage = () => i18n.locale;
export function onLanguage(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

async function load(language: string, namespace: string) {
  const source = language === pseudo ? 'en' : language;
  const file = files[`./locales/${source}/${namespace}.json`];
  const messages = file ? (await file()).default : source === 'en' && everywhere.includes(namespace) ? english : null;
  if (!messages) return;
  i18n.load(language, language === pseudo ? accented(messages) : messages);
  // What a brand calls things stays so when a page brings its words along later.
  i18n.load(language, brandWords.get(language) ?? {});
}

const brandWords = new Map<string, Messages>();

/** Makes a feature's catalogue available in the language in use; for the lazy part of a route. */
export async function loadMessages(namespace: string): Promise<void> {
  loaded.add(namespace);
  await load(i18n.locale, namespace);
}

/** Picks the language (what was chosen before, else the browser's, else the brand's default) and loads it. */
export async function startLanguage(chosen: string | null, fallback: string): Promise<void> {
  const wanted = [chosen, ...navigator.languages, fallback].flatMap((tag) => (tag ? [tag, tag.split('-')[0] ?? ''] : []));
  await switchLanguage(wanted.find((tag) => languages.includes(tag)) ?? 'en');
}

export async function switchLanguage(language: string): Promise<void> {
  await Promise.all([...loaded].map((namespace) => load(language, namespace)));
  i18n.activate(language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** A reseller's own words: message id → text, in the same ICU syntax as the catalogues. */
export async function overrideWords(words: Record<string, Record<string, string>>): Promise<void> {
  const { compileWords } = await import('./brandWords');
  const problems: WordProblem[] = [];
  for (const [language, messages] of Object.entries(words)) {
    if (!languages.includes(language)) problems.push({ path: `words.${language}`, text: `The panel speaks ${languages.join(', ')}.` });
    const known = await wholeCatalogue(messages);
    const read = compileWords(language, messages, known);
    problems.push(...read.problems);
    brandWords.set(language, read.compiled);
    i18n.load(language, read.compiled);
  }
  useProblems.setState(problems, true);
}

const useProblems = create<readonly WordProblem[]>(() => []);
export const useWordProblems = (): readonly WordProblem[] => useProblems();

/** The English words of every part that ids are of. */
async function wholeCatalogue(messages: Record<string, string>): Promise<Messages> {
  const namespaces = new Set(Object.keys(messages).map((id) => id.split('.', 1)[0] ?? ''));
  const found = await Promise.all([...namespaces].map(async (namespace) => (await files[`./locales/en/${namespace}.json`]?.())?.default));
  return Object.assign({}, english, ...found) as Messages;
}

const accents: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  y: 'ý',
  A: 'Á',
  E: 'É',
  O: 'Ó',
  S: 'Š',
};

/** Text that is longer and accented, so that what was missed by translation or does not fit is seen at once. */
function accented(messages: Messages): Messages {
  const change = (token: unknown): unknown => {
    if (typeof token === 'string')
      return `${Array.from(token, (letter) => accents[letter] ?? letter).join('')}${token.length > 8 ? '··' : ''}`;
    if (!Array.isArray(token)) return token;
    const [name, type, choices] = token as [string, string?, unknown?];
    if (!choices || typeof choices !== 'object') return token;
    return [
      name,
      type,
      Object.fromEntries(Object.entries(choices).map(([key, branch]) => [key, Array.isArray(branch) ? branch.map(change) : branch])),
    ];
  };
  return Object.fromEntries(
    Object.entries(messages).map(([id, tokens]) => [id, (Array.isArray(tokens) ? tokens.map(change) : tokens) as Messages[string]]),
  );
}
