import { describe, expect, it } from 'vitest';
import type { LoadBalancer, Network, Vm } from '@/api';
import { forwardingProblem, possibleTargets, targetProblem, targetsOf } from './rules';

const vm = (uuid: string, status = 'running'): Vm => ({ uuid, name: `vm ${uuid}`, status });
const home: Network = { uuid: 'n', vm_uuids: ['a', 'b', 'c'] };
const balancer = (...targets: { target_uuid: string; target_ip_address?: string | null }[]): LoadBalancer => ({
  uuid: 'l',
  network_uuid: 'n',
  targets: targets.map((target) => ({ target_type: 'vm', ...target })),
});
const states = (...given: Parameters<typeof targetsOf>) => targetsOf(...given).map(({ key, name, state }) => [key, name, state]);

describe('targets of a load balancer', () => {
  it('are named with what is wrong with them, and none is lost', () => {
    const all = balancer(
      { target_uuid: 'a' },
      { target_uuid: 'b', target_ip_address: null },
      { target_uuid: 'gone' },
      { target_uuid: 'a' },
      { target_uuid: 'x' },
    );
    expect(states(all, [vm('a'), vm('b', 'stopped'), vm('x')], [home])).toEqual([
      ['a', 'vm a', 'live'],
      ['b', 'vm b', 'stopped'],
      ['gone', 'gone', 'deleted'],
      ['a#3', 'vm a', 'twice'],
      ['x', 'vm x', 'foreign'],
    ]);
    expect(states(balancer({ target_uuid: 'a' }), [vm('a', 'Deleted')], [home])).toEqual([['a', 'vm a', 'deleted']]);
  });

  it('are not called gone or foreign because a list is missing', () => {
    const one = balancer({ target_uuid: 'a' });
    expect(states(one, undefined, [home])).toEqual([['a', 'a', 'unknown']]);
    expect(states(one, [vm('a')], undefined)).toEqual([['a', 'vm a', 'live']]);
    expect(states({ uuid: 'l' }, [], [])).toEqual([]);
    expect(targetProblem('unknown')).toBeNull();
  });

  it('can be the VMs of its network that are not there yet', () => {
    const vms = [vm('a'), vm('b', 'deleted'), vm('c'), vm('x')];
    expect(possibleTargets('n', ['a'], vms, [home]).map(({ uuid }) => uuid)).toEqual(['c']);
    expect(possibleTargets(null, [], vms, [home])).toEqual([]);
  });
});

describe('a forwarding rule', () => {
  it.each([
    [80, 8080, null],
    [null, 80, 'network.ports.bounds'],
    [80, null, 'network.ports.bounds'],
    [0, 80, 'network.ports.bounds'],
    [80, 65_536, 'network.ports.bounds'],
    [443, 8443, 'network.forwarding.taken'],
  ])('from %s to %s', (source, target, reason) => {
    expect(forwardingProblem(source, target, [443])?.id ?? null).toBe(reason);
  });
});
