import { read } from '@/data/core/reads';

export const balancersIn = (slug: string) => read('listLoadBalancers', {}, slug);
