import type Big from 'big.js';
import type { Bucket, Location, PriceRow, ServicePackage } from '@/api';
import type { Place } from '../estate';
import type { Machine } from '../machines';
import { disksOf } from '../vms';
import { joinResources, type ResourceKind as ListedKind } from './resources';
import type { ResourceKind } from './usage';

/** Something that the lists of resources name. */
export interface Thing {
  /** What usage calls it by. */
  readonly key: string;
  readonly kind: ResourceKind;
  readonly name: string;
  /** Null: in all of them, or not told. */
  readonly location: Location | null;
  /** Who pays; null when it is not told. */
  readonly account: number | null;
  /** By the price list, per hour, net; null when it has no price for it. */
  readonly hourly: Big | null;
  /** Free, or paid for with something else, so that it is worth naming only when usage does. */
  readonly included: boolean;
  readonly machine?: Machine | undefined;
}

const kinds: Record<Exclude<ListedKind, 'firewall'>, ResourceKind> = {
  vm: 'machine',
  disk: 'disk',
  address: 'address',
  balancer: 'balancer',
  service: 'service',
  bucket: 'bucket',
};

/** Everything in the lists of all locations that may cost something. */
export function thingsOf(
  places: readonly Place[],
  services: readonly ServicePackage[],
  buckets: readonly Bucket[],
  policy: readonly PriceRow[] | null,
): Thing[] {
  const machines = new Map(places.flatMap((place) => place.machines.map((machine) => [machine.item.uuid, machine] as const)));
  const locations = places.map(({ location }) => location);
  const listed = joinResources(places, { buckets, services, locations }, null, policy).flatMap(
    ({ kind, uuid, name, location, account, hourly, owner }): Thing[] =>
      kind === 'firewall'
        ? []
        : [
            {
              key: uuid,
              kind: kinds[kind],
              name,
              location,
              account,
              hourly,
              included: (kind === 'disk' && owner !== null) || hourly?.eq(0) === true,
              machine: kind === 'vm' ? machines.get(uuid) : undefined,
            },
          ],
  );
  const known = new Set(listed.map(({ key }) => key));
  const attached = [...machines.values()].flatMap(({ item, location }) =>
    disksOf(item).map((disk): Thing => ({
      key: disk.uuid,
      kind: 'disk',
      name: `${item.name} · ${disk.name ?? disk.uuid}`,
      location,
      account: item.billing_account ?? null,
      hourly: null,
      included: true,
    })),
  );
  return [...listed, ...attached.filter(({ key }) => !known.has(key))];
}
