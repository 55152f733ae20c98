import { describe, expect, it } from 'vitest';
import type { Firewall, FirewallRule, FloatingIp, LoadBalancer, Vm } from '@/api';
import { addressesByOwner } from '@/data/resources/floating-ip/rules';
import type { NetworkPlace } from '../parts/useNetworkPlaces';
import { exposureRows, portAsked, rowsAtPort, vmWays } from './rows';

const vm = (uuid: string, more: Partial<Vm> = {}): Vm => ({ uuid, name: uuid, status: 'running', ...more });
const ip = (address: string, to: string, type = 'virtual_machine'): FloatingIp => ({
  address,
  assigned_to: to,
  assigned_to_resource_type: type,
});
const open = (from: number | null, to = from): FirewallRule => ({
  uuid: `${from}`,
  protocol: 'tcp',
  direction: 'inbound',
  port_start: from,
  port_end: to,
  endpoint_spec_type: 'any',
});
const firewall = (rules: FirewallRule[], ...vms: string[]): Firewall => ({
  uuid: 'f',
  name: 'Web',
  rules,
  resources_assigned: vms.map((uuid) => ({ resource_type: 'vm', resource_uuid: uuid })),
});
const balancer = (source: number, target: number, ...targets: string[]): LoadBalancer => ({
  uuid: 'l',
  display_name: 'edge',
  forwarding_rules: [{ source_port: source, target_port: target }],
  targets: targets.map((uuid) => ({ target_uuid: uuid, target_type: 'vm' })),
});
const place = (more: Partial<NetworkPlace>, addresses: readonly FloatingIp[] = []): NetworkPlace => ({
  location: { slug: 'tll01', display_name: 'Tallinn' },
  vms: [],
  addresses,
  balancers: [],
  networks: [],
  firewalls: [],
  byOwner: addressesByOwner(addresses),
  error: null,
  retry: () => undefined,
  ...more,
});
const rowsOf = (...places: NetworkPlace[]) => exposureRows(vmWays({ places }));
const said = (rows: ReturnType<typeof rowsOf>) =>
  rows.map(({ vm: { uuid }, address, protocol, ports, risk }) => [uuid, address, protocol, ports && `${ports.from}-${ports.to}`, risk]);

describe('exposure', () => {
  it('lists VMs without a firewall first, then what is riskier', () => {
    const addresses = [ip('203.0.113.1', 'a'), ip('203.0.113.2', 'b'), ip('203.0.113.3', 'gone')];
    const rows = rowsOf(
      place(
        { vms: [vm('a'), vm('b'), vm('private'), vm('gone', { status: 'Deleted' })], firewalls: [firewall([open(443), open(22)], 'a')] },
        addresses,
      ),
    );
    expect(said(rows)).toEqual([
      ['b', '203.0.113.2', 'any', null, 'high'],
      ['a', '203.0.113.1', 'tcp', '22-22', 'high'],
      ['a', '203.0.113.1', 'tcp', '443-443', 'low'],
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('takes the addresses that a VM names itself, each once', () => {
    const own = vm('a', { public_ipv4: '203.0.113.1', public_ipv6: '2001:db8::1' });
    const rows = rowsOf(place({ vms: [own], firewalls: [firewall([open(443)], 'a')] }, [ip('203.0.113.1', 'a')]));
    expect(rows.map(({ address, family }) => [address, family])).toEqual([
      ['203.0.113.1', 4],
      ['2001:db8::1', 6],
    ]);
  });

  it('says nothing of a location whose firewalls are not known', () => {
    const lists = { vms: [vm('a')], firewalls: undefined };
    expect(rowsOf(place(lists, [ip('203.0.113.1', 'a')]))).toEqual([]);
  });

  it.each([
    ['a web server', 443, 8443, 'low'],
    ['a database behind a port of the web', 443, 5432, 'high'],
    ['a port of no service', 9000, 9000, 'medium'],
  ])('has what load balancers pass on, past firewalls: %s', (_name, source, target, risk) => {
    const lists = {
      vms: [vm('a'), vm('b')],
      firewalls: [firewall([open(443)], 'a', 'b')],
      balancers: [balancer(source, target, 'a', 'a', 'gone'), { ...balancer(1, 1, 'b'), uuid: 'dead', is_deleted: true }],
    };
    const [row, ...more] = rowsOf(place(lists, [ip('203.0.113.9', 'l', 'load_balancer'), ip('203.0.113.8', 'dead', 'load_balancer')]));
    expect(more).toEqual([]);
    expect(row).toMatchObject({ vm: { uuid: 'a' }, ports: { from: target }, balancer: { sourcePort: source }, risk, rules: [] });
  });

  it('is found by a port, in ranges and by either port of a load balancer', () => {
    const addresses = [ip('203.0.113.1', 'a'), ip('203.0.113.9', 'l', 'load_balancer')];
    const rules = [open(8000, 9000), open(22), { ...open(null), protocol: 'icmp' }];
    const rows = rowsOf(place({ vms: [vm('a')], firewalls: [firewall(rules, 'a')], balancers: [balancer(443, 8443, 'a')] }, addresses));
    const at = (port: number) => rowsAtPort(rows, port).map(({ ports, balancer: by }) => (by ? 'edge' : ports?.from));
    expect(at(22)).toEqual([22]);
    expect(new Set(at(8443))).toEqual(new Set([8000, 'edge']));
    expect(at(443)).toEqual(['edge']);
    expect(at(1)).toEqual([]);
  });

  it.each([
    ['22', 22],
    [' 65535 ', 65_535],
    ['0', null],
    ['65536', null],
    ['80-90', null],
    ['all', null],
    ['x', null],
    ['', null],
    [null, null],
  ])('takes %j for the port %s', (text, port) => expect(portAsked(text)).toBe(port));
});
