import { describe, expect, it } from 'vitest';
import { answer, type Destination, type Question } from './question';
import type { RuleSet } from './reach';
import type { Rule } from './rule';

const rule = (port: number | null, addresses: readonly string[] | null = null, more: Partial<Rule> = {}): Rule => ({
  uuid: `r-${port}`,
  direction: 'inbound',
  protocol: 'tcp',
  ports: port === null ? null : { from: port, to: port },
  addresses,
  ...more,
});
const firewall = (...rules: Rule[]): RuleSet => ({ uuid: 'f', name: 'Web', rules });
const vm = (more: Partial<Destination> = {}): Destination => ({
  firewalls: [firewall(rule(443), rule(22, ['198.51.100.0/24']))],
  addresses: [{ address: '203.0.113.7', family: 4 }],
  forwarded: [],
  subnets: ['10.1.2.0/24'],
  ...more,
});
const ask = (to: Destination, question: Partial<Question>) => {
  const { verdict, because, way, rules } = answer(to, { from: null, protocol: 'tcp', port: 443, ...question });
  return [verdict, because, way, rules.map((each) => each.rule.uuid).join()];
};

describe('can X reach Y?', () => {
  it.each<[string, Destination, Partial<Question>, ReturnType<typeof ask>]>([
    ['from anywhere, by the rule that allows it', vm(), {}, ['allowed', 'rule', '203.0.113.7', 'r-443']],
    ['from anywhere, where only some may', vm(), { port: 22 }, ['partly', 'rule', '203.0.113.7', 'r-22']],
    ['from one of those', vm(), { port: 22, from: '198.51.100.9' }, ['allowed', 'rule', '203.0.113.7', 'r-22']],
    ['from a network that is partly among them', vm(), { port: 22, from: '198.51.0.0/16' }, ['partly', 'rule', '203.0.113.7', 'r-22']],
    ['at a port that no rule opens', vm(), { port: 5432 }, ['blocked', 'noRule', '203.0.113.7', '']],
    ['without a firewall', vm({ firewalls: [] }), { port: 5432 }, ['allowed', 'noFirewall', '203.0.113.7', '']],
    ['by a protocol without ports', vm(), { protocol: 'icmp', port: null }, ['blocked', 'noRule', '203.0.113.7', '']],
    ['without a public address', vm({ addresses: [] }), {}, ['blocked', 'noWay', null, '']],
    ['over IPv6, with an address of IPv4 only', vm(), { from: '2001:db8::1' }, ['blocked', 'noWay', null, '']],
    [
      'from its own private network, without a public address',
      vm({ addresses: [] }),
      { from: '10.1.2.9' },
      ['allowed', 'rule', null, 'r-443'],
    ],
    ['from another private network', vm({ addresses: [] }), { from: '10.1.3.9' }, ['blocked', 'noWay', null, '']],
  ])('%s', (_name, to, question, expected) => {
    expect(ask(to, question)).toEqual(expected);
  });

  it('goes by a load balancer, which firewalls do not filter, where that is the more open way', () => {
    const forwarded = [{ name: 'edge', address: '203.0.113.9', sourcePort: 443, targetPort: 8443 }];
    const behind = vm({ forwarded });
    expect(ask(behind, { port: 8443 })).toEqual(['allowed', 'balancer', 'edge (203.0.113.9:443)', '']);
    expect(ask(vm({ addresses: [], forwarded }), { port: 8443 })).toEqual(['allowed', 'balancer', 'edge (203.0.113.9:443)', '']);
    expect(ask(behind, { port: 443 })).toEqual(['allowed', 'rule', '203.0.113.7', 'r-443']);
    expect(ask(behind, { port: 8443, protocol: 'udp' })).toEqual(['blocked', 'noRule', '203.0.113.7', '']);
    // Load balancers are for the Internet; what is in the network reaches the VM itself.
    expect(ask(behind, { port: 8443, from: '10.1.2.9' })).toEqual(['blocked', 'noRule', null, '']);
  });
});
