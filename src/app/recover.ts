import { isOpen, records } from '@/data/operations/records';

/** Looks for what was under way when the page was left; see `recoverOperations`. */
export async function recover(): Promise<void> {
  if (!records().some(isOpen)) return;
  // A kind has to be known before its records can be looked after.
  const [{ recoverOperations }] = await Promise.all([import('@/data/operations'), import('@/data/operations/all')]);
  await recoverOperations();
}
