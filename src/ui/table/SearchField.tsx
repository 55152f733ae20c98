import { useEffect, useRef } from 'react';
import { useT } from '@/i18n';
import { IconButton } from '../Button';
import { Glyph } from '../Icon';
import { SearchIcon, XIcon } from '../icons';
import classes from './table.module.css';

/** Where a key is text, or belongs to something that lies above the page. */
const taken = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]') !== null;

/** The filter over all texts. "/" brings the focus here from anywhere on the page, Escape empties it. */
export function SearchField({
  label,
  value,
  onChange,
  narrow,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  narrow: boolean;
}) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || taken(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className={classes.search}>
      <Glyph icon={SearchIcon} size={15} />
      <input
        ref={input}
        type="search"
        value={value}
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={t('ui.table.searchShort')}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          event.stopPropagation();
          onChange('');
        }}
      />
      {value === '' ? (
        narrow ? null : (
          <kbd aria-hidden>/</kbd>
        )
      ) : (
        <IconButton
          label={t('ui.table.clearSearch')}
          icon={XIcon}
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}
