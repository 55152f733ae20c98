import { read } from '@/data/core/reads';

/** What belongs to accounts beside what the estate has. */
export const firewallsIn = (slug: string) => read('listFirewalls', {}, slug, { mayLack: true });
