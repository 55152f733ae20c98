import type { ProfileData } from '@/api';
import { callFor } from '@/data/core/session';
import { defineOperation, done, notYet, run } from '@/data/operations';
import { msg } from '@/i18n';

/** What people may change of their profile. */
export const profileFields = ['first_name', 'last_name', 'phone_number', 'personal_id_number'] as const;
export type ProfileField = (typeof profileFields)[number];
export type ProfileValues = Readonly<Record<ProfileField, string>>;

/** As texts; a user without a profile has empty ones. */
export const valuesOf = (profile: ProfileData | null | undefined): ProfileValues => ({
  first_name: profile?.first_name ?? '',
  last_name: profile?.last_name ?? '',
  phone_number: profile?.phone_number ?? '',
  personal_id_number: profile?.personal_id_number ?? '',
});

export const changedFields = (before: ProfileValues, after: ProfileValues): ProfileField[] =>
  profileFields.filter((field) => before[field] !== after[field].trim());

/** All that the profile has, with what was changed: a field that is left out may be emptied. What it never had stays out. */
export function merged(now: ProfileValues, after: ProfileValues, changed: readonly ProfileField[]): Partial<ProfileValues> {
  return Object.fromEntries(
    profileFields
      .map((field) => [field, changed.includes(field) ? after[field].trim() : now[field]] as const)
      .filter(([field, value]) => value !== '' || changed.includes(field)),
  );
}

interface UpdateProfile {
  readonly fields: readonly ProfileField[];
  /** When it was last changed before; what it says is in no record. */
  readonly before: string | null;
}

const updateProfile = defineOperation<UpdateProfile, ProfileData, Partial<ProfileValues>>({
  name: 'user.profile',
  title: () => msg('operations.user.profile.title'),
  target: () => ({ type: 'user', name: '' }),
  lockKey: () => 'profile',
  invalidates: () => ({ operations: ['getUser'] }),
  send: (_, values, call) => call('updateProfile', { body: values }),
  verify: async ({ before }, result, call) => {
    if (result) return done;
    const now = (await call('getUser', {})).profile_data?.updated_at ?? null;
    return now !== null && now !== before ? done : notYet;
  },
  outcomeMessage: () => msg('operations.user.profile.found'),
});

/** Saves what was changed, on top of what the profile says now. */
export async function saveProfile(before: ProfileValues, after: ProfileValues): Promise<void> {
  const call = callFor();
  const fields = changedFields(before, after);
  const { profile_data: profile } = await call('getUser', {});
  await run(updateProfile, { fields, before: profile?.updated_at ?? null }, merged(valuesOf(profile), after, fields), call);
}

/* ——— The tag manager of older platforms ——— */

/** `GTM-` with letters and digits; empty takes it out. */
export const isTagManagerKey = (text: string): boolean => text === '' || /^GTM-[A-Z0-9]{4,12}$/.test(text);

export const setTagManagerKey = defineOperation<{ key: string }, { gtm_key?: string | null | undefined }>({
  name: 'platform.tagManager',
  title: () => msg('operations.platform.tagManager.title'),
  target: () => ({ type: 'user', name: '' }),
  lockKey: () => 'gtm',
  invalidates: () => ({ operations: ['getGtmKey'] }),
  send: ({ key }, _, call) => call('setGtmKey', { query: { gtm_key: key } }),
  verify: async ({ key }, _, call) => (((await call('getGtmKey', {})).gtm_key ?? '') === key ? done : notYet),
  outcomeMessage: () => msg('operations.platform.tagManager.found'),
});
