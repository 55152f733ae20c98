import { read } from '@/data/core/reads';

export const userQuery = () => read('getUser', {});

/** Older platforms only; elsewhere there is no such call. */
export const tagManagerQuery = () => read('getGtmKey', {}, undefined, { static: true });
