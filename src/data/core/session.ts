import { keepItem, owner } from '@/device/storage';
import { create } from 'zustand';
import { callAt, requestAt, type Input, type OperationId, type Output, type Where } from '@/api';
import { newId } from './id';
import { inheritAll } from './inherit';
import { changeLists, closeVault, everyone, keepSession, listIn, listKey, storedSession, vaultKey, type Session } from './storedSessions';

export type { Session } from './storedSessions';

interface State {
  session: Session | null;
  /** All that one can switch to in this tab, the one shown among them. */
  listed: readonly Session[];
  /** The platform has refused the token: the page stays as it is until another one is given or the user signs out. */
  refused: boolean;
}

/** `call` with the token of one session. What begins for an account holds it from then on, whoever is shown later. */
export interface Call {
  <K extends OperationId>(operation: K, input: Input<K>, where?: Where): Promise<Output<K>>;
  /** The session's id. */
  readonly of: string;
}

/** A session that this page may use. */
interface Live {
  session: Session;
  identity: AbortController;
  /** Those who wait for another token, after the platform has refused this one. */
  waiting: PromiseWithResolvers<void> | null;
}

const seenKey = 'burrow.seen';
const nobody: Session = { id: 'nobody', token: '', kept: false, demo: false };
const live = new Map<string, Live>();
/** Who was shown last in this page. */
let last: Session | null = null;
const store = create<State>(() => {
  begin(nobody);
  const found = storedSession();
  if (found) begin(found);
  last = found;
  return { session: found, listed: listedWith(found), refused: false };
});

export const useSession = () => store((state) => state.session);
/** Those that one can switch to, the one shown among them. */
export const useListed = () => store((state) => state.listed);
export const useRefused = () => store((state) => state.refused);
export const listed = () => store.getState().listed;
export const session = () => store.getState().session;
/** The id of the session shown, for what begins now: cache keys, operations, records. */
export const sessionId = (): string => (session() ?? nobody).id;

/** What tells the keys of what is kept for an account from those of others. */
export const markOf = (of: Session | null): string => (of?.demo ? '@demo' : of?.user === undefined ? '' : `@${of.user}`);
// What is written while a page is left after signing out still belongs to whoever it was.
owner.mark = () => markOf(session() ?? last);

function begin(next: Session): void {
  live.set(next.id, { session: next, identity: new AbortController(), waiting: null });
}

/**
 * Aborted as soon as the token of a session is refused, replaced or forgotten: what was confirmed before must not be sent
 * after.
 */
export const identityEnds = (of = sessionId()): AbortSignal => live.get(of)?.identity.signal ?? AbortSignal.abort();

function endIdentity(of: Live) {
  of.identity.abort();
  of.identity = new AbortController();
}

/** Resolves when a refused token has been replaced; at once when none is refused. Rejects when the user signs out instead. */
export const signedInAgain = (of = sessionId()): Promise<void> => live.get(of)?.waiting?.promise ?? Promise.resolve();

let platformUrl = '';

/** Where the platform is, without a path: its own address, or the panel's origin where that forwards. */
export const platformAddress = (): string => (platformUrl || globalThis.location?.origin || '').replace(/\/+$/, '');
/** The platform that one is on, for what is kept about its things; the simulated cloud is one of its own. */
export const platformName = (): string => (session()?.demo ? 'demo' : platformAddress());

/** Says where the platform is. Call once, before the first read. */
export function connectSession(baseUrl: string): void {
  platformUrl = baseUrl;
}

const baseUrlOf = (of = session()): string => (of?.demo ? '' : platformUrl);

export const callFor = (of = sessionId()): Call =>
  Object.assign(
    <K extends OperationId>(operation: K, input: Input<K>, where?: Where) => {
      const key = () => {
        const now = live.get(of);
        return now && (now.session.token || null);
      };
      return callAt({ baseUrl: baseUrlOf(live.get(of)?.session), key, onRefused: (used) => renewed(of, used) }, operation, input, where);
    },
    { of },
  );

/** The token that a session has now; null when it has been signed out. */
export const tokenOf = (of: string): string | null => live.get(of)?.session.token || null;

/** The request that a call would send, without sending it and without the token: for showing it. */
export const requestOf = async <K extends OperationId>(operation: K, input: Input<K>, where?: Where): Promise<Request> =>
  requestAt(baseUrlOf(), null, operation, input, where);

function renewed(of: string, used: string | null): Promise<void> {
  const now = live.get(of);
  // The user has signed out before the refusal arrived: nobody will give another token.
  if (!now?.session.token) return Promise.reject(new Error('signed out'));
  // Another call has already brought a new token in.
  if (now.session.token !== used && !now.waiting) return Promise.resolve();
  if (!now.waiting) {
    now.waiting = Promise.withResolvers<void>();
    endIdentity(now);
    if (of === sessionId()) store.setState({ refused: true });
  }
  return now.waiting.promise;
}

/** Checks a token with one call, without keeping it. Throws `ApiError`. */
export const tryToken = (token: string, baseUrl = baseUrlOf()) =>
  callAt({ baseUrl, key: () => token, onRefused: () => Promise.reject(new Error('refused')) }, 'getUser', {});

/** Checks the token with a call and begins a session with it. Throws `ApiError`. */
export async function signIn(token: string, options: { kept: boolean; demo: boolean; baseUrl: string }): Promise<void> {
  const before = session();
  const { id: user } = await tryToken(token, options.demo ? '' : options.baseUrl);
  const next: Session = { id: newId(), token, kept: options.kept, demo: options.demo, ...(options.demo ? {} : { user }) };
  inheritAll(markOf(next));
  keepSession(next, before);
  touch();
  begin(next);
  connectSession(options.baseUrl);
  last = next;
  show({ session: next, refused: false });
}

