import type { UseQueryOptions } from '@tanstack/react-query';
import type Big from 'big.js';
import type { PriceRow } from '@/api';
import type { Config } from '@/brand';
import type { Message } from '@/i18n';

/** Null until the price list is known. */
export type Policy = readonly PriceRow[] | null;

/** What the config says of the gateway for objects. */
export type ObjectStorageSettings = Config['objectStorage'];

/** What a resource hangs on: `kind` and what the platform calls it by. */
export interface Owner {
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  /** Billing account that pays for it; null when the platform doesn't say. */
  readonly account: number | null;
}

/** Days after which a stopped VM and a snapshot count as unused. */
export interface Thresholds {
  readonly stopped: number;
  readonly snapshots: number;
}

export interface Unused {
  /** One of the kind's `unusedGroups`. */
  readonly group: string;
  readonly reason: Message;
  /** Since when nothing has been done with it, as far as the platform says. */
  readonly since: Date | null;
  /** Addresses that stay, unassigned and billed, when it goes. */
  readonly leaves?: readonly string[];
}

/** One way of being unused. */
export interface UnusedGroup {
  /** "Unattached disk". */
  readonly title: Message;
  /** "2 unattached disks". */
  readonly counted: (count: number) => Message;
  /** What goes with it when it is deleted. */
  readonly lost?: Message;
  /** Meant to stand unused in between: shown when asked for. */
  readonly optional?: boolean;
}

export interface Surroundings {
  /** What the same location and the global lists have answered. */
  readonly lists: Lists;
  /** Null: nothing has it. Undefined: not known, since a list that would tell is missing. */
  readonly owner: Owner | null | undefined;
  readonly policy: Policy;
}

/** Where a resource is shown: a route's name with its parameters, and the table's part of the address. */
export interface ResourceRoute {
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string>>;
}

/**
 * A kind of resource, as far as lists, costs, unused resources, moves between accounts, search and links need to know it.
 * `T` is what the platform's list answers. Prices are net, per hour.
 */
export interface ResourceKind<T> {
  /** Stands in ids, addresses and journal records: keep it. */
  readonly kind: string;
  /** "Virtual machine". */
  readonly title: Message;
  /** The name of its icon. */
  readonly icon: string;
  /** Asked once per location, or once for all of them. */
  readonly scope: 'location' | 'global';
  /** Some platforms lack the call: that is an empty list, not a failure. */
  readonly optional?: boolean;
  readonly list?: (slug: string) => UseQueryOptions<T[]>;
  /** Instead of a list of the API: found by many requests to something else, only where unused resources are looked for. */
  readonly search?: (settings: ObjectStorageSettings) => UseQueryOptions<T[]> | null;
  /** Instead of a list of its own: read out of the lists of other kinds. */
  readonly derive?: (lists: Lists) => readonly T[];
  readonly isDeleted: (item: T) => boolean;
  /** What calls name it by: a uuid, an address, a bucket's name. */
  readonly key: (item: T) => string;
  /** What usage rows name it by, where that is something else. */
  readonly usageKey?: (item: T) => string;
  readonly name: (item: T) => string;
  readonly account?: (item: T) => number | null | undefined;
  readonly created?: (item: T) => string | null | undefined;
  /** The slug of a global resource that is in a location all the same. */
  readonly slug?: (item: T) => string | null | undefined;
  readonly owner?: (item: T, lists: Lists) => Owner | null | undefined;
  /** It is paid for with its owner: it has no price and no account of its own. */
  readonly included?: (item: T, owner: Owner | null | undefined) => boolean;
  readonly hourlyCost?: (item: T, around: Surroundings & { readonly policy: readonly PriceRow[] }) => Big | null;
  /** Part of what it costs has no price in the list, so that the sum is too low. */
  readonly partlyPriced?: (item: T, around: Surroundings) => boolean;
  /** Lines of a cost table, with how many of it there are in words. Without any it costs nothing by itself. */
  readonly costGroups?: Readonly<Record<string, (count: number) => Message>>;
  /** Which of them; the first unless told. */
  readonly costGroup?: (item: T, around: Surroundings) => string;
  /** Ways in which it can be unused. */
  readonly unusedGroups?: Readonly<Record<string, UnusedGroup>>;
  /** Why it looks unused; null: it doesn't, or nobody can tell. `now` in milliseconds. */
  readonly unused?: (item: T, around: Surroundings & { readonly now: number; readonly thresholds: Thresholds }) => Unused | null;
  /** Deletes an unused one, with what is part of it. */
  readonly remove?: (item: T, slug: string) => Promise<void>;
  /** Has another account pay for it. Kinds that no call can move leave it out. */
  readonly move?: (item: T, slug: string, to: { readonly account: number; readonly accountName: string }) => Promise<void>;
  /** Why it can't be moved to another account as it is now; null: it can. */
  readonly moveBlocked?: (item: T, around: Surroundings) => Message | null;
  readonly route: (key: string, slug: string) => ResourceRoute;
  /** What search finds it by, besides name and key. */
  readonly searchText?: (item: T) => readonly (string | null | undefined)[];
}

