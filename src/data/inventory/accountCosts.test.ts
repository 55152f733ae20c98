import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { UsageRow, Vm } from '@/api';
import documented from '@/api/fixtures/newer/getUsage.json';
import policy from '@/api/fixtures/newer/getPricingPolicy.json';
import type { Place } from './estate';
import { joinMachines } from '../resources/vm/machines';
import { rowsOf } from '../pricing/pricing';
import { sharesOf, topOf } from '../billing/usage/groups';
import { accountCost, resourcesOf } from './accountCosts';
import { costItemsOf } from './costItems';
import { listsOf, type Answered } from './test-support';

const location = { slug: 'cyc01', display_name: 'Cycletown' };
const owner = documented[0]?.owner_uuid ?? '';
const vm = (more: Partial<Vm> = {}): Vm => ({
  uuid: owner,
  name: 'renamed since',
  status: 'running',
  vcpu: 2,
  memory: 2048,
  billing_account: 6,
  storage: [{ uuid: 'boot', size: 20, primary: true }],
  ...more,
});
const place = (vms: Vm[], answered: Answered = {}, more: Partial<Place> = {}): Place => ({
  location,
  lists: listsOf({ vms, disks: [], addresses: [], balancers: [], ...answered }),
  machines: joinMachines(
    vms.map((item) => ({ location, item })),
    [],
    rowsOf(policy),
  ),
  pending: false,
  fetching: false,
  error: null,
  updatedAt: 1,
  retry: () => undefined,
  refresh: () => undefined,
  ...more,
});
const nowhere = listsOf({});
const things = (vms: Vm[], answered: Answered = {}) => costItemsOf([place(vms, answered)], nowhere, [location], rowsOf(policy));
const one = (vms: Vm[], rows: UsageRow[] = documented, complete = true) => resourcesOf(rows, things(vms), 6, complete)[0];

describe('usage joined with the lists', () => {
  it('takes name, place and price now from the machine', () => {
    expect(one([vm()])).toMatchObject({ name: 'renamed since', kind: 'vm', location, there: 'yes' });
    // The platform's own row is about a machine of this size and state: its price is better than the list's.
    expect(one([vm()])?.now?.toFixed()).toBe('0.02882');
  });

  it('goes by the price list where no row is about what it is now', () => {
    expect(one([vm({ vcpu: 4 })])?.now?.toFixed()).toBe(new Big('0.00521').times(4).plus('0.00658').plus('0.002').toFixed());
    expect(one([vm({ status: 'stopped' })])?.now?.toFixed()).toBe('0.002');
  });

  it('adds what the copies cost to the row of the machine', () => {
    const copied = vm({ storage: [{ uuid: 'boot', size: 20, primary: true, replica: [{ uuid: 'r', type: 'snapshot', size: 10 }] }] });
    expect(one([copied])?.now?.toFixed()).toBe('0.02982');
  });

  it('tells what is gone from what is not known', () => {
    expect(one([])).toMatchObject({ there: 'gone', location: null, name: 'Ubuntu-16-04' });
    expect(one([])?.now?.toFixed()).toBe('0');
    expect(one([], documented, false)).toMatchObject({ there: 'unknown', now: null });
    expect(one([], [{ description: 'GPU', cost: 1 }])).toMatchObject({ there: 'unknown', kind: 'other' });
  });

  it('counts nothing more for what another account pays now', () => {
    expect(one([vm({ billing_account: 7 })])?.now?.toFixed()).toBe('0');
  });

  it('has what is new, without a cost so far', () => {
    const found = resourcesOf(
      documented,
      things([vm(), vm({ uuid: 'new', name: 'new' }), vm({ uuid: 'theirs', billing_account: 7 })]),
      6,
      true,
    );
    expect(found.map(({ key, lines }) => [key, lines.length])).toEqual([
      [owner, 1],
      ['new', 0],
    ]);
    expect(accountCost(found).hourly.toFixed()).toBe(new Big('0.02882').plus('0.019').toFixed());
  });

  it('joins loose disks, addresses, balancers, buckets and services', () => {
    const all = costItemsOf(
      [
        place([vm()], {
          disks: [
            { uuid: 'boot', size_gb: 20, billing_account_id: 6 },
            { uuid: 'loose', size_gb: 100, display_name: 'Old', billing_account_id: 6 },
          ],
          addresses: [
            { uuid: 'ip-1', address: '192.0.2.1', assigned_to: owner, billing_account_id: 6 },
            { uuid: 'ip-2', address: '192.0.2.2', name: 'spare', billing_account_id: 6 },
          ],
          balancers: [{ uuid: 'lb', display_name: 'Shop', billing_account_id: 6 }],
        }),
      ],
      listsOf({
        services: [{ uuid: 'pg', display_name: 'Postgres', billing_account_id: 6, properties: { location: 'cyc01' } }],
        buckets: [{ name: 'media', billing_account_id: 6, size_bytes: 10 * 2 ** 30 }],
      }),
      [location],
      rowsOf(policy),
    );
    const rows: UsageRow[] = [{ owner_uuid: 'pg', description: 'Postgres', uptime_types: ['SERVICE'], hours: 2, price: 0.3, cost: 0.6 }];
    const found = resourcesOf(rows, all, 6, true);
    expect(found.map(({ name, kind, now }) => [name, kind, now?.toFixed() ?? null])).toEqual([
      ['Postgres', 'service', '0.3'],
      ['renamed since', 'vm', '0.019'],
      ['Old', 'disk', '0.01'],
      ['192.0.2.2 (spare)', 'floating-ip', null],
      ['Shop', 'load-balancer', null],
      ['media', 'bucket', '0.000342'],
    ]);
    expect(accountCost(found).unknown, 'the policy names no price for addresses and balancers').toBe(2);
  });
});

