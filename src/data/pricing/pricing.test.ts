import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { PriceRow } from '@/api';
import bare from '@/api/fixtures/live/getPricingPolicy.bare.json';
import newer from '@/api/fixtures/newer/getPricingPolicy.json';
import {
  assignedPrice,
  balancerPrice,
  diskPrice,
  hoursPerMonth,
  idleAddressPrice,
  perMonth,
  plannedServicePrice,
  priceOf,
  rowsOf,
  vmPrice,
  withVat,
  type VmSize,
} from './pricing';

const policy = rowsOf(newer);
const small: VmSize = { vcpu: 2, memory: 2048, bootDisk: 20 };
const text = (price: Big | null) => price?.toFixed() ?? null;
const sums = (rows: readonly PriceRow[], size: VmSize) => {
  const { running, stopped, incomplete } = vmPrice(rows, size);
  return { running: running.toFixed(), stopped: stopped.toFixed(), incomplete };
};

describe('the documented policy', () => {
  it('makes 2 cores, 2 GB and 20 GB cost 0.019 while running and 0.002 while stopped', () => {
    expect(sums(policy, small)).toEqual({ running: '0.019', stopped: '0.002', incomplete: false });
  });

  it.each([
    ['a snapshot', { snapshots: 20 }, '0.021', '0.004'],
    ['a backup', { backups: 20 }, '0.019684', '0.002684'],
    ['a licence, per core and only while running', { windows: true }, '0.02996', '0.002'],
    ['a licence for four cores', { windows: true, vcpu: 4 }, '0.05134', '0.002'],
    ['a further disk, at the price of the first where disks have one price', { disks: [30, 10] }, '0.023', '0.006'],
    ['an address, free where the policy names no price', { addresses: 1 }, '0.019', '0.002'],
    ['no snapshot and no backup', { snapshots: 0, backups: 0 }, '0.019', '0.002'],
  ] as const)('with %s', (_, more, running, stopped) => {
    expect(sums(policy, { ...small, ...more })).toEqual({ running, stopped, incomplete: false });
  });

  it('says what each part costs', () => {
    const { lines } = vmPrice(policy, { ...small, windows: true, disks: [10], snapshots: 5, backups: 5 });
    expect(lines.map((line) => [line.kind, line.quantity, text(line.price), line.stopped])).toEqual([
      ['cpu', 2, '0.01042', false],
      ['ram', 2048, '0.00658', false],
      ['windows', 2, '0.01096', false],
      ['main', 20, '0.002', true],
      ['main', 10, '0.001', true],
      ['snapshot', 5, '0.0005', true],
      ['backup', 5, '0.000171', true],
    ]);
  });

  it('is the same as a bare list', () => {
    expect(rowsOf(newer.policy)).toEqual(policy);
    expect(sums(rowsOf(newer.policy), small)).toEqual(sums(policy, small));
  });
});

