import '../lazy/styles';
import { Modal } from '@mantine/core';
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Glyph } from '../Icon';
import { SearchIcon } from '../icons';
import { isComposing } from '../keys';
import { useReturn } from '../lazy/useReturn';
import { useTop } from '../lazy/useTop';
import classes from './commands.module.css';
import text from '../text.module.css';

export interface CommandEntry {
  readonly key: string;
  readonly label: string;
  readonly description?: string | undefined;
  /** Why it cannot be done now: it stays in sight, does nothing and says so. */
  readonly reason?: string | null | undefined;
  readonly run: () => void;
}
export interface CommandGroup {
  readonly label: string;
  readonly entries: readonly CommandEntry[];
}

const hidden = { header: text.hidden, content: classes.content, body: classes.body };
const attributes = { header: { role: 'none' } };

interface ListProps {
  readonly title: string;
  /** Says what may be typed. */
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onClose: () => void;
  readonly groups: readonly CommandGroup[];
  /** Called with the key of what was chosen. */
  readonly onTaken?: (key: string) => void;
  /** How much there is, announced; shown when it is nothing. */
  readonly status: string;
}

/** A field over a list: what is typed narrows the list, the arrows choose, Enter takes. The focus stays in the field. */
export function CommandList({ title, placeholder, query, onQuery, onClose, onTaken, groups, status }: ListProps) {
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const all = groups.flatMap(({ entries }) => entries);
  // What is chosen may go while one types, or come later than the rest: the first is, until somebody chooses.
  const at = Math.max(
    0,
    all.findIndex(({ key }) => key === chosen),
  );
  const current = all[at];
  const idOf = (entry: CommandEntry) => `${id}-${entry.key}`;

  const active = current && idOf(current);

  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const take = (entry: CommandEntry | undefined) => {
    if (!entry || entry.reason) return;
    onTaken?.(entry.key);
    onClose();
    entry.run();
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === 0) take(current);
    else setChosen(all[(at + step + all.length) % all.length]?.key ?? null);
  };

  return (
    <>
      <div className={classes.field}>
        <Glyph icon={SearchIcon} size={18} />
        <input
          type="text"
          role="combobox"
          aria-label={placeholder}
          aria-expanded={all.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active}
          placeholder={placeholder}
          value={query}
          onChange={(event) => {
            setChosen(null);
            onQuery(event.currentTarget.value);
          }}
          onKeyDown={onKey}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          data-autofocus
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={title} className={classes.list}>
        {groups.map(({ label, entries }, place) => (
          <div key={label} role="group" aria-labelledby={`${id}-group-${place}`}>
            <div id={`${id}-group-${place}`} role="presentation" className={classes.group}>
              {label}
            </div>
            {entries.map((entry) => (
              // The field has the focus and the keys.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={entry.key}
                id={idOf(entry)}
                role="option"
                aria-selected={entry === current}
                aria-disabled={entry.reason ? true : undefined}
                className={classes.entry}
                onPointerMove={() => setChosen(entry.key)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(entry)}
              >
                <bdi className={classes.label}>{entry.label}</bdi>
                {(entry.reason ?? entry.description) ? <small>{entry.reason ?? entry.description}</small> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      <output className={all.length > 0 ? text.hidden : classes.none}>{status}</output>
    </>
  );
}

/** The dialog around it: without buttons, since Escape leaves it and so does a click beside it. */
export function CommandDialog({
  title,
  opened,
  onClose,
  children,
}: {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const top = useTop(opened);
  useReturn(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeOnEscape={top}
      returnFocus={false}
      title={title}
      withCloseButton={false}
      size={600}
      padding={0}
      yOffset="min(10dvh, 5rem)"
      classNames={hidden}
      attributes={attributes}
      transitionProps={{ duration: 120 }}
    >
      {children}
    </Modal>
  );
}
