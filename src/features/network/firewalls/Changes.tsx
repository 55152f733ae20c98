import type { DraftRow } from '@/data/resources/firewall/draft';
import type { OtherChange } from '@/data/resources/firewall/merge';
import type { Rule } from '@/data/resources/firewall/rule';
import { ruleWords } from '@/data/resources/firewall/words';
import { useT } from '@/i18n';
import { Status, type Tone } from '@/ui';
import own from './firewall.module.css';

interface Change {
  readonly key: string;
  readonly kind: 'new' | 'changed' | 'deleted';
  readonly before: Rule | null;
  readonly after: Rule | null;
}

const tones: Record<Change['kind'], Tone> = { new: 'ok', changed: 'warn', deleted: 'bad' };
const most = 100;

export const ownChanges = (rows: readonly DraftRow[]): Change[] =>
  rows.flatMap(({ key, state, before, rule }) =>
    state === 'kept' ? [] : [{ key, kind: state, before, after: state === 'deleted' ? null : rule }],
  );

const kinds = { added: 'new', changed: 'changed', deleted: 'deleted' } as const;
export const otherChanges = (changes: readonly OtherChange[]): Change[] =>
  changes.map(({ kind, before, after }, index) => ({
    key: before?.uuid ?? after?.uuid ?? String(index),
    kind: kinds[kind],
    before,
    after,
  }));

/** The difference between two lists of rules, rule by rule. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useT();
  // The first addresses stand in the words; where only others differ, all of them are told.
  const said = (rule: Rule | null, other: Rule | null) => {
    if (!rule) return '';
    const words = t(ruleWords(rule));
    return other && t(ruleWords(other)) === words ? `${words} (${(rule.addresses ?? []).join(', ')})` : words;
  };
  return (
    <ul className={own.changes}>
      {changes.slice(0, most).map(({ key, kind, before, after }) => (
        <li key={key}>
          <Status tone={tones[kind]} label={t(`network.rule.state.${kind}`)} />
          <span>
            {before ? <del>{said(before, after)}</del> : null} {after ? <ins className={own.after}>{said(after, before)}</ins> : null}
          </span>
        </li>
      ))}
      {changes.length > most ? <li>{t('network.more', { count: changes.length - most })}</li> : null}
    </ul>
  );
}
