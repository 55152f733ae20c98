import { useId, type ReactNode } from 'react';
import { Glyph, type IconType } from '../Icon';
import classes from './forms.module.css';
import shared from '../shared.module.css';

export interface Choice<Value extends string = string> {
  value: Value;
  title: string;
  description?: ReactNode;
  badge?: ReactNode;
  icon?: IconType | undefined;
  /** Why it cannot be chosen now: it stays reachable and says so. */
  reason?: string | null | undefined;
}

export interface ChoiceCardsProps<Value extends string> {
  label: string;
  options: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  description?: ReactNode;
  error?: ReactNode;
  /** CSS pixels below which a card does not shrink; 200 unless told. */
  least?: number | undefined;
}

/** One of a few, each with room for an explanation: a group of radio buttons drawn as cards. */
export function ChoiceCards<Value extends string>({
  label,
  options,
  value,
  onChange,
  description,
  error,
  least = 200,
}: ChoiceCardsProps<Value>) {
  const id = useId();
  const about = [description ? `${id}-about` : null, error ? `${id}-error` : null].filter(Boolean).join(' ');
  return (
    <fieldset aria-describedby={about || undefined}>
      <legend className={classes.legend}>{label}</legend>
      {description ? (
        <p id={`${id}-about`} className={shared.quiet}>
          {description}
        </p>
      ) : null}
      <div className={classes.cardGrid} style={{ gridTemplateColumns: `repeat(auto-fill, minmax(min(${least}px, 100%), 1fr))` }}>
        {options.map((option) => {
          const own = `${id}-${option.value}`;
          return (
            <label
              key={option.value}
              className={classes.cardChoice}
              data-chosen={option.value === value || undefined}
              data-closed={option.reason ? true : undefined}
            >
              <input
                type="radio"
                name={id}
                value={option.value}
                checked={option.value === value}
                aria-disabled={option.reason ? true : undefined}
                aria-labelledby={`${own}-title`}
                aria-describedby={option.description || option.reason ? `${own}-text` : undefined}
                onChange={() => {
                  if (!option.reason) onChange(option.value);
                }}
              />
              <span className={classes.cardWords}>
                <span className={classes.cardTitle}>
                  {option.icon ? <Glyph icon={option.icon} /> : null}
                  <span id={`${own}-title`}>{option.title}</span>
                  {option.badge ? <span className={classes.cardBadge}>{option.badge}</span> : null}
                </span>
                {option.description || option.reason ? (
                  <span id={`${own}-text`} className={shared.quiet}>
                    {option.description}
                    {option.reason ? <span className={classes.cardReason}>{option.reason}</span> : null}
                  </span>
                ) : null}
              </span>
            </label>
          );
        })}
      </div>
      {error ? (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
