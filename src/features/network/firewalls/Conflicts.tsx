import type { Conflict, Side } from '@/data/resources/firewall/merge';
import type { Rule } from '@/data/resources/firewall/rule';
import { ruleWords } from '@/data/resources/firewall/words';
import { useT } from '@/i18n';
import { ChoiceCards } from '@/ui/forms';
import own from './firewall.module.css';

interface Props {
  readonly conflicts: readonly Conflict[];
  readonly choices: Readonly<Record<string, Side>>;
  readonly onChoose: (choices: Readonly<Record<string, Side>>) => void;
}

/** Rules that both have touched: as it was, as it is here, and as somebody else has it now. */
export function Conflicts({ conflicts, choices, onChoose }: Props) {
  const t = useT();
  const said = (rule: Rule | null) => (rule ? t(ruleWords(rule)) : t('network.review.deleted'));
  return conflicts.map(({ key, before, mine, theirs }) => (
    <div key={key} className={own.conflict}>
      <ChoiceCards
        label={t('network.review.conflict', { rule: said(before) })}
        options={[
          { value: 'mine', title: t('network.review.keepMine'), description: said(mine) },
          { value: 'theirs', title: t('network.review.takeTheirs'), description: said(theirs) },
        ]}
        value={choices[key] ?? null}
        onChange={(value) => onChoose({ ...choices, [key]: value === 'mine' ? 'mine' : 'theirs' })}
        least={200}
      />
    </div>
  ));
}
