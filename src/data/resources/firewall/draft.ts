import { newId } from '../../core/id';
import { emptyRuleText, readRule, ruleText, sameRule, type ReadRule, type Rule, type RuleText } from './rule';

/** A rule of the platform with what it is called in a draft: its uuid, or its place among those without one. */
export interface KeyedRule {
  readonly key: string;
  readonly rule: Rule;
}

export interface AddedRule {
  readonly key: string;
  readonly text: RuleText;
}

/** Changes to the rules of a firewall that have not been sent. */
export interface RulesDraft {
  /** The rules as they were when the changes began. */
  readonly base: readonly Rule[];
  readonly edits: Readonly<Record<string, RuleText>>;
  readonly deleted: readonly string[];
  readonly added: readonly AddedRule[];
}

export type RowState = 'kept' | 'new' | 'changed' | 'deleted';

export interface DraftRow {
  readonly key: string;
  readonly state: RowState;
  /** As the platform has it; null for a new rule. */
  readonly before: Rule | null;
  readonly text: RuleText;
  /** The rule as it is to be: what the platform holds, or what has been typed. */
  readonly rule: Rule;
  /** Null while nothing has been typed: what the platform holds is not judged. */
  readonly read: ReadRule | null;
}

export const keyedRules = (rules: readonly Rule[]): readonly KeyedRule[] =>
  rules.map((rule, index) => ({ key: rule.uuid ?? `rule-${index}`, rule }));

export const startDraft = (base: readonly Rule[]): RulesDraft => ({ base, edits: {}, deleted: [], added: [] });

export const hasChanges = ({ edits, deleted, added }: RulesDraft): boolean =>
  Object.keys(edits).length > 0 || deleted.length > 0 || added.length > 0;

const texts = new WeakMap<Rule, RuleText>();
const textOf = (rule: Rule): RuleText => {
  const text = texts.get(rule) ?? ruleText(rule);
  texts.set(rule, text);
  return text;
};

/** New rules first, where they have just been added; the others as the platform has them. */
export function draftRows({ base, edits, deleted, added }: RulesDraft): readonly DraftRow[] {
  const gone = new Set(deleted);
  return [
    ...added.map(({ key, text }): DraftRow => {
      const read = readRule(text);
      return { key, state: 'new', before: null, text, rule: read.rule, read };
    }),
    ...keyedRules(base).map(({ key, rule }): DraftRow => {
      if (gone.has(key)) return { key, state: 'deleted', before: rule, text: textOf(rule), rule, read: null };
      const text = edits[key];
      if (!text) return { key, state: 'kept', before: rule, text: textOf(rule), rule, read: null };
      const read = readRule(text);
      return { key, state: 'changed', before: rule, text, rule: withUuid(read, rule), read };
    }),
  ];
}

const kept = new WeakMap<ReadRule, Rule>();
const withUuid = (read: ReadRule, { uuid }: Rule): Rule => {
  const known = kept.get(read);
  if (known?.uuid === uuid) return known;
  const rule = { ...read.rule, uuid };
  kept.set(read, rule);
  return rule;
};

/** The rules as they are to be sent. Null: something that was typed can't be sent, or nothing would be left. */
export function rowsResult(rows: readonly DraftRow[]): readonly Rule[] | null {
  const left = rows.filter(({ state }) => state !== 'deleted');
  return left.length > 0 && left.every(({ read }) => read === null || read.valid) ? left.map(({ rule }) => rule) : null;
}

export const draftResult = (draft: RulesDraft): readonly Rule[] | null => rowsResult(draftRows(draft));

export const addRules = (draft: RulesDraft, rules: readonly RuleText[]): RulesDraft => ({
  ...draft,
  added: [...rules.map((text) => ({ key: newId(), text })), ...draft.added],
});

export const addRule = (draft: RulesDraft, text: RuleText = emptyRuleText): RulesDraft => addRules(draft, [text]);

const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));

/** What is typed into a rule. Back to what it was, it is not changed any more. */
export function editRule(draft: RulesDraft, key: string, text: RuleText): RulesDraft {
  if (draft.added.some((rule) => rule.key === key))
    return { ...draft, added: draft.added.map((rule) => (rule.key === key ? { key, text } : rule)) };
  const before = keyedRules(draft.base).find((rule) => rule.key === key)?.rule;
  if (!before) return draft;
  const read = readRule(text);
  const same = read.valid && sameRule(read.rule, before);
  return { ...draft, edits: same ? without(draft.edits, key) : { ...draft.edits, [key]: text } };
}

/** Marks a rule of the platform for deletion; a new one just goes. */
export const deleteRule = (draft: RulesDraft, key: string): RulesDraft => {
  if (draft.added.some((rule) => rule.key === key)) return { ...draft, added: draft.added.filter((rule) => rule.key !== key) };
  return draft.deleted.includes(key) ? draft : { ...draft, deleted: [...draft.deleted, key], edits: without(draft.edits, key) };
};

/** The rule as the platform has it; a new one goes. */
export const undoRule = (draft: RulesDraft, key: string): RulesDraft => ({
  ...draft,
  added: draft.added.filter((rule) => rule.key !== key),
  edits: without(draft.edits, key),
  deleted: draft.deleted.filter((each) => each !== key),
});

export const duplicateRule = (draft: RulesDraft, key: string): RulesDraft => {
  const row = draftRows(draft).find((each) => each.key === key);
  return row ? addRule(draft, { ...row.text }) : draft;
};
