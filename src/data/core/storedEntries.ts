/**
 * What a text of the storage holds, by its names. An entry that is not in shape is left out, and does not take the others with
 * it when they are written again.
 */
export function storedEntries<T>(key: string, isInShape: (value: unknown) => value is T): Record<string, T> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
    const entries = Object.entries(found).map(([name, value]): [string, unknown] => [name, value]);
    return Object.fromEntries(entries.filter((entry): entry is [string, T] => isInShape(entry[1])));
  } catch {
    return {};
  }
}
