import { parseCidr } from 'cidr-tools';

export type Family = 4 | 6;

/** Addresses as numbers, both ends included. */
export interface AddressRange {
  readonly start: bigint;
  readonly end: bigint;
}

/** A set of addresses: sorted ranges that neither overlap nor touch, by family. */
export interface AddressSet {
  readonly 4: readonly AddressRange[];
  readonly 6: readonly AddressRange[];
}

export const lastAddress = { 4: (1n << 32n) - 1n, 6: (1n << 128n) - 1n } as const;
export const families: readonly Family[] = [4, 6];

const everyAddress = (family: Family): readonly AddressRange[] => [{ start: 0n, end: lastAddress[family] }];
export const nowhere: AddressSet = { 4: [], 6: [] };
export const everywhere: AddressSet = { 4: everyAddress(4), 6: everyAddress(6) };

function joined(ranges: readonly AddressRange[]): readonly AddressRange[] {
  if (ranges.length < 2) return ranges;
  const sorted = ranges.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const result: AddressRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last && range.start <= last.end + 1n) {
      if (range.end > last.end) result[result.length - 1] = { start: last.start, end: range.end };
    } else result.push(range);
  }
  return result;
}

/** The addresses of valid CIDRs; host bits count as the whole network. */
export function addressSet(cidrs: readonly string[]): AddressSet {
  const set = { 4: [] as AddressRange[], 6: [] as AddressRange[] };
  for (const cidr of cidrs) {
    const { version, start, end } = parseCidr(cidr);
    set[version].push({ start, end });
  }
  return { 4: joined(set[4]), 6: joined(set[6]) };
}

export function union(sets: readonly AddressSet[]): AddressSet {
  const [first] = sets;
  if (!first) return nowhere;
  if (sets.length === 1) return first;
  return { 4: joined(sets.flatMap((set) => set[4])), 6: joined(sets.flatMap((set) => set[6])) };
}

/** The range that could hold an address: the last one that starts at or before it. */
function rangeAt(ranges: readonly AddressRange[], address: bigint): AddressRange | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0n) <= address) low = middle + 1;
    else high = middle;
  }
  return ranges[low - 1];
}

const holds = (ranges: readonly AddressRange[], { start, end }: AddressRange): boolean => {
  const range = rangeAt(ranges, start);
  return range !== undefined && range.end >= end;
};

/** Whether `inner` lies wholly in `outer`. */
export const containsSet = (outer: AddressSet, inner: AddressSet): boolean =>
  families.every((family) => inner[family].every((range) => holds(outer[family], range)));

export const overlaps = (a: AddressSet, b: AddressSet): boolean =>
  families.some((family) =>
    a[family].some(({ start, end }) => {
      const range = rangeAt(b[family], end);
      return range !== undefined && range.end >= start;
    }),
  );

export const isEmptySet = (set: AddressSet): boolean => set[4].length === 0 && set[6].length === 0;
export const sameSet = (a: AddressSet, b: AddressSet): boolean => a === b || (containsSet(a, b) && containsSet(b, a));
export const isEverywhere = (set: AddressSet, family: Family): boolean => {
  const [only] = set[family];
  return only !== undefined && only.start === 0n && only.end === lastAddress[family];
};

/** How many addresses of a family a set holds. */
export const countOf = (set: AddressSet, family: Family): bigint => set[family].reduce((sum, { start, end }) => sum + end - start + 1n, 0n);

/** The set reduced to one family: what matters to an address of that family. */
export const onlyFamily = (set: AddressSet, family: Family): AddressSet => ({ ...nowhere, [family]: set[family] });
