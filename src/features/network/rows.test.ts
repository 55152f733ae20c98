import { describe, expect, it } from 'vitest';
import type { Firewall, FloatingIp, LoadBalancer, ServicePackage, Vm } from '@/api';
import { addressesByOwner } from '@/data/resources/floating-ip/rules';
import { addressRows } from './addresses/rows';
import { balancerRows } from './balancers/rows';
import { firewallRows } from './firewalls/rows';
import type { NetworkPlace } from './parts/useNetworkPlaces';

/* What live platforms answer: deleted things in lists, keys that are left out, rules in any order. */

const vm = (uuid: string): Vm => ({ uuid, name: `vm ${uuid}`, status: 'running' });
const place = (more: Partial<NetworkPlace>): NetworkPlace => ({
  location: { slug: 'tll01', display_name: 'Tallinn' },
  vms: [],
  addresses: [],
  balancers: [],
  networks: [],
  firewalls: [],
  byOwner: addressesByOwner(more.addresses ?? []),
  error: null,
  retry: () => undefined,
  ...more,
});
const policy = [
  { resourceType: 'LOAD_BALANCER', price: 0.05 },
  { resourceType: 'UNASSIGNED_FLOATING_IP', price: 0.01 },
];

describe('floating IPs', () => {
  const addresses: FloatingIp[] = [
    { address: '203.0.113.1' },
    { address: '203.0.113.2', assigned_to: null, unassigned_at: '2026-11-01 10:00:00' },
    { address: '203.0.113.3', assigned_to: 'a', assigned_to_resource_type: 'virtual_machine', is_deleted: true },
    { address: '203.0.113.4', assigned_to: 'a', assigned_to_resource_type: 'virtual_machine' },
    { address: '203.0.113.5', assigned_to: 'l', assigned_to_resource_type: 'load_balancer' },
    { address: '203.0.113.6', assigned_to: 's', assigned_to_resource_type: 'service' },
    { address: '203.0.113.7', assigned_to: 'unknown', assigned_to_resource_type: 'router' },
  ];
  const services: ServicePackage[] = [{ uuid: 's', service: 'postgresql' }];
  const lists = { vms: [vm('a')], balancers: [{ uuid: 'l', display_name: 'edge' }], addresses };

  it('leave out deleted ones and name what has them, whatever keys are there', () => {
    const rows = addressRows({ places: [place(lists)], services, policy }, []);
    expect(rows.map(({ ip, owner }) => [ip.address.split('.').at(-1), owner && `${owner.type} ${owner.name}`])).toEqual([
      ['1', null],
      ['2', null],
      ['4', 'virtual_machine vm a'],
      ['5', 'load_balancer edge'],
      ['6', 'service postgresql'],
      ['7', 'virtual_machine unknown'],
    ]);
    expect(rows.map(({ hourly }) => hourly?.toString())).toEqual(['0.01', '0.01', '0', '0', '0', '0']);
  });

  it('name owners by their uuid where lists are missing', () => {
    const rows = addressRows({ places: [place({ ...lists, vms: undefined, balancers: undefined })], services: [], policy: null }, []);
    expect(rows.flatMap(({ owner }) => owner?.name ?? [])).toEqual(['a', 'l', 's', 'unknown']);
  });
});

describe('load balancers', () => {
  it('leave out deleted ones, and have their address from the floating IPs', () => {
    const live: LoadBalancer = { uuid: 'l', network_uuid: 'n', targets: [{ target_uuid: 'a', target_ip_address: null }] };
    const balancers: LoadBalancer[] = [
      live,
      { uuid: 'm', is_deleted: true, targets: [] },
      { uuid: 'o', is_deleted: false, deleted_at: '2026-11-01 10:00:00' },
    ];
    const addresses: FloatingIp[] = [{ address: '203.0.113.5', assigned_to: 'l', assigned_to_resource_type: 'load_balancer' }];
    const rows = balancerRows({
      places: [place({ balancers, addresses, vms: [vm('a')], networks: [{ uuid: 'n', vm_uuids: ['a'] }] })],
      policy,
    });
    expect(rows).toMatchObject([
      { name: 'l', floating: [{ address: '203.0.113.5' }], network: { uuid: 'n' }, targets: [{ name: 'vm a', state: 'live' }] },
    ]);
    expect(rows[0]?.hourly?.toString()).toBe('0.05');
  });
});

describe('firewalls', () => {
  const rule = (uuid: string, port: number | null, direction = 'inbound') => ({ uuid, protocol: 'tcp', direction, port_start: port });
  const firewall = (rules: Firewall['rules']): Firewall => ({
    uuid: 'f',
    display_name: 'Web',
    rules,
    resources_assigned: [
      { resource_uuid: 'a' },
      { resource_type: 'vm', resource_uuid: 'gone' },
      { resource_type: 'subnet', resource_uuid: 'x' },
    ],
  });
  const rowsOf = (...firewalls: Firewall[]) => firewallRows([place({ firewalls, vms: [vm('a')] })]);

  it('leave out deleted ones, take either name, and keep VMs that no list has', () => {
    const rows = rowsOf(firewall(null), { ...firewall([]), uuid: 'g', deleted_at: '2026-11-01 10:00:00' });
    expect(rows.map(({ name, rules, vms }) => [name, rules, vms.map(({ uuid, vm: known }) => [uuid, known?.name])])).toEqual([
      [
        'Web',
        [],
        [
          ['a', 'vm a'],
          ['gone', undefined],
        ],
      ],
    ]);
  });

  it('show rules in one order, in whichever they come', () => {
    const rules = [rule('1', 443), rule('2', 22), rule('3', null), rule('4', 22, 'outbound'), rule('5', 22)];
    const order = (given: typeof rules) => rowsOf(firewall(given))[0]?.rules.map(({ uuid }) => uuid);
    expect(order(rules)).toEqual(['3', '2', '5', '1', '4']);
    expect(order(rules.toReversed())).toEqual(order(rules));
  });
});
