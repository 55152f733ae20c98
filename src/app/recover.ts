import { openRecords } from '@/data/operations/records';

/** Looks for what was under way when the page was left, in any of the accounts; see `recoverOperations`. */
export async function recover(): Promise<void> {
  if (openRecords().length === 0) return;
  // A kind has to be known before its records can be looked after.
  const [{ recoverOperations }] = await Promise.all([import('@/data/operations'), import('@/data/operations/all')]);
  await recoverOperations();
}
