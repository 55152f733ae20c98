import { msg, type Message } from '@/i18n';

/** Signs that nobody sees: they come along from chats, documents and password managers. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A token as it was meant: without blanks and line ends around it, and without signs that nobody can see. */
export const cleanToken = (pasted: string): string => pasted.replace(invisible, '').trim();

/** A token for a file or a command: also nothing in it that would end a line, or a header, and begin another. */
export const plainToken = (token: string): string => cleanToken(token).replace(/[\p{Cc}\p{Cf}\p{Z}\s]/gu, '');

/**
 * What is wrong with a token before it is sent: a browser can't put every character into a request, and what it says of that
 * helps nobody.
 */
export function tokenProblem(token: string): Message | null {
  const characters = Array.from(token);
  const at = characters.findIndex((character) => !/^[\u0021-\u007e]$/.test(character));
  const character = characters[at];
  if (character === undefined) return null;
  if (character === '…') return msg('data.token.shortened');
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\s\p{Cc}]/u.test(character)
    ? msg('data.token.blank', { position: at + 1 })
    : msg('data.token.character', { character, code, position: at + 1 });
}
