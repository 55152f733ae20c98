import { recoverOperations } from '@/data/operations';
// A kind has to be known before its records can be looked after.
import '@/data/replicaOperations';
import '@/data/vmOperations';
import '@/data/wasteOperations';

/** Looks for what was under way when the page was left; see `recoverOperations`. */
export const recover = recoverOperations;
