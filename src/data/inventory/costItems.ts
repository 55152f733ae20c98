import type Big from 'big.js';
import type { Location } from '@/api';
import type { Lists, Policy } from '../core/resourceKind';
import { vms } from '../resources/vm/kind';
import type { Machine } from '../resources/vm/machines';
import { disksOf } from '../resources/vm/parts';
import { disks } from '../resources/disk/kind';
import { joinInventory } from './join';

/** A location with its lists, and its machines as these tell of them. */
interface Place {
  readonly location: Location;
  readonly lists: Lists;
  readonly machines: readonly Machine[];
}

/** Something that the lists of resources name, as usage needs to know it. */
export interface CostItem {
  /** What usage calls it by. */
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  /** Null: in all of them, or not told. */
  readonly location: Location | null;
  /** Who pays; null when it is not told. */
  readonly account: number | null;
  /** By the price list, per hour, net; null when it has no price for it. */
  readonly hourly: Big | null;
  readonly partlyPriced: boolean;
  readonly costGroup: string;
  /** Free, or paid for with something else, so that it is worth naming only when usage does. */
  readonly included: boolean;
  readonly machine?: Machine | undefined;
  /** Of a disk that goes with its VM: which one. */
  readonly goesWith?: string | undefined;
}

/** Everything in the lists of all locations that may cost something. */
export function costItemsOf(places: readonly Place[], elsewhere: Lists, locations: readonly Location[], policy: Policy): CostItem[] {
  const machines = new Map(places.flatMap((place) => place.machines.map((machine) => [machine.item.uuid, machine] as const)));
  const listed = joinInventory([...places, { location: null, lists: elsewhere }], locations, policy)
    .filter(({ entry, owner, included }) => entry.costGroups && owner !== undefined && !included)
    .map((item): CostItem => {
      const machine = item.kind === vms.kind ? machines.get(item.key) : undefined;
      const { kind, usageKey: key, name, location, account, partlyPriced, costGroup, owner } = item;
      return {
        key,
        kind,
        name,
        location,
        account,
        hourly: item.hourly,
        partlyPriced,
        costGroup,
        included: (kind === disks.kind && owner !== null) || (item.hourly?.eq(0) === true && !partlyPriced),
        machine,
      };
    });
  const known = new Set(listed.map(({ key }) => key));
  // Disks that go with their VM are named by it.
  const attached = [...machines.values()].flatMap(({ item, location }) =>
    disksOf(item).map((disk): CostItem => ({
      key: disk.uuid,
      kind: disks.kind,
      name: `${item.name} · ${disk.name ?? disk.uuid}`,
      location,
      account: item.billing_account ?? null,
      hourly: null,
      partlyPriced: false,
      costGroup: 'attached',
      goesWith: item.uuid,
      included: true,
    })),
  );
  return [...listed, ...attached.filter(({ key }) => !known.has(key))];
}
