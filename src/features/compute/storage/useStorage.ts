import { useQuery } from '@tanstack/react-query';
import { lacks, readingOf } from '@/data/core/everywhere';
import { useEstate } from '@/data/inventory/estate';
import { servicesQuery } from '@/data/resources/service/queries';
import { disks } from '@/data/resources/disk/kind';
import { joinDisks } from '@/data/resources/disk/storage';
import { vms } from '@/data/resources/vm/kind';
import { useScope } from '@/nav';

const asked = [vms, disks];

/** The disks of the scope with what has them. What a location has not answered is missing, and said to be. */
export function useStorage() {
  const scope = useScope();
  const { locations, places, policy } = useEstate(scope, asked);
  const services = useQuery(servicesQuery());
  const stored = joinDisks(
    places.map((place) => ({ ...place, vms: place.lists.of(vms), disks: place.lists.of(disks) })),
    services.data ?? [],
    policy,
  );
  return {
    scope,
    places,
    policy,
    disks: stored,
    read: readingOf(locations, places),
    /** Theirs may be shown as free: whatever is deleted from a list is looked at again before. */
    services: services.error && !lacks(services.error) && !services.data ? services : null,
  };
}