describe('an hour of now', () => {
  const extra = { uuid: 'extra', size: 10, primary: false };
  const grown = vm({ storage: [{ uuid: 'boot', size: 20, primary: true }, extra] });
  const diskRow: UsageRow = { owner_uuid: 'extra', description: 'Old, 10 GB disk', uptime_types: ['MAIN_STORAGE'], price: 0.001, cost: 1 };
  const now = (rows: readonly UsageRow[], all: ReturnType<typeof things>) =>
    accountCost(resourcesOf(rows, all, 6, true)).lines.map(({ group, count, hourly, unknown }) => [
      group,
      count,
      hourly?.toFixed(),
      unknown,
    ]);

  it('is told by kind, and what costs nothing or is paid by others is not in it', () => {
    const services = [
      { uuid: 'pg', billing_account_id: 6, resources: [{ resource_allocation: { storage: [{ uuid: 'node', size: 100 }] } }] },
      { uuid: 'was', billing_account_id: 6, status: 'DELETED' },
    ];
    const all = costItemsOf(
      [
        place([vm({ uuid: 'a' }), vm({ uuid: 'off', status: 'stopped' }), vm({ uuid: 'theirs', billing_account: 7 })], {
          disks: [
            { uuid: 'loose', size_gb: 100, billing_account_id: 6 },
            { uuid: 'iso', size_gb: 10, read_only_bootable: true, billing_account_id: 6 },
            { uuid: 'loose-theirs', size_gb: 100, billing_account_id: 7 },
            { uuid: 'node', size_gb: 100, billing_account_id: 6 },
          ],
          services,
          addresses: [
            { address: '192.0.2.1', assigned_to: 'a', billing_account_id: 6 },
            { address: '192.0.2.2', billing_account_id: 6 },
          ],
        }),
      ],
      listsOf({
        services,
        buckets: [
          { name: 'media', billing_account_id: 6, size_bytes: 10 * 2 ** 30 },
          { name: 'empty', billing_account_id: 6, size_bytes: 0 },
        ],
      }),
      [location],
      [...rowsOf(policy), { resourceType: 'UNASSIGNED_FLOATING_IP', price: 0.003 }],
    );
    expect(now([], all)).toEqual([
      ['running', 1, '0.019', 0],
      ['stopped', 1, '0.002', 0],
      ['disks', 1, '0.01', 0],
      ['media', 1, '0.001', 0],
      ['idleAddresses', 1, '0.003', 0],
      // It names no multipliers.
      ['services', 1, undefined, 1],
      ['buckets', 1, '0.000342', 0],
    ]);
    expect(accountCost(resourcesOf([], all, 6, true)).hourly.toFixed()).toBe('0.035342');
  });

  it('says where a part of a machine has no price', () => {
    const noMemory = rowsOf(policy).filter(({ resourceType }) => resourceType !== 'RAM');
    const said = (status: string) => {
      const item = vm({ status });
      const machines = joinMachines([{ location, item }], [], noMemory);
      return now([], costItemsOf([place([item], {}, { machines })], nowhere, [location], noMemory));
    };
    expect(said('running')).toEqual([['running', 1, '0.01242', 1]]);
    expect(said('stopped'), 'memory costs nothing then').toEqual([['stopped', 1, '0.002', 0]]);
  });

  it('does not count a disk twice that a machine has by now', () => {
    const whole = { ...documented[0], configurations: [{ cpus: 2, ram_MB: 2048, disk_size_GB: 30 }], price: 0.04 };
    expect(now([whole, diskRow], things([grown])), 'the row is of all its disks').toEqual([['running', 1, '0.04', 0]]);
    expect(now([diskRow], things([grown])), 'so is the price list').toEqual([['running', 1, '0.02', 0]]);
    expect(now([...documented, diskRow], things([grown])), 'the row is of the boot disk').toEqual([
      ['running', 1, '0.02882', 0],
      ['attached', 1, '0.001', 0],
    ]);
  });

  it('takes the price of an address for what it is now', () => {
    const idle: UsageRow = { owner_uuid: 'ip', description: 'ip', uptime_types: ['UNASSIGNED_FLOATING_IP'], price: 0.012, cost: 1 };
    const held: UsageRow = { ...idle, uptime_types: ['ASSIGNED_FLOATING_IP'], price: 0.001 };
    const at = (more: object) => things([], { addresses: [{ uuid: 'ip', address: '192.0.2.1', billing_account_id: 6, ...more }] });
    expect(now([idle], at({}))).toEqual([['idleAddresses', 1, '0.012', 0]]);
    expect(now([idle], at({ assigned_to: owner })), 'free by the price list').toEqual([]);
    expect(now([idle, held], at({ assigned_to: owner }))).toEqual([['addresses', 1, '0.001', 0]]);
  });
});

