import { moduleOpen, type Config } from '@/brand';
import { account } from '@/features/account/routes';
import { billing } from '@/features/billing/routes';
import { compute } from '@/features/compute/routes';
import { network } from '@/features/network/routes';
import { overview } from '@/features/overview/routes';
import { services } from '@/features/services/routes';
import type { Feature } from '@/nav';

const all: readonly Feature[] = [overview, compute, network, services, billing, account];

/** The features that this panel has and its brand leaves open. */
export const featuresOf = (config: Config): readonly Feature[] => all.filter(({ module }) => module === null || moduleOpen(config, module));
