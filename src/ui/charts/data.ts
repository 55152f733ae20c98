import { useFormat } from '@/i18n';
import type { ChartRow, Series } from './types';

/** Rows as Recharts reads them; a value that is not known is null, which it leaves out. */
export const dataOf = (rows: readonly ChartRow[], series: readonly Series[]): Record<string, string | number | null>[] =>
  rows.map((row) => ({ ...Object.fromEntries(series.map(({ key }) => [key, row.values[key] ?? null])), key: row.key }));

export const shortened = (text: string, length: number): string => {
  const letters = Array.from(text);
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : text;
};

/** Numbers at an axis: short, since the exact ones are in the table and under the pointer. */
export function useTick(): (value: number) => string {
  const { language } = useFormat();
  const numbers = new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 });
  return (value) => numbers.format(value);
}
