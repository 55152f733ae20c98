import type { Network } from '@/api';

export const networkName = (network: Network): string => network.name || network.uuid;
