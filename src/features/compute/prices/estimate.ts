import Big from 'big.js';
import type { PriceRow } from '@/api';
import { balancerPrice, idleAddressPrice, vmPrice, type VmPrice } from '@/data/pricing/pricing';

/** What the calculator estimates: machines that are all alike, and what is there beside them. MB of RAM, GB of disk. */
export interface EstimateInput {
  readonly vcpu: number;
  readonly memory: number;
  readonly disk: number;
  /** GB of each further disk. */
  readonly more: readonly number[];
  readonly snapshots: number;
  readonly backups: number;
  readonly windows: boolean;
  readonly addresses: number;
  readonly count: number;
  readonly idle: number;
  readonly balancers: number;
}

const usual: EstimateInput = {
  vcpu: 2,
  memory: 4096,
  disk: 40,
  more: [],
  snapshots: 0,
  backups: 0,
  windows: false,
  addresses: 1,
  count: 1,
  idle: 0,
  balancers: 0,
};

/** Fields that are numbers, by their name in the address, with the least and the most they can be. */
const numbers = {
  vcpu: ['cpu', 1, 1000],
  memory: ['ram', 1, 16_000_000],
  disk: ['disk', 0, 1_000_000],
  snapshots: ['snapshots', 0, 1_000_000],
  backups: ['backups', 0, 1_000_000],
  addresses: ['ips', 0, 1000],
  count: ['n', 1, 10_000],
  idle: ['idle', 0, 1000],
  balancers: ['lbs', 0, 1000],
} as const;
export type NumberField = keyof typeof numbers;
export const boundsOf = (field: NumberField): { min: number; max: number } => ({ min: numbers[field][1], max: numbers[field][2] });

const most = 50;

/** Sizes of further disks as they are typed; null when something in it is none. */
export function disksIn(text: string): number[] | null {
  const given = text.split(/[\s,;]+/).filter(Boolean);
  const sizes = given.map(Number);
  return given.length <= most && sizes.every((size) => Number.isInteger(size) && size > 0 && size <= 1_000_000) ? sizes : null;
}

/** The input in an address; what cannot be read there is as usual. */
export function inputIn(search: URLSearchParams): EstimateInput {
  const read = (field: NumberField): number => {
    const [name, min, max] = numbers[field];
    const text = search.get(name);
    const value = Number(text);
    return text !== null && text !== '' && Number.isFinite(value) && value >= min && value <= max ? Math.round(value) : usual[field];
  };
  return {
    vcpu: read('vcpu'),
    memory: read('memory'),
    disk: read('disk'),
    more: disksIn(search.get('more') ?? '') ?? usual.more,
    snapshots: read('snapshots'),
    backups: read('backups'),
    windows: search.get('windows') === '1',
    addresses: read('addresses'),
    count: read('count'),
    idle: read('idle'),
    balancers: read('balancers'),
  };
}

/** Writes an input into an address; what is as usual is left out. */
export function writeInput(input: EstimateInput, into: URLSearchParams): URLSearchParams {
  const after = new URLSearchParams(into);
  const put = (name: string, value: string, plain: string) => (value === plain ? after.delete(name) : after.set(name, value));
  for (const field of Object.keys(numbers) as NumberField[]) put(numbers[field][0], String(input[field]), String(usual[field]));
  put('more', input.more.join(','), '');
  put('windows', input.windows ? '1' : '', '');
  return after;
}

export interface Estimate {
  /** Of one machine. */
  readonly machine: VmPrice;
  /** Null: no price in the list. */
  readonly idle: Big | null;
  readonly balancers: Big | null;
  /** Everything together, per hour, net: with the machines running, and stopped. */
  readonly running: Big;
  readonly stopped: Big;
  readonly incomplete: boolean;
}

/** The price of an input by the engine of the form for a new machine. */
export function estimate(policy: readonly PriceRow[], input: EstimateInput): Estimate {
  const machine = vmPrice(policy, {
    vcpu: input.vcpu,
    memory: input.memory,
    bootDisk: input.disk,
    disks: input.more,
    snapshots: input.snapshots,
    backups: input.backups,
    windows: input.windows,
    addresses: input.addresses,
  });
  const times = (price: Big | null, count: number) => (count === 0 ? new Big(0) : (price?.times(count) ?? null));
  const idle = times(idleAddressPrice(policy), input.idle);
  const balancers = times(balancerPrice(policy), input.balancers);
  const beside = new Big(0).plus(idle ?? 0).plus(balancers ?? 0);
  return {
    machine,
    idle,
    balancers,
    running: machine.running.times(input.count).plus(beside),
    stopped: machine.stopped.times(input.count).plus(beside),
    incomplete: machine.incomplete || idle === null || balancers === null,
  };
}
