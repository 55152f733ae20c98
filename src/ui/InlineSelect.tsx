import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { ChevronDownIcon } from './icons';
import { Glyph } from './Icon';
import classes from './inlineSelect.module.css';
import text from './text.module.css';
import { Later, LazyChoices, preloadOverlays } from './lazy';

export interface InlineSelectProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

const opening = ['Enter', ' ', 'ArrowDown', 'ArrowUp'];

/** A small choice beside a title or above a table, with its label before it. Its list is fetched when the pointer or the focus comes near. */
export function InlineSelect<V extends string>({ label, value, options, onChange }: InlineSelectProps<V>) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  // The field has the width of the longest, so that a choice moves nothing beside it.
  const longest = options.reduce((found, option) => (option.label.length > found.length ? option.label : found), '');
  const toggle = () => setAnchor(anchor ? null : ref.current);
  const onKeyDown = (event: KeyboardEvent) => {
    // Open, the list has the keys.
    if (anchor || event.defaultPrevented || !opening.includes(event.key)) return;
    event.preventDefault();
    toggle();
  };
  return (
    <span className={classes.pick}>
      <span id={`${id}-label`}>{label}</span>
      <div
        ref={ref}
        role="combobox"
        tabIndex={0}
        aria-labelledby={`${id}-label`}
        aria-haspopup="listbox"
        aria-expanded={anchor !== null}
        aria-controls={`${id}-list`}
        className={classes.field}
        onPointerEnter={preloadOverlays}
        onFocus={preloadOverlays}
        onClick={toggle}
        onKeyDown={onKeyDown}
      >
        <span className={text.cut} dir="auto" data-longest={longest}>
          {options.find((option) => option.value === value)?.label}
        </span>
        <Glyph icon={ChevronDownIcon} size={14} />
      </div>
      {anchor ? (
        <Later>
          <LazyChoices
            id={id}
            anchor={anchor}
            value={value}
            options={options}
            onChoose={(next) => {
              const chosen = options.find((option) => option.value === next);
              if (chosen && chosen.value !== value) onChange(chosen.value);
            }}
            onClose={() => setAnchor(null)}
          />
        </Later>
      ) : null}
    </span>
  );
}

/** The same for yes and no. */
export function InlineCheckbox({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className={classes.pick}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
