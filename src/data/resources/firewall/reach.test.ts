import { array, assert, constantFrom, integer, option, property, record, tuple, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openings } from './exposure';
import { anywhereOf, placeOf, reach, type RuleSet } from './reach';
import type { Rule } from './rule';

/* A small world: sixteen addresses and eight ports, in which every question can be answered by trying everything. */
const host = (last: number) => `10.0.0.${last}`;
const hosts = Array.from({ length: 16 }, (_, last) => last);
const ports = [1, 2, 3, 4, 5, 6, 7, 8];

interface Net {
  readonly base: number;
  readonly bits: number;
}
const net = record({ base: integer({ min: 0, max: 15 }), bits: integer({ min: 28, max: 32 }) });
const cidr = ({ base, bits }: Net) => `${host(base)}/${bits}`;
/** Compares the leading bits one by one, as one would on paper. */
const inNet = (last: number, { base, bits }: Net) => {
  for (let bit = 0; bit < bits - 28; bit += 1) if (((last >> (3 - bit)) & 1) !== ((base >> (3 - bit)) & 1)) return false;
  return true;
};

interface Simple {
  readonly direction: 'inbound' | 'outbound';
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'any';
  readonly ports: readonly [number, number] | null;
  readonly nets: readonly Net[] | null;
}
const simple: Arbitrary<Simple> = record({
  direction: constantFrom('inbound', 'outbound'),
  protocol: constantFrom('tcp', 'udp', 'icmp', 'any'),
  ports: option(tuple(integer({ min: 1, max: 8 }), integer({ min: 1, max: 8 })).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)),
  nets: option(array(net, { maxLength: 4 })),
});
const sets = array(array(simple, { maxLength: 6 }), { maxLength: 3 });

const ruleOf = (each: Simple): Rule => ({
  uuid: null,
  direction: each.direction,
  protocol: each.protocol,
  ports: each.ports && { from: each.ports[0], to: each.ports[1] },
  addresses: each.nets && each.nets.map(cidr),
});
const firewallsOf = (given: readonly (readonly Simple[])[]): RuleSet[] =>
  given.map((rules, index) => ({ uuid: String(index), name: String(index), rules: rules.map(ruleOf) }));

/** Whether one packet gets through, rule by rule. */
function passes(given: readonly (readonly Simple[])[], direction: string, protocol: string, port: number, last: number): boolean {
  if (given.length === 0) return true;
  const rules = given.flat().filter((each) => each.direction === direction);
  if (direction === 'outbound' && rules.length === 0) return true;
  return rules.some((each) => {
    if (each.nets !== null && !each.nets.some((one) => inNet(last, one))) return false;
    if (protocol === 'icmp') return each.protocol === 'icmp' || (each.protocol === 'any' && each.ports === null);
    if (each.protocol !== 'any' && each.protocol !== protocol) return false;
    return each.ports === null || (each.ports[0] <= port && port <= each.ports[1]);
  });
}

describe('reach', () => {
  it('agrees with trying every address and port, on 10,000 sets of rules', () => {
    assert(
      property(
        sets,
        constantFrom('inbound' as const, 'outbound' as const),
        constantFrom('tcp', 'udp', 'icmp'),
        constantFrom(...ports),
        net,
        (given, direction, protocol, port, place) => {
          const got = reach(firewallsOf(given), { direction, protocol, port, addresses: placeOf(cidr(place)) });
          const asked = hosts.filter((last) => inNet(last, place));
          const through = asked.filter((last) => passes(given, direction, protocol, port, last));
          expect(got.verdict).toBe(through.length === 0 ? 'blocked' : through.length === asked.length ? 'allowed' : 'partly');
          expect(got.because === 'rule').toBe(got.rules.length > 0);
        },
      ),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it('shows as exposed what gets through, and nothing else', () => {
    assert(
      property(sets, (given) => {
        const all = openings(firewallsOf(given), 4);
        for (const protocol of ['tcp', 'udp', 'icmp'])
          for (const port of ports)
            for (const last of hosts) {
              const address = 167_772_160n + BigInt(last);
              const open = all.some(
                (one) =>
                  (one.protocol === protocol || one.protocol === 'any') &&
                  (one.ports === null || (one.ports.from <= port && port <= one.ports.to)) &&
                  one.from[4].some(({ start, end }) => start <= address && address <= end),
              );
              expect(open).toBe(passes(given, 'inbound', protocol, port, last));
            }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  const firewall = (...rules: Simple[]) => firewallsOf([rules]);
  const open: Simple = { direction: 'inbound', protocol: 'tcp', ports: [1, 1], nets: null };

  it('asks about anywhere by family', () => {
    const [v4] = firewall({ ...open, nets: null }).map((one) => ({
      ...one,
      rules: one.rules.map((rule) => ({ ...rule, addresses: ['0.0.0.0/0'] })),
    }));
    const to = (family: 4 | 6) =>
      reach(v4 ? [v4] : [], { direction: 'inbound', protocol: 'tcp', port: 1, addresses: anywhereOf(family) }).verdict;
    expect([to(4), to(6)]).toEqual(['allowed', 'blocked']);
  });

  it('names the rule that decides', () => {
    const both = firewallsOf([[open], [{ ...open, nets: [{ base: 0, bits: 32 }] }]]);
    const { rules } = reach(both, { direction: 'inbound', protocol: 'tcp', port: 1, addresses: placeOf('203.0.113.7') });
    expect(rules.map(({ firewall: { uuid } }) => uuid)).toEqual(['0']);
  });
});

describe('openings', () => {
  const of = (...rules: Partial<Rule>[]) =>
    openings(
      [
        {
          uuid: 'f',
          name: 'f',
          rules: rules.map((rule) => ({ uuid: null, direction: 'inbound', protocol: 'tcp', ports: null, addresses: null, ...rule })),
        },
      ],
      4,
    ).map(({ protocol, ports, risk }) => [protocol, ports && `${ports.from}-${ports.to}`, risk]);

  it('are rated with a reason', () => {
    expect(openings([], 4)).toMatchObject([{ protocol: 'any', ports: null, risk: 'high', reason: { id: 'network.exposure.noFirewall' } }]);
    expect(of({ ports: { from: 22, to: 22 } }, { ports: { from: 80, to: 80 } }, { ports: { from: 8080, to: 8090 } })).toEqual([
      ['tcp', '22-22', 'high'],
      ['tcp', '80-80', 'low'],
      ['tcp', '8080-8090', 'medium'],
    ]);
    expect(of({ ports: { from: 22, to: 22 }, addresses: ['203.0.113.0/24'] })).toEqual([['tcp', '22-22', 'low']]);
    expect(of({ ports: { from: 22, to: 22 }, addresses: ['::/0'] })).toEqual([]);
    expect(of({ protocol: 'any' })).toEqual([['any', null, 'high']]);
  });

  it('come together where neighbouring ports are open alike', () => {
    expect(of({ ports: { from: 100, to: 110 } }, { ports: { from: 111, to: 120 } })).toEqual([['tcp', '100-120', 'medium']]);
  });
});
