import { isOpen, records, recoverOperations } from '@/data/operations';

/** Looks for what was under way when the page was left; see `recoverOperations`. */
export async function recover(): Promise<void> {
  if (!records().some(isOpen)) return;
  // A kind has to be known before its records can be looked after.
  await import('@/data/operations/all');
  await recoverOperations();
}
