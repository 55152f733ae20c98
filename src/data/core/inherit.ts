import { keepItem } from '@/device/storage';

/** What older versions kept for whoever was signed in. */
const shared = /^burrow\.(labels\.|budgets\.|table\.|views\.|draft\.|billingAccount$)/;
const owned = /@\d+$/;

/**
 * Begins what this browser keeps of an account with what older versions kept for all of them together: tags, budgets, views,
 * drafts. Done once, so that nothing comes back that was cleared since.
 */
export function inherit(storage: Storage, user: number): void {
  const done = `burrow.own@${user}`;
  if (storage.getItem(done) !== null) return;
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  for (const key of keys) {
    if (!shared.test(key) || owned.test(key)) continue;
    const own = `${key}@${user}`;
    if (storage.getItem(own) === null) keepItem(storage, own, storage.getItem(key) ?? '');
  }
  keepItem(storage, done, '1');
}
