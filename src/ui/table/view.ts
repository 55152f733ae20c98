import { ownKey, withChanges } from '@/device/storage';
import type { View } from './types';

export const plainView: View = { q: '', sort: null, columns: null, filters: {}, group: null };

const own = (key: string) => key === 'q' || key === 'sort' || key === 'columns' || key === 'group' || key.startsWith('f.');

// A comma stands between values, so one inside a value is written as %2C before the address escapes it again.
const escape = (value: string) => value.replaceAll('%', '%25').replaceAll(',', '%2C');
const unescape = (value: string) => value.replaceAll('%2C', ',').replaceAll('%25', '%');
const list = (values: readonly string[]) => values.map(escape).join(',');
const unlist = (text: string) => text.split(',').map(unescape);

/** Writes a view into search parameters; parameters that are not a table's stay as they are. */
export function writeView(view: View, into: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams([...into].filter(([key]) => !own(key)));
  if (view.q) params.set('q', view.q);
  if (view.sort) params.set('sort', `${view.sort.id}.${view.sort.desc ? 'desc' : 'asc'}`);
  if (view.columns) params.set('columns', list(view.columns));
  if (view.group) params.set('group', view.group);
  for (const [id, values] of Object.entries(view.filters)) if (values.length > 0) params.set(`f.${id}`, list(values));
  return params;
}

/** Search parameters of a link to a table's rows that meet these filters. */
export const filterSearch = (filters: View['filters']): Record<string, string> =>
  Object.fromEntries(writeView({ ...plainView, filters }, new URLSearchParams()));

/** The table's part of an address alone, in one fixed order: two of them are equal when they mean the same view. */
export const viewKey = (params: URLSearchParams): string => writeView(readView(params), new URLSearchParams()).toString();

/** Reads a view from search parameters. What cannot be read counts as absent. */
export function readView(params: URLSearchParams): View {
  const sort = /^(.+)\.(asc|desc)$/.exec(params.get('sort') ?? '');
  const columns = params.get('columns');
  return {
    q: params.get('q') ?? '',
    sort: sort?.[1] ? { id: sort[1], desc: sort[2] === 'desc' } : null,
    columns: columns ? unlist(columns) : null,
    filters: Object.fromEntries(
      [...new Set(params.keys())]
        .filter((key) => key.startsWith('f.') && key.length > 2)
        .toSorted()
        .map((key) => [key.slice(2), unlist(params.get(key) ?? '')]),
    ),
    group: params.get('group') || null,
  };
}

/**
 * The view to begin with. The address wins; sorting, columns and groups that it does not mention come from memory, filters
 * only when it says nothing at all: a link to "the stopped ones" must not be narrowed by what somebody typed last week. Where
 * it says nothing and a saved view is the usual one, that is it.
 */
export function firstView(params: URLSearchParams, remembered: View | null, usual: View | null = null): View {
  const given = readView(params);
  if (![...params.keys()].some(own)) return usual ?? remembered ?? given;
  return remembered ? mergeView(given, remembered) : given;
}

/** Whether an address makes a table show, filter, sort or group by a column: what that needs is worth fetching then. */
export function mentions(params: URLSearchParams, column: string): boolean {
  const { columns, filters, group, sort } = readView(params);
  return group === column || sort?.id === column || (columns?.includes(column) ?? false) || column in filters;
}

/** What an address says, with the sorting, columns and groups of before where it says nothing about them. */
export const mergeView = (given: View, before: View): View => ({
  ...given,
  sort: given.sort ?? before.sort,
  columns: given.columns ?? before.columns,
  group: given.group ?? before.group,
});

const key = (name: string) => ownKey(`burrow.table.${name}`);

/** What is remembered of a table; null for nothing, or for a storage that is closed. */
export function recall(name: string, storage: Pick<Storage, 'getItem'>): View | null {
  try {
    const text = storage.getItem(key(name));
    return text ? readView(new URLSearchParams(text)) : null;
  } catch {
    return null;
  }
}

/** Remembers what has changed since `before`: another tab may have hidden columns or sorted the same table meanwhile. */
export function remember(name: string, before: View, view: View, storage: Storage): void {
  try {
    const text = writeView(withChanges(recall(name, storage) ?? plainView, before, view), new URLSearchParams()).toString();
    if (text) storage.setItem(key(name), text);
    else storage.removeItem(key(name));
  } catch {
    // A full or closed storage costs the memory, not the table.
  }
}
