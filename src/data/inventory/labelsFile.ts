import * as z from 'zod/mini';
import { labelOf, readLabels, withLabels, type Label, type Labels } from './labels';

const kind = 'burrow-labels';
const schema = z.object({ kind: z.literal(kind), version: z.literal(1), labels: z.unknown() });

/** All labels as a text that `readLabelsFile` reads on another device. */
export const labelsFile = (labels: Labels, platform: string): string =>
  `${JSON.stringify({ kind, version: 1, platform, labels }, null, 2)}\n`;

/** The labels of such a text; null when it is something else. */
export function readLabelsFile(text: string): Labels | null {
  try {
    const file = schema.safeParse(JSON.parse(text.replace(/^\u{feff}/u, '')));
    return file.success ? readLabels(file.data.labels) : null;
  } catch {
    return null;
  }
}

/** Both together: the tags of both; the file's note where it has one. Nothing that is there goes. */
export function mergedLabels(now: Labels, file: Labels): Labels {
  const both = ([id, given]: [string, Label]): [string, Label] => {
    const { tags, note } = labelOf(now, id);
    return [id, { tags: [...tags, ...given.tags], note: given.note || note }];
  };
  return withLabels(now, Object.fromEntries(Object.entries(file).map(both)));
}

export interface LabelChange {
  readonly id: string;
  readonly before: Label;
  readonly after: Label;
}

/** What would be different, machine by machine. */
export function changesBetween(before: Labels, after: Labels): LabelChange[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids]
    .map((id) => ({ id, before: labelOf(before, id), after: labelOf(after, id) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}
