import { ensureStorage } from './storage';

/** Imported before everything else, so that whoever reads a storage finds one. */
export const storageBlocked: boolean = ensureStorage();
