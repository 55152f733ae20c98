const here = new Set<string>();

/** Whether this browser lets tabs hold names against one another. */
export const acrossTabs = (): boolean => typeof navigator !== 'undefined' && 'locks' in navigator;

/**
 * Takes a name that nobody else has, in any tab of this browser. Resolves with how to give it back, or null when it is
 * taken. A tab that is closed gives its names back by itself. Without the browser's locks (only offered to secure pages)
 * the names count within this tab.
 */
export async function hold(name: string): Promise<(() => void) | null> {
  if (here.has(name)) return null;
  here.add(name);
  const forget = () => void here.delete(name);
  if (!acrossTabs()) return forget;
  return new Promise((resolve) => {
    void navigator.locks.request(`burrow:${name}`, { ifAvailable: true }, (lock) => {
      if (!lock) {
        forget();
        resolve(null);
        return undefined;
      }
      return new Promise<void>((release) => {
        resolve(() => {
          forget();
          release();
        });
      });
    });
  });
}
