import { useQuery } from '@tanstack/react-query';
import { lacks, readingOf } from '@/data/core/everywhere';
import { useEstate } from '@/data/inventory/estate';
import { servicesQuery } from '@/data/resources/service/queries';
import { joinDisks } from '@/data/resources/disk/storage';
import { useScope } from '@/nav';

const asked = ['vms', 'disks'] as const;

/** The disks of the scope with what has them. What a location has not answered is missing, and said to be. */
export function useStorage() {
  const scope = useScope();
  const { locations, places, policy } = useEstate(scope, asked);
  const services = useQuery(servicesQuery());
  const disks = joinDisks(places, services.data ?? [], policy);
  return {
    scope,
    places,
    policy,
    disks,
    read: readingOf(locations, places),
    /** Theirs may be shown as free: whatever is deleted from a list is looked at again before. */
    services: services.error && !lacks(services.error) && !services.data ? services : null,
  };
}
