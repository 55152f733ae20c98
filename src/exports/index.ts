import { ansible } from './ansible';
import { curl } from './curl';
import { csv, json } from './lists';
import { hosts, ssh } from './ssh';
import { terraform } from './terraform';
import type { ExportFormat, Exported, ExportOptions } from './types';

export { providers } from './providers';
export type { AddressKind, ExportFormat, Exported, ExportOptions } from './types';

export const formats: readonly ExportFormat[] = [terraform, ansible, ssh, hosts, csv, json, curl];

/** After so many the browser gets to draw and to take clicks. */
const atOnce = 250;

/**
 * The file of all items, or with `first` the beginning of it: the head and that many of them, without what comes behind all.
 * Rejects with the signal's reason when it is aborted.
 */
export async function writeExport(
  format: ExportFormat,
  items: readonly Exported[],
  options: ExportOptions,
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
