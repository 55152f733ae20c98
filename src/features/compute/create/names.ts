/** What the number of a machine stands for in a pattern: `{n}`, with leading zeros `{nn}`, `{nnn}`. */
const place = /\{(n{1,3})\}/g;

export const isPattern = (name: string): boolean => name.search(place) !== -1;

/** A name that is to serve for several gets a number at its end, when it has no place for one. */
const patternOf = (name: string): string => (isPattern(name) ? name : `${name}-{n}`);

/**
 * The names of the machines that are asked for: the name itself for one, and for several the pattern with the first numbers
 * that are not taken yet.
 */
export function namesFrom(name: string, count: number, taken: readonly string[] = []): string[] {
  const trimmed = name.trim();
  if (trimmed === '') return [];
  if (count === 1 && !isPattern(trimmed)) return [trimmed];
  const pattern = patternOf(trimmed);
  const used = new Set(taken);
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const next = pattern.replace(place, (_, digits: string) => String(number).padStart(digits.length, '0'));
    if (!used.has(next)) names.push(next);
  }
  return names;
}

/** A name that is free: what is installed, and a number. */
export function suggestion(os: string | undefined, count: number, taken: readonly string[]): string {
  const stem =
    (os ?? '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'machine';
  return count > 1 ? `${stem}-{n}` : (namesFrom(`${stem}-{n}`, 1, taken)[0] ?? stem);
}

/** The name that comes after one: its number and one more, or `-2` behind it, until it is free. A pattern stays what it is. */
export function nextName(name: string, taken: readonly string[]): string {
  if (isPattern(name) || name.trim() === '') return name;
  const [, stem = name, digits = ''] = /^(.*?)(\d*)$/.exec(name.trim()) ?? [];
  const used = new Set([...taken, name.trim()]);
  for (let number = digits === '' ? 2 : Number(digits) + 1; ; number += 1) {
    const next = digits === '' ? `${stem}-${number}` : `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!used.has(next)) return next;
  }
}