// Entries of different kinds stand in one registry; each reads only its own items.
export type AnyKind = ResourceKind<never>;

/** Types an entry by what its list answers. */
export const defineKind = <T>(kind: ResourceKind<T>): ResourceKind<T> => kind;

type Answer = readonly [AnyKind, readonly unknown[] | undefined];

/**
 * What the lists of one location (with the global ones) have answered, by kind, without what is deleted. A list that is
 * missing has not answered, and nothing is concluded from its absence.
 */
export class Lists {
  readonly #answers: readonly (readonly [AnyKind, readonly unknown[]])[];
  readonly #derived = new Map<unknown, unknown>();

  constructor(answers: readonly Answer[]) {
    this.#answers = answers.flatMap(([kind, items]): (readonly [AnyKind, readonly unknown[]])[] => {
      if (kind.derive) return [[kind, []]];
      return items === undefined ? [] : [[kind, items.filter((item) => !kind.isDeleted(item as never))]];
    });
  }

  of<T>(kind: ResourceKind<T>): readonly T[] | undefined {
    return this.#answers.find(([each]) => each.kind === kind.kind)?.[1] as readonly T[] | undefined;
  }

  /** The same lists with other items of one kind. */
  with<T>(kind: ResourceKind<T>, items: readonly T[]): Lists {
    return new Lists([...this.#answers.filter(([each]) => each.kind !== kind.kind), answer(kind, items)]);
  }

  /** These and others. */
  joined(others: Lists): Lists {
    return new Lists([...this.#answers, ...others.#answers]);
  }

  /** Something made of these lists, made once: an index for ten thousand rows. */
  derive<T>(make: (lists: Lists) => T): T {
    if (!this.#derived.has(make)) this.#derived.set(make, make(this));
    return this.#derived.get(make) as T;
  }

  /** The resource of any kind that the platform calls by this key. */
  named(key: string): Owner | undefined {
    return this.derive(everyName).get(key);
  }

  /** Every resource, kind by kind. */
  *entries(): Generator<readonly [AnyKind, unknown]> {
    for (const [kind, items] of this.#answers) for (const item of kind.derive?.(this) ?? items) yield [kind, item];
  }
}

const everyName = (lists: Lists): ReadonlyMap<string, Owner> =>
  new Map(
    [...lists.entries()].map(([kind, given]) => {
      const item = given as never;
      const key = kind.key(item);
      return [key, { kind: kind.kind, key, name: kind.name(item), account: kind.account?.(item) ?? null }];
    }),
  );

/** One answer, typed, for a list of answers: `new Lists([answer(vms, …), answer(disks, …)])`. */
export const answer = <T>(kind: ResourceKind<T>, items: readonly T[] | undefined): Answer => [kind as unknown as AnyKind, items];
