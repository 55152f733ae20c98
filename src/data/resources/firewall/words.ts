import { msg, type Message } from '@/i18n';
import { countOf, isEverywhere, type Family } from './addressSet';
import type { Opening } from './exposure';
import { portsText } from './ports';
import type { Rule, RuleText } from './rule';
import { serviceName } from './services';

const kindOf = ({ protocol, ports }: Pick<Rule, 'protocol' | 'ports'>): string => {
  if (serviceName(protocol, ports)) return 'service';
  if (protocol === 'icmp') return 'ping';
  if (ports !== null) return protocol === 'any' ? 'ports' : 'protocolPorts';
  return protocol === 'any' ? 'all' : 'protocol';
};

/** A rule in words, such as "SSH from 203.0.113.7" or "TCP 8000-8080 to anywhere". */
export function ruleWords(rule: Rule): Message {
  const [first, ...more] = rule.addresses ?? [];
  return msg('network.rule.words', {
    kind: kindOf(rule),
    service: serviceName(rule.protocol, rule.ports) ?? '',
    protocol: rule.protocol.toUpperCase(),
    ports: portsText(rule.ports),
    direction: rule.direction,
    place: rule.addresses === null ? 'anywhere' : first === undefined ? 'nowhere' : more.length === 0 ? 'one' : 'several',
    address: first ?? '',
    more: more.length,
  });
}

/** A rule that can't be sent, as it was typed: in words it would say something else. */
export const typedRule = ({ protocol, ports, anywhere, addresses }: RuleText): string =>
  [protocol.toUpperCase(), ports, anywhere ? '' : addresses].join(' ').replaceAll(/\s+/g, ' ').trim();

/** The rules of a firewall in a few words: rules that differ in their service only come together. */
export function rulesSummary(rules: readonly Rule[], longest = 4): { readonly words: readonly Message[]; readonly more: number } {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const named = serviceName(rule.protocol, rule.ports);
    const key = named ? `${rule.direction}|${(rule.addresses ?? ['*']).join(' ')}` : `${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  const words = [...groups.values()].map((group): Message => {
    const [first] = group as [Rule, ...Rule[]];
    const services = [...new Set(group.map((rule) => serviceName(rule.protocol, rule.ports)))].join(', ');
    const message = ruleWords(first);
    return group.length === 1 ? message : { ...message, values: { ...message.values, service: services } };
  });
  return { words: words.slice(0, longest), more: Math.max(0, words.length - longest) };
}

/** What is open and to whom, such as "SSH from anywhere" or "TCP 8000-8080 from 256 addresses". */
export function openingWords({ protocol, ports, from }: Pick<Opening, 'protocol' | 'ports' | 'from'>, family: Family = 4): Message {
  return msg('network.opening.words', {
    kind: kindOf({ protocol, ports }),
    service: serviceName(protocol, ports) ?? '',
    protocol: protocol.toUpperCase(),
    ports: portsText(ports),
    place: isEverywhere(from, family) ? 'anywhere' : family === 6 ? 'six' : 'some',
    // So many of IPv6 that the number tells nothing.
    count: family === 6 ? 0 : Number(countOf(from, family)),
  });
}
