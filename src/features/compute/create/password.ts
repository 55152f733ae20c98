import { fits } from '@/data/core/patterns';
import { msg, type Message } from '@/i18n';

// Without characters that look alike, so that it can be read aloud or typed off a console.
const kinds = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const;
const symbols = '-_.+';

/** A whole number below `end`, each as likely as the others. */
function below(end: number): number {
  const most = Math.floor(256 / end) * end;
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < most) return byte % end;
  }
}

const pick = (from: string) => from.charAt(below(from.length));

/** A random password of a length, with something of every kind in it. */
export function randomPassword(length: number, withSymbols: boolean): string {
  const groups = withSymbols ? [...kinds, symbols] : [...kinds];
  const letters = groups.map(pick);
  const all = groups.join('');
  while (letters.length < length) letters.push(pick(all));
  for (let at = letters.length - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [letters[at], letters[other]] = [letters[other] ?? '', letters[at] ?? ''];
  }
  return letters.join('');
}

/** A password that the platform takes, as far as its rule can be tried here. */
export async function makePassword(expression: string | undefined): Promise<string> {
  for (const [length, withSymbols] of [
    [20, false],
    [20, true],
    [16, true],
    [12, true],
    [32, true],
  ] as const) {
    const password = randomPassword(length, withSymbols);
    if (!expression || (await fits(expression, password)) !== 'no') return password;
  }
  return randomPassword(20, true);
}

/** What a password has in it that can't be seen, or not be typed at a console; null for none. The platform takes it all the same. */
export function passwordRemark(password: string): Message | null {
  if (/^\s|\s$/u.test(password)) return msg('create.password.blank');
  if (/[\p{Cc}\p{Cf}\u00a0]/u.test(password)) return msg('create.password.invisible');
  return /[^\u0020-\u007e]/u.test(password) ? msg('create.password.untypable') : null;
}
