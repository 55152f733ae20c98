import * as z from 'zod/mini';

const entries = z.record(z.string(), z.unknown());

/**
 * What a text of the storage holds, by its names. An entry that is not in shape is left out, and does not take the others with
 * it when they are written again.
 */
export function storedEntries<T>(key: string, schema: z.ZodMiniType<T>): Record<string, T> {
  try {
    const found = entries.parse(JSON.parse(localStorage.getItem(key) ?? '{}'));
    return Object.fromEntries(
      Object.entries(found).flatMap(([name, value]) => {
        const read = schema.safeParse(value);
        return read.success ? [[name, read.data]] : [];
      }),
    );
  } catch {
    return {};
  }
}
