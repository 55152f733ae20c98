import { createRandom, type Random } from '../cloud/random';
import type { Account, Address, Card, Disk, Firewall, Network, Pool, State, Vm } from '../cloud/state';
import { day, hour, monthStart } from '../cloud/times';
import { freeAddress, freePrivate } from '../rules/addresses';
import { nextId } from '../rules/invoices';
import { hostnameOf, newDisk, newReplica } from '../rules/machines';
import { settleState } from '../rules/settle';
import { bootImages, images, locations, pools, prices } from './catalogue';

/** What a scenario is built with: the empty cloud and short ways to fill it. */
export interface Builder {
  readonly state: State;
  readonly random: Random;
  readonly now: number;
  readonly daysAgo: (days: number) => number;
  readonly network: (slug: string, name: string, more?: Partial<Network>) => Network;
  readonly vm: (input: VmInput) => Vm;
  readonly disk: (slug: string, account: Account, input: Partial<Disk> & { size_gb: number }) => Disk;
  readonly snapshot: (vm: Vm, days: number, name?: string, type?: 'snapshot' | 'backup') => void;
  readonly address: (slug: string, account: Account, name: string, more?: Partial<Address>) => Address;
  readonly firewall: (
    slug: string,
    account: Account,
    name: string,
    description: string,
    ports: readonly number[],
    vms: readonly Vm[],
    from?: string[],
  ) => Firewall;
  readonly account: (input: Partial<Account> & { id: number; title: string }) => Account;
  readonly card: (account: Account, input: Partial<Card> & { last4: string }) => Card;
  /** Accounts for everything since then, as if the cloud had run all the time. */
  readonly live: (since: number) => void;
}

export interface VmInput {
  name: string;
  network: Network;
  account: Account;
  os?: readonly [string, string];
  vcpu?: number;
  memory?: number;
  disk?: number;
  days?: number;
  stopped?: boolean;
  backup?: boolean;
  description?: string;
  pool?: number;
  /** Reserves a public address too. */
  address?: boolean;
}

const emptyState = (scenario: string, now: number): State => ({
  scenario,
  seed: scenario.split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7),
  nextId: 1000,
  platform: {
    dialect: 'newer',
    showCreating: false,
    topUpFee: { percent: 3.5, flat: 0.25 },
    limitedTo: { vcpu: 4, memory: 8192 },
    campaigns: true,
  },
  user: {
    id: 268,
    email: 'cloudia@example.com',
    first_name: 'Cloudia',
    last_name: 'Iaas',
    phone_number: '+372 5555 0101',
    personal_id_number: null,
    created: now - 800 * day,
    updated: now - 90 * day,
  },
  tokens: [],
  sshKeys: [],
  locations: locations(),
  pools: pools(now),
  images: images(),
  bootImages: bootImages(),
  prices: prices(),
  gtmKey: '',
  vms: new Map(),
  disks: new Map(),
  networks: new Map(),
  addresses: new Map(),
  firewalls: new Map(),
  loadBalancers: new Map(),
  buckets: new Map(),
  s3: { enabled: true, exists: false, keys: [] },
  services: new Map(),
  accounts: [],
  cards: [],
  credit: [],
  invoices: [],
  usage: new Map(),
  settledUntil: monthStart(now),
  pending: [],
});

