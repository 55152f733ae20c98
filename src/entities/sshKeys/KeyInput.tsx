import { useRef, useState, type ReactNode } from 'react';
import { readKey } from '@/data/resources/ssh-key/keyReader';
import { readTextFile } from '@/files';
import { useT } from '@/i18n';
import { Button, FileIcon } from '@/ui';
import { Textarea, type TextareaProps } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from './keyInput.module.css';

/** Far above what a public key takes. */
const mostBytes = 65_536;

interface KeyInputProps extends Partial<Pick<TextareaProps, 'id' | 'labelProps' | 'aria-required' | 'rows'>> {
  label: string;
  description?: string;
  value: string;
  onChange: (text: string) => void;
  /** Somebody has tried to go on: also an empty field is at fault now. */
  tried?: boolean | undefined;
  /** What others have against the key, such as the platform. */
  error?: ReactNode;
  onBlur?: (() => void) | undefined;
  autofocus?: boolean | undefined;
}

/**
 * One public SSH key, pasted or from its file, read whole before anything is done with it. Other forms of the same key are
 * turned into the line of a .pub file at once; what is probably meant by a broken one is offered.
 */
export function KeyInput({ value, onChange, tried = false, error, onBlur, autofocus, ...props }: KeyInputProps) {
  const t = useT();
  const file = useRef<HTMLInputElement>(null);
  const [left, setLeft] = useState(false);
  const [converted, setConverted] = useState<string | null>(null);
  const [refused, setRefused] = useState<'too-large' | 'no-text' | null>(null);
  const { problem, repaired } = readKey(value);
  const shown = problem && (tried || (value.trim() !== '' && (left || problem.id === 'sshKeys.problem.private'))) ? problem : null;

  const take = (text: string) => {
    const reading = readKey(text);
    const next = reading.converted ? reading.line : text;
    setConverted(reading.converted ? next : null);
    setRefused(null);
    onChange(next);
  };
  const load = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = await readTextFile(chosen, mostBytes);
    setLeft(true);
    if (read.refused) setRefused(read.refused);
    else take(read.text.trim());
  };

  return (
    <div className={classes.field}>
      <Textarea
        {...props}
        value={value}
        onChange={(event) => take(event.currentTarget.value)}
        onPaste={() => setLeft(true)}
        onBlur={() => {
          setLeft(true);
          onBlur?.();
        }}
        error={shown ? t(shown) : error}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        classNames={{ input: shared.mono }}
        {...(autofocus ? { 'data-autofocus': true } : {})}
      />
      {converted !== null && converted === value ? <p className={classes.note}>{t('sshKeys.converted')}</p> : null}
      {refused ? (
        <p className={classes.bad} role="alert">
          {t(refused === 'too-large' ? 'sshKeys.file.tooLarge' : 'sshKeys.file.noText')}
        </p>
      ) : null}
      <div className={shared.row}>
        {shown && repaired ? (
          <Button size="small" onClick={() => take(repaired)}>
            {t('sshKeys.repair')}
          </Button>
        ) : null}
        <Button size="small" icon={FileIcon} onClick={() => file.current?.click()}>
          {t('sshKeys.file')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".pub,text/plain"
          aria-label={t('sshKeys.file')}
          onChange={(event) => {
            void load(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
    </div>
  );
}
