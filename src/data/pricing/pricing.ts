import Big from 'big.js';
import type { PriceRow, PricingPolicy, ServicePackage } from '@/api';

/**
 * Prices from the platform's policy. Everything here is net (without VAT), per hour, and an estimate: what is owed is what
 * the platform's usage and invoices say. The rules are the platform's published ones, its policy gives the numbers.
 */
export const hoursPerMonth = 730;

/** The rows of a policy: newer installations wrap them, some answer the bare list. */
export const rowsOf = (policy: PricingPolicy): readonly PriceRow[] => (Array.isArray(policy) ? policy : policy.policy);

type Kind = 'cpu' | 'ram' | 'main' | 'block' | 'snapshot' | 'backup' | 'windows' | 'address' | 'idleAddress' | 'balancer' | 'object';

const belongs: Record<Kind, (row: PriceRow) => boolean> = {
  cpu: (row) => row.resourceType === 'CPU',
  ram: (row) => row.resourceType === 'RAM',
  main: (row) => row.resourceType === 'STORAGE' && row.serviceNameInUptime === 'main',
  block: (row) => row.resourceType === 'STORAGE' && row.serviceNameInUptime === 'block',
  snapshot: (row) => row.resourceType === 'STORAGE' && row.serviceNameInUptime === 'snapshot',
  backup: (row) => row.resourceType === 'STORAGE' && row.serviceNameInUptime === 'backup',
  windows: (row) => row.resourceType === 'LICENSE' && row.serviceNameInUptime === 'windows',
  address: (row) => ['FLOATING_IP', 'ASSIGNED_FLOATING_IP'].includes(row.resourceType),
  idleAddress: (row) => row.resourceType === 'UNASSIGNED_FLOATING_IP',
  balancer: (row) => row.resourceType === 'LOAD_BALANCER',
  object: (row) => row.resourceType === 'OBJECT_STORAGE',
};

/** From which amount on a row applies; its price is the price of that amount. */
const amountOf = (row: PriceRow): number => row.numCpus ?? row.megsRam ?? row.gigsStorage ?? 1;

/** Ten thousand VMs have a few dozen sizes: each is calculated once for a policy. */
const known = new WeakMap<readonly PriceRow[], Map<string, Big | null>>();

/**
 * Price per hour of a quantity (cores, MB of RAM, GB of storage, pieces). Of rows with thresholds the largest that the
 * quantity reaches gives the unit price of the whole quantity; a quantity below all of them takes the smallest row.
 * Null when the policy has no price for it.
 */
export function priceOf(policy: readonly PriceRow[], kind: Kind, quantity: number): Big | null {
  const prices = known.get(policy) ?? new Map<string, Big | null>();
  known.set(policy, prices);
  const key = `${kind} ${quantity}`;
  const price = prices.get(key);
  if (price !== undefined) return price;
  const found = calculated(policy, kind, quantity);
  prices.set(key, found);
  return found;
}

function calculated(policy: readonly PriceRow[], kind: Kind, quantity: number): Big | null {
  const rows = policy.filter((row) => belongs[kind](row) && typeof row.price === 'number').toSorted((a, b) => amountOf(a) - amountOf(b));
  const row = rows.findLast((each) => amountOf(each) <= quantity) ?? rows[0];
  if (!row) return null;
  return new Big(row.price ?? 0).times(quantity).div(amountOf(row) || 1);
}

/** Disks other than boot disks have a row of their own at some platforms, and the boot disks' price at others. */
const diskKind = (policy: readonly PriceRow[]): 'block' | 'main' => (policy.some(belongs.block) ? 'block' : 'main');

/** A disk that no machine has, with what its snapshots hold; GB in, per hour out. Null when the policy has no price. */
export function diskPrice(policy: readonly PriceRow[], gigabytes: number, snapshots = 0): Big | null {
  const disk = priceOf(policy, diskKind(policy), gigabytes);
  return disk && snapshots > 0 ? disk.plus(priceOf(policy, 'snapshot', snapshots) ?? 0) : disk;
}

/** An address that is assigned to nothing, per hour. */
export const idleAddressPrice = (policy: readonly PriceRow[]): Big | null => priceOf(policy, 'idleAddress', 1);

/** A load balancer, per hour, whatever it does. */
export const balancerPrice = (policy: readonly PriceRow[]): Big | null => priceOf(policy, 'balancer', 1);

/** What so many bytes in object storage cost by the hour; the platform counts in GB of 2³⁰ bytes. */
export const bucketPrice = (policy: readonly PriceRow[], bytes: number): Big | null => priceOf(policy, 'object', bytes / 2 ** 30);

/**
 * A managed service by the hour: what its nodes are made of, each price times what the service names for it. Null where it
 * names no multiplier, or the policy no price.
 */
