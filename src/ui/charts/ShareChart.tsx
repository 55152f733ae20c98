import { useFormat } from '@/i18n';
import { colourOf } from './colours';
import { Figure } from './Figure';
import classes from './charts.module.css';

interface Props {
  readonly label: string;
  /** Heads of the table: what the parts are, and what is counted of them. */
  readonly columnLabel: string;
  readonly valueLabel: string;
  /** Parts of a whole; none is negative. */
  readonly parts: readonly { readonly key: string; readonly label: string; readonly value: number }[];
  readonly format: (value: number) => string;
}

/** Parts of a whole: one stacked bar, and below it each part with its value and its share. */
export function ShareChart({ label, columnLabel, valueLabel, parts, format }: Props) {
  const { percent } = useFormat();
  /** What is there is never "0%". */
  const shareOf = (share: number) => (share > 0 && share < 0.01 ? `<${percent(1)}` : percent(Math.round(share * 1000) / 10));
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  return (
    <Figure
      label={label}
      columnLabel={columnLabel}
      series={[{ key: 'value', label: valueLabel }]}
      rows={parts.map(({ key, label: name, value }) => ({ key, label: name, values: { value } }))}
      format={format}
    >
      <div className={classes.share}>
        <div className={classes.stack} aria-hidden>
          {parts.map(({ key, value }, index) => (
            <span key={key} style={{ flexGrow: value, background: colourOf(index) }} />
          ))}
        </div>
        <ul className={classes.parts}>
          {parts.map(({ key, label: name, value }, index) => (
            <li key={key}>
              <span className={classes.mark} style={{ background: colourOf(index) }} aria-hidden />
              <bdi className={classes.partName}>{name}</bdi>
              <span className={classes.partValue}>{format(value)}</span>
              <span className={classes.partShare}>{whole > 0 ? shareOf(value / whole) : '–'}</span>
            </li>
          ))}
        </ul>
      </div>
    </Figure>
  );
}
