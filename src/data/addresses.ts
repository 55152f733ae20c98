import type { FloatingIp, Network } from '@/api';
import { read } from './reads';

export const addressesIn = (slug: string) => read('listFloatingIps', {}, slug);
export const networksIn = (slug: string) => read('listNetworks', {}, slug);

/** Addresses that exist; the list can hold rows of released ones. */
export const living = (addresses: readonly FloatingIp[]): FloatingIp[] => addresses.filter((ip) => ip.is_deleted !== true);

export const defaultNetwork = (networks: readonly Network[]): Network | undefined =>
  networks.find((network) => network.is_default) ?? networks[0];
