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