export function createBuilder(scenario: string, now: number): Builder {
  const state = emptyState(scenario, now);
  const random = createRandom(state);
  const tools = { state, random, nextId: () => nextId(state) };
  const daysAgo = (days: number) => Math.floor(now - days * day - random.whole(0, 9) * hour);
  const poolOf = (slug: string, at = 0): Pool | undefined => state.pools.filter((pool) => pool.location === slug)[at];
  let networks = 0;

  return {
    state,
    random,
    now,
    daysAgo,
    network(slug, name, more = {}) {
      networks += 1;
      const vlan_id = 100 + networks;
      const created = now - 600 * day;
      const network: Network = {
        uuid: random.uuid(),
        location: slug,
        name,
        vlan_id,
        subnet: `10.${networks}.${vlan_id}.0/24`,
        subnet_ipv6: '',
        is_default: false,
        created,
        updated: created,
        ...more,
      };
      state.networks.set(network.uuid, network);
      return network;
    },
    vm(input) {
      const slug = input.network.location;
      const created = daysAgo(input.days ?? random.whole(20, 360));
      const [os_name, os_version] = input.os ?? ['ubuntu', '24.04-lts'];
      const custom = os_name === '_custom';
      const disk = newDisk(tools, created, {
        location: slug,
        size_gb: input.disk ?? 20,
        billing_account_id: input.account.id,
        ...(custom ? {} : { source_image_type: 'OS_BASE', source_image: `${os_name}_${os_version}` }),
      });
      state.disks.set(disk.uuid, disk);
      const vm: Vm = {
        uuid: random.uuid(),
        location: slug,
        name: input.name,
        hostname: hostnameOf(input.name),
        description: input.description ?? '',
        status: input.stopped ? 'stopped' : 'running',
        os_name,
        os_version,
        vcpu: input.vcpu ?? 2,
        memory: input.memory ?? 2048,
        username: os_name === 'windows' ? 'administrator' : custom ? null : 'cloudia',
        backup: input.backup ?? false,
        billing_account_id: input.account.id,
        mac: random.mac(),
        private_ipv4: freePrivate(state, input.network.uuid),
        public_ipv6: input.network.subnet_ipv6 === '' ? null : `2001:db8:10:30::80:${random.whole(4096, 65_534).toString(16)}`,
        pool_uuid: poolOf(slug, input.pool)?.uuid ?? '',
        network_uuid: input.network.uuid,
        disks: [disk.uuid],
        booted_from: null,
        created,
        updated: input.stopped ? daysAgo(3) : created + 40_000,
      };
      state.vms.set(vm.uuid, vm);
      if (input.address) {
        const address = freeAddress(tools, slug, input.account.id, '', created);
        address.assigned = { to: vm.uuid, type: 'virtual_machine', private_ip: vm.private_ipv4 };
      }
      return vm;
    },
    disk(slug, account, input) {
      const disk = newDisk(tools, daysAgo(random.whole(10, 200)), { location: slug, billing_account_id: account.id, ...input });
      state.disks.set(disk.uuid, disk);
      return disk;
    },
    snapshot(vm, days, name, type = 'snapshot') {
      const disk = state.disks.get(vm.disks[0] ?? '');
      if (disk) disk.replicas.push(newReplica(tools, disk, daysAgo(days), { type, display_name: name ?? null }));
    },
    address(slug, account, name, more = {}) {
      const created = daysAgo(random.whole(30, 300));
      return Object.assign(freeAddress(tools, slug, account.id, name, created), more);
    },
    firewall(slug, account, name, description, ports, vms, from) {
      const firewall: Firewall = {
        uuid: random.uuid(),
        location: slug,
        name,
        description,
        billing_account_id: account.id,
        rules: ports.map((port) => ({
          uuid: random.uuid(),
          protocol: 'tcp',
          direction: 'inbound',
          port_start: port,
          port_end: port,
          endpoint_spec_type: from ? 'ip_prefixes' : 'any',
          endpoint_spec: from ? [...from] : null,
        })),
        vms: vms.map((vm) => vm.uuid),
        created: daysAgo(random.whole(10, 200)),
      };
      state.firewalls.set(firewall.uuid, firewall);
      return firewall;
    },
    account(input) {
      const account: Account = {
        email: state.user.email,
        company_name: null,
        company_reg_code: null,
        company_vat_number: null,
        address_line1: null,
        address_line2: null,
        city: null,
        county: null,
        country: 'EE',
        post_index: null,
        additional_data: JSON.stringify({ link_methods: [] }),
        send_invoice_email: true,
        postpaid: false,
        paying_by_invoice: false,
        is_default: state.accounts.length === 0,
        is_active: true,
        is_deleted: false,
        suspend_reason: '',
        level: 'CLEAR',
        frozen: false,
        discount_percentage: 0,
        vat_percentage: 20,
        recurring: { enabled: false, amount: 0, threshold: 0 },
        promotions: [],
        referral_share_code: random.text(6, 'abcdefghijkmnpqrstuvwxyz23456789'),
        created: now - 500 * day,
        ...input,
      };
      state.accounts.push(account);
      return account;
    },
    card(account, input) {
      const card: Card = {
        id: nextId(state),
        billing_account_id: account.id,
        identifier: `pm_${random.text(24)}`,
        kind: 'card',
        card_type: 'visa',
        holder: 'Cloudia Iaas',
        expire_month: 12,
        expire_year: new Date(now).getUTCFullYear() + 2,
        is_primary: !state.cards.some((one) => one.billing_account_id === account.id),
        is_verified: true,
        declines: false,
        is_deleted: false,
        created: now - 400 * day,
        ...input,
      };
      state.cards.push(card);
      return card;
    },
    live(since) {
      state.settledUntil = monthStart(since);
      settleState(state, now);
    },
  };
}