/** Gives a session whose token was refused another one; what waited for it goes on. Throws `ApiError`. */
export async function signInAgain(token: string): Promise<void> {
  const now = session();
  const entry = live.get(sessionId());
  if (!now || !entry) return;
  await tryToken(token);
  const next = { ...now, token };
  keepSession(next, now);
  touch();
  endIdentity(entry);
  entry.session = next;
  show({ session: next, refused: false });
  entry.waiting?.resolve();
  entry.waiting = null;
  await relock(next);
}

/** What is locked on this device follows what has changed of it, where this tab has opened it. */
async function relock(next: Session): Promise<void> {
  if (localStorage.getItem(vaultKey) === null) return;
  const { updateLocked } = await import('./vault');
  await updateLocked(next);
}

/** Forgets the token here and in every other tab. */
export function signOut(): void {
  const now = session();
  if (!now) return;
  forget(now);
  announceSignOut(now);
}

/** Forgets the tokens of all accounts, here and in every other tab. */
export function signOutAll(): void {
  for (const storage of [sessionStorage, localStorage]) listIn(storage).forEach(announceSignOut);
  changeList(() => []);
  closeVault();
  signOut();
}

export const announceSignOut = ({ demo, token }: Session): void => announce({ demo, token });

function changeList(change: (all: readonly Session[]) => readonly Session[]): void {
  changeLists(change);
  listChanged();
}

/** The demo is alone; who signed in just now may be in no list. */
function listedWith(shown: Session | null): readonly Session[] {
  if (!shown || shown.demo) return [];
  const all = everyone();
  // This page may ask with the token of each.
  for (const each of all) if (!live.has(each.id)) begin(each);
  return all.some(({ id }) => id === shown.id) ? all.map((each) => (each.id === shown.id ? shown : each)) : [...all, shown];
}

function show(change: Partial<State>): void {
  const { session: shown } = { ...store.getState(), ...change };
  store.setState({ ...change, listed: listedWith(shown) });
}

/** The lists have been written, here or in another tab. */
export const listChanged = () => show({});

/** Takes an account off those that one can switch to. */
export const forgetListed = (id: string): void => changeList((all) => all.filter((each) => each.id !== id));

/**
 * Somebody who has signed in with an older version is a token without a user: asks whose it is. It counts from the next start,
 * so that nothing changes its place under an open page; `inheritKept` then hands over what was kept.
 */
export async function nameUser(): Promise<void> {
  const now = session();
  if (!now || now.demo || now.user !== undefined) return;
  const { id: user } = await tryToken(now.token);
  if (session() !== now) return;
  keepSession({ ...now, user }, now);
  listChanged();
}

/** Hands to the account shown what older versions have kept for all of them together. Call once, before anything reads it. */
export const inheritKept = (): void => inheritAll(markOf(session()));

/** Changes what is known of the session shown. */
export function showSession(next: Session): void {
  const entry = live.get(next.id);
  if (entry) entry.session = next;
  keepSession(next, session());
  show({ session: next });
  void relock(next).catch(() => undefined);
}

function forget(gone: Session) {
  const entry = live.get(gone.id);
  keepSession(null, gone);
  forgetListed(gone.id);
  closeVault();
  live.delete(gone.id);
  entry?.identity.abort();
  show({ session: null, refused: false });
  entry?.waiting?.reject(new Error('signed out'));
}

/** Another session is shown, or none. */
export const onSession = (listener: (now: Session | null, before: Session | null) => void): (() => void) =>
  store.subscribe((state, before) => {
    if (state.session?.id !== before.session?.id) listener(state.session, before.session);
  });

/** Hands over the session that has ended: what belongs to others stays. */
export const onSignOut = (listener: (ended: Session) => void): (() => void) =>
  onSession((now, before) => {
    if (before && !now) listener(before);
  });

/** Somebody has signed out. A tab with another account, or with the demo, goes on. */
type News = Pick<Session, 'demo' | 'token'>;
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('burrow.session');
const announce = (news: News) => channel?.postMessage(news);
if (typeof addEventListener === 'function' && typeof localStorage !== 'undefined')
  addEventListener('storage', ({ key }) => key === listKey && listChanged());
channel?.addEventListener('message', (event: MessageEvent<News>) => {
  const now = session();
  if (now?.demo === event.data.demo && now.token === event.data.token) forget(now);
});

const touch = () => keepItem(localStorage, seenKey, String(Date.now()));

/** Signs out after a time without key, pointer or wheel, counted over all tabs. Returns how to stop watching. */
export function watchIdle(minutes: number): () => void {
  let written = 0;
  const active = () => {
    if (Date.now() - written < 5000) return;
    written = Date.now();
    touch();
  };
  const check = () => {
    if (!session()) return;
    const seen = Number(localStorage.getItem(seenKey));
    if (seen > 0 && Date.now() - seen > minutes * 60_000) signOutAll();
  };
  check();
  active();
  const timer = setInterval(check, 10_000);
  const events = ['keydown', 'pointerdown', 'wheel', 'focus'] as const;
  for (const name of events) addEventListener(name, active, { passive: true });
  document.addEventListener('visibilitychange', check);
  return () => {
    clearInterval(timer);
    for (const name of events) removeEventListener(name, active);
    document.removeEventListener('visibilitychange', check);
  };
}
