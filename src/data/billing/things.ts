import type Big from 'big.js';
import type { Bucket, Location, PriceRow, ServicePackage } from '@/api';
import { diskName } from '../disks';
import type { Place } from '../estate';
import { priceNow, type Machine } from '../machines';
import { assignedPrice, balancerPrice, bucketPrice, idleAddressPrice, servicePrice } from '../pricing';
import { disksOf, isAssigned } from '../vms';
import { looseDisks, priceOfDisk } from '../waste';
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
  /** Paid for with something else, so that it is worth naming only when usage does. */
  readonly included: boolean;
  readonly machine?: Machine;
}

/** Everything in the lists of all locations that may cost something. */
export function thingsOf(
  places: readonly Place[],
  services: readonly ServicePackage[],
  buckets: readonly Bucket[],
  policy: readonly PriceRow[] | null,
): Thing[] {
  const locations = new Map(places.map(({ location }) => [location.slug, location]));
  return [
    ...places.flatMap((place) => thingsIn(place, policy)),
    ...services
      .filter((service) => service.is_deleted !== true && !service.deleted_at)
      .map((service): Thing => {
        const slug = service.properties?.location ?? service.resources?.find((each) => each.resource_location)?.resource_location;
        return {
          key: service.uuid,
          kind: 'service',
          name: service.display_name || service.uuid,
          location: locations.get(slug ?? '') ?? null,
          account: service.billing_account_id ?? null,
          hourly: policy && servicePrice(policy, service),
          included: false,
        };
      }),
    ...buckets.map((bucket): Thing => ({
      key: bucket.name,
      kind: 'bucket',
      name: bucket.name,
      location: null,
      account: bucket.billing_account_id ?? null,
      hourly: policy && bucketPrice(policy, bucket.size_bytes ?? 0),
      included: false,
    })),
  ];
}

function thingsIn(place: Place, policy: readonly PriceRow[] | null): Thing[] {
  const { location, machines } = place;
  const owners = new Set(machines.map(({ item }) => item.uuid));
  const loose = new Set(looseDisks(place).map(({ uuid }) => uuid));
  const attached = new Map(machines.flatMap((machine) => disksOf(machine.item).map((disk) => [disk.uuid, machine] as const)));
  const here = { location, included: false };
  return [
    ...machines.map((machine): Thing => ({
      ...here,
      key: machine.item.uuid,
      kind: 'machine',
      name: machine.item.name,
      account: machine.item.billing_account ?? null,
      hourly: priceNow(machine),
      machine,
    })),
    ...(place.disks ?? [])
      .filter((disk) => loose.has(disk.uuid) || attached.has(disk.uuid))
      .map((disk): Thing => ({
        ...here,
        key: disk.uuid,
        kind: 'disk',
        name: diskName(disk),
        account: disk.billing_account_id ?? null,
        hourly: loose.has(disk.uuid) ? policy && priceOfDisk(policy, disk) : null,
        included: !loose.has(disk.uuid),
      })),
    ...(place.addresses ?? [])
      .filter((ip) => ip.is_deleted !== true)
      .map((ip): Thing => {
        const included = isAssigned(ip) && owners.has(ip.assigned_to ?? '');
        return {
          ...here,
          key: ip.uuid || ip.address,
          kind: 'address',
          name: ip.name ? `${ip.address} (${ip.name})` : ip.address,
          account: ip.billing_account_id ?? null,
          hourly: !policy || included ? null : isAssigned(ip) ? assignedPrice(policy, 1) : idleAddressPrice(policy),
          included,
        };
      }),
    ...(place.balancers ?? [])
      .filter((balancer) => balancer.is_deleted !== true && !balancer.deleted_at)
      .map((balancer): Thing => ({
        ...here,
        key: balancer.uuid,
        kind: 'balancer',
        name: balancer.display_name || balancer.uuid,
        account: balancer.billing_account_id ?? null,
        hourly: policy && balancerPrice(policy),
      })),
  ];
}
