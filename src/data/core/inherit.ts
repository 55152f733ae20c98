import { keepItem, keysIn } from '@/device/storage';

/** What older versions kept for whoever was signed in: tags, budgets, views. Every account begins with them. */
const common = /^burrow\.(labels\.|budgets\.|table\.|views\.|billingAccount$)/;
/** What one alone can have been at: it goes to the first who signs in. */
const single = /^burrow\.(draft\.|uploads$|commands$)/;
const owned = /@(\d+|demo)$/;

/**
 * Begins what this browser keeps of an account with what older versions kept for all of them together. Done once, so that
 * nothing comes back that was cleared since.
 */
export function inherit(storage: Storage, mark: string): void {
  const done = `burrow.own${mark}`;
  if (mark === '' || storage.getItem(done) !== null) return;
  for (const key of keysIn(storage, 'burrow.')) {
    if (owned.test(key) || !(common.test(key) || single.test(key))) continue;
    const own = key + mark;
    const kept = storage.getItem(own) !== null || keepItem(storage, own, storage.getItem(key) ?? '');
    if (kept && single.test(key)) storage.removeItem(key);
  }
  keepItem(storage, done, '1');
}

export function inheritAll(mark: string): void {
  for (const storage of [localStorage, sessionStorage]) inherit(storage, mark);
}
