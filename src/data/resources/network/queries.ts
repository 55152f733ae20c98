import type { Network } from '@/api';
import type { Located } from '@/data/core/everywhere';
import { read } from '@/data/core/reads';
export const networksIn = (slug: string) => read('listNetworks', {}, slug);

/** The network of each machine, by `location/uuid`: only the networks' lists tell. */
export function networksByMachine(networks: readonly Located<Network>[]): Map<string, Network> {
  return new Map(
    networks.flatMap(({ location, item }) => (item.vm_uuids ?? []).map((uuid) => [`${location.slug}/${uuid}`, item] as const)),
  );
}

export const defaultNetwork = (networks: readonly Network[]): Network | undefined =>
  networks.find((network) => network.is_default) ?? networks[0];

/** The network of a machine: the one whose list holds it; the machine itself does not say. */
export const networkOf = (networks: readonly Network[], uuid: string): Network | undefined =>
  networks.find((network) => network.vm_uuids?.includes(uuid));
