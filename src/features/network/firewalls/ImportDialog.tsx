import { useState } from 'react';
import { readRules } from '@/data/resources/firewall/files';
import { readRule, ruleKey, type Rule, type RuleText } from '@/data/resources/firewall/rule';
import { ruleWords } from '@/data/resources/firewall/words';
import { useT } from '@/i18n';
import { Failure } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
import { FormDialog, Textarea } from '@/ui/forms';
import classes from '../parts/network.module.css';

interface Props {
  /** Rules that are there: the same ones are not added again. */
  readonly standing: readonly Rule[];
  readonly onAdd: (rules: readonly RuleText[]) => void;
  readonly onClose: () => void;
}

const mostShown = 100;

/** Rules from a JSON or CSV file or from the clipboard, shown before they are staged. */
export function ImportDialog({ standing, onAdd, onClose }: Props) {
  const t = useT();
  const [text, setText] = useState('');
  const read = text.trim() === '' ? null : readRules(text);
  const known = new Set(standing.map(ruleKey));
  const rules = (read?.rules ?? []).map((each) => ({ ...each, there: each.valid && known.has(ruleKey(readRule(each.text).rule)) }));
  const going = rules.filter(({ there }) => !there);
  return (
    <FormDialog
      title={t('network.import.title')}
      confirmLabel={t('network.import.action', { count: going.length })}
      reason={going.length === 0 ? t('network.import.reason') : null}
      size="large"
      dirty={text !== ''}
      submit={async () => onAdd(going.map((each) => each.text))}
      onClose={onClose}
    >
      <div className={classes.fields}>
        <label>
          {t('network.import.file')}{' '}
          <input
            type="file"
            accept=".json,.csv,.txt,application/json,text/csv"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void file.text().then(setText);
            }}
          />
        </label>
        <Textarea
          label={t('network.import.text')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={4}
          maxRows={10}
          spellCheck={false}
        />
        {read?.problem ? <Failure compact title={t(read.problem)} /> : null}
        {rules.length > 0 ? (
          <PlainTable
            label={t('network.import.preview')}
            captioned
            low
            head={[t('network.column.rules'), t('network.column.state')]}
            words={[1]}
            rows={rules.slice(0, mostShown).map(({ text: rule, valid, there }, index) => ({
              key: String(index),
              name: t(ruleWords(readRule(rule).rule)),
              cells: [t(there ? 'network.import.there' : valid ? 'network.rule.state.new' : 'network.rule.invalid')],
            }))}
          />
        ) : null}
      </div>
    </FormDialog>
  );
}
