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
