import { ownKey } from '@/device/storage';
import type { View } from './types';
import { readView, writeView } from './view';

/** A view with a name. What it holds is written as an address has it. */
export interface SavedView {
  readonly name: string;
  readonly search: string;
}

export interface SavedViews {
  readonly views: readonly SavedView[];
  /** The name of the one that the table begins with. */
  readonly usual: string | null;
}

export const noViews: SavedViews = { views: [], usual: null };
const longest = 60;

/** One view in one fixed order of words, to be compared. */
export const searchOf = (view: View): string => writeView(view, new URLSearchParams()).toString();
export const viewOf = (saved: SavedView): View => readView(new URLSearchParams(saved.search));
export const cleanName = (name: string): string => name.replace(/\s+/g, ' ').trim().slice(0, longest);

/** Puts a view under a name, in the place of one that has it already. */
export function withView({ views, usual }: SavedViews, name: string, view: View): SavedViews {
  const saved = { name, search: searchOf(view) };
  const known = views.some((each) => each.name === name);
  return { usual, views: known ? views.map((each) => (each.name === name ? saved : each)) : [...views, saved] };
}

export function withoutView({ views, usual }: SavedViews, name: string): SavedViews {
  return { views: views.filter((each) => each.name !== name), usual: usual === name ? null : usual };
}

/** Gives a view another name; one that has that name already gives way. */
export function renamedView({ views, usual }: SavedViews, from: string, to: string): SavedViews {
  if (from === to || !views.some((each) => each.name === from)) return { views, usual };
  return {
    views: views.filter((each) => each.name !== to).map((each) => (each.name === from ? { ...each, name: to } : each)),
    usual: usual === from ? to : usual === to ? null : usual,
  };
}

export const usualView = ({ views, usual }: SavedViews): View | null => {
  const found = views.find((each) => each.name === usual);
  return found ? viewOf(found) : null;
};

const isView = (value: unknown): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  cleanName(value.name) !== '' &&
  'search' in value &&
  typeof value.search === 'string';

/** What a text of the storage holds; nothing when it cannot be read. */
export function parseViews(text: string | null): SavedViews {
  try {
    const found: unknown = JSON.parse(text ?? 'null');
    if (typeof found !== 'object' || found === null || !('views' in found) || !Array.isArray(found.views)) return noViews;
    const views = found.views.filter(isView).map(({ name, search }) => ({ name: cleanName(name), search }));
    const usual =
      'usual' in found && typeof found.usual === 'string' && views.some(({ name }) => name === found.usual) ? found.usual : null;
    return { views, usual };
  } catch {
    return noViews;
  }
}

const key = (table: string) => ownKey(`burrow.views.${table}`);

export function storedViews(table: string, storage: Pick<Storage, 'getItem'>): SavedViews {
  try {
    return parseViews(storage.getItem(key(table)));
  } catch {
    return noViews;
  }
}

/** False when the browser does not keep it. */
export function storeViews(table: string, saved: SavedViews, storage: Pick<Storage, 'setItem' | 'removeItem'>): boolean {
  try {
    if (saved.views.length === 0) storage.removeItem(key(table));
    else storage.setItem(key(table), JSON.stringify(saved));
    return true;
  } catch {
    return false;
  }
}
