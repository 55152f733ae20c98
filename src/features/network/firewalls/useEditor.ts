import { useDeferredValue, useMemo, useState } from 'react';
import { draftRows, hasChanges, rowsResult, startDraft, type DraftRow, type RulesDraft } from '@/data/resources/firewall/draft';
import { fingerprint } from '@/data/resources/firewall/fingerprint';
import { compareDraft, type Comparison } from '@/data/resources/firewall/merge';
import type { Rule } from '@/data/resources/firewall/rule';
import { putDraft, useDraft } from '@/data/resources/firewall/store';
import { createWarner, type RuleWarning } from '@/data/resources/firewall/warnings';

export interface Editor {
  readonly draft: RulesDraft;
  readonly rows: readonly DraftRow[];
  readonly changed: boolean;
  readonly counts: Readonly<Record<'new' | 'changed' | 'deleted', number>>;
  /** What would be sent; null while something typed can't be, or nothing would be left. */
  readonly result: readonly Rule[] | null;
  readonly warnings: readonly RuleWarning[];
  /** What somebody else has changed since; null when nothing. */
  readonly others: Comparison | null;
  readonly change: (next: (draft: RulesDraft) => RulesDraft) => void;
  readonly discard: () => void;
  readonly replace: (draft: RulesDraft) => void;
}

/** The rules of a firewall with what has been changed here and not saved. `current` is what the platform has now. */
export function useEditor(id: string, current: readonly Rule[], myAddress: string | null): Editor {
  const kept = useDraft(id);
  // Without changes the rules are those of the platform, and the same array as long as they are.
  const untouched = useMemo(() => startDraft(current), [current]);
  const draft = kept ?? untouched;
  const rows = useMemo(() => draftRows(draft), [draft]);
  const base = kept?.base ?? current;
  const moved = useMemo(() => base !== current && fingerprint(base) !== fingerprint(current), [base, current]);
  const others = useMemo(() => (kept && moved ? compareDraft(kept, current) : null), [kept, current, moved]);

  // Reasoning about thousands of rules follows when there is time for it; what has not changed is not compared again.
  const later = useDeferredValue(rows, empty);
  const [warn] = useState(createWarner);
  const warnings = useMemo(() => warn(later, draft.base, myAddress ?? undefined), [warn, later, draft.base, myAddress]);

  const count = (state: DraftRow['state']) => rows.filter((row) => row.state === state).length;
  return {
    draft,
    rows,
    changed: hasChanges(draft),
    counts: { new: count('new'), changed: count('changed'), deleted: count('deleted') },
    result: rowsResult(rows),
    warnings,
    others,
    change: (next) => putDraft(id, next(draft)),
    discard: () => putDraft(id, null),
    replace: (next) => putDraft(id, next),
  };
}

const empty: readonly DraftRow[] = [];
