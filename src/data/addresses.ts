import type { Network } from '@/api';
import type { At } from './everywhere';
import { read } from './reads';

export const addressesIn = (slug: string) => read('listFloatingIps', {}, slug);
export const networksIn = (slug: string) => read('listNetworks', {}, slug);

/** The network of each machine, by `location/uuid`: only the networks' lists tell. */
export function networksByMachine(networks: readonly At<Network>[]): Map<string, Network> {
  return new Map(
    networks.flatMap(({ location, item }) => (item.vm_uuids ?? []).map((uuid) => [`${location.slug}/${uuid}`, item] as const)),
  );
}

export const defaultNetwork = (networks: readonly Network[]): Network | undefined =>
  networks.find((network) => network.is_default) ?? networks[0];
