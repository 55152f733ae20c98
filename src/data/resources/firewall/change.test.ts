import { array, assert, constantFrom, integer, option, property, record, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsSet } from './addressSet';
import { assignmentChange, reachChanges } from './change';
import { placeOf, reach, type RuleSet } from './reach';
import type { Rule } from './rule';

const ports = [1, 2, 3, 4, 5];
const hosts = ['10.0.0.1', '10.0.0.2', '2001:db8::1'];

const rule = record({
  protocol: constantFrom('tcp', 'udp', 'icmp', 'any'),
  range: option(tuple(integer({ min: 1, max: 5 }), integer({ min: 1, max: 5 }))),
  addresses: option(array(constantFrom('10.0.0.1', '10.0.0.2/32', '10.0.0.0/30', '2001:db8::/64'), { maxLength: 2 })),
}).map(({ protocol, range, addresses }): Rule => ({
  uuid: null,
  direction: 'inbound',
  protocol,
  ports: range && { from: Math.min(...range), to: Math.max(...range) },
  addresses,
}));
const sets = array(array(rule, { maxLength: 5 }), { maxLength: 2 }).map((all) =>
  all.map((rules, index): RuleSet => ({ uuid: String(index), name: String(index), rules })),
);

describe('what changes in reach', () => {
  it('agrees with asking for every address and port before and after', () => {
    assert(
      property(sets, sets, (before, after) => {
        for (const host of hosts) {
          const addresses = placeOf(host);
          const changes = reachChanges(before, after, host.includes(':') ? 6 : 4);
          const said = (kind: string, protocol: string, port: number) =>
            changes.some(
              (change) =>
                change.kind === kind &&
                (change.opening.protocol === protocol || change.opening.protocol === 'any') &&
                (change.opening.ports === null || (change.opening.ports.from <= port && port <= change.opening.ports.to)) &&
                containsSet(change.opening.from, addresses),
            );
          for (const protocol of ['tcp', 'udp', 'icmp'])
            for (const port of ports) {
              const through = (firewalls: readonly RuleSet[]) =>
                reach(firewalls, { direction: 'inbound', protocol, port, addresses }).verdict === 'allowed';
              // A change names everybody who got in before or gets in after, so it may name more than those that differ.
              if (through(before) && !through(after)) expect(said('closes', protocol, port)).toBe(true);
              if (!through(before) && through(after)) expect(said('opens', protocol, port)).toBe(true);
              if (!through(before)) expect(said('closes', protocol, port)).toBe(false);
              if (!through(after)) expect(said('opens', protocol, port)).toBe(false);
            }
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('is found quickly for a thousand rules', () => {
    const many = Array.from({ length: 1000 }, (_, index): Rule => ({
      uuid: String(index),
      direction: 'inbound',
      protocol: 'tcp',
      ports: { from: 1000 + index, to: 1000 + index },
      addresses: Array.from({ length: 100 }, (__, host) => `10.${index % 250}.${host}.0/24`),
    }));
    const changes = reachChanges([{ uuid: 'f', name: 'f', rules: many }], [{ uuid: 'f', name: 'f', rules: many.slice(1) }]);
    expect(changes).toMatchObject([{ kind: 'closes', opening: { protocol: 'tcp', ports: { from: 1000, to: 1000 } } }]);
  });
});

describe('an assignment', () => {
  it('leaves the other firewalls of the VM as they are', () => {
    const firewall = (uuid: string, ...vms: string[]) => ({
      uuid,
      name: uuid,
      rules: [],
      resources_assigned: vms.map((vm) => ({ resource_type: 'vm', resource_uuid: vm })),
    });
    const all = [firewall('a', 'vm'), firewall('b'), firewall('c', 'other')];
    const ids = (kind: 'assign' | 'unassign', of: (typeof all)[number]) => {
      const { before, after } = assignmentChange(of, all, 'vm', kind);
      return [before.map(({ uuid }) => uuid), after.map(({ uuid }) => uuid)];
    };
    expect(ids('assign', firewall('b'))).toEqual([['a'], ['a', 'b']]);
    expect(ids('unassign', firewall('a', 'vm'))).toEqual([['a'], []]);
  });
});
