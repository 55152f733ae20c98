import type { Firewall } from '@/api';
import { containsSet, nowhere, sameSet, type AddressSet, type Family } from './addressSet';
import { protocolOpenings, protocols, type Opening } from './exposure';
import { everyPort, hasPorts } from './ports';
import type { RuleSet } from './reach';
import { firewallsByVm, ruleSetOf } from './rules';

/** What changes in what the Internet can reach, when the firewalls of a VM change. */
export interface ReachChange {
  readonly kind: 'opens' | 'closes';
  readonly opening: Pick<Opening, 'protocol' | 'ports' | 'from'>;
}

/** Who gets in at a port, asked for ports that only rise: openings come in their order. */
function walk(all: readonly Opening[]): (port: number) => AddressSet {
  let index = 0;
  return (port) => {
    while (index < all.length && (all[index]?.ports ?? everyPort).to < port) index += 1;
    const here = all[index];
    return here && (here.ports ?? everyPort).from <= port ? here.from : nowhere;
  };
}

function changesOf(protocol: string, before: readonly Opening[], after: readonly Opening[]): ReachChange[] {
  const ranges = [...before, ...after].map(({ ports }) => ports ?? everyPort);
  const cuts = [...new Set(ranges.flatMap(({ from, to }) => [from, to + 1]))].toSorted((a, b) => a - b);
  const changes: ReachChange[] = [];
  const add = (kind: ReachChange['kind'], from: number, to: number, addresses: AddressSet) => {
    const index = changes.findLastIndex((change) => change.kind === kind);
    const last = changes[index]?.opening;
    if (last?.ports && last.ports.to === from - 1 && sameSet(last.from, addresses))
      changes[index] = { kind, opening: { ...last, ports: { from: last.ports.from, to } } };
    else changes.push({ kind, opening: { protocol, ports: { from, to }, from: addresses } });
  };
  const [wasAt, isAt] = [walk(before), walk(after)];
  cuts.slice(0, -1).forEach((from, index) => {
    const to = (cuts[index + 1] ?? from + 1) - 1;
    const [was, is] = [wasAt(from), isAt(from)];
    if (sameSet(was, is)) return;
    if (!containsSet(is, was)) add('closes', from, to, was);
    if (!containsSet(was, is)) add('opens', from, to, is);
  });
  return changes.map(({ kind, opening }) => {
    const whole = !hasPorts(protocol) || (opening.ports?.from === everyPort.from && opening.ports.to === everyPort.to);
    return { kind, opening: whole ? { ...opening, ports: null } : opening };
  });
}

/** Compares what gets through two sets of firewalls of one VM. */
export function reachChanges(before: readonly RuleSet[], after: readonly RuleSet[], family: Family = 4): readonly ReachChange[] {
  const all = protocols.flatMap((protocol) =>
    changesOf(protocol, protocolOpenings(protocol, before, family), protocolOpenings(protocol, after, family)),
  );
  // The same for every protocol is said once.
  const [first] = all;
  const alike = (kind: ReachChange['kind']) => {
    const own = all.filter((change) => change.kind === kind && change.opening.ports === null);
    return own.length === protocols.length && own.every(({ opening }) => sameSet(opening.from, own[0]?.opening.from ?? nowhere))
      ? own
      : null;
  };
  if (!first) return [];
  return (['closes', 'opens'] as const).flatMap((kind): ReachChange[] => {
    const same = alike(kind);
    const rest = all.filter((change) => change.kind === kind && !same?.includes(change));
    return same?.[0] ? [{ kind, opening: { ...same[0].opening, protocol: 'any' } }, ...rest] : rest;
  });
}

/** The firewalls that a VM has, and those that it would have with or without one of them. `all` are those of its location. */
export function assignmentChange(
  firewall: Firewall,
  all: readonly Firewall[],
  vm: string,
  kind: 'assign' | 'unassign',
): { readonly before: readonly RuleSet[]; readonly after: readonly RuleSet[] } {
  const before = firewallsByVm(all).get(vm) ?? [];
  const others = before.filter(({ uuid }) => uuid !== firewall.uuid);
  return { before: before.map(ruleSetOf), after: (kind === 'assign' ? [...others, firewall] : others).map(ruleSetOf) };
}
