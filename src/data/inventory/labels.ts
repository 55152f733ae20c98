import { ownKey } from '@/device/storage';
import { create } from 'zustand';
import { msg, type Message } from '@/i18n';
import { platformName, useSession } from '../core/session';
import { storedEntries } from '../core/storedEntries';

/**
 * The customer's own words about machines. The platform knows nothing of them: they are in this browser only, one set an
 * account, and stay there after signing out.
 */
export interface Label {
  readonly tags: readonly string[];
  readonly note: string;
}
/** By `location/uuid`. What says nothing is not in it. */
export type Labels = Readonly<Record<string, Label>>;

export const noLabel: Label = { tags: [], note: '' };
const longestTag = 60;
const longestNote = 4000;
const mostTags = 30;

/* ——— What may be in a label ——— */

const cleanTag = (tag: string): string =>
  tag
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, longestTag)
    .trim();

/** Tags on one line, each once whatever its capitals, in the order in which they came. */
export function cleanTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags.map(cleanTag)) if (tag !== '' && !seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag);
  return [...seen.values()].slice(0, mostTags);
}

/** What of a label would have to be cut to be kept; null when all of it fits. */
export function labelProblem(typedTags: string, note: string): Message | null {
  const tags = typedTags.split(',').map((tag) => tag.replace(/[\s\p{Cc}]+/gu, ' ').trim());
  const long = tags.find((tag) => tag.length > longestTag);
  if (long !== undefined)
    return msg('estate.label.longTag', { tag: `${long.slice(0, 20)}…`, over: long.length - longestTag, most: longestTag });
  const count = new Set(tags.filter(Boolean).map((tag) => tag.toLowerCase())).size;
  if (count > mostTags) return msg('estate.label.manyTags', { count, most: mostTags });
  const over = note.trim().length - longestNote;
  return over > 0 ? msg('estate.label.longNote', { over, most: longestNote }) : null;
}

/** What was typed, with commas between the tags. */
export const tagsIn = (text: string): string[] => cleanTags(text.split(','));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const isLabel = (value: unknown): value is Label =>
  isObject(value) &&
  'note' in value &&
  typeof value.note === 'string' &&
  'tags' in value &&
  Array.isArray(value.tags) &&
  value.tags.every((tag) => typeof tag === 'string');
const areLabels = (value: unknown): value is Labels => isObject(value) && Object.values(value).every(isLabel);

/** Labels from outside: each is cleaned, what says nothing is left out. Null when it is something else. */
export const readLabels = (value: unknown): Labels | null => (areLabels(value) ? withLabels({}, value) : null);

/** Some labels put in the place of those of before. */
export function withLabels(before: Labels, given: Labels): Labels {
  const after = new Map(Object.entries(before));
  for (const [id, { tags, note }] of Object.entries(given)) {
    const label = { tags: cleanTags(tags), note: note.trim().slice(0, longestNote) };
    if (label.tags.length > 0 || label.note !== '') after.set(id, label);
    else after.delete(id);
  }
  return Object.fromEntries(after);
}

/** The same tags added to and taken from several machines. */
export function tagged(labels: Labels, ids: readonly string[], add: readonly string[], remove: readonly string[]): Labels {
  const gone = new Set(remove.map((tag) => tag.toLowerCase()));
  const change = (id: string): [string, Label] => {
    const { tags, note } = labelOf(labels, id);
    return [id, { note, tags: [...tags.filter((tag) => !gone.has(tag.toLowerCase())), ...add] }];
  };
  return withLabels(labels, Object.fromEntries(ids.map(change)));
}

export const without = (labels: Labels, ids: readonly string[]): Labels =>
  withLabels(labels, Object.fromEntries(ids.map((id) => [id, noLabel])));

// By its own keys only: an id that is called like something of every object is nothing.
export const labelOf = (labels: Labels, id: string): Label => (Object.hasOwn(labels, id) ? labels[id] : undefined) ?? noLabel;

/** Every tag in use, and on how many machines. */
export function tagCounts(labels: Labels): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { tags } of Object.values(labels)) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

/** Labels of machines that are no more: only in locations that have answered, so that silence is not taken for absence. */
export function vanished(labels: Labels, there: ReadonlySet<string>, answered: ReadonlySet<string>): string[] {
  return Object.keys(labels).filter((id) => answered.has(id.split('/', 1)[0] ?? '') && !there.has(id));
}

/* ——— Where they are kept ——— */

const keyFor = (platform: string) => `burrow.labels.${platform}`;

const stored = (platform: string): Labels => withLabels({}, storedEntries(keyFor(platform), isLabel));

// Called like a hook, so that the compiler takes it for one.
const useStore = create<{ readonly by: Readonly<Record<string, Labels>> }>(() => ({ by: {} }));
/** What was read, kept so that it stays one object for as long as it means the same. */
const read = new Map<string, Labels>();

function known(platform: string): Labels {
  const given = useStore.getState().by[platform] ?? read.get(platform);
  if (given) return given;
  const found = stored(platform);
  read.set(platform, found);
  return found;
}

export function useLabels(): Labels {
  // Signing in may change the platform: the simulated cloud is another one.
  useSession();
  const platform = ownKey(platformName());
  return useStore(() => known(platform));
}

export const labelsNow = (): Labels => known(ownKey(platformName()));

/** Changes the labels as they are now, also by other tabs. False when the browser does not keep them. */
export function changeLabels(change: (now: Labels) => Labels): boolean {
  const platform = ownKey(platformName());
  const next = change(typeof localStorage === 'undefined' ? known(platform) : stored(platform));
  try {
    if (Object.keys(next).length === 0) localStorage.removeItem(keyFor(platform));
    else localStorage.setItem(keyFor(platform), JSON.stringify(next));
  } catch {
    return false;
  }
  useStore.setState(({ by }) => ({ by: { ...by, [platform]: next } }));
  return true;
}

if (typeof addEventListener === 'function' && typeof localStorage !== 'undefined') {
  addEventListener('storage', ({ key }) => {
    const platform = ownKey(platformName());
    // Null: somebody has emptied the storage.
    if (key === keyFor(platform) || key === null) useStore.setState(({ by }) => ({ by: { ...by, [platform]: stored(platform) } }));
  });
}
