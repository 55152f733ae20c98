import { useSearchParams } from 'react-router';

/** The scope of every list: one location's slug, or all of them. */
export type Scope = string;
export const everywhere: Scope = 'all';
export const scopeParam = 'location';
/** The billing account that a page is about. */
export const accountParam = 'account';

export const scopeIn = (search: URLSearchParams): Scope => search.get(scopeParam) ?? everywhere;

/** Every address of the panel, in one place; no other file writes one by hand. `:name` parts are for the router. */
export const routes = {
  signIn: '/sign-in',
  overview: '/overview',
  cleanUp: '/overview/clean-up',
  vms: '/compute/virtual-machines',
  vmCreate: '/compute/virtual-machines/create',
  vmCreateFrom: '/compute/virtual-machines/create/:source',
  vm: '/compute/virtual-machines/:location/:uuid/:tab?',
  databases: '/services/databases',
  databaseCreate: '/services/databases/create',
  database: '/services/databases/:uuid',
  profile: '/account/profile',
  tokens: '/account/api-tokens',
  accounts: '/account/accounts',
  preferences: '/account/preferences',
  sshKeys: '/account/ssh-keys',
  disks: '/storage/disks',
  snapshots: '/storage/snapshots',
  offers: '/compute/offers',
  prices: '/compute/offers/prices',
  backups: '/compute/backup-coverage',
  buckets: '/storage/buckets',
  bucket: '/storage/buckets/:bucket/:tab?',
  accessKeys: '/storage/access-keys',
  networks: '/network/private-networks',
  network: '/network/private-networks/:location/:uuid',
  floatingIps: '/network/floating-ips',
  firewalls: '/network/firewalls',
  firewall: '/network/firewalls/:location/:uuid',
  loadBalancers: '/network/load-balancers',
  loadBalancer: '/network/load-balancers/:location/:uuid',
  exposure: '/network/exposure',
  billing: '/billing',
  usage: '/billing/usage/:tab?',
  invoices: '/billing/invoices',
  invoice: '/billing/invoices/:invoice',
  paymentMethods: '/billing/payment-methods',
  billingAccount: '/billing/account',
  resources: '/billing/resources',
  schedules: '/billing/schedules',
  formerPrices: '/billing/prices',
  formerDisks: '/compute/disks',
  formerSnapshots: '/compute/snapshots',
} as const;

