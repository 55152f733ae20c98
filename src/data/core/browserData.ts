import * as z from 'zod/mini';
import { owner, ownKey } from '@/device/storage';

/**
 * What this browser keeps beside the platform: views, tags, budgets, preferences. Tokens, records of what was done and
 * drafts are not among it: they are nobody else's business, and none of another device's.
 */
const kept = /^burrow\.(theme|language|preferences|labels\.|budgets\.|table|view|samples|hiddenStandings|stars|recent|spreadsheet)/;
/** What is one account's own. */
const personal = /^burrow\.(labels\.|budgets\.|table|view)/;
/** Who is signed in, and what belongs to it. */
const session = /^burrow\.(session|connections|seen|vault)/;

const kind = 'burrow-browser-data';
const schema = z.object({ kind: z.literal(kind), version: z.literal(1), data: z.record(z.string(), z.string()) });

const keysIn = (storage: Storage): string[] => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');

/** What stands at the end of a key that is one account's own. */
const mark = /@(\d+|demo)$/;
/** Of the account shown, or of no account. */
const isHere = (key: string): boolean => !mark.test(key) || (owner.mark() !== '' && key.endsWith(owner.mark()));
const ofNobody = (key: string): string => key.replace(mark, '');

/** All of it by its keys, without whose it is: what another account keeps stays out, and its own comes before what it began with. */
export const browserData = (storage: Storage): Record<string, string> =>
  Object.fromEntries(
    keysIn(storage)
      .filter((key) => kept.test(key) && isHere(key))
      .toSorted()
      .map((key) => [ofNobody(key), storage.getItem(key) ?? '']),
  );

export const browserDataFile = (storage: Storage): string =>
  `${JSON.stringify({ kind, version: 1, data: browserData(storage) }, null, 2)}\n`;

/** What such a file holds; null when it is something else. Keys that are none of these are left out. */
export function readBrowserData(text: string): Record<string, string> | null {
  try {
    const found = schema.safeParse(JSON.parse(text.replace(/^\u{feff}/u, '')));
    return found.success ? Object.fromEntries(Object.entries(found.data.data).filter(([key]) => kept.test(key))) : null;
  } catch {
    return null;
  }
}

/** Puts the file's values in the place of this browser's. The page has to be loaded anew. */
export function restoreBrowserData(storage: Storage, data: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(data)) storage.setItem(personal.test(key) ? ownKey(key) : key, value);
}

/** Forgets everything but who is signed in, and what other accounts keep. The page has to be loaded anew. */
export function clearBrowserData(storage: Storage): void {
  for (const key of keysIn(storage)) if (key.startsWith('burrow.') && !session.test(key) && isHere(key)) storage.removeItem(key);
}