describe('thresholds', () => {
  const cpu: PriceRow[] = [
    { resourceType: 'CPU', numCpus: 8, price: 16 },
    { resourceType: 'CPU', numCpus: 2, price: 2 },
    { resourceType: 'CPU', numCpus: 4, price: 12 },
  ];
  it.each([
    [1, '1', 'below all of them: the smallest'],
    [2, '2', 'the smallest'],
    [3, '3', 'between two: the lower one'],
    [4, '12', 'reached: the whole quantity at its unit price'],
    [7, '21', 'dearer than the row before'],
    [8, '16', 'and cheaper again'],
    [100, '200', 'above all of them: the largest'],
  ])('%i cores cost %s (%s)', (cores, price) => expect(text(priceOf(cpu, 'cpu', cores))).toBe(price));

  it.each([
    ['cpu', 2, '51.37'],
    ['cpu', 3, '154.11'],
    ['cpu', 4, '205.48'],
    ['ram', 512, '12.8425'],
    ['ram', 1024, '25.685'],
    ['ram', 3072, '77.055'],
    ['block', 81, '138.672'],
    ['block', 162, '277.344'],
    ['block', 40.5, '69.336'],
    ['idleAddress', 1, '0.012329'],
  ] as const)('as live platforms have them: %s × %d is %s', (kind, quantity, price) =>
    expect(text(priceOf(rowsOf(bare), kind, quantity))).toBe(price),
  );

  it('a row without an amount is the price of one', () => expect(text(priceOf([{ resourceType: 'CPU', price: 3 }], 'cpu', 4))).toBe('12'));

  it('an amount of nothing is no division by nothing', () =>
    expect(text(priceOf([{ resourceType: 'CPU', numCpus: 0, price: 3 }], 'cpu', 4))).toBe('12'));

  it('a row without a price is not one', () => {
    const rows: PriceRow[] = [
      { resourceType: 'CPU', numCpus: 1, price: null },
      { resourceType: 'CPU', numCpus: 4, price: 8 },
    ];
    expect(text(priceOf(rows, 'cpu', 1))).toBe('2');
  });
});

describe('disks', () => {
  const both: PriceRow[] = [
    { resourceType: 'CPU', price: 1 },
    { resourceType: 'RAM', megsRam: 1024, price: 1 },
    { resourceType: 'STORAGE', serviceNameInUptime: 'main', price: 0.1 },
    { resourceType: 'STORAGE', serviceNameInUptime: 'block', price: 0.3 },
  ];
  it('further ones cost what block storage costs, the first what main storage costs', () => {
    expect(sums(both, { vcpu: 1, memory: 1024, bootDisk: 10, disks: [10] })).toEqual({ running: '6', stopped: '4', incomplete: false });
  });

  it('each is priced for itself', () => {
    const gradual = [
      ...both.slice(0, 3),
      { resourceType: 'STORAGE', serviceNameInUptime: 'block', gigsStorage: 1, price: 1 },
      { resourceType: 'STORAGE', serviceNameInUptime: 'block', gigsStorage: 100, price: 50 },
    ];
    expect(vmPrice(gradual, { vcpu: 1, memory: 1024, bootDisk: 10, disks: [60, 60] }).stopped.toFixed()).toBe('121');
  });
});

describe('addresses', () => {
  const rows: PriceRow[] = [
    ...policy,
    { resourceType: 'FLOATING_IP', price: 0.001 },
    { resourceType: 'UNASSIGNED_FLOATING_IP', price: 0.005 },
  ];
  it('cost while they are assigned where the reseller sells them, also while the machine is stopped', () => {
    expect(sums(rows, { ...small, addresses: 2 })).toEqual({ running: '0.021', stopped: '0.004', incomplete: false });
  });
  it('that are assigned to nothing have a price of their own', () => {
    expect(text(priceOf(rows, 'idleAddress', 3))).toBe('0.015');
    expect(priceOf(policy, 'idleAddress', 1)).toBeNull();
  });
});

describe('a policy that says too little', () => {
  it.each([
    ['cores', 'CPU', undefined, { vcpu: 2 }],
    ['memory', 'RAM', undefined, {}],
    ['the boot disk', 'STORAGE', 'main', {}],
    ['a licence', 'LICENSE', 'windows', { windows: true }],
    ['snapshots', 'STORAGE', 'snapshot', { snapshots: 1 }],
    ['backups', 'STORAGE', 'backup', { backups: 1 }],
  ] as const)('says that the sum is too low: %s', (_, type, service, more) => {
    const rest = policy.filter((row) => row.resourceType !== type || (service !== undefined && row.serviceNameInUptime !== service));
    expect(rest).not.toHaveLength(policy.length);
    expect(vmPrice(rest, { ...small, ...more }).incomplete).toBe(true);
    expect(vmPrice(policy, { ...small, ...more }).incomplete).toBe(false);
  });

  it('does not miss a price for what there is none of', () => {
    expect(sums([], { vcpu: 0, memory: 0, bootDisk: 0 })).toEqual({ running: '0', stopped: '0', incomplete: false });
  });
});

