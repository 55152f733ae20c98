import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, type Token } from '@messageformat/parser';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
const english = 'src/i18n/locales/en';
const messages = readdirSync(`${root}/${english}`).flatMap((file) =>
  Object.entries(JSON.parse(read(`${english}/${file}`)) as Record<string, string>),
);

/** Words that no product speaks with today. */
const archaic =
  /\b(mend\w*|dear(?:er|est)?|hardly|reckon\w*|lately|afterwards|beside|as yet|told|no more|under way|at leisure|hence|falls? due|anew|upon|thus|therefore|whatever|shall|meanwhile|nobody|somebody)\b/gi;

/** Terms with a standard one in their place. */
const terms: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/(?<!virtual )\bmachines?\b/gi, 'virtual machine, or VM'],
  [/\bplatforms?\b/gi, 'nothing, the brand’s name, or “your provider”'],
  [/\bnet\b/gi, 'excl. tax'],
  [/\bVAT\b/g, 'tax, or {vat}, which a brand names'],
  [/\bidle\b/gi, 'unassigned'],
  [/\bthings?\b/gi, 'what it is: resource, field, issue'],
  [/\bgo(?:es|ing)? on\b/gi, 'continue, or “is still billed”'],
  [/\bbegins?\b/gi, 'start'],
  [/answer was lost/gi, 'The connection dropped'],
];

const limit = 120;

/** The words of a message with its values and choices left out. */
function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'content') return token.value;
      return 'cases' in token ? token.cases.map((choice) => wordsOf(choice.tokens)).join(' ') : ' ';
    })
    .join('');
}

/** How long a message gets in its longest form, a value being a short word. */
function longest(tokens: readonly Token[]): number {
  return tokens.reduce((length, token) => {
    if (token.type === 'content') return length + token.value.replaceAll(/<[^>]*>/g, '').length;
    if (token.type === 'octothorpe') return length + 1;
    return length + ('cases' in token ? Math.max(...token.cases.map((choice) => longest(choice.tokens))) : 6);
  }, 0);
}

const found = (text: string, wrong: RegExp) => text.match(wrong) ?? [];

describe('the English messages', () => {
  it('have no archaic word', () => {
    expect(messages.flatMap(([id, text]) => found(wordsOf(parse(text)), archaic).map((word) => `${id}: ${word}`))).toEqual([]);
  });

  it('use the standard terms', () => {
    // What people type to find a page is theirs to choose.
    const shown = messages.filter(([id]) => !id.startsWith('palette.keywords.'));
    expect(
      shown.flatMap(([id, text]) =>
        terms.flatMap(([wrong, right]) => found(wordsOf(parse(text)), wrong).map((word) => `${id}: “${word}”, better ${right}`)),
      ),
    ).toEqual([]);
  });

  it(`have at most ${limit} characters`, () => {
    expect(messages.map(([id, text]) => [longest(parse(text)), id]).filter(([length]) => Number(length) > limit)).toEqual([]);
  });

  it('answer a question on a button with more than yes', () => {
    expect(messages.filter(([id, text]) => !id.endsWith('.yes') && /^(?:yes|ok|okay|do it)\.?$/i.test(text))).toEqual([]);
  });
});

describe('what else is read', () => {
  it('has no archaic word in the README', () => {
    expect(found(read('README.md'), archaic)).toEqual([]);
  });

  it('has no archaic word in what the demo’s resources are called', () => {
    const scenarios = readdirSync(`${root}/src/demo/scenarios`).filter((file) => file.endsWith('.ts'));
    const texts = scenarios.flatMap((file) => read(`src/demo/scenarios/${file}`).match(/'(?:[^'\\\n]|\\.)*'/g) ?? []);
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => found(text, archaic).length > 0)).toEqual([]);
  });
});
