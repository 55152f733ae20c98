import type { QueryKey } from '@tanstack/react-query';

/*
 * Calls that the platform of a session does not have. One refusal tells for the session, over reloads of the tab too; but only
 * where the same place has answered something else: a gateway that knows no route at all lacks nothing, it fails.
 */
const storageKey = 'burrow.lacking';
const names = new Set<string>(stored());

function stored(): string[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(found) ? found.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

/** Session, location and operation: what was asked does not matter where there is no such call. */
const nameOf = (key: QueryKey): string => JSON.stringify(key.slice(0, 3));

export const isLacking = (key: QueryKey): boolean => names.has(nameOf(key));

export function noteLacking(key: QueryKey): void {
  names.add(nameOf(key));
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...names]));
  } catch {
    // Without a storage it is asked once a page.
  }
}
