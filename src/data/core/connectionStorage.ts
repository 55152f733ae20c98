/** What is kept of a connection, in this tab or on this device. */
export interface StoredConnection {
  /** Made anew at each sign-in; cached answers and records belong to it. */
  readonly id: string;
  readonly token: string;
  /** Kept on this device over a restart of the browser; else for this tab only. */
  readonly kept: boolean;
  /** On the simulated cloud. */
  readonly demo: boolean;
  /** Whose token it is: the platform's id of the user, once it is known. What people keep beside the cloud belongs to it. */
  readonly user?: number | undefined;
}

/**
 * The connection shown: of this tab in the tab's storage (only its id, where the token is kept on the device), of the next
 * new tab on the device. The entry reads it, too.
 */
const shownKey = 'burrow.session';
/** All of them, each in the storage that its token may be in. */
const allKey = 'burrow.connections';

const parsed = (storage: Storage, key: string): unknown => {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
};

function connectionIn(value: unknown): StoredConnection | null {
  const found = (value ?? {}) as Partial<StoredConnection>;
  if (typeof found.id !== 'string' || typeof found.token !== 'string' || found.id === '' || found.token === '') return null;
  return {
    id: found.id,
    token: found.token,
    kept: found.kept === true,
    demo: found.demo === true,
    ...(typeof found.user === 'number' ? { user: found.user } : {}),
  };
}

const idIn = (value: unknown): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined);

const listIn = (storage: Storage): StoredConnection[] => {
  const found = parsed(storage, allKey);
  return Array.isArray(found) ? found.flatMap((each) => connectionIn(each) ?? []) : [];
};

export function storedConnections(): { all: readonly StoredConnection[]; shown: string | null } {
  try {
    const device = connectionIn(parsed(localStorage, shownKey));
    const ofTab = connectionIn(parsed(sessionStorage, shownKey));
    const every = [ofTab, device, ...listIn(sessionStorage), ...listIn(localStorage)].filter((each) => each !== null);
    const all = [...new Map(every.toReversed().map((each) => [each.id, each])).values()];
    const pointed = idIn(parsed(sessionStorage, shownKey));
    return { all, shown: all.find(({ id }) => id === pointed)?.id ?? device?.id ?? null };
  } catch {
    return { all: [], shown: null };
  }
}

const storages = (): Storage[] => [sessionStorage, localStorage];

/** Writes one down; with `shown`, as the one that this tab shows. */
export function keepConnection(next: StoredConnection, shown: boolean): void {
  const { id, token, kept, demo, user } = next;
  const text: StoredConnection = { id, token, kept, demo, ...(user === undefined ? {} : { user }) };
  const home = kept ? localStorage : sessionStorage;
  home.setItem(allKey, JSON.stringify([...listIn(home).filter((each) => each.id !== id), text]));
  if (!shown) return;
  sessionStorage.setItem(shownKey, JSON.stringify(kept ? { id } : text));
  if (kept) localStorage.setItem(shownKey, JSON.stringify(text));
}

/** Forgets one, or all, wherever they are kept. */
export function forgetConnection(id?: string): void {
  for (const storage of storages()) {
    const left = id === undefined ? [] : listIn(storage).filter((each) => each.id !== id);
    if (left.length > 0) storage.setItem(allKey, JSON.stringify(left));
    else storage.removeItem(allKey);
    if (id === undefined || idIn(parsed(storage, shownKey)) === id) storage.removeItem(shownKey);
  }
}
