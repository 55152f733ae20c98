import * as z from 'zod/mini';
import type { User } from '@/api';
import { keepItem } from '@/device/storage';
import { newId } from './id';
import { inheritAll } from './inherit';
import { mustStay } from './leaving';
import { announceSignOut, forgetListed, listChanged, markOf, session, showSession, signOut, tryToken, type Session } from './session';
import { listIn as storedList, listKey, sessionKey } from './storedSessions';
import { forgetLocked, lock, unlock, updateLocked } from './vault';

/** The accounts that one can switch to: each a token with what people call it. The one shown is one of them. */
export type Connection = Session;

export const colours = ['blue', 'teal', 'green', 'yellow', 'orange', 'red', 'pink', 'violet'] as const;
export type Colour = (typeof colours)[number];
export const longestName = 60;
export const longestNote = 500;

/** The browser has taken no more. */
export class NoRoom extends Error {}

/** What isn't in shape counts as missing. */
const orElse = z.catch;
const text = (longest: number) => orElse(z.optional(z.string().check(z.maxLength(longest))), undefined);
const schema = z.object({
  id: z.string().check(z.minLength(1)),
  token: z.string().check(z.minLength(1)),
  kept: orElse(z.boolean(), false),
  demo: orElse(z.boolean(), false),
  user: orElse(z.optional(z.number()), undefined),
  name: text(longestName),
  colour: orElse(z.optional(z.enum(colours)), undefined),
  note: text(longestNote),
});

const listIn = (storage: Storage): Connection[] => storedList(storage).flatMap((each) => schema.safeParse(each).data ?? []);

const homeOf = ({ kept }: Connection): Storage => (kept ? localStorage : sessionStorage);
const write = (storage: Storage, list: readonly Connection[]): boolean => {
  const done = list.length === 0 || keepItem(storage, listKey, JSON.stringify(list));
  if (list.length === 0) storage.removeItem(listKey);
  listChanged();
  return done;
};

/** All of this tab and of this device, the one shown among them, in the order in which they came. */
export function connections(): readonly Connection[] {
  const shown = session();
  const listed = [...listIn(localStorage), ...listIn(sessionStorage)].filter(({ demo }) => !demo);
  const all = shown && !listed.some(({ id }) => id === shown.id) ? [...listed, shown] : listed;
  return [...new Map(all.map((each) => [each.id, each.id === shown?.id ? shown : each])).values()];
}

/** What people call it; without a name of its own, the user's number. */
export const nameOf = ({ name, user }: Connection): string => name || `#${user ?? ''}`;

function put(next: Connection): boolean {
  const list = listIn(homeOf(next));
  const at = list.some(({ id }) => id === next.id);
  return write(homeOf(next), at ? list.map((each) => (each.id === next.id ? next : each)) : [...list, next]);
}

export interface Naming {
  readonly name: string;
  readonly colour: Colour;
  readonly note: string;
}

/** The first color that no other account has. */
export function freeColour(): Colour {
  const taken = connections().map(({ colour }) => colour);
  return colours.find((colour) => !taken.includes(colour)) ?? colours[0];
}

const ownName = ({ name, profile_data: profile }: User): string => (profile?.email ?? name ?? '').slice(0, longestName);

/** Checks a token and adds its account to those that one can switch to. Throws `ApiError`. */
export async function addConnection(token: string, kept: boolean, naming: Naming): Promise<Connection> {
  const user = await tryToken(token);
  const shown = session();
  if (shown) await listShown(shown, naming.colour);
  const next: Connection = { id: newId(), token, kept, demo: false, user: user.id, ...naming, name: naming.name || ownName(user) };
  inheritAll(markOf(next));
  if (!put(next)) throw new NoRoom();
  return next;
}

/** The one that was alone until now needs a name and a color too. */
async function listShown(shown: Connection, taken: Colour): Promise<void> {
  if (!shown.name) {
    const name = await tryToken(shown.token).then(ownName, () => '');
    const colour = colours.find((each) => each !== taken);
    showSession({ ...shown, name: name || nameOf(shown), colour });
  }
  put(session() ?? shown);
}

