import type { User } from '@/api';
import { read } from '@/data/core/reads';

/** What somebody is called who has not been given a name. */
export const userName = ({ name, profile_data: profile }: User): string => profile?.email ?? name ?? '';

export const userQuery = () => read('getUser', {});

/** Older platforms only; elsewhere there is no such call. */
export const tagManagerQuery = () => read('getGtmKey', {}, undefined, { static: true });

/** Where a user's picture is; null for none, and for addresses that a page of ours should not load. */
export function avatarOf(user: User): string | null {
  const address = user.profile_data?.avatar;
  return address && URL.canParse(address) && new URL(address).protocol === 'https:' ? address : null;
}
