import { ownKey } from '@/device/storage';
const storageKey = 'burrow.commands';
const longest = 30;

/** Keys of the commands used lately in this tab, newest first. */
export function recentCommands(): readonly string[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(ownKey(storageKey)) ?? '[]');
    return Array.isArray(found) ? found.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberCommand(key: string): void {
  try {
    sessionStorage.setItem(ownKey(storageKey), JSON.stringify([key, ...recentCommands().filter((each) => each !== key)].slice(0, longest)));
  } catch {
    // Without storage the order stays as it is.
  }
}
