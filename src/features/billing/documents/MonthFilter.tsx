import { monthsOf, monthStart, type Entry } from '@/data/billing/documents/documents';
import { useFormat, useT } from '@/i18n';
import { useAddress } from '@/nav';
import { InlineSelect } from '@/ui';

export interface Chosen {
  /** "2026-01"; null is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly choose: (from: string | null, to: string | null) => void;
}

/** A month of the address; what is none counts as absent. */
const monthFrom = (search: URLSearchParams, name: string): string | null => {
  const month = search.get(name) ?? '';
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) ? month : null;
};

/** The months that the address narrows the history to. */
export function useMonths(): Chosen {
  const [search, put] = useAddress();
  return {
    from: monthFrom(search, 'from'),
    to: monthFrom(search, 'to'),
    choose: (from, to) => put({ from, to }),
  };
}

/** From one month to another, of those that there are. */
export function MonthFilter({ entries, months: { from, to, choose } }: { entries: readonly Entry[]; months: Chosen }) {
  const t = useT();
  const format = useFormat();
  const there = monthsOf(entries);
  if (there.length < 2 && !from && !to) return null;
  const options = (chosen: string | null) => [
    { value: '', label: t('documents.anyMonth') },
    ...[...new Set([...there, ...(chosen ? [chosen] : [])])]
      .toSorted()
      .toReversed()
      .map((month) => ({ value: month, label: format.month(monthStart(month)) })),
  ];
  return (
    <>
      <InlineSelect
        label={t('documents.from')}
        value={from ?? ''}
        options={options(from)}
        // An end before the beginning would show nothing: it moves along.
        onChange={(month) => choose(month || null, to && month > to ? month : to)}
      />
      <InlineSelect
        label={t('documents.to')}
        value={to ?? ''}
        options={options(to)}
        onChange={(month) => choose(from && month && month < from ? month : from, month || null)}
      />
    </>
  );
}
