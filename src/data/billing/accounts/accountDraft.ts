import * as z from 'zod/mini';
import { onSignOut, platformName, session } from '@/data/core/session';
import { keepItem, keysIn, ownKey, withChanges } from '@/device/storage';
import { accountFields, type Edits } from './accountFields';

/**
 * What was typed into an account's form and not yet saved, under a key for each account of a platform. Signing out forgets what
 * was typed in that session.
 */
const prefix = 'burrow.draft.account.';
const value = z.union([z.string(), z.boolean()]);
const schema = z.object({
  session: z.string(),
  edits: z.partialRecord(z.enum(accountFields), z.object({ from: value, to: value })),
});

const keyOf = (account: number) => ownKey(`${prefix}${platformName()} ${account}`);

function stored(key: string): z.infer<typeof schema> | null {
  try {
    const found = schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

export const accountDraft = (account: number): Edits => stored(keyOf(account))?.edits ?? {};

/** Keeps what is edited, besides what another tab has edited of the same account; nothing edited is no draft. */
export function keepAccountDraft(account: number, before: Edits, after: Edits): void {
  const edits = withChanges(accountDraft(account), before, after);
  if (Object.keys(edits).length === 0) localStorage.removeItem(keyOf(account));
  else keepItem(localStorage, keyOf(account), JSON.stringify({ session: session()?.id ?? '', edits }));
}

onSignOut(({ id }) => {
  for (const key of keysIn(localStorage, prefix)) if (stored(key)?.session === id) localStorage.removeItem(key);
});
