import type { Messages } from '@lingui/core';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { WordProblem } from './wordProblem';

type Compiled = ReturnType<typeof compileMessageOrThrow>;

/** The names of the values that a message has, and whether every choice in it has its "other". */
function valuesIn(message: unknown, names = new Set<string>()): { names: Set<string>; open: boolean } {
  let open = false;
  for (const token of Array.isArray(message) ? (message as unknown[]) : []) {
    if (!Array.isArray(token)) continue;
    const [name, kind, choices] = token as [unknown, unknown, unknown];
    if (typeof name === 'string') names.add(name);
    if (typeof choices !== 'object' || choices === null || !/plural|select/i.test(String(kind))) continue;
    if (!('other' in choices)) open = true;
    for (const choice of Object.values(choices)) open = valuesIn(choice, names).open || open;
  }
  return { names, open };
}

/** Whether every brace outside of quoted text has its counterpart; the compiler takes some that have none for text. */
function balanced(text: string): boolean {
  let depth = 0;
  for (const [brace] of text.replaceAll(/'[{}][^']*'/g, '').matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** The words of a brand that can be used, and what is wrong with the others, by their ids. `english`: what they stand in for. */
export function compileWords(
  language: string,
  words: Record<string, string>,
  english: Messages,
): { compiled: Messages; problems: WordProblem[] } {
  const compiled: Messages = {};
  const problems: WordProblem[] = [];
  for (const [id, text] of Object.entries(words)) {
    const problem = (said: string) => problems.push({ path: `words.${language}.${id}`, text: said });
    let message: Compiled;
    try {
      message = compileMessageOrThrow(text);
    } catch (error) {
      problem(error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error));
      continue;
    }
    const original = english[id];
    const { names, open } = valuesIn(message);
    const known = valuesIn(typeof original === 'string' ? [] : original).names;
    const strange = [...names].filter((name) => !known.has(name));
    if (original === undefined) problem('There is no such message.');
    else if (!balanced(text)) problem('Braces don’t match.');
    else if (open) problem('A plural or select needs the case "other".');
    else if (strange.length > 0) problem(`This message has no value {${strange.join('}, {')}}.`);
    else compiled[id] = message;
  }
  return { compiled, problems };
}
