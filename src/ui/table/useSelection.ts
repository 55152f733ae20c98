import { useState } from 'react';
import { rangeOf } from './rows';

interface Selection {
  ids: ReadonlySet<string>;
  /** The line last touched, where a range begins. */
  from: string | null;
}

function withIds(before: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const after = new Set(before);
  for (const id of ids) {
    if (on) after.add(id);
    else after.delete(id);
  }
  return after;
}

/** Which rows are picked, by id. It outlives sorting and filtering; rows that are gone leave it. */
export function useSelection<Row extends object>(rows: readonly Row[], rowId: (row: Row) => string, settled: boolean) {
  const [{ ids: picked }, set] = useState<Selection>({ ids: new Set(), from: null });
  const [seen, setSeen] = useState(rows);

  if (settled && seen !== rows) {
    setSeen(rows);
    if (picked.size > 0) {
      const there = new Set(rows.map(rowId));
      const left = [...picked].filter((id) => there.has(id));
      if (left.length < picked.size) set(({ from }) => ({ ids: new Set(left), from }));
    }
  }

  return {
    picked,
    /** Turns one row over, or with `range` all from the last line touched to this one, in the order shown. */
    toggle: (key: string, id: string, range: boolean, lines: readonly { key: string; id?: string }[]) =>
      set(({ ids, from }) => {
        if (!range) return { ids: withIds(ids, [id], !ids.has(id)), from: key };
        const between = new Set(
          rangeOf(
            lines.map((line) => line.key),
            from,
            key,
          ),
        );
        const changed = lines.flatMap((line) => (line.id !== undefined && between.has(line.key) ? [line.id] : []));
        return { ids: withIds(ids, changed, !ids.has(id)), from: key };
      }),
    put: (changed: readonly string[], on: boolean) => set(({ ids, from }) => ({ ids: withIds(ids, changed, on), from })),
    clear: () => set({ ids: new Set(), from: null }),
  };
}
