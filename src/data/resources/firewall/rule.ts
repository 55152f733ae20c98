import type { Firewall, FirewallRule, FirewallRuleInput } from '@/api';
import { addressSet, everywhere, type AddressSet } from './addressSet';
import { isAddress, parseAddresses, type AddressProblem } from './addresses';
import { hasPorts, parsePorts, portsText, type ParsedPorts, type PortRange } from './ports';

export type Direction = 'inbound' | 'outbound';

/** A rule as the platform holds it. Rules only allow: there is no rule that forbids. */
export interface Rule {
  /** Null for one that the platform does not know yet. */
  readonly uuid: string | null;
  readonly direction: Direction;
  /** tcp, udp, icmp or any; the list is open. */
  readonly protocol: string;
  /** Null: all ports. */
  readonly ports: PortRange | null;
  /** Sources of an inbound rule, destinations of an outbound one. Null: anywhere. */
  readonly addresses: readonly string[] | null;
}

/** A rule as it is typed. */
export interface RuleText {
  readonly direction: Direction;
  readonly protocol: string;
  readonly ports: string;
  readonly anywhere: boolean;
  readonly addresses: string;
}

/* ——— From and to the platform ——— */

const read = new WeakMap<FirewallRule, Rule>();

/** The same object for the same rule of an answer, so that what was worked out of it is kept from page to page. */
export function ruleOf(rule: FirewallRule): Rule {
  const known = read.get(rule);
  if (known) return known;
  const made = toRule(rule);
  read.set(rule, made);
  return made;
}

function toRule(rule: FirewallRule): Rule {
  const start = rule.port_start ?? null;
  const listed = rule.endpoint_spec_type === 'any' ? null : (rule.endpoint_spec ?? null);
  return {
    uuid: rule.uuid ?? null,
    direction: rule.direction === 'outbound' ? 'outbound' : 'inbound',
    protocol: (rule.protocol ?? 'any').toLowerCase(),
    ports: start === null ? null : { from: start, to: rule.port_end ?? start },
    addresses: rule.endpoint_spec_type === 'ip_prefixes' ? (listed ?? []) : listed,
  };
}

/** Rules come in any order: by direction, protocol and port they always look the same. */
const order = (a: Rule, b: Rule): number =>
  a.direction.localeCompare(b.direction) ||
  (a.ports?.from ?? 0) - (b.ports?.from ?? 0) ||
  (a.ports?.to ?? 0) - (b.ports?.to ?? 0) ||
  a.protocol.localeCompare(b.protocol) ||
  (a.uuid ?? '').localeCompare(b.uuid ?? '');

const lists = new WeakMap<readonly FirewallRule[], readonly Rule[]>();

export function rulesOf({ rules }: Pick<Firewall, 'rules'>): readonly Rule[] {
  if (!rules) return [];
  const known = lists.get(rules);
  if (known) return known;
  const list = rules.map(ruleOf).toSorted(order);
  lists.set(rules, list);
  return list;
}

/** What is sent: a kept rule with its uuid, addresses as they were typed. */
export const ruleInput = ({ uuid, direction, protocol, ports, addresses }: Rule): FirewallRuleInput => ({
  ...(uuid === null ? {} : { uuid }),
  direction,
  protocol,
  port_start: ports?.from ?? null,
  port_end: ports?.to ?? null,
  endpoint_spec_type: addresses === null ? 'any' : 'ip_prefixes',
  endpoint_spec: addresses === null ? null : [...addresses],
});

/* ——— As text ——— */

export const ruleText = ({ direction, protocol, ports, addresses }: Rule): RuleText => ({
  direction,
  protocol,
  ports: portsText(ports),
  anywhere: addresses === null,
  addresses: (addresses ?? []).join('\n'),
});

export const emptyRuleText: RuleText = { direction: 'inbound', protocol: 'tcp', ports: '', anywhere: true, addresses: '' };

export interface ReadRule {
  readonly rule: Rule;
  readonly ports: ParsedPorts;
  readonly addresses: { readonly problems: readonly AddressProblem[]; readonly empty: boolean };
  readonly valid: boolean;
}

const readings = new WeakMap<RuleText, ReadRule>();

/** What a typed rule is, with what is wrong with it. Computed once for each text, so that a long list stays quick. */
export function readRule(text: RuleText): ReadRule {
  const known = readings.get(text);
  if (known) return known;
  const ports = parsePorts(text.ports, text.protocol);
  const { entries, problems } = text.anywhere ? { entries: [], problems: [] } : parseAddresses(text.addresses);
  const empty = !text.anywhere && entries.length === 0 && problems.length === 0;
  const read: ReadRule = {
    rule: {
      uuid: null,
      direction: text.direction,
      protocol: text.protocol,
      ports: ports.ports,
      addresses: text.anywhere ? null : entries.map((entry) => entry.text),
    },
    ports,
    addresses: { problems, empty },
    valid: !ports.problem && problems.length === 0 && !empty,
  };
  readings.set(text, read);
  return read;
}

/* ——— Compared ——— */

const keys = new WeakMap<Rule, string>();

/** The same for rules that say the same, whatever their uuid and the order of their addresses. */
export function ruleKey(rule: Rule): string {
  const known = keys.get(rule);
  if (known !== undefined) return known;
  const { direction, protocol, ports, addresses } = rule;
  const key = [direction, protocol, portsText(ports), addresses === null ? '*' : [...new Set(addresses)].toSorted().join(' ')].join('|');
  keys.set(rule, key);
  return key;
}

export const sameRule = (a: Rule, b: Rule): boolean => a === b || ruleKey(a) === ruleKey(b);

const sets = new WeakMap<Rule, AddressSet>();

/** The addresses that a rule speaks of. What can't be read is left out: nothing is thought open because of it. */
export function ruleAddresses(rule: Rule): AddressSet {
  if (rule.addresses === null) return everywhere;
  const known = sets.get(rule);
  if (known) return known;
  const set = addressSet(rule.addresses.filter(isAddress));
  sets.set(rule, set);
  return set;
}

/** Whether a rule's protocol takes in another's. */
export const containsProtocol = (outer: string, inner: string): boolean => outer === 'any' || outer === inner;

/** The ports that count for a protocol: ICMP has none, whatever a rule says. */
export const matchesPort = ({ protocol, ports }: Pick<Rule, 'protocol' | 'ports'>, of: string, port: number | null): boolean => {
  if (!containsProtocol(protocol, of)) return false;
  if (!hasPorts(of)) return ports === null || protocol === of;
  return ports === null || (port !== null && ports.from <= port && port <= ports.to);
};
