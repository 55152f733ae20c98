import { keepItem } from '@/device/storage';

/** Who is signed in. The token lives here and in the request header, nowhere else. */
export interface Session {
  /** Made anew at each sign-in; cached answers belong to it. */
  readonly id: string;
  readonly token: string;
  /** Kept on this device over a restart of the browser; else for this tab only. */
  readonly kept: boolean;
  /** On the simulated cloud. */
  readonly demo: boolean;
  /** Whose token it is: what this browser keeps for somebody is kept under it. Missing on the simulated cloud. */
  readonly user?: number | undefined;
  /** What people call it, where there are several. */
  readonly name?: string | undefined;
  readonly colour?: string | undefined;
  readonly note?: string | undefined;
}

/** The session of this tab; on the device, what a new tab begins with. */
export const sessionKey = 'burrow.session';
/** Those that one can switch to. */
export const listKey = 'burrow.connections';
/** Those that are locked behind a passphrase. */
export const vaultKey = 'burrow.vault';
/** What opens them in this tab. */
export const vaultKeyOfTab = 'burrow.vaultKey';

function read(storage: Storage, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function sessionIn(storage: Storage): Partial<Session> | null {
  return read(storage, sessionKey) as Partial<Session> | null;
}

export function listIn(storage: Storage): readonly Session[] {
  const found = read(storage, listKey);
  return Array.isArray(found) ? (found as Session[]) : [];
}

/** All that this tab may switch to: those of the device, and those of the tab alone. */
export function everyone(): readonly Session[] {
  const all = [...listIn(localStorage), ...listIn(sessionStorage)];
  return [...new Map(all.filter((each) => each?.id && each.token && !each.demo).map((each) => [each.id, each])).values()];
}

/** The session that this tab goes on with. */
export function storedSession(): Session | null {
  const ofTab = sessionIn(sessionStorage);
  // Signed out in another tab while this one was asleep.
  const gone = ofTab?.kept && !listIn(localStorage).some(({ id }) => id === ofTab.id);
  // Where one account was signed out, the next of those that stay is shown.
  const found: Partial<Session> | undefined = (gone ? null : ofTab) ?? sessionIn(localStorage) ?? everyone()[0];
  const { id, token, kept, demo } = found ?? {};
  return id && token ? { ...found, id, token, kept: kept === true, demo: demo === true } : null;
}

/**
 * The tab keeps what it has switched to; the device keeps what a new tab begins with. Another session may be kept there, such
 * as the real one beside the demo of this tab: it isn't this tab's to forget.
 */
export function keepSession(next: Session | null, before: Session | null): void {
  const ofTab = sessionStorage.getItem(sessionKey) !== null;
  sessionStorage.removeItem(sessionKey);
  if (before?.kept && sessionIn(localStorage)?.id === before.id) localStorage.removeItem(sessionKey);
  if (!next) return;
  // A storage that is full takes nothing: the session then lasts as long as the tab.
  keepItem(next.kept && !ofTab ? localStorage : sessionStorage, sessionKey, JSON.stringify(next));
  changeLists((all) => all.map((each) => (each.id === next.id ? next : each)));
}

/** Changes the lists of this tab and of the device. */
export function changeLists(change: (all: readonly Session[]) => readonly Session[]): void {
  for (const storage of [sessionStorage, localStorage]) {
    const before = listIn(storage);
    if (before.length > 0) keepItem(storage, listKey, JSON.stringify(change(before)));
  }
}

/** A tab in which nobody is signed in any more opens what is locked by the passphrase alone. */
export function closeVault(): void {
  if (everyone().length === 0) sessionStorage.removeItem(vaultKeyOfTab);
}
