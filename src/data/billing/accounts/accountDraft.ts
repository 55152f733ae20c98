import * as z from 'zod/mini';
import { onSignOut, platformName } from '@/data/core/session';
import { accountFields, type Edits } from './accountFields';

/** What was typed into an account's form and not yet saved, for each account of a platform. Forgotten at signing out. */
const storageKey = 'burrow.draft.account';
const value = z.union([z.string(), z.boolean()]);
const schema = z.record(z.string(), z.partialRecord(z.enum(accountFields), z.object({ from: value, to: value })));

type Drafts = Record<string, Edits>;

function all(): Drafts {
  try {
    const found = schema.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'));
    return found.success ? found.data : {};
  } catch {
    return {};
  }
}

const nameOf = (account: number) => `${platformName()} ${account}`;

export const accountDraft = (account: number): Edits => all()[nameOf(account)] ?? {};

/** Keeps what is edited; nothing edited is no draft. */
export function keepAccountDraft(account: number, edits: Edits): void {
  const { [nameOf(account)]: _, ...rest } = all();
  try {
    localStorage.setItem(storageKey, JSON.stringify(Object.keys(edits).length > 0 ? { ...rest, [nameOf(account)]: edits } : rest));
  } catch {
    // A full or closed storage takes nothing: the form works without it.
  }
}

onSignOut(() => localStorage.removeItem(storageKey));
