import { callAt } from '@/api';
import {
  addConnection,
  changeConnection,
  connections,
  onConnections,
  platformAddress,
  removeConnections,
  shownConnection,
  useRefusedConnections,
  useShownConnection,
  type Connection,
} from './connection';
import { newId } from './id';

const seenKey = 'burrow.seen';

export { platformAddress, shownConnection as session, useShownConnection as useSession } from './connection';

/** The platform has refused the token of the connection shown: its page stays until another one is given. */
export const useRefused = () => {
  const refused = useRefusedConnections();
  const shown = useShownConnection();
  return shown !== null && refused.includes(shown.id);
};

/** The platform that one is on, for what is kept about its things; the simulated cloud is one of its own. */
export const platformName = (): string => (shownConnection()?.demo ? 'demo' : platformAddress());

/** Checks the token with a call and shows its account in this tab. Throws `ApiError`. */
export async function signIn(token: string, options: { kept: boolean; demo: boolean; baseUrl: string }): Promise<void> {
  const before = shownConnection();
  const user = await callAt({ baseUrl: options.demo ? '' : options.baseUrl, token }, 'getUser', {});
  touch();
  addConnection({ id: newId(), token, kept: options.kept, demo: options.demo, user: user.id });
  if (before === null) announce({ kind: 'in' });
}

/** Gives the connection shown another token for the one that was refused; what waited for it goes on. Throws `ApiError`. */
export async function signInAgain(token: string): Promise<void> {
  const now = shownConnection();
  if (!now) return;
  await callAt({ baseUrl: now.baseUrl, token }, 'getUser', {});
  touch();
  changeConnection(now.id, { token });
}

/** Forgets one connection, or all of them, here and in every other tab. */
export function signOut(id?: string): void {
  removeConnections(id);
  announce({ kind: 'out', id });
}

/** Tells which connections have gone. */
export const onSignOut = (listener: (gone: readonly Connection[]) => void): (() => void) =>
  onConnections((now, before) => {
    const gone = before.filter((each) => !now.some(({ id }) => id === each.id));
    if (gone.length > 0) listener(gone);
  });

type News = { readonly kind: 'in' } | { readonly kind: 'out'; readonly id?: string | undefined };
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('burrow.session');
const announce = (news: News) => channel?.postMessage(news);
channel?.addEventListener('message', (event: MessageEvent<News>) => {
  if (event.data.kind === 'out') removeConnections(event.data.id);
});

const touch = () => localStorage.setItem(seenKey, String(Date.now()));

/** Signs out after a time without key, pointer or wheel, counted over all tabs. Returns how to stop watching. */
export function watchIdle(minutes: number): () => void {
  let written = 0;
  const active = () => {
    if (Date.now() - written < 5000) return;
    written = Date.now();
    touch();
  };
  const check = () => {
    if (connections().length === 0) return;
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
