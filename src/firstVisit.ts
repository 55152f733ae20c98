import type { BegunRead } from './api/prime';

/**
 * What a page always reads: paths after `/v1/`, asked of the platform once or of each location. For whoever opens the page in a
 * browser that has no memory of it. A page that is missing here asks by itself, only later.
 */
interface FirstReads {
  /** Where the brand has closed it, the page is not there. */
  readonly module: string;
  readonly global: readonly string[];
  readonly located: readonly string[];
}

export const firstReads: Readonly<Record<string, FirstReads>> = {
  '/overview': {
    module: 'compute',
    global: ['pricing/policy', 'payment/billing_account/list'],
    located: ['user-resource/vm/list', 'network/ip_addresses', 'storage/disks', 'network/load_balancers', 'network/networks'],
  },
  '/compute/virtual-machines': {
    module: 'compute',
    global: ['pricing/policy'],
    located: ['user-resource/vm/list', 'network/ip_addresses'],
  },
  '/network/private-networks': {
    module: 'network',
    global: [],
    located: ['network/networks', 'user-resource/vm/list', 'network/ip_addresses'],
  },
  '/network/floating-ips': { module: 'network', global: ['pricing/policy'], located: ['network/ip_addresses', 'user-resource/vm/list'] },
  '/network/load-balancers': {
    module: 'network',
    global: ['pricing/policy'],
    located: ['network/load_balancers', 'user-resource/vm/list'],
  },
  '/services/databases': { module: 'services', global: ['user-resource/service/packages'], located: [] },
};

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** The slugs of the locations that a customer may use, as the panel reads them from the same answer. */
const slugsIn = (locations: unknown): string[] =>
  (Array.isArray(locations) ? (locations as unknown[]) : [])
    .filter((each) => field(each, 'is_published') !== false)
    .map((each) => field(each, 'slug'))
    .filter((slug) => typeof slug === 'string');

interface Visit {
  /** After the panel's base address. */
  readonly path: string;
  /** Of the address: one location's slug, or null for all. */
  readonly location: string | null;
  /** The brand's file, as it came. */
  readonly config: Promise<{ readonly text: string }>;
  /** Null when the panel has asked for it already. */
  readonly begin: (url: string) => BegunRead['response'] | null;
}

/** Begins what the page of an address reads first. Rejects when that can't be told; the panel says why when it asks itself. */
export async function beginFirstReads({ path, location, config, begin }: Visit): Promise<void> {
  const first = firstReads[path];
  if (!first) return;
  const brand: unknown = JSON.parse((await config).text);
  if (field(field(brand, 'modules'), first.module) === false) return;
  const given = field(field(brand, 'api'), 'baseUrl');
  const api = `${typeof given === 'string' ? given.replace(/\/+$/, '').replace(/\/v1$/, '') : ''}/v1/`;
  const locations = begin(`${api}config/locations`);
  for (const read of first.global) void begin(api + read);
  const answer: unknown = await (await locations)?.clone().json();
  for (const slug of slugsIn(answer))
    if (location === null || location === 'all' || location === slug)
      for (const read of first.located) void begin(`${api}${encodeURIComponent(slug)}/${read}`);
}
