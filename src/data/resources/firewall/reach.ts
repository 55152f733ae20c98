import { addressSet, containsSet, everywhere, isEmptySet, onlyFamily, overlaps, union, type AddressSet, type Family } from './addressSet';
import { hasPorts } from './ports';
import { matchesPort, ruleAddresses, type Direction, type Rule } from './rule';

/**
 * What the platform's documents do not say, and this module takes for granted. This is the one place; the exposure page shows
 * these sentences.
 *
 * - noFirewall: a VM without a firewall is open in both directions.
 * - inbound: with a firewall, what no inbound rule of any of its firewalls allows is blocked.
 * - outbound: everything may go out until a firewall of the VM has an outbound rule; from then on only what one allows.
 * - anyProtocol: a rule for any protocol with ports is for TCP and UDP.
 * - loadBalancer: what comes through a load balancer is not filtered by the VM's firewalls.
 */
export const assumptions = ['noFirewall', 'inbound', 'outbound', 'anyProtocol', 'loadBalancer'] as const;
export type Assumption = (typeof assumptions)[number];

/** Rules with what they belong to, to name it. */
export interface RuleSet {
  readonly uuid: string;
  readonly name: string;
  readonly rules: readonly Rule[];
}

export interface Traffic {
  readonly direction: Direction;
  /** tcp, udp or icmp. */
  readonly protocol: string;
  /** Null for a protocol without ports. */
  readonly port: number | null;
  /** Where it comes from (inbound) or goes to (outbound). */
  readonly addresses: AddressSet;
}

export interface DecidingRule {
  readonly firewall: RuleSet;
  readonly rule: Rule;
}

export interface Reach {
  readonly verdict: 'allowed' | 'partly' | 'blocked';
  readonly because: 'rule' | 'noRule' | 'noFirewall' | 'noOutboundRules';
  /** The rules that let it through; none when a rule is missing, or none is needed. */
  readonly rules: readonly DecidingRule[];
  /** The addresses of the rules that allow it: all of what can get through, and not only what was asked about. */
  readonly open: AddressSet;
}

const open = (because: Reach['because']): Reach => ({ verdict: 'allowed', because, rules: [], open: everywhere });

/** Whether traffic gets past the firewalls of a VM, and what decides. All firewalls of a VM count together: what one allows is allowed. */
export function reach(firewalls: readonly RuleSet[], traffic: Traffic): Reach {
  if (firewalls.length === 0) return open('noFirewall');
  const { direction, protocol, port, addresses } = traffic;
  const inDirection = firewalls.flatMap((firewall) =>
    firewall.rules.filter((rule) => rule.direction === direction).map((rule) => ({ firewall, rule })),
  );
  if (direction === 'outbound' && inDirection.length === 0) return open('noOutboundRules');
  const matching = inDirection.filter(({ rule }) => matchesPort(rule, protocol, hasPorts(protocol) ? port : null));
  const deciding = matching.filter(({ rule }) => overlaps(ruleAddresses(rule), addresses));
  const through = union(matching.map(({ rule }) => ruleAddresses(rule)));
  if (deciding.length === 0 || isEmptySet(addresses)) return { verdict: 'blocked', because: 'noRule', rules: [], open: through };
  const whole = deciding.filter(({ rule }) => containsSet(ruleAddresses(rule), addresses));
  const verdict = containsSet(through, addresses) ? 'allowed' : 'partly';
  return { verdict, because: 'rule', rules: whole.length > 0 ? whole : deciding, open: through };
}

/** Addresses to ask about: an address or a network, or anywhere of a family. */
export const placeOf = (cidr: string): AddressSet => addressSet([cidr]);
export const anywhereOf = (family: Family): AddressSet => onlyFamily(everywhere, family);
