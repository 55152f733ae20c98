import { describe, expect, it } from 'vitest';
import type { FloatingIp, Location, PriceRow, Vm } from '@/api';
import { hourlyCostOf } from './costs';
import { countsOf } from './estate';
import { joinInventory } from './join';
import { listsOf, type Answered } from './test-support';
import { joinMachines } from '../resources/vm/machines';

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

const place = (more: Answered = {}): Answered => ({ vms, addresses: [], disks: [], balancers: [], ...more });
const said = (places: readonly Answered[], prices = policy) => {
  const items = joinInventory(
    places.map((answered) => ({ location, lists: listsOf(answered) })),
    [],
    prices,
  );
  const { lines, hourly, unknown } = hourlyCostOf(items.filter(({ included, owner }) => !included && owner !== undefined));
  return { lines: lines.map((line) => [line.group, line.count, line.hourly?.toFixed() ?? null]), hourly: hourly.toFixed(), unknown };
};

describe('an estate', () => {
  it('counts what runs, what is stopped and what is neither, however it is written', () => {
    expect(
      countsOf(
        joinMachines(
          vms.map((item) => ({ location, item })),
          [],
          policy,
        ),
      ),
    ).toEqual({ running: 1, stopped: 2, other: 1 });
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
      unknown: 0,
    });
  });

  it('counts assigned addresses where those have a price', () => {
    const prices = [...policy, { resourceType: 'FLOATING_IP', price: 0.001 }];
    const addresses: FloatingIp[] = [
      { address: '1', assigned_to: 'a' },
      { address: '4', assigned_to: 'balancer' },
    ];
    expect(said([place({ addresses })], prices).lines).toEqual([
      ['running', 2, '0.052'],
      ['stopped', 2, '0.004'],
      ['addresses', 2, '0.002'],
    ]);
  });

  it('adds up locations, and leaves out what is not known', () => {
    const silent = {};
    expect(said([place({ vms: [vm('a', 'running')] }), silent, place({ vms: [vm('b', 'running')] })])).toEqual({
      lines: [['running', 2, '0.052']],
      hourly: '0.052',
      unknown: 0,
    });
  });

  it('says when a part has no price', () => {
    const prices = policy.filter((row) => row.resourceType !== 'LOAD_BALANCER');
    expect(said([place({ vms: [], balancers: [{ uuid: 'x' }] })], prices)).toEqual({
      lines: [['balancers', 1, null]],
      hourly: '0',
      unknown: 1,
    });
  });
});
