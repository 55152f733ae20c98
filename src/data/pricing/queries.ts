import { read } from '@/data/core/reads';

export const policyQuery = () => read('getPricingPolicy', {}, undefined, { static: true });
