import { keepItem } from '@/device/storage';
import { create } from 'zustand';
import { connect, tryKey } from '@/api';
import { newId } from './id';

/** Who is signed in. The token lives here and in the request header, nowhere else. */
export interface Session {
  /** Made anew at each sign-in; cached answers belong to it. */
  readonly id: string;
  readonly token: string;
  /** Kept on this device over a restart of the browser; else for this tab only. */
  readonly kept: boolean;
  /** On the simulated cloud. */
  readonly demo: boolean;
}

interface State {
  session: Session | null;
  /** The platform has refused the token: the page stays as it is until another one is given or the user signs out. */
  refused: boolean;
}

const storageKey = 'burrow.session';
const seenKey = 'burrow.seen';
const store = create<State>(() => ({ session: stored(), refused: false }));

export const useSession = () => store((state) => state.session);
export const useRefused = () => store((state) => state.refused);
export const session = () => store.getState().session;

function stored(): Session | null {
  try {
    const text = sessionStorage.getItem(storageKey) ?? localStorage.getItem(storageKey);
    const found = text ? (JSON.parse(text) as Partial<Session>) : null;
    return found?.id && found.token ? { id: found.id, token: found.token, kept: found.kept === true, demo: found.demo === true } : null;
  } catch {
    return null;
  }
}

/** Another session may be kept on the device, such as the real one beside the demo of this tab: it isn't this tab's to forget. */
function keep(next: Session | null, before: Session | null) {
  sessionStorage.removeItem(storageKey);
  if (before?.kept) localStorage.removeItem(storageKey);
  // A storage that is full takes nothing: the session then lasts as long as the tab.
  if (next) keepItem(next.kept ? localStorage : sessionStorage, storageKey, JSON.stringify(next));
}

let identity = new AbortController();

/** Aborted as soon as the token is refused, replaced or forgotten: what was confirmed before must not be sent after. */
export const identityEnds = (): AbortSignal => identity.signal;

function endIdentity() {
  identity.abort();
  identity = new AbortController();
}

/** Resolves when a refused token has been replaced; at once when none is refused. Rejects when the user signs out instead. */
export const signedInAgain = (): Promise<void> => waiting?.promise ?? Promise.resolve();

let waiting: { promise: Promise<void>; resolve: () => void; reject: (reason: Error) => void } | null = null;

let platformUrl = '';

/** Where the platform is, without a path: its own address, or the panel's origin where that forwards. */
export const platformAddress = (): string => (platformUrl || globalThis.location?.origin || '').replace(/\/+$/, '');
/** The platform that one is on, for what is kept about its things; the simulated cloud is one of its own. */
export const platformName = (): string => (session()?.demo ? 'demo' : platformAddress());

/** Points every call at the platform and at the session. Call once, before the first read. */
export function connectSession(baseUrl: string): void {
  platformUrl = baseUrl;
  connect({
    baseUrl: session()?.demo ? '' : baseUrl,
    key: () => session()?.token ?? null,
    onRefused: (used) => {
      const now = session();
      // The user has signed out before the refusal arrived: nobody will give another token.
      if (!now) return Promise.reject(new Error('signed out'));
      // Another call has already brought a new token in.
      if (now.token !== used && !store.getState().refused) return Promise.resolve();
      if (!waiting) {
        waiting = Promise.withResolvers<void>();
        store.setState({ refused: true });
        endIdentity();
      }
      return waiting.promise;
    },
  });
}

/** Checks the token with a call and begins a session with it. Throws `ApiError`. */
export async function signIn(token: string, options: { kept: boolean; demo: boolean; baseUrl: string }): Promise<void> {
  const before = session();
  connect({ baseUrl: options.demo ? '' : options.baseUrl, key: () => null, onRefused: () => Promise.reject(new Error('not signed in')) });
  try {
    await tryKey(token);
    const next: Session = { id: newId(), token, kept: options.kept, demo: options.demo };
    keep(next, before);
    touch();
    endIdentity();
    store.setState({ session: next, refused: false });
  } finally {
    connectSession(options.baseUrl);
  }
  if (before === null) announce({ kind: 'in' });
}

/** Gives a session whose token was refused another one; what waited for it goes on. Throws `ApiError`. */
export async function signInAgain(token: string): Promise<void> {
  const now = session();
  if (!now) return;
  await tryKey(token);
  const next = { ...now, token };
  keep(next, now);
  touch();
  endIdentity();
  store.setState({ session: next, refused: false });
  waiting?.resolve();
  waiting = null;
}

/** Forgets the token here and in every other tab. */
export function signOut(): void {
  const before = session();
  forget();
  if (before) announce({ kind: 'out', demo: before.demo, token: before.token });
}

function forget() {
  keep(null, session());
  endIdentity();
  store.setState({ session: null, refused: false });
  waiting?.reject(new Error('signed out'));
  waiting = null;
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

/** A tab with another account, or with the demo, goes on. */
type News = { kind: 'in' } | { kind: 'out'; demo: boolean; token: string };
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('burrow.session');
const announce = (news: News) => channel?.postMessage(news);
channel?.addEventListener('message', (event: MessageEvent<News>) => {
  const now = session();
  if (event.data.kind === 'out' && now?.demo === event.data.demo && now.token === event.data.token) forget();
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
    if (seen > 0 && Date.now() - seen > minutes * 60_000) signOut();
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
