import { Cell, Pie, PieChart, ResponsiveContainer } from 'recharts';
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

/** Parts of a whole: a ring, and beside it each part with its value and its share, since nobody reads angles well. */
export function ShareChart({ label, columnLabel, valueLabel, parts, format }: Props) {
  const { percent } = useFormat();
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
        <div className={classes.ring} aria-hidden>
          <ResponsiveContainer>
            <PieChart accessibilityLayer={false}>
              <Pie
                data={parts.map(({ key, value }) => ({ key, value }))}
                dataKey="value"
                nameKey="key"
                innerRadius="62%"
                outerRadius="100%"
                startAngle={90}
                endAngle={-270}
                stroke="var(--ui-surface)"
                strokeWidth={2}
                isAnimationActive={false}
                rootTabIndex={-1}
              >
                {parts.map(({ key }, index) => (
                  <Cell key={key} fill={colourOf(index)} />
                ))}
              </Pie>
            </PieChart>
          </ResponsiveContainer>
        </div>
        <ul className={classes.parts}>
          {parts.map(({ key, label: name, value }, index) => (
            <li key={key}>
              <span className={classes.mark} style={{ background: colourOf(index) }} aria-hidden />
              <bdi className={classes.partName}>{name}</bdi>
              <span className={classes.partValue}>{format(value)}</span>
              <span className={classes.partShare}>{whole > 0 ? percent(Math.round((value / whole) * 1000) / 10) : '–'}</span>
            </li>
          ))}
        </ul>
      </div>
    </Figure>
  );
}
