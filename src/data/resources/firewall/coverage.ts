import { containsSet } from './addressSet';
import { containsPorts, everyPort } from './ports';
import { containsProtocol, ruleAddresses, type Rule } from './rule';

/** Whether everything that `inner` allows is allowed by `outer` too. */
export const coversRule = (outer: Rule, inner: Rule): boolean =>
  outer.direction === inner.direction &&
  containsProtocol(outer.protocol, inner.protocol) &&
  containsPorts(outer.ports, inner.ports) &&
  containsSet(ruleAddresses(outer), ruleAddresses(inner));

/** For each rule another one that covers it, or null. */
export type Coverage = ReadonlyMap<Rule, Rule | null>;

const start = ({ ports }: Rule): number => (ports ?? everyPort).from;
const end = ({ ports }: Rule): number => (ports ?? everyPort).to;

/** Calls `visit` for each of `rules` with those of `outers` that are open at its first port: only they can cover it. */
function sweep(rules: readonly Rule[], outers: readonly Rule[], visit: (rule: Rule, open: readonly Rule[]) => void): void {
  const coming = outers.toSorted((a, b) => start(b) - start(a));
  let open: Rule[] = [];
  for (const rule of rules.toSorted((a, b) => start(a) - start(b))) {
    for (let next = coming.at(-1); next && start(next) <= start(rule); next = coming.at(-1)) {
      open.push(next);
      coming.pop();
    }
    open = open.filter((outer) => end(outer) >= start(rule));
    visit(rule, open);
  }
}

/**
 * Finds covered rules. Of rules that cover each other the first one stands. With the last result only what has changed is
 * compared, so that typing in one rule of a thousand costs a thousand comparisons and not a million.
 */
export function coverageOf(rules: readonly Rule[], last: Coverage = new Map()): Coverage {
  const place = new Map(rules.map((rule, index) => [rule, index]));
  const placeOf = (rule: Rule): number => place.get(rule) ?? 0;
  const result = new Map<Rule, Rule | null>();
  const covers = (outer: Rule, inner: Rule): boolean =>
    outer !== inner && coversRule(outer, inner) && (placeOf(outer) < placeOf(inner) || !coversRule(inner, outer));
  const find = (rule: Rule, open: readonly Rule[]): void => {
    let first: Rule | null = null;
    for (const outer of open) if ((!first || placeOf(outer) < placeOf(first)) && covers(outer, rule)) first = outer;
    result.set(rule, first);
  };
  const uncovered: Rule[] = [];
  const unknown: Rule[] = [];
  for (const rule of rules) {
    const known = last.get(rule);
    if (known === null) uncovered.push(rule);
    else if (known && place.has(known) && covers(known, rule)) result.set(rule, known);
    else unknown.push(rule);
  }
  // A rule that nothing covered can only be covered by what is new.
  const fresh = rules.filter((rule) => !last.has(rule));
  sweep(uncovered, fresh, find);
  sweep(unknown, rules, find);
  return result;
}
