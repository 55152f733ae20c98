import { msg, type Message } from '@/i18n';
import { countOf, isEmptySet, isEverywhere, onlyFamily, sameSet, union, everywhere, type AddressSet, type Family } from './addressSet';
import { everyPort, firstPort, hasPorts, lastPort, type PortRange } from './ports';
import type { DecidingRule, RuleSet } from './reach';
import { containsProtocol, matchesPort, ruleAddresses } from './rule';
import { sensitiveIn } from './services';

export type Risk = 'high' | 'medium' | 'low';

/** Ports of one protocol that are open, and to whom. */
export interface Opening {
  /** tcp, udp or icmp; any when all of them are open alike. */
  readonly protocol: string;
  /** Null: all of them. */
  readonly ports: PortRange | null;
  readonly from: AddressSet;
  /** None when there is no firewall to limit anything. */
  readonly rules: readonly DecidingRule[];
}

export interface RatedOpening extends Opening {
  readonly risk: Risk;
  readonly reason: Message;
}

export const protocols = ['tcp', 'udp', 'icmp'] as const;

/** The openings of one protocol: neighbouring ports that are open to the same addresses come together. */
function openingsOf(protocol: string, all: readonly DecidingRule[], family: Family): Opening[] {
  const rules = all.filter(({ rule }) => rule.direction === 'inbound' && containsProtocol(rule.protocol, protocol));
  const ranges = rules.map(({ rule }) => rule.ports ?? everyPort);
  const cuts = hasPorts(protocol)
    ? [...new Set([firstPort, ...ranges.flatMap(({ from, to }) => [from, to + 1])])].toSorted((a, b) => a - b)
    : [firstPort];
  const openings: Opening[] = [];
  // From port to port only the rules that begin and end there are looked at, so that a thousand rules are quick.
  const coming = rules.toSorted((a, b) => (b.rule.ports?.from ?? firstPort) - (a.rule.ports?.from ?? firstPort));
  let standing: DecidingRule[] = [];
  cuts.forEach((from, index) => {
    const to = Math.min(lastPort, (cuts[index + 1] ?? lastPort + 1) - 1);
    if (from > to) return;
    for (let next = coming.at(-1); next && (next.rule.ports?.from ?? firstPort) <= from; next = coming.at(-1)) {
      standing.push(next);
      coming.pop();
    }
    if (hasPorts(protocol)) standing = standing.filter(({ rule }) => (rule.ports ?? everyPort).to >= from);
    else standing = rules;
    const open = standing.filter(({ rule }) => matchesPort(rule, protocol, from) && ruleAddresses(rule)[family].length > 0);
    const addresses = onlyFamily(union(open.map(({ rule }) => ruleAddresses(rule))), family);
    if (isEmptySet(addresses)) return;
    const last = openings.at(-1);
    if (last?.ports && last.ports.to === from - 1 && sameSet(last.from, addresses))
      openings[openings.length - 1] = { ...last, ports: { from: last.ports.from, to }, rules: [...new Set([...last.rules, ...open])] };
    else openings.push({ protocol, ports: { from, to }, from: addresses, rules: open });
  });
  return openings.map((opening) =>
    !hasPorts(protocol) || (opening.ports?.from === firstPort && opening.ports.to === lastPort) ? { ...opening, ports: null } : opening,
  );
}

/** What gets through the firewalls of a VM by one protocol. */
export const protocolOpenings = (protocol: string, firewalls: readonly RuleSet[], family: Family): readonly Opening[] =>
  firewalls.length === 0
    ? [{ protocol, ports: null, from: onlyFamily(everywhere, family), rules: [] }]
    : openingsOf(
        protocol,
        firewalls.flatMap((firewall) => firewall.rules.map((rule) => ({ firewall, rule }))),
        family,
      );

/** Everything that gets through the firewalls of a VM to an address of a family. */
export function openings(firewalls: readonly RuleSet[], family: Family): readonly RatedOpening[] {
  if (firewalls.length === 0) {
    const opening = { protocol: 'any', ports: null, from: onlyFamily(everywhere, family), rules: [] };
    return [{ ...opening, risk: 'high', reason: msg('network.exposure.noFirewall') }];
  }
  const all = protocols.flatMap((protocol) => protocolOpenings(protocol, firewalls, family));
  const [first, ...others] = all;
  const alike =
    first !== undefined &&
    all.length === protocols.length &&
    all.every(({ ports, from }) => ports === null && sameSet(from, first.from)) &&
    new Set(all.map(({ protocol }) => protocol)).size === protocols.length;
  const shown = alike ? [{ ...first, protocol: 'any', rules: [...new Set([first, ...others].flatMap((one) => one.rules))] }] : all;
  return shown.map((opening) => ({ ...opening, ...rate(opening, family) }));
}

/** What is meant to be open to everyone, mostly. */
const isPublic = ({ protocol, ports }: Pick<Opening, 'protocol' | 'ports'>): boolean =>
  protocol === 'icmp' || (ports !== null && ports.from === ports.to && (ports.from === 80 || ports.from === 443));

/** So many addresses are no longer a chosen few: a sixteenth of IPv4, and of IPv6 as much of what is in use. */
const many = { 4: 1n << 28n, 6: 1n << 121n } as const;

/** How dangerous an opening is, and why. */
export function rate(
  { protocol, ports, from }: Pick<Opening, 'protocol' | 'ports' | 'from'>,
  family: Family,
): { risk: Risk; reason: Message } {
  const services = sensitiveIn(protocol, ports);
  const names = services.map(({ name }) => name).join(', ');
  if (!isEverywhere(from, family)) {
    const wide = countOf(from, family) >= many[family];
    return { risk: wide ? 'medium' : 'low', reason: wide ? msg('network.exposure.wide') : msg('network.exposure.limited') };
  }
  if (isPublic({ protocol, ports })) return { risk: 'low', reason: msg('network.exposure.public') };
  if (ports === null && protocol !== 'udp') return { risk: 'high', reason: msg('network.exposure.everyPort') };
  if (services.length > 0) return { risk: 'high', reason: msg('network.exposure.sensitive', { services: names, count: services.length }) };
  return { risk: 'medium', reason: msg('network.exposure.everyone') };
}
