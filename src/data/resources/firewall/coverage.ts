import { containsSet } from './addressSet';
import { containsPorts } from './ports';
import { containsProtocol, ruleAddresses, type Rule } from './rule';

/** Whether everything that `inner` allows is allowed by `outer` too. */
export const coversRule = (outer: Rule, inner: Rule): boolean =>
  outer.direction === inner.direction &&
  containsProtocol(outer.protocol, inner.protocol) &&
  containsPorts(outer.ports, inner.ports) &&
  containsSet(ruleAddresses(outer), ruleAddresses(inner));

/** For each rule another one that covers it, or null. */
export type Coverage = ReadonlyMap<Rule, Rule | null>;

/**
 * Finds covered rules. Of rules that cover each other the first one stands. With the last result only what has changed is
 * compared, so that typing in one rule of a thousand costs a thousand comparisons and not a million.
 */
export function coverageOf(rules: readonly Rule[], last: Coverage = new Map()): Coverage {
  const place = new Map(rules.map((rule, index) => [rule, index]));
  const fresh = rules.filter((rule) => !last.has(rule));
  const result = new Map<Rule, Rule | null>();
  const covers = (outer: Rule, inner: Rule): boolean =>
    outer !== inner && coversRule(outer, inner) && ((place.get(outer) ?? 0) < (place.get(inner) ?? 0) || !coversRule(inner, outer));
  for (const rule of rules) {
    const known = last.get(rule);
    const still = known && place.has(known) && covers(known, rule);
    // A rule that nothing covered can only be covered by what is new.
    const candidates = known === null ? fresh : rules;
    result.set(rule, still ? known : (candidates.find((outer) => covers(outer, rule)) ?? null));
  }
  return result;
}
