import { useId, useState } from 'react';
import { useBrand } from '@/brand';
import { isBlock, readBlock } from '@/data/core/cidr';
import { cache } from '@/data/core/reads';
import { myAddressQuery } from '@/data/resources/firewall/myAddress';
import { entryProblem } from '@/data/resources/service/whitelist';
import { useFormat, useT } from '@/i18n';
import { Button, IconButton, PlusIcon, XIcon } from '@/ui';
import { enterPressed, TextInput } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from '../services.module.css';

interface Props {
  readonly entries: readonly string[];
  readonly onChange: (entries: readonly string[]) => void;
  /** Entries that the platform does not have yet are marked. */
  readonly saved?: readonly string[] | undefined;
  readonly disabled?: string | null | undefined;
}

/** IPv4 addresses and blocks that may connect. Several at once may be pasted. */
export function EntriesField({ entries, onChange, saved, disabled }: Props) {
  const t = useT();
  const format = useFormat();
  const { myAddressUrl } = useBrand().network;
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const typed = readBlock(text);
  const meaning =
    isBlock(typed) && (typed.hostBits || typed.count > 1)
      ? t('services.entry.means', { cidr: typed.cidr, first: typed.first, last: typed.last, count: format.number(typed.count) })
      : t('services.entry.about');

  const add = (all: string) => {
    let next = entries;
    for (const part of all.split(/[\s,;]+/).filter(Boolean)) {
      const wrong = entryProblem(part, next);
      if (wrong) {
        setProblem(`${part}: ${t(wrong)}`);
        onChange(next);
        return;
      }
      const block = readBlock(part);
      if (isBlock(block)) next = [...next, block.cidr];
    }
    if (next === entries) setProblem(t('services.entry.problem.empty'));
    else {
      setProblem(null);
      setText('');
      onChange(next);
    }
  };
  const addMine = async () => {
    setAsking(true);
    try {
      add((await cache.fetchQuery(myAddressQuery(myAddressUrl))) ?? '');
    } catch {
      setProblem(t('services.entry.mineFailed'));
    }
    setAsking(false);
  };
  return (
    <div className={shared.fields}>
      <div className={classes.entryRow}>
        <TextInput
          id={id}
          className={classes.grow}
          label={t('services.entry.label')}
          description={meaning}
          placeholder="192.0.2.0/24"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (!enterPressed(event)) return;
            event.preventDefault();
            add(text);
          }}
          error={problem}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          disabled={Boolean(disabled)}
        />
        <div className={classes.entryButtons}>
          <Button icon={PlusIcon} onClick={() => add(text)} reason={disabled}>
            {t('services.entry.add')}
          </Button>
          {myAddressUrl ? (
            <Button loading={asking} onClick={() => void addMine()} reason={disabled}>
              {t('services.entry.mine')}
            </Button>
          ) : null}
        </div>
      </div>
      {entries.length > 0 ? (
        <ul className={classes.entries} aria-label={t('services.allowed')}>
          {entries.map((entry) => {
            const block = readBlock(entry);
            return (
              <li key={entry}>
                <span className={classes.entry} dir="ltr">
                  {entry}
                </span>
                <small>
                  <span>
                    {isBlock(block)
                      ? block.prefix === 0
                        ? t('services.entry.all')
                        : block.count === 1
                          ? t('services.entry.one')
                          : t('services.entry.range', { first: block.first, last: block.last })
                      : null}
                  </span>
                  {saved && !saved.includes(entry) ? <span> {t('services.entry.unsaved')}</span> : null}
                </small>
                <IconButton
                  label={t('services.entry.remove', { entry })}
                  icon={XIcon}
                  reason={disabled}
                  onClick={() => onChange(entries.filter((each) => each !== entry))}
                />
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
