/** Letters that Unicode does not take apart into a letter and a mark. */
const others: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe' };

/**
 * A text as it is searched for: without capitals, accents and ways of writing the same sign, so that "oismae" finds "Õismäe"
 * and a name that a Mac wrote is found by what a keyboard writes. Both sides of a comparison have to be folded.
 */
export const fold = (text: string): string => (/^[\u0020-\u007e\s]*$/.test(text) ? text.toLowerCase() : foldLetters(text));

const foldLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .toLowerCase()
    .replace(/[ıłøđðþßæœ]/g, (letter) => others[letter] ?? letter);

/** The words that are searched for. */
export const wordsIn = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);