/** The modules that a page needs, by its address. The overview, disks and snapshots are about VMs; schedules are about their costs. */
export function modulesAt(path: string): readonly string[] {
  const [, first = '', second = ''] = path.split(/[/?#]/);
  if (second === 'schedules') return [first, 'compute'];
  return [first === 'overview' || ['disks', 'snapshots'].includes(second) ? 'compute' : first];
}

type Params = Record<string, string>;

/** An address with its parts filled in and the scope kept. */
export function pathTo(route: keyof typeof routes, scope: Scope, params: Params = {}, search: Params = {}): string {
  // A part with a question mark may be missing, and its slash with it.
  const path = routes[route].replace(/\/:(\w+)(\??)/g, (_, name: string, optional: string) =>
    optional && !params[name] ? '' : `/${encodeURIComponent(params[name] ?? '')}`,
  );
  const query = new URLSearchParams({ ...search, ...(scope === everywhere ? {} : { [scopeParam]: scope }) }).toString();
  return query ? `${path}?${query}` : path;
}

/** A page by the name of its route, as those write it who know no addresses. */
export interface PageLink {
  readonly route: string;
  readonly params?: Readonly<Params>;
  readonly search?: Readonly<Params>;
}

const isRoute = (name: string): name is keyof typeof routes => name in routes;

export interface Paths {
  /** Where one begins: the first page that is open. */
  home(): string;
  overview(): string;
  /** `search` is the table's part of the address, for a link to some of the rows. */
  cleanUp(search?: Params): string;
  offers(): string;
  prices(search?: Params): string;
  backups(): string;
  vms(search?: Params): string;
  /** `search` is the table's part of the address, or the dialog that is to open. */
  disks(search?: Params): string;
  snapshots(search?: Params): string;
  /** `search` is the table's part of the address, or the dialog that is to open. */
  buckets(search?: Params): string;
  /** What is in a bucket; `search.prefix` is the folder. */
  bucket(bucket: string, tab?: string, search?: Params): string;
  accessKeys(): string;
  vmCreate(): string;
  /** The form with what it begins from: a kind of source, and which one. */
  vmCreateFrom(source: string, search?: Params): string;
  databases(search?: Params): string;
  databaseCreate(search?: Params): string;
  database(uuid: string, search?: Params): string;
  profile(): string;
  tokens(): string;
  accounts(): string;
  preferences(): string;
  sshKeys(): string;
  vm(location: string, uuid: string, tab?: string): string;
  /** `search` is the table's part of the address, or the dialog that is to open. */
  networks(search?: Params): string;
  network(location: string, uuid: string): string;
  floatingIps(search?: Params): string;
  firewalls(search?: Params): string;
  firewall(location: string, uuid: string): string;
  loadBalancers(search?: Params): string;
  loadBalancer(location: string, uuid: string): string;
  exposure(search?: Params): string;
  /** Pages of one billing account, of `search.account` or else of the one that was chosen last; `search.pay` opens a dialog. */
  billing(search?: Params): string;
  usage(tab?: string, search?: Params): string;
  invoices(search?: Params): string;
  invoice(invoice: number, search?: Params): string;
  paymentMethods(search?: Params): string;
  billingAccount(search?: Params): string;
  resources(search?: Params): string;
  schedules(search?: Params): string;
  /** Where a resource is shown; null: this panel has no such page. */
  to(link: PageLink): string | null;
  /** The page that one is on, or any other, in another scope. */
  in(scope: Scope): Paths;
}

/** Addresses that keep a scope. */
export function pathsIn(scope: Scope): Paths {
  return {
    home: () => (scope === everywhere ? '/' : `/?${new URLSearchParams({ [scopeParam]: scope })}`),
    overview: () => pathTo('overview', scope),
    cleanUp: (search) => pathTo('cleanUp', scope, {}, search),
    offers: () => pathTo('offers', scope),
    prices: (search) => pathTo('prices', scope, {}, search),
    backups: () => pathTo('backups', scope),
    vms: (search) => pathTo('vms', scope, {}, search),
    disks: (search) => pathTo('disks', scope, {}, search),
    snapshots: (search) => pathTo('snapshots', scope, {}, search),
    buckets: (search) => pathTo('buckets', scope, {}, search),
    bucket: (bucket, tab, search) => pathTo('bucket', scope, { bucket, ...(tab ? { tab } : {}) }, search),
    accessKeys: () => pathTo('accessKeys', scope),
    vmCreate: () => pathTo('vmCreate', scope),
    vmCreateFrom: (source, search) => pathTo('vmCreateFrom', scope, { source }, search),
    databases: (search) => pathTo('databases', scope, {}, search),
    databaseCreate: (search) => pathTo('databaseCreate', scope, {}, search),
    database: (uuid, search) => pathTo('database', scope, { uuid }, search),
    profile: () => pathTo('profile', scope),
    tokens: () => pathTo('tokens', scope),
    accounts: () => pathTo('accounts', scope),
    preferences: () => pathTo('preferences', scope),
    sshKeys: () => pathTo('sshKeys', scope),
    vm: (location, uuid, tab) => pathTo('vm', scope, { location, uuid, ...(tab ? { tab } : {}) }),
    networks: (search) => pathTo('networks', scope, {}, search),
    network: (location, uuid) => pathTo('network', scope, { location, uuid }),
    floatingIps: (search) => pathTo('floatingIps', scope, {}, search),
    firewalls: (search) => pathTo('firewalls', scope, {}, search),
    firewall: (location, uuid) => pathTo('firewall', scope, { location, uuid }),
    loadBalancers: (search) => pathTo('loadBalancers', scope, {}, search),
    loadBalancer: (location, uuid) => pathTo('loadBalancer', scope, { location, uuid }),
    exposure: (search) => pathTo('exposure', scope, {}, search),
    billing: (search) => pathTo('billing', scope, {}, search),
    usage: (tab, search) => pathTo('usage', scope, tab ? { tab } : {}, search),
    invoices: (search) => pathTo('invoices', scope, {}, search),
    invoice: (invoice, search) => pathTo('invoice', scope, { invoice: String(invoice) }, search),
    paymentMethods: (search) => pathTo('paymentMethods', scope, {}, search),
    billingAccount: (search) => pathTo('billingAccount', scope, {}, search),
    resources: (search) => pathTo('resources', scope, {}, search),
    schedules: (search) => pathTo('schedules', scope, {}, search),
    to: ({ route, params, search }) => (isRoute(route) ? pathTo(route, scope, params, search) : null),
    in: pathsIn,
  };
}

/** The scope in the URL. */
export function useScope(): Scope {
  const [search] = useSearchParams();
  return scopeIn(search);
}

/** Addresses that keep the scope of the page one is on. */
export const usePaths = (): Paths => pathsIn(useScope());
