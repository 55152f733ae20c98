import type Big from 'big.js';
import type { FloatingIp, Location } from '@/api';
import type { OperationRecord } from '@/data/operations';
import { assignedPrice, idleAddressPrice } from '@/data/pricing/pricing';
import { interruptedMove, type InterruptedMove } from '@/data/resources/floating-ip/move/operations';
import { ownerOf, type NetworkPlaces, type Owner } from '../parts/useNetworkPlaces';

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
export const addressRows = ({ places, services, policy }: NetworkPlaces, records: readonly OperationRecord[]): AddressRow[] =>
  places.flatMap((place) => {
    const { location } = place;
    return (place.addresses ?? [])
      .filter((ip) => ip.is_deleted !== true)
      .map((ip) => {
        const owner = ownerOf(place, services, ip);
        return {
          id: `${location.slug}/${ip.address}`,
          location,
          ip,
          owner,
          hourly: policy && (owner ? assignedPrice(policy, 1) : idleAddressPrice(policy)),
          interrupted: owner ? null : interruptedMove(records, location.slug, ip),
        };
      });
  });
