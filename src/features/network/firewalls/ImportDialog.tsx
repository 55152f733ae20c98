import { useRef, useState } from 'react';
import { readRules, rulesJson } from '@/data/resources/firewall/files';
import { readRule, ruleKey, type Rule, type RuleText } from '@/data/resources/firewall/rule';
import { ruleWords, typedRule } from '@/data/resources/firewall/words';
import { readTextFile } from '@/files';
import { msg, useT } from '@/i18n';
import { Button, Failure, FileIcon } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
import { FormDialog, Select, Textarea } from '@/ui/forms';
import shared from '@/ui/shared.module.css';

interface Props {
  /** Firewalls whose rules can be copied. */
  readonly sources: readonly { readonly id: string; readonly name: string; readonly rules: readonly Rule[] }[];
  /** Rules that are there: the same ones are not added again. */
  readonly standing: readonly Rule[];
  readonly onAdd: (rules: readonly RuleText[]) => void;
  readonly onClose: () => void;
}

const mostShown = 100;
const mostBytes = 10_000_000;

/** Rules from another firewall, a JSON or CSV file or the clipboard, shown before they are staged. */
export function ImportDialog({ sources, standing, onAdd, onClose }: Props) {
  const t = useT();
  const [text, setText] = useState('');
  const [copied, setCopied] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const put = (next: string) => {
    setCopied(null);
    setRefused(false);
    setText(next);
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const { text: found } = await readTextFile(file, mostBytes);
    put(found ?? '');
    setRefused(found === undefined);
  };
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
      <div className={shared.fields}>
        {sources.length > 0 ? (
          <Select
            label={t('network.firewall.copyFrom')}
            placeholder={t('network.choose')}
            data={sources.map(({ id, name }) => ({ value: id, label: name }))}
            value={copied}
            onChange={(id) => {
              const source = sources.find((each) => each.id === id);
              put(source ? rulesJson(source.name, source.rules) : '');
              setCopied(id);
            }}
            searchable
            clearable
            limit={100}
            nothingFoundMessage={t('network.nothingFound')}
          />
        ) : null}
        <div>
          <Button icon={FileIcon} onClick={() => input.current?.click()}>
            {t('network.import.file')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".json,.csv,.txt,application/json,text/csv"
            aria-label={t('network.import.file')}
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        </div>
        <Textarea
          label={t('network.import.text')}
          value={text}
          onChange={(event) => {
            put(event.currentTarget.value);
          }}
          autosize
          minRows={4}
          maxRows={10}
          spellCheck={false}
        />
        {refused || read?.problem ? <Failure compact title={t(read?.problem ?? msg('network.import.shape'))} /> : null}
        {rules.length > 0 ? (
          <PlainTable
            label={t('network.import.preview')}
            captioned
            low
            head={[t('network.column.rules'), t('network.column.state')]}
            words={[1]}
            rows={rules.slice(0, mostShown).map(({ text: rule, valid, there }, index) => ({
              key: String(index),
              name: valid ? t(ruleWords(readRule(rule).rule)) : typedRule(rule),
              cells: [t(there ? 'network.import.there' : valid ? 'network.rule.state.new' : 'network.rule.invalid')],
            }))}
          />
        ) : null}
      </div>
    </FormDialog>
  );
}
