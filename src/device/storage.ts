/**
 * A browser may keep nothing: site data is blocked, the page is in a frame that may not, or the device has no storage at all. The
 * panel then works for as long as the tab stands.
 */
function memory(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}

/** Whether there is a storage that can be read. A full one can: who writes to it has to expect that it takes nothing. */
function works(name: 'localStorage' | 'sessionStorage'): boolean {
  try {
    globalThis[name].getItem('burrow');
    return true;
  } catch {
    return false;
  }
}

/** Puts a storage for this tab in the place of each that can't be used. Answers whether it had to. */
export function ensureStorage(): boolean {
  const missing = (['localStorage', 'sessionStorage'] as const).filter((name) => !works(name));
  for (const name of missing) Object.defineProperty(globalThis, name, { value: memory(), configurable: true });
  return missing.length > 0;
}

/** Writes what is worth keeping and not worth failing for. Answers whether it was kept. */
export function keepItem(storage: Storage, key: string, value: string): boolean {
  try {
    storage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** The keys that begin so. What has a key of its own can't be overwritten by a tab that knows an older state of the rest. */
export const keysIn = (storage: Storage, prefix: string): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) => key.startsWith(prefix));

/**
 * What is kept now, with what has changed here from `before` to `after`: for what is written whole by several tabs. What another
 * one has changed meanwhile stays.
 */
export function withChanges<T extends object>(kept: T, before: T, after: T): T {
  const next = { ...kept };
  for (const key of Object.keys({ ...before, ...after })) {
    if (JSON.stringify(Reflect.get(before, key)) === JSON.stringify(Reflect.get(after, key))) continue;
    if (Object.hasOwn(after, key)) Reflect.set(next, key, Reflect.get(after, key));
    else Reflect.deleteProperty(next, key);
  }
  return next;
}
