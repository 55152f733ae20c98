import type { ServiceSecrets } from '@/api';
import { callFor } from '@/data/core/session';
import { read } from '@/data/core/reads';
import { serviceBusy } from './rules';

/** Managed services of all locations; those that were deleted are not in it. */
export const servicesQuery = () => read('listServices', {}, undefined, { busy: (services) => services.some(serviceBusy) });

export const serviceQuery = (uuid: string) => read('getService', { path: { service_uuid: uuid } }, undefined, { busy: serviceBusy });

/** Who may connect, kept where the service runs. Empty lets everybody in. */
export const whitelistQuery = (location: string, uuid: string) => read('listWhitelist', { path: { service_uuid: uuid } }, location);

/** Read when somebody wants to see them, and kept nowhere. */
export const readSecrets = (uuid: string): Promise<ServiceSecrets> => callFor()('getServiceSecrets', { path: { service_uuid: uuid } });
