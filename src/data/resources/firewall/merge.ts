import { newId } from '../../core/id';
import { keyedRules, type KeyedRule, type RulesDraft } from './draft';
import { readRule, ruleKey, sameRule, type Rule, type RuleText } from './rule';

/** What somebody else has done to a firewall since a draft of it began. */
export interface OtherChange {
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly before: Rule | null;
  readonly after: Rule | null;
}

/** A rule that both have touched, each in another way. Null: deleted. */
export interface Conflict {
  readonly key: string;
  readonly before: Rule;
  readonly mine: Rule | null;
  readonly theirs: Rule | null;
}

export type Side = 'mine' | 'theirs';

export interface Comparison {
  readonly changes: readonly OtherChange[];
  readonly conflicts: readonly Conflict[];
}

interface Pair extends KeyedRule {
  readonly now: Rule | null;
}

/**
 * Finds each rule again: by its uuid, else by what it says, because a client that does not send uuids gives every rule a
 * new one.
 */
function align(base: readonly Rule[], current: readonly Rule[]): { pairs: readonly Pair[]; added: readonly Rule[] } {
  const left = new Set(current);
  const byUuid = new Map(current.flatMap((rule) => (rule.uuid === null ? [] : [[rule.uuid, rule] as const])));
  const first = keyedRules(base).map(({ key, rule }): Pair => {
    const now = (rule.uuid !== null && byUuid.get(rule.uuid)) || null;
    if (now) left.delete(now);
    return { key, rule, now };
  });
  const byContent = new Map<string, Rule[]>();
  for (const rule of left) byContent.set(ruleKey(rule), [...(byContent.get(ruleKey(rule)) ?? []), rule]);
  const pairs = first.map((pair): Pair => {
    const now = pair.now ?? byContent.get(ruleKey(pair.rule))?.shift() ?? null;
    if (now) left.delete(now);
    return { ...pair, now };
  });
  return { pairs, added: [...left] };
}

const mineOf = (draft: RulesDraft, key: string): { text: RuleText } | 'deleted' | 'untouched' => {
  const text = draft.edits[key];
  return draft.deleted.includes(key) ? 'deleted' : text ? { text } : 'untouched';
};

/** What has changed on the platform since the draft began, and where that collides with it. */
export function compareDraft(draft: RulesDraft, current: readonly Rule[]): Comparison {
  const { pairs, added } = align(draft.base, current);
  const changes: OtherChange[] = [];
  const conflicts: Conflict[] = [];
  for (const { key, rule, now } of pairs) {
    if (now && sameRule(rule, now)) continue;
    changes.push({ kind: now ? 'changed' : 'deleted', before: rule, after: now });
    const mine = mineOf(draft, key);
    if (mine === 'untouched') continue;
    const wanted = mine === 'deleted' ? null : readRule(mine.text).rule;
    const agreed = wanted && now ? sameRule(wanted, now) : wanted === now;
    if (!agreed) conflicts.push({ key, before: rule, mine: wanted, theirs: now });
  }
  for (const rule of added) changes.push({ kind: 'added', before: null, after: rule });
  return { changes, conflicts };
}

/**
 * The draft on top of what the platform has now. Where both touched a rule, the choice decides; `mine` stands where none is
 * made. Nobody's rule is lost: what others added stays, and what they deleted comes back only by a choice.
 */
export function rebaseDraft(draft: RulesDraft, current: readonly Rule[], choices: Readonly<Record<string, Side>>): RulesDraft {
  const { pairs } = align(draft.base, current);
  const keys = new Map(keyedRules(current).map(({ key, rule }) => [rule, key]));
  const edits: Record<string, RuleText> = {};
  const deleted: string[] = [];
  const restored: RulesDraft['added'][number][] = [];
  for (const { key, rule, now } of pairs) {
    const mine = mineOf(draft, key);
    if (mine === 'untouched') continue;
    const collides = !now || !sameRule(rule, now);
    if (collides && choices[key] === 'theirs') continue;
    if (mine === 'deleted') {
      if (now) deleted.push(keys.get(now) ?? key);
    } else if (!now) restored.push({ key: newId(), text: mine.text });
    else if (!sameRule(readRule(mine.text).rule, now)) edits[keys.get(now) ?? key] = mine.text;
  }
  const standing = new Set(current.map(ruleKey));
  const before = new Set(draft.base.map(ruleKey));
  // What both have added is added once.
  const added = draft.added.filter(({ text }) => {
    const key = ruleKey(readRule(text).rule);
    return before.has(key) || !standing.has(key);
  });
  return { base: current, edits, deleted, added: [...restored, ...added] };
}
