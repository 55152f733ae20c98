import { read } from '@/data/core/reads';

export const addressesIn = (slug: string) => read('listFloatingIps', {}, slug);
