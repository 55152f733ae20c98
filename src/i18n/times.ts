import { parseISO } from 'date-fns/parseISO';

/**
 * A moment as the API writes it, in any of its four kinds: `2018-02-22 14:24:30[.766985]` (no zone means UTC),
 * `2022-09-01T12:03:14.355+0000`, `2025-01-12T09:21:33Z`, and unix seconds. Null for what is missing or none of these.
 */
export function parseTime(value: string | number | null | undefined): Date | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return valid(new Date(value * 1000));
  const text = value.trim();
  if (!/^\d{4}-/.test(text)) return null;
  const zoned = /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(text) && text.includes(':');
  // Fractions finer than a millisecond are cut: not every reader takes six digits.
  return valid(parseISO((zoned ? text : `${text}Z`).replace(/(\.\d{3})\d+/, '$1')));
}

const valid = (date: Date) => (Number.isNaN(date.getTime()) ? null : date);
