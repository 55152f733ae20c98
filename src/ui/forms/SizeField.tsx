import { NumberInput, Slider } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useT } from '@/i18n';
import { fit } from './fit';
import classes from './forms.module.css';
import { useTypedNumber } from './useTypedNumber';

export interface SizeFieldProps {
  min: number;
  max: number;
  step: number;
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
  const limits = { min, max, step };
  const words = { min: format(min), max: format(max) };
  const disabled = Boolean(reason);
  const { field, note, forget } = useTypedNumber({
    value,
    limits,
    format,
    onChange: (next) => {
      if (next !== null) onChange(next);
    },
  });

  return (
    <div className={classes.size}>
      <NumberInput
        id={id}
        className={classes.sizeNumber}
        label={label}
        description={reason ?? description ?? t('ui.size.limits', words)}
        error={error}
        {...field}
        step={step}
        min={min}
        max={max}
        disabled={disabled}
        suffix={unit ? ` ${unit}` : ''}
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
          forget();
          onChange(fit(next, limits));
        }}
        marks={marks ?? []}
        disabled={disabled}
      />
      <output className={classes.sizeNote}>{note}</output>
    </div>
  );
}
