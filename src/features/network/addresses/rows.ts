import type Big from 'big.js';
import type { FloatingIp, Location } from '@/api';
import type { OperationRecord } from '@/data/operations';
import { assignedPrice, idleAddressPrice } from '@/data/pricing/pricing';
import { interruptedMove, moveAddressTo, type InterruptedMove } from '@/data/resources/floating-ip/move/operations';
import { ownersIn, type NetworkPlaces, type Owner } from '../parts/useNetworkPlaces';

/** A floating IP with what has it and what it costs. */
export interface AddressRow {
  readonly id: string;
  readonly location: Location;
  readonly ip: FloatingIp;
  readonly owner: Owner | null;
  /** Net, per hour; null when the price list has no price. */
  readonly hourly: Big | null;
  readonly interrupted: InterruptedMove | null;
}

/** The addresses of all locations; deleted ones, which lists may hold, are left out. */
export function addressRows(
  { places, services, policy }: Pick<NetworkPlaces, 'places' | 'services' | 'policy'>,
  records: readonly OperationRecord[],
): AddressRow[] {
  // There may be ten thousand: what is the same for all is found once.
  const price = { assigned: policy && assignedPrice(policy, 1), idle: policy && idleAddressPrice(policy) };
  const moved = records.some(({ kind }) => kind === moveAddressTo.name);
  return places.flatMap((place) => {
    const { location } = place;
    const ownerOf = ownersIn(place, services);
    return (place.addresses ?? [])
      .filter((ip) => ip.is_deleted !== true)
      .map((ip) => {
        const owner = ownerOf(ip);
        return {
          id: `${location.slug}/${ip.address}`,
          location,
          ip,
          owner,
          hourly: owner ? price.assigned : price.idle,
          interrupted: owner || !moved ? null : interruptedMove(records, location.slug, ip),
        };
      });
  });
}
