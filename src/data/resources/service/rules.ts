import type { ServicePackage } from '@/api';

/** Uuids of the disks that the nodes of a managed service have. */
export const serviceDisks = (service: ServicePackage): string[] =>
  (service.resources ?? []).flatMap((resource) => (resource.resource_allocation?.storage ?? []).map(({ uuid }) => uuid));

/** A state that passes by itself. */
export const serviceBusy = ({ status }: ServicePackage): boolean => /ing$/i.test(status ?? '');

/** The slug of the location that its nodes are in. */
export const serviceLocation = (service: ServicePackage): string | null =>
  service.properties?.location ?? service.resources?.find((each) => each.resource_location)?.resource_location ?? null;
