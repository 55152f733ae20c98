import { describe, expect, it } from 'vitest';
import type { FloatingIp, LoadBalancer, Network, ServicePackage, Vm } from '@/api';
import { addressesByOwner } from '../floating-ip/rules';
import { networkCan, networkMembers } from './members';

const location = { slug: 'tll01', display_name: 'Tallinn' };
const vm = (uuid: string): Vm => ({ uuid, name: `vm ${uuid}`, status: 'running' });
const balancer: LoadBalancer = { uuid: 'l', display_name: 'edge', network_uuid: 'n' };
const service = (uuid: string, address: string, more: Partial<ServicePackage> = {}): ServicePackage => ({
  uuid,
  display_name: `db ${uuid}`,
  properties: { location: 'tll01', service_ip: address },
  resources: [{ resource_type: 'vm', resource_id: `${uuid}-1` }],
  ...more,
});
const ip: FloatingIp = { address: '203.0.113.7', assigned_to: 's', assigned_to_resource_type: 'service' };
const network = (more: Partial<Network> = {}): Network => ({ uuid: 'n', name: 'Net', subnet: '10.1.2.0/24', ...more });
const join = (
  given: Network,
  lists: { vms?: readonly Vm[]; balancers?: readonly LoadBalancer[]; services?: readonly ServicePackage[] } = {},
) => networkMembers(location, given, { ...lists, addresses: addressesByOwner([ip]) });

describe('what is in a network', () => {
  it('are the VMs it names, also unknown ones, its load balancers, and the services with an address of it', () => {
    const members = join(network({ vm_uuids: ['a', 'gone'], resources_count: 5 }), {
      vms: [vm('a')],
      balancers: [balancer, { ...balancer, uuid: 'dead', is_deleted: true }, { ...balancer, uuid: 'other', network_uuid: 'm' }],
      services: [
        service('s', '10.1.2.9'),
        service('far', '10.1.3.9'),
        service('off', '10.1.2.8', { is_deleted: true }),
        service('elsewhere', '10.1.2.7', { properties: { location: 'jkt01', service_ip: '10.1.2.7' } }),
        service('odd', 'not an address'),
      ],
    });
    expect(members.vms.map(({ uuid, vm: known }) => [uuid, known?.name])).toEqual([
      ['a', 'vm a'],
      ['gone', undefined],
    ]);
    expect(members.balancers.map(({ balancer: { uuid } }) => uuid)).toEqual(['l']);
    expect(members.services.map(({ service: { uuid }, floating }) => [uuid, floating.map(({ address }) => address)])).toEqual([
      ['s', ['203.0.113.7']],
    ]);
    expect(members.others).toBe(1);
  });

  it('is not guessed where the platform does not tell', () => {
    expect(join(network())).toMatchObject({ vms: [], balancers: [], services: [], others: null });
    expect(join(network({ subnet: null }), { services: [service('s', '10.1.2.9')] }).services).toEqual([]);
    expect(join(network({ resources_count: 0, vm_uuids: ['a'] })).others).toBe(0);
  });
});

describe('a network can be deleted', () => {
  const reason = (...given: Parameters<typeof join>) => {
    const why = networkCan.remove(join(...given));
    return why && [why.id, why.values];
  };
  it('when it is empty and not the default, and else says why not', () => {
    expect(reason(network({ resources_count: 0 }))).toBeNull();
    expect(reason(network({ is_default: true }))?.[0]).toBe('network.network.reason.default');
    expect(reason(network({ resources_count: 2 }))).toEqual(['network.network.reason.others', { count: 2 }]);
    expect(reason(network({ vm_uuids: ['a'], resources_count: 3 }), { vms: [vm('a')], balancers: [balancer] })).toEqual([
      'network.network.reason.members',
      { name: 'vm a', more: 2 },
    ]);
  });
});
