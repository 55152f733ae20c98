import { ownKey } from '@/device/storage';
import { useState } from 'react';
import * as z from 'zod/mini';

/** What is asked for, as it was chosen; null where the page's own proposal is followed. Sizes: vCPU, MB, GB. */
const schema = z.object({
  /** A service of the catalogue; empty: another one, named below. */
  service: z.nullable(z.string()),
  version: z.nullable(z.string()),
  otherService: z.string(),
  otherVersion: z.string(),
  location: z.nullable(z.string()),
  vcpu: z.nullable(z.number()),
  memory: z.nullable(z.number()),
  disk: z.nullable(z.number()),
  multiNode: z.boolean(),
  name: z.string(),
  account: z.nullable(z.number()),
  allowed: z.array(z.string()),
  /** Whoever leaves the list empty has to mean it. */
  everyone: z.boolean(),
});
export type Draft = z.infer<typeof schema>;

export const emptyDraft: Draft = {
  service: null,
  version: null,
  otherService: '',
  otherVersion: '',
  location: null,
  vcpu: null,
  memory: null,
  disk: null,
  multiNode: false,
  name: '',
  account: null,
  allowed: [],
  everyone: false,
};

const storageKey = 'burrow.draft.database';

function stored(): Draft {
  try {
    const found = schema.safeParse(JSON.parse(sessionStorage.getItem(ownKey(storageKey)) ?? 'null'));
    return found.success ? found.data : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

function keep(draft: Draft | null) {
  try {
    if (draft) sessionStorage.setItem(ownKey(storageKey), JSON.stringify(draft));
    else sessionStorage.removeItem(ownKey(storageKey));
  } catch {
    // A browser that keeps nothing: the form works without it.
  }
}

/** The form's content; it outlives a reload of this tab and holds no secret. */
export function useDraft() {
  const [draft, setDraft] = useState(stored);
  return {
    draft,
    begun: JSON.stringify(draft) !== JSON.stringify(emptyDraft),
    set: (change: Partial<Draft>) => {
      const next = { ...draft, ...change };
      setDraft(next);
      keep(next);
    },
    clear: () => {
      setDraft(emptyDraft);
      keep(null);
    },
  };
}
