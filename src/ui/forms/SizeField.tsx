import { NumberInput, Slider } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useT } from '@/i18n';
import { enterPressed } from '../keys';
import { fit, type Limits } from './fit';
import classes from './forms.module.css';

export interface SizeFieldProps extends Limits {
  label: string;
  /** In the unit that `min`, `max`, `step` and `format` share, such as gigabytes. */
  value: number;
  onChange: (value: number) => void;
  /** Says a value with its unit: "4 GB". */
  format: (value: number) => string;
  /** The unit alone, behind the number: "GB". */
  unit?: string | undefined;
  marks?: { value: number; label?: string }[] | undefined;
  description?: ReactNode;
  error?: ReactNode;
  /** Why it cannot be changed now. */
  reason?: string | null | undefined;
}

/** A slider and a number that are one value. A number that is not allowed is put right when the field is left, and says so. */
export function SizeField({ label, value, onChange, min, max, step, format, unit, marks, description, error, reason }: SizeFieldProps) {
  const t = useT();
  const id = useId();
  const [typed, setTyped] = useState<string | number | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const limits = { min, max, step };
  const words = { min: format(min), max: format(max) };
  const disabled = Boolean(reason);

  const type = (next: string | number) => {
    setTyped(next);
    setNote(null);
    if (typeof next === 'number' && fit(next, limits) === next) onChange(next);
  };
  const settle = () => {
    if (typed === null) return;
    const right = fit(typeof typed === 'number' ? typed : typed.trim() === '' ? value : Number(typed), limits);
    setTyped(null);
    if (right !== typed) setNote(t('ui.size.clamped', { value: format(right), ...words }));
    if (right !== value) onChange(right);
  };

  return (
    <div className={classes.size}>
      <NumberInput
        id={id}
        className={classes.sizeNumber}
        label={label}
        description={reason ?? description ?? t('ui.size.limits', words)}
        error={error}
        value={typed ?? value}
        onChange={type}
        onBlur={settle}
        onKeyDown={(event) => {
          if (enterPressed(event)) settle();
        }}
        step={step}
        min={min}
        max={max}
        clampBehavior="none"
        disabled={disabled}
        suffix={unit ? ` ${unit}` : ''}
        inputMode={Number.isInteger(step) ? 'numeric' : 'decimal'}
      />
      <Slider
        className={classes.sizeSlider}
        thumbLabel={label}
        thumbProps={{ 'aria-valuetext': format(value) }}
        label={null}
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(next) => {
          setTyped(null);
          setNote(null);
          onChange(fit(next, limits));
        }}
        marks={marks ?? []}
        disabled={disabled}
      />
      <output className={classes.sizeNote}>{note}</output>
    </div>
  );
}
