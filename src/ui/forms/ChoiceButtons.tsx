import { useId } from 'react';
import text from '../text.module.css';
import classes from './choiceButtons.module.css';

export interface ChoiceButtonsProps<Value extends string> {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  /** The label is only read out: something beside says it already. */
  readonly quiet?: boolean | undefined;
}

/** One of a few short words: radio buttons drawn as a row of buttons, on as many lines as it takes. */
export function ChoiceButtons<Value extends string>({ label, value, options, onChange, quiet }: ChoiceButtonsProps<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className={quiet ? text.hidden : classes.legend}>{label}</legend>
      <div className={classes.buttons}>
        {options.map((option) => (
          <label key={option.value} className={classes.button}>
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