export function renameConnection(id: string, naming: Naming): boolean {
  const before = connections().find((each) => each.id === id);
  if (!before) return false;
  const next = { ...before, ...naming };
  // Showing it anew changes what is locked of it too.
  if (session()?.id === id) showSession(next);
  else void updateLocked(next).catch(() => undefined);
  return put(next);
}

const pageKey = (id: string) => `burrow.page.${id}`;

/**
 * Shows another account in this tab, on the page that one had left it on. The page is loaded anew, so that nothing of the one
 * before is left in it: what was answered, typed or chosen stays with its account. What is on its way is not broken off for
 * that: the other account is then opened in a tab of its own. `blocked`: the browser has not let it.
 */
export function switchTo(id: string): 'switched' | 'opened' | 'blocked' | null {
  const next = connections().find((each) => each.id === id);
  const shown = session();
  if (!next || next.id === shown?.id) return null;
  if (shown) put(shown);
  if (mustStay()) return openBeside(next, shown);
  if (shown) keepItem(sessionStorage, pageKey(shown.id), location.pathname + location.search);
  open(next);
  return 'switched';
}

/** A new tab begins with a copy of this one's storage. */
function openBeside(next: Connection, shown: Connection | null): 'opened' | 'blocked' {
  const ofTab = sessionStorage.getItem(sessionKey);
  put(next);
  sessionStorage.setItem(sessionKey, JSON.stringify(next));
  const opened = globalThis.open(pageOf(next));
  if (ofTab !== null) sessionStorage.setItem(sessionKey, ofTab);
  else if (shown?.kept) sessionStorage.removeItem(sessionKey);
  return opened ? 'opened' : 'blocked';
}

const pageOf = ({ id }: Connection): string => sessionStorage.getItem(pageKey(id)) ?? import.meta.env.BASE_URL;

function open(next: Connection): void {
  put(next);
  sessionStorage.setItem(sessionKey, JSON.stringify(next));
  if (next.kept && localStorage.getItem(sessionKey) === null) keepItem(localStorage, sessionKey, JSON.stringify(next));
  location.assign(pageOf(next));
}

/** Forgets the token of one account, here and in every other tab. When it was the one shown, the page that comes shows another. */
export function removeConnection(id: string): void {
  const gone = connections().find((each) => each.id === id);
  if (!gone) return;
  forgetLocked(id);
  if (session()?.id === id) return signOut();
  forgetListed(id);
  announceSignOut(gone);
}

/* ——— Behind a passphrase ——— */

/**
 * Keeps all accounts of this tab on the device, encrypted, and no token there in the clear. In this tab they stay open. False
 * when the browser has no room. Throws `WrongPassphrase` where others are locked under another one.
 */
export async function lockConnections(passphrase: string): Promise<boolean> {
  const all = connections().map((each): Connection => ({ ...each, kept: false }));
  if (!(await lock(passphrase, all))) return false;
  for (const each of all) forgetListed(each.id);
  localStorage.removeItem(sessionKey);
  write(sessionStorage, all);
  const shown = all.find(({ id }) => id === session()?.id);
  if (shown) showSession(shown);
  return true;
}

/** Opens what is locked on this device in this tab, and shows the first of it where nobody is signed in. */
export async function unlockConnections(passphrase: string): Promise<void> {
  const found = await unlock(passphrase);
  for (const each of found) put({ ...each, kept: false });
  const [first] = found;
  if (first && !session()) open({ ...first, kept: false });
}

/** Keeps what is locked on the device in the clear again. */
export async function removeLock(passphrase: string): Promise<void> {
  for (const each of await unlock(passphrase)) {
    forgetListed(each.id);
    const next: Connection = { ...each, kept: true };
    put(next);
    if (session()?.id === each.id) showSession(next);
  }
  forgetLocked();
}
