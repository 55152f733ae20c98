import Big from 'big.js';
import { labelOf, type Labels } from '@/data/inventory/labels';
import type { Resource } from '@/data/inventory/accountCosts';
import { costIn, parts } from './usage';

export const groupings = ['kind', 'part', 'location', 'tag'] as const;
export type Grouping = (typeof groupings)[number];

export interface Share {
  /** A kind, a part, a location's slug, a tag; empty for what has none. */
  readonly key: string;
  readonly cost: Big;
  readonly now: Big;
  readonly count: number;
}

/** The user's own tags of a resource; only machines have any. */
export const tagsOf = ({ machine }: Pick<Resource, 'machine'>, labels: Labels): readonly string[] =>
  machine ? labelOf(labels, machine.id).tags : [];

function keysOf(resource: Resource, by: Exclude<Grouping, 'part'>, labels: Labels): readonly string[] {
  if (by === 'kind') return [resource.kind];
  if (by === 'location') return [resource.location?.slug ?? ''];
  const tags = tagsOf(resource, labels);
  return tags.length > 0 ? tags : [''];
}

/**
 * The month by kind, part, location or tag, the dearest first and what has none last. What has several tags counts with
 * each of them.
 */
export function sharesOf(resources: readonly Resource[], by: Grouping, labels: Labels): Share[] {
  if (by === 'part') return byPart(resources);
  const shares = new Map<string, Share>();
  for (const resource of resources) {
    for (const key of keysOf(resource, by, labels)) {
      const before = shares.get(key);
      shares.set(key, {
        key,
        cost: resource.cost.plus(before?.cost ?? 0),
        now: (resource.now ?? new Big(0)).plus(before?.now ?? 0),
        count: (before?.count ?? 0) + 1,
      });
    }
  }
  return [...shares.values()].toSorted((a, b) => Number(a.key === '') - Number(b.key === '') || b.cost.cmp(a.cost) || b.now.cmp(a.now));
}

/** What is paid for now is not told apart by part: a machine is in one state only. */
const byPart = (resources: readonly Resource[]): Share[] =>
  parts
    .map((part) => {
      const own = resources.filter(({ lines }) => lines.some((line) => line.part === part));
      return {
        key: part,
        cost: own.reduce((sum, { lines }) => sum.plus(costIn(lines, part)), new Big(0)),
        now: new Big(0),
        count: own.length,
      };
    })
    .filter(({ count }) => count > 0);

/** The dearest resources, and the rest of them as one. */
export function topOf(
  resources: readonly Resource[],
  measure: 'cost' | 'now',
  most: number,
): { top: Resource[]; rest: Big; others: number } {
  const of = (resource: Resource) => resource[measure] ?? new Big(0);
  const sorted = resources.filter((resource) => of(resource).gt(0)).toSorted((a, b) => of(b).cmp(of(a)));
  // One alone is named rather than called "the rest".
  const cut = sorted.length === most + 1 ? most + 1 : most;
  const others = sorted.slice(cut);
  return { top: sorted.slice(0, cut), rest: others.reduce((sum, each) => sum.plus(of(each)), new Big(0)), others: others.length };
}
