import { matchSorter, rankings } from 'match-sorter';

export interface Searchable {
  readonly key: string;
  readonly label: string;
  /** Everything else that it is found by. */
  readonly words?: string | undefined;
}

// "web-02" is found by "02", "203.0.113.9" by itself: parts of names count as words of their own.
const inParts = (text: string) => `${text} ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
const keys = [(item: Searchable) => inParts(item.label), (item: Searchable) => inParts(item.words ?? '')];

/**
 * The items in which every word of the query begins a word, best first; of equals those used lately (`recent`, newest
 * first), then the given order. "top up" finds nothing that stops or backs up.
 */
export function rank<Item extends Searchable>(items: readonly Item[], query: string, recent: readonly string[] = []): Item[] {
  const words = query.trim().split(/\s+/).filter(Boolean);
  const lately = (key: string) => (recent.includes(key) ? recent.indexOf(key) : recent.length);
  const place = new Map(items.map((item, index) => [item.key, index]));
  const baseSort = ({ item: a }: { item: Item }, { item: b }: { item: Item }) =>
    lately(a.key) - lately(b.key) || (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0);
  return words.reduceRight<Item[]>(
    (found, word) => matchSorter(found, word, { keys, threshold: rankings.WORD_STARTS_WITH, baseSort }),
    [...items],
  );
}
