import type { Writing } from './types';

/** After so many the browser gets to draw and to take clicks. */
const atOnce = 250;

/**
 * The file of all items, or with `first` the beginning of it: the head and that many of them, without what comes behind all.
 * Rejects with the signal's reason when it is aborted.
 */
export async function writeExport<Item, Options>(
  format: { readonly begin: (items: readonly Item[], options: Options) => Writing<Item> },
  items: readonly Item[],
  options: NoInfer<Options>,
  { first = items.length, signal }: { first?: number; signal?: AbortSignal } = {},
): Promise<string> {
  const writing = format.begin(items, options);
  const parts = [writing.head];
  for (const [index, item] of items.slice(0, first).entries()) {
    if (index > 0 && index % atOnce === 0) await new Promise((resolve) => void setTimeout(resolve));
    signal?.throwIfAborted();
    const part = writing.each(item, index);
    parts.push(typeof part === 'string' ? part : await part);
  }
  if (first >= items.length) parts.push(writing.foot);
  return parts.join('');
}
