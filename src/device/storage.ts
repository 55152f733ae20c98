/** Whether the browser keeps nothing: a storage for this tab then stands in for its own, see `blocked.ts`. */
export const isStorageBlocked = (): boolean => [localStorage, sessionStorage].some((storage) => !(storage instanceof Storage));

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

/** Says, at the end of a key, whose it is. Set by whoever signs people in. */
export const owner = { mark: () => '' };

/** The key of something that is kept for the account shown, and for no other. */
export const ownKey = (key: string): string => key + owner.mark();
