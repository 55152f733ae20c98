import type Big from 'big.js';
import type { Location } from '@/api';
import { parseTime, type Message } from '@/i18n';
import type { AnyKind, Lists, Owner, Policy, Surroundings } from '../core/resourceKind';

/** A location with what its lists have answered. Null: the global lists, which are in no location. */
export interface Place {
  readonly location: Location | null;
  readonly lists: Lists;
}

/** One resource of any kind, with what all lists together tell of it. */
export interface InventoryItem {
  /** `kind/slug/key`, unique over kinds and locations. */
  readonly id: string;
  readonly kind: string;
  readonly entry: AnyKind;
  readonly item: unknown;
  readonly location: Location | null;
  /** What calls name it by. */
  readonly key: string;
  /** What usage names it by. */
  readonly usageKey: string;
  readonly name: string;
  /** Billing account; null when the platform doesn't say. */
  readonly account: number | null;
  readonly created: Date | null;
  /** Null: nothing has it, or the kind has no owners. Undefined: not known. */
  readonly owner: Owner | null | undefined;
  /** Paid for with its owner. */
  readonly included: boolean;
  /** Net, per hour, by the price list; null: it has no price there, or prices are not known. */
  readonly hourly: Big | null;
  readonly partlyPriced: boolean;
  readonly costGroup: string;
  readonly moveBlocked: Message | null;
  readonly around: Surroundings;
}

const idOf = (kind: string, location: Location | null, key: string) => `${kind}/${location?.slug ?? '*'}/${key}`;

/** One resource, seen with what the lists of its place have answered; `locations` places a global one that is in one. */
export function itemOf(entry: AnyKind, given: unknown, place: Place, locations: readonly Location[], policy: Policy): InventoryItem {
  const item = given as never;
  const owner = entry.owner ? entry.owner(item, place.lists) : null;
  const around: Surroundings = { lists: place.lists, owner, policy };
  const slug = entry.slug?.(item);
  const key = entry.key(item);
  return {
    id: idOf(entry.kind, place.location, key),
    kind: entry.kind,
    entry,
    item,
    location: place.location ?? locations.find((each) => each.slug === slug) ?? null,
    key,
    usageKey: entry.usageKey?.(item) ?? key,
    name: entry.name(item),
    account: entry.account?.(item) ?? null,
    created: parseTime(entry.created?.(item)),
    owner,
    included: entry.included?.(item, owner) ?? false,
    hourly: policy && (entry.hourlyCost?.(item, { ...around, policy }) ?? null),
    partlyPriced: entry.partlyPriced?.(item, around) ?? false,
    costGroup: entry.costGroup?.(item, around) ?? Object.keys(entry.costGroups ?? {})[0] ?? entry.kind,
    moveBlocked: entry.moveBlocked?.(item, around) ?? null,
    around,
  };
}

/** Every resource of these places, once each; `locations` places the global ones that are in one. */
export const joinInventory = (places: readonly Place[], locations: readonly Location[], policy: Policy): InventoryItem[] =>
  places.flatMap((place) =>
    [...place.lists.entries()]
      // A location's lists hold the global ones too, for owners; those count once, by themselves.
      .filter(([entry]) => (entry.scope === 'global') === (place.location === null))
      .map(([entry, item]) => itemOf(entry, item, place, locations, policy)),
  );
