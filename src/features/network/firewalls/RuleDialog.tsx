import { useDeferredValue, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useBrand } from '@/brand';
import { parseAddresses, replaceEntry } from '@/data/resources/firewall/addresses';
import { myAddressQuery } from '@/data/resources/firewall/myAddress';
import { hasPorts } from '@/data/resources/firewall/ports';
import { readRule, type Direction, type RuleText } from '@/data/resources/firewall/rule';
import { ruleWords } from '@/data/resources/firewall/words';
import { useT } from '@/i18n';
import { Button } from '@/ui';
import { ChoiceCards, FormDialog, Select, TextInput, Textarea } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import own from './firewall.module.css';

interface Props {
  /** Null: a new rule. */
  readonly text: RuleText;
  readonly isNew: boolean;
  /** Several when one rule becomes several, such as one for each port. */
  readonly onApply: (texts: readonly RuleText[]) => void;
  readonly onClose: () => void;
}

const protocols = ['tcp', 'udp', 'icmp', 'any'] as const;

/** One rule as it is typed. Nothing is sent: the change is staged. */
export function RuleDialog({ text: before, isNew, onApply, onClose }: Props) {
  const t = useT();
  const [text, setText] = useState(before);
  const set = (change: Partial<RuleText>) => setText((last) => ({ ...last, ...change }));
  // What it means follows the typing: of a long list of addresses that takes a moment.
  const read = readRule(useDeferredValue(text));
  const inbound = text.direction === 'inbound';
  const ported = hasPorts(text.protocol);
  const known: readonly string[] = protocols;
  const reason = read.ports.problem
    ? t(read.ports.problem)
    : read.addresses.problems[0]
      ? t('network.rule.reason.addresses', { count: read.addresses.problems.length })
      : read.addresses.empty
        ? t('network.rule.reason.noAddress')
        : null;
  return (
    <FormDialog
      title={t(isNew ? 'network.rule.add' : 'network.rule.edit')}
      confirmLabel={t(isNew ? 'network.rule.add' : 'network.rule.apply')}
      reason={reason}
      size="normal"
      dirty={text !== before}
      submit={async () => readRule(text).valid && onApply([text])}
      onClose={onClose}
    >
      <div className={shared.fields}>
        <div className={own.line}>
          <Select
            label={t('network.rule.direction')}
            data={(['inbound', 'outbound'] as const).map((value) => ({ value, label: t(`network.direction.${value}`) }))}
            value={text.direction}
            onChange={(value) => set({ direction: (value ?? text.direction) as Direction })}
            allowDeselect={false}
          />
          <Select
            label={t('network.rule.protocol')}
            data={[
              ...protocols.map((value) => ({
                value: value as string,
                label: value === 'any' ? t('network.protocol.any') : value.toUpperCase(),
              })),
              ...(known.includes(text.protocol) ? [] : [{ value: text.protocol, label: text.protocol }]),
            ]}
            value={text.protocol}
            onChange={(value) => set({ protocol: value ?? text.protocol })}
            allowDeselect={false}
          />
          <TextInput
            label={t('network.rule.ports')}
            placeholder={t(ported ? 'network.rule.ports.all' : 'network.rule.ports.none')}
            value={text.ports}
            onChange={(event) => set({ ports: event.currentTarget.value })}
            error={read.ports.problem ? t(read.ports.problem) : null}
            disabled={!ported && text.ports === ''}
            data-autofocus={isNew || undefined}
            autoComplete="off"
          />
        </div>
        <PortHelp text={text} suggestions={read.ports.suggestions} onChange={setText} onSplit={onApply} onClose={onClose} />
        <ChoiceCards
          label={t(inbound ? 'network.rule.sources' : 'network.rule.destinations')}
          options={[
            { value: 'anywhere', title: t('network.rule.anywhere'), description: t('network.rule.anywhere.text') },
            { value: 'some', title: t('network.rule.some'), description: t('network.rule.some.text') },
          ]}
          value={text.anywhere ? 'anywhere' : 'some'}
          onChange={(value) => set({ anywhere: value === 'anywhere' })}
          least={200}
        />
        {text.anywhere ? null : <AddressField value={text.addresses} onChange={(addresses) => set({ addresses })} />}
        {read.valid ? (
          <p className={own.preview}>
            <span>{t('network.rule.means')}</span> <strong>{t(ruleWords(read.rule))}</strong>
          </p>
        ) : null}
      </div>
    </FormDialog>
  );
}

