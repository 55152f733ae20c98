import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useT } from '@/i18n';
import { enterPressed } from '../keys';
import { fit, numberIn, type Limits } from './fit';
import { usePending } from './pending';

interface Options {
  readonly value: number | null;
  readonly limits: Limits;
  readonly onChange: (value: number | null) => void;
  /** Says a value with its unit. */
  readonly format: (value: number) => string;
  /** Without a number there is none, instead of the last one. */
  readonly optional?: boolean;
}

/**
 * A number while it is typed: used at once when it is allowed, put right when the field is left, and said when that changed
 * it. What is shown is never another number than the one that is used, except while the field has the focus.
 */
export function useTypedNumber({ value, limits, onChange, format, optional = false }: Options) {
  const t = useT();
  const [typed, setTyped] = useState<string | number | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const number = typeof typed === 'string' ? (typed.trim() === '' ? null : Number(typed)) : typed;
  const allowed = number === null ? optional : fit(number, limits) === number;
  usePending(typed !== null && !allowed);

  const settle = () => {
    if (typed === null) return;
    const right = number === null ? (optional ? null : value) : fit(number, limits);
    setTyped(null);
    if (right !== number && right !== null) {
      const words = { value: format(right), min: format(limits.min), max: format(limits.max ?? 0) };
      setNote(limits.max === undefined ? t('ui.size.raised', words) : t('ui.size.clamped', words));
    }
    if (right !== value) onChange(right);
  };

  return {
    note,
    /** Another control has set the value. */
    forget: () => {
      setTyped(null);
      setNote(null);
    },
    field: {
      value: typed ?? value ?? '',
      onChange: (next: string | number) => {
        setTyped(next);
        setNote(null);
        const read = typeof next === 'number' ? next : next.trim() === '' ? null : Number(next);
        if (read === null ? optional : fit(read, limits) === read) onChange(read);
      },
      onBlur: settle,
      onKeyDown: (event: KeyboardEvent) => {
        if (enterPressed(event)) settle();
      },
      // The field itself would leave out the letters of "1e3" and make it 13.
      onPaste: (event: ClipboardEvent) => {
        const text = event.clipboardData.getData('text');
        if (numberIn(text) !== null) return;
        event.preventDefault();
        setNote(t('ui.size.noNumber', { text: text.trim().slice(0, 40) }));
      },
      clampBehavior: 'none' as const,
      inputMode: Number.isInteger(limits.step) ? ('numeric' as const) : ('decimal' as const),
    },
  };
}