export function servicePrice(policy: readonly PriceRow[], service: ServicePackage): Big | null {
  const times = (type: string, name?: string) =>
    service.prices?.find((each) => each.resourceType === type && (name === undefined || each.serviceNameInUptime === name))
      ?.priceMultiplier ?? null;
  const part = (kind: Kind, quantity: number, multiplier: number | null) =>
    quantity === 0 ? new Big(0) : multiplier === null ? null : (priceOf(policy, kind, quantity)?.times(multiplier) ?? null);
  const parts = (service.resources ?? []).flatMap(({ resource_allocation: has }) => [
    part('cpu', has?.vcpu ?? 0, times('CPU')),
    part('ram', has?.memory ?? 0, times('RAM')),
    ...(has?.storage ?? []).map((disk) => part('main', disk.size, times('STORAGE', 'main'))),
  ]);
  if (parts.length === 0) return null;
  return parts.reduce<Big | null>((sum, each) => (sum && each ? sum.plus(each) : null), new Big(0));
}

/** A managed service that does not exist yet, by the hour: one node of this size, times the nodes and the service's factor. */
export function plannedServicePrice(
  policy: readonly PriceRow[],
  size: { readonly vcpu: number; /** MB. */ readonly memory: number; /** GB. */ readonly disk: number },
  nodes: number,
  multiplier: number,
): Big | null {
  const parts = [priceOf(policy, 'cpu', size.vcpu), priceOf(policy, 'ram', size.memory), priceOf(policy, 'main', size.disk)];
  return parts.reduce<Big | null>((sum, each) => (sum && each ? sum.plus(each.times(multiplier).times(nodes)) : null), new Big(0));
}

/** Addresses that are in use: of a price at some platforms, free (zero) where the policy does not name them. */
export const assignedPrice = (policy: readonly PriceRow[], count: number): Big =>
  (policy.some(belongs.address) ? priceOf(policy, 'address', count) : null) ?? new Big(0);

export interface VmSize {
  readonly vcpu: number;
  /** MB. */
  readonly memory: number;
  /** GB of the boot disk. */
  readonly bootDisk: number;
  /** GB of each further disk. */
  readonly disks?: readonly number[];
  /** GB in snapshots and in backups. */
  readonly snapshots?: number;
  readonly backups?: number;
  readonly windows?: boolean;
  /** Addresses that are assigned to it. */
  readonly addresses?: number;
}

export interface PriceLine {
  readonly kind: Exclude<Kind, 'balancer' | 'object'>;
  readonly quantity: number;
  /** Null: the platform names no price for this. */
  readonly price: Big | null;
  /** Costs also while the machine is stopped. */
  readonly stopped: boolean;
}

export interface VmPrice {
  readonly lines: readonly PriceLine[];
  /** Net, per hour. */
  readonly running: Big;
  readonly stopped: Big;
  /** Something it is made of has no price in the policy, so that the sums are too low. */
  readonly incomplete: boolean;
}

/** What a machine costs by the hour while it runs and while it is stopped (then only its storage and addresses). */
export function vmPrice(policy: readonly PriceRow[], size: VmSize): VmPrice {
  const blocks = (size.disks ?? []).map((gigabytes) => line(policy, diskKind(policy), gigabytes, true));
  const lines = [
    line(policy, 'cpu', size.vcpu, false),
    line(policy, 'ram', size.memory, false),
    ...(size.windows ? [line(policy, 'windows', size.vcpu, false)] : []),
    line(policy, 'main', size.bootDisk, true),
    ...blocks,
    ...(size.snapshots ? [line(policy, 'snapshot', size.snapshots, true)] : []),
    ...(size.backups ? [line(policy, 'backup', size.backups, true)] : []),
    // An assigned address is a product of its own at some resellers and free at others.
    ...(size.addresses && policy.some(belongs.address) ? [line(policy, 'address', size.addresses, true)] : []),
  ];
  return {
    lines,
    running: sum(lines),
    stopped: sum(lines.filter((each) => each.stopped)),
    incomplete: lines.some(unpriced),
  };
}

/** There is something of it, and the policy names no price. */
export const unpriced = ({ price, quantity }: PriceLine): boolean => price === null && quantity > 0;

const line = (policy: readonly PriceRow[], kind: PriceLine['kind'], quantity: number, stopped: boolean): PriceLine => ({
  kind,
  quantity,
  price: quantity > 0 ? priceOf(policy, kind, quantity) : new Big(0),
  stopped,
});
const sum = (lines: readonly PriceLine[]) => lines.reduce((total, each) => total.plus(each.price ?? 0), new Big(0));

/** What people see beside the hour: 730 hours. */
export const perMonth = (hourly: Big): Big => hourly.times(hoursPerMonth);

/** With the VAT of a billing account, in percent. */
export const withVat = (net: Big, percent: number | null | undefined): Big => net.times(new Big(100).plus(percent ?? 0)).div(100);

/** What several things cost together, net, per hour; what has no price counts as nothing. */
export const sumHourly = (things: readonly { readonly hourly: Big | null }[]): Big =>
  things.reduce((sum, { hourly }) => sum.plus(hourly ?? 0), new Big(0));
