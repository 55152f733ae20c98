import { type OperationId, operations } from '@/api/gen/operations.gen';
import type { Dialect } from '../cloud/state';

export interface Route {
  slug: string | null;
  /** Which operation each method of this path is. */
  methods: Map<string, OperationId>;
  path: { [name: string]: string };
}

const ids = Object.keys(operations).filter((id): id is OperationId => id in operations);

interface Pattern {
  segments: readonly string[];
  methods: Map<string, OperationId>;
  global: boolean;
}

const patterns = new Map<string, Pattern>();
for (const id of ids) {
  const { path, method, scope } = operations[id];
  const segments = path.split('/').slice(2);
  // Operations of one path may name its parameter differently.
  const key = segments.map((segment) => (segment.startsWith('{') ? '{}' : segment)).join('/');
  const pattern = patterns.get(key) ?? { segments, methods: new Map<string, OperationId>(), global: scope === 'global' };
  pattern.methods.set(method, id);
  patterns.set(key, pattern);
}

const bySize = new Map<number, Pattern[]>();
for (const pattern of patterns.values()) {
  const same = bySize.get(pattern.segments.length) ?? [];
  bySize.set(pattern.segments.length, [...same, pattern]);
}

const roots = new Set([...patterns.values()].map((pattern) => pattern.segments[0] ?? ''));

/** What is no encoding at all stands for itself: nothing has that name, which is for the handler to say. */
const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const match = (segments: readonly string[]): { pattern: Pattern; path: { [name: string]: string } } | null => {
  for (const pattern of bySize.get(segments.length) ?? []) {
    const path: { [name: string]: string } = {};
    const fits = pattern.segments.every((part, at) => {
      const segment = segments[at] ?? '';
      if (!part.startsWith('{')) return part === segment;
      path[part.slice(1, -1)] = decoded(segment);
      return segment !== '';
    });
    if (fits) return { pattern, path };
  }
  return null;
};

/**
 * Finds what a path means: an optional location's slug, trailing slashes, and the older `storage/disk/{uuid}`. Global
 * configuration and storage paths are found behind a slug too, other global ones are not.
 */
export function route(pathname: string): Route | null {
  const at = pathname.indexOf('/v1/');
  if (at < 0) return null;
  let segments = pathname.slice(at + 4).split('/');
  while (segments.at(-1) === '') segments = segments.slice(0, -1);
  const first = segments[0] ?? '';
  const slug = roots.has(first) ? null : first;
  if (slug !== null) segments = segments.slice(1);
  if (segments.length === 3 && segments[0] === 'storage' && segments[1] === 'disk') segments = ['storage', 'disks', segments[2] ?? ''];
  const found = match(segments);
  if (!found) return null;
  const { pattern, path } = found;
  if (slug !== null && pattern.global && segments[0] !== 'config' && segments[0] !== 'storage') return null;
  return { slug, methods: pattern.methods, path };
}

/** What older platforms do not have, and newer ones no longer. */
const onlyNewer: readonly OperationId[] = [
  'listFirewalls',
  'createFirewall',
  'updateFirewall',
  'deleteFirewall',
  'assignFirewall',
  'unassignFirewall',
  'getLoadBalancer',
  'bootIsoMedia',
  'listBootImages',
  'listSshKeys',
  'createSshKey',
  'renameSshKey',
  'deleteSshKey',
];
const onlyOlder: readonly OperationId[] = ['rescueStartVm', 'getGtmKey', 'setGtmKey'];

export const absentIn = (dialect: Dialect): readonly OperationId[] => (dialect === 'older' ? onlyNewer : onlyOlder);
export const operationIds: readonly OperationId[] = ids;
