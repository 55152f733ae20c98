import { describe, expect, it } from 'vitest';
import { ApiError, type FloatingIp, type Location, type PriceRow, type Vm } from '@/api';
import { costOf, countsOf, disksOfServices, lacks } from './estate';
import { joinMachines } from '../resources/vm/machines';
import type { Inventory } from './waste';

const location: Location = { slug: 'tll01', display_name: 'Tallinn' };
const policy: PriceRow[] = [
  { resourceType: 'CPU', numCpus: 1, price: 0.01 },
  { resourceType: 'RAM', megsRam: 1024, price: 0.002 },
  { resourceType: 'STORAGE', serviceNameInUptime: 'main', price: 0.0001 },
  { resourceType: 'STORAGE', serviceNameInUptime: 'block', price: 0.0003 },
  { resourceType: 'UNASSIGNED_FLOATING_IP', price: 0.003 },
  { resourceType: 'LOAD_BALANCER', price: 0.02 },
];
const vm = (uuid: string, status: string): Vm => ({
  uuid,
  name: uuid,
  status,
  vcpu: 2,
  memory: 2048,
  storage: [{ uuid: `d-${uuid}`, size: 20, primary: true }],
});
const vms = [vm('a', 'running'), vm('b', 'stopped'), vm('c', 'Stopped'), vm('d', 'migrating')];

function place(more: Partial<Inventory> = {}, prices = policy) {
  const inventory: Inventory = { location, vms, addresses: [], disks: [], balancers: [], ...more };
  const at = <T>(items: readonly T[] | undefined) => (items ?? []).map((item) => ({ location, item }));
  return { ...inventory, machines: joinMachines(at(inventory.vms), at(inventory.addresses), prices) };
}
const said = (places: Parameters<typeof costOf>[0], prices = policy) => {
  const { lines, hourly, incomplete } = costOf(places, prices);
  return { lines: lines.map((line) => [line.kind, line.count, line.hourly?.toFixed() ?? null]), hourly: hourly.toFixed(), incomplete };
};

describe('an estate', () => {
  it('counts what runs, what is stopped and what is neither, however it is written', () => {
    expect(countsOf(place().machines)).toEqual({ running: 1, stopped: 2, other: 1 });
  });

  it('costs each machine in its state, and what no machine has', () => {
    const addresses: FloatingIp[] = [
      { address: '1', assigned_to: 'a' },
      { address: '2' },
      { address: '3', is_deleted: true },
      { address: '4', assigned_to: 'balancer' },
    ];
    const disks = [
      { uuid: 'd-a', size_gb: 20 },
      { uuid: 'loose', size_gb: 100 },
      { uuid: 'iso', size_gb: 10, read_only_bootable: true },
    ];
    const balancers = [{ uuid: 'balancer' }, { uuid: 'gone', is_deleted: true }];
    expect(said([place({ addresses, disks, balancers })])).toEqual({
      lines: [
        ['running', 2, '0.052'],
        ['stopped', 2, '0.004'],
        ['disks', 1, '0.03'],
        ['media', 1, '0.003'],
        ['idleAddresses', 1, '0.003'],
        ['balancers', 1, '0.02'],
      ],
      hourly: '0.112',
      incomplete: false,
    });
  });

  it('counts addresses of other things where assigned ones have a price, and those of machines only once', () => {
    const prices = [...policy, { resourceType: 'FLOATING_IP', price: 0.001 }];
    const addresses: FloatingIp[] = [
      { address: '1', assigned_to: 'a' },
      { address: '4', assigned_to: 'balancer' },
    ];
    expect(said([place({ addresses }, prices)], prices).lines).toEqual([
      ['running', 2, '0.053'],
      ['stopped', 2, '0.004'],
      ['addresses', 1, '0.001'],
    ]);
  });

  it('adds up locations, and leaves out what is not known', () => {
    const silent = place({ vms: undefined, disks: undefined, addresses: undefined, balancers: undefined });
    expect(said([place({ vms: [vm('a', 'running')] }), silent, place({ vms: [vm('b', 'running')] })])).toEqual({
      lines: [['running', 2, '0.052']],
      hourly: '0.052',
      incomplete: false,
    });
  });

  it('says when a part has no price', () => {
    const prices = policy.filter((row) => row.resourceType !== 'LOAD_BALANCER');
    expect(said([place({ vms: [], balancers: [{ uuid: 'x' }] })], prices)).toEqual({
      lines: [['balancers', 1, null]],
      hourly: '0',
      incomplete: true,
    });
  });
});

it('a call that the platform does not have is a feature that it lacks; other failures are failures', () => {
  const failure = (kind: 'no-such-route' | 'not-found') => new ApiError(kind, { operation: 'listLoadBalancers' });
  expect([lacks(failure('no-such-route')), lacks(failure('not-found')), lacks(new Error('x')), lacks(null)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

it('the disks of managed services are known by their nodes', () => {
  const storage = [{ uuid: 'n1', size: 10 }];
  expect([
    ...disksOfServices([{ uuid: 's', resources: [{ resource_allocation: { storage } }, { resource_type: 'ip' }] }, { uuid: 't' }]),
  ]).toEqual(['n1']);
});