/** What was probably meant by the ports, for one click: the range the right way round, or a rule for each port. */
function PortHelp({
  text,
  suggestions,
  onChange,
  onSplit,
  onClose,
}: {
  text: RuleText;
  suggestions: readonly string[] | undefined;
  onChange: (text: RuleText) => void;
  onSplit: Props['onApply'];
  onClose: () => void;
}) {
  const t = useT();
  const [first] = suggestions ?? [];
  if (!suggestions || first === undefined) return null;
  const split = suggestions.map((ports) => ({ ...text, ports }));
  const splittable = suggestions.length > 1 && split.every((each) => readRule(each).valid);
  if (suggestions.length > 1 && !splittable) return null;
  return (
    <div>
      <Button
        size="small"
        onClick={() => {
          if (!splittable) return onChange({ ...text, ports: first });
          onSplit(split);
          return onClose();
        }}
      >
        {splittable
          ? t('network.rule.split', { count: suggestions.length })
          : first === ''
            ? t('network.rule.ports.clear')
            : t('network.rule.use', { text: first })}
      </Button>
    </div>
  );
}

const mostNotes = 20;

/** A few lines to see what is typed. Measured by its text and not by the browser, which takes long over a long list. */
const rowsFor = (text: string): number => Math.min(10, Math.max(3, text.split('\n').length, Math.ceil(text.length / 60)));

/** Addresses as people paste them: what is wrong and what means more than it says is told below, and changed by a click only. */
function AddressField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useT();
  const { network } = useBrand();
  const mine = useQuery(myAddressQuery(network.myAddressUrl));
  const { entries, problems } = parseAddresses(useDeferredValue(value));
  const broader = entries.flatMap(({ text, meaning }) => (meaning ? [{ text, meaning }] : []));
  const replace = (text: string, by: string) => onChange(replaceEntry(value, text, by.replaceAll(' ', '\n')));
  const add = (address: string) => onChange([value.trim(), address].filter(Boolean).join('\n'));
  return (
    <>
      <Textarea
        label={t('network.rule.addresses')}
        description={t('network.rule.addresses.text')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={problems.length > 0 ? t('network.rule.reason.addresses', { count: problems.length }) : null}
        rows={rowsFor(value)}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        dir="ltr"
      />
      <div className={own.help}>
        {mine.data ? (
          <Button size="small" onClick={() => add(mine.data ?? '')}>
            {t('network.rule.mine', { address: mine.data })}
          </Button>
        ) : (
          <small>{t(network.myAddressUrl && mine.isPending ? 'ui.loading' : 'network.rule.mine.how')}</small>
        )}
        <small>{t('network.rule.count', { count: entries.length })}</small>
      </div>
      {problems.length + broader.length > 0 ? (
        <ul className={own.notes}>
          {problems.slice(0, mostNotes).map(({ text, reason, suggestion }) => (
            <li key={text} data-tone="bad">
              <code>{text.length > 60 ? `${text.slice(0, 60)}…` : text}</code> {t(reason)}
              {suggestion ? (
                <Button size="small" variant="subtle" onClick={() => replace(text, suggestion)}>
                  {t('network.rule.use', { text: suggestion.length > 60 ? `${suggestion.slice(0, 60)}…` : suggestion })}
                </Button>
              ) : null}
            </li>
          ))}
          {broader.slice(0, mostNotes).map(({ text, meaning }) => (
            <li key={text} data-tone="warn">
              <code>{text}</code> <span>{t('network.rule.broader', { meaning })}</span>
              <Button size="small" variant="subtle" onClick={() => replace(text, meaning)}>
                {t('network.rule.use', { text: meaning })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