describe('shares', () => {
  const stopped: UsageRow = { owner_uuid: 'b', description: 'b, 1 CPU, stopped', hours: 1, price: 5, cost: 5 };
  const found = resourcesOf([...documented, stopped], things([vm(), vm({ uuid: 'b', name: 'b', status: 'stopped' })]), 6, true);
  const said = (by: Parameters<typeof sharesOf>[1], labels = {}) =>
    sharesOf(found, by, labels).map(({ key, cost, count }) => [key, cost.toFixed(), count]);

  it('are by kind, part, place and tag', () => {
    expect(said('kind')).toEqual([['vm', '5.08646', 2]]);
    expect(said('part')).toEqual([
      ['running', '0.08646', 1],
      ['stopped', '5', 1],
    ]);
    expect(said('location')).toEqual([['cyc01', '5.08646', 2]]);
    expect(said('tag', { 'cyc01/b': { tags: ['shop', 'test'], note: '' } })).toEqual([
      ['shop', '5', 1],
      ['test', '5', 1],
      ['', '0.08646', 1],
    ]);
  });

  it('names the dearest and adds up the rest', () => {
    const many = ['1', '2', '3', '4'].map((cost) => ({ ...stopped, owner_uuid: cost, cost: Number(cost) }));
    const { top, rest, others } = topOf(resourcesOf(many, [], 6, true), 'cost', 2);
    expect([top.map(({ key }) => key), rest.toFixed(), others]).toEqual([['4', '3'], '3', 2]);
    expect(topOf(resourcesOf(many, [], 6, true), 'cost', 3).others, 'one alone is named').toBe(0);
  });
});
