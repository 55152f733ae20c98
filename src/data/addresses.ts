import type { Network } from '@/api';
import { read } from './reads';

export const addressesIn = (slug: string) => read('listFloatingIps', {}, slug);
export const networksIn = (slug: string) => read('listNetworks', {}, slug);

export const defaultNetwork = (networks: readonly Network[]): Network | undefined =>
  networks.find((network) => network.is_default) ?? networks[0];