describe('sums', () => {
  it('a month is 730 hours', () => {
    expect(hoursPerMonth).toBe(730);
    expect(perMonth(new Big('0.019')).toFixed()).toBe('13.87');
    expect(perMonth(vmPrice(policy, small).running).toFixed()).toBe('13.87');
  });

  it.each([
    [20, '120'],
    [11, '111'],
    [7.7, '107.7'],
    [0, '100'],
    [null, '100'],
    [undefined, '100'],
  ])('VAT of %s percent is on top', (percent, expected) => expect(withVat(new Big(100), percent).toFixed()).toBe(expected));

  it('are free of the noise of floating point', () => {
    const rows: PriceRow[] = [
      { resourceType: 'CPU', price: 0.1 },
      { resourceType: 'RAM', megsRam: 1024, price: 0.2 },
      { resourceType: 'STORAGE', serviceNameInUptime: 'main', price: 0.7 },
    ];
    expect(sums(rows, { vcpu: 1, memory: 1024, bootDisk: 1 })).toMatchObject({ running: '1' });
    expect(sums(rows, { vcpu: 3, memory: 1024, bootDisk: 0 })).toMatchObject({ running: '0.5' });
  });

  it('give the price of a row for its very amount, also when it cannot be divided evenly', () => {
    expect(text(priceOf([{ resourceType: 'CPU', numCpus: 3, price: 10 }], 'cpu', 3))).toBe('10');
    expect(text(priceOf([{ resourceType: 'CPU', numCpus: 3, price: 10 }], 'cpu', 6))).toBe('20');
  });
});

describe('what no machine has', () => {
  const rows: PriceRow[] = [
    { resourceType: 'STORAGE', serviceNameInUptime: 'main', price: 0.0001 },
    { resourceType: 'STORAGE', serviceNameInUptime: 'snapshot', price: 0.0002 },
    { resourceType: 'UNASSIGNED_FLOATING_IP', price: 0.003 },
    { resourceType: 'LOAD_BALANCER', price: 0.02 },
  ];
  const block: PriceRow = { resourceType: 'STORAGE', serviceNameInUptime: 'block', price: 0.0005 };
  it('a disk costs by the row of further disks, else by that of boot disks, and its snapshots with it', () => {
    expect(text(diskPrice(rows, 100))).toBe('0.01');
    expect(text(diskPrice([...rows, block], 100))).toBe('0.05');
    expect(text(diskPrice(rows, 100, 10))).toBe('0.012');
    expect(text(diskPrice([], 100, 10))).toBe(null);
  });
  it('an idle address and a load balancer have a row each, or no known price', () => {
    expect([text(idleAddressPrice(rows)), text(balancerPrice(rows))]).toEqual(['0.003', '0.02']);
    expect([text(idleAddressPrice([])), text(balancerPrice([]))]).toEqual([null, null]);
  });
  it('a planned service costs its size, times its nodes and its factor', () => {
    const all: PriceRow[] = [
      { resourceType: 'CPU', numCpus: 1, price: 0.01 },
      { resourceType: 'RAM', megsRam: 1024, price: 0.005 },
      ...rows,
    ];
    const size = { vcpu: 2, memory: 4096, disk: 40 };
    expect(text(plannedServicePrice(all, size, 1, 3))).toBe('0.132');
    expect(text(plannedServicePrice(all, size, 2, 3))).toBe('0.264');
    expect(text(plannedServicePrice(rows, size, 1, 3))).toBe(null);
  });
  it('an address in use is free where the policy does not name it', () => {
    expect(text(assignedPrice(rows, 3))).toBe('0');
    expect(text(assignedPrice([...rows, { resourceType: 'FLOATING_IP', price: 0.001 }], 3))).toBe('0.003');
  });
});
