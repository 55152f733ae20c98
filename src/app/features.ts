import { moduleOpen, type Config } from '@/brand';
import { account } from '@/features/account/feature';
import { billing } from '@/features/billing/feature';
import { compute } from '@/features/compute/feature';
import { network } from '@/features/network/feature';
import { overview } from '@/features/overview/feature';
import { services } from '@/features/services/feature';
import { storage } from '@/features/storage/feature';
import { everywhere, pathsIn, type Feature } from '@/nav';
import { pages } from '@/ui/Link';

export const features: readonly Feature[] = [overview, compute, storage, network, services, billing, account];

/** The features that this panel has and its brand leaves open, without the pages that need another one. */
export const featuresOf = (config: Config): readonly Feature[] =>
  features
    .filter(({ module }) => module === null || moduleOpen(config, module))
    .map((feature) => ({ ...feature, pages: feature.pages.filter(({ to }) => pages.open(to(pathsIn(everywhere)))) }));
