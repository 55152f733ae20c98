import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useTypedNumber } from './useTypedNumber';

interface AmountFieldProps extends Partial<
  Pick<NumberInputProps, 'id' | 'className' | 'description' | 'error' | 'decimalScale' | 'disabled'>
> {
  label: string;
  min: number;
  /** Missing: there is no known end. */
  max?: number | undefined;
  step?: number;
  /** The unit alone, behind the number: "GB". */
  unit?: string | undefined;
  /** Says a value with its unit, for the note; without it the bare number and the unit. */
  format?: ((value: number) => string) | undefined;
}

type Required = AmountFieldProps & { optional?: undefined; value: number; onChange: (value: number) => void };
type Optional = AmountFieldProps & { optional: true; value: number | null; onChange: (value: number | null) => void };

/** A number alone. One that is not allowed is put right when the field is left, and says so. */
export function AmountField(props: Required | Optional) {
  const { label, min, max, step = 1, unit, id, className, description, error, decimalScale, disabled } = props;
  const whole = Number.isInteger(step) && Number.isInteger(min);
  const format = props.format ?? ((given: number) => (unit ? `${given} ${unit}` : String(given)));
  const { field, note } = useTypedNumber({
    value: props.value,
    limits: { min, max, step: decimalScale === undefined ? step : 10 ** -decimalScale },
    format,
    optional: props.optional ?? false,
    onChange: (next) => {
      if (props.optional) props.onChange(next);
      else if (next !== null) props.onChange(next);
    },
  });
  return (
    <NumberInput
      {...field}
      {...(id ? { id } : {})}
      {...(className ? { className } : {})}
      {...(decimalScale === undefined ? {} : { decimalScale })}
      label={label}
      description={note ? <span aria-live="polite">{note}</span> : description}
      error={error}
      disabled={disabled ?? false}
      min={min}
      {...(max === undefined ? {} : { max })}
      step={step}
      allowDecimal={!whole || decimalScale !== undefined}
      allowNegative={min < 0}
      suffix={unit ? ` ${unit}` : ''}
    />
  );
}
