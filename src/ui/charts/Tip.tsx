import type { TooltipContentProps } from 'recharts';
import classes from './charts.module.css';
import { colourOf } from './colours';
import type { ChartProps } from './types';

/** What is read where the pointer, or the arrow keys, are. */
export function Tip({
  active,
  payload,
  series,
  rows,
  format,
  total,
}: Partial<Pick<TooltipContentProps, 'active' | 'payload'>> &
  Pick<ChartProps, 'series' | 'rows' | 'format'> & { total?: string | undefined }) {
  const key = (payload?.[0]?.payload as { key?: string } | undefined)?.key;
  const row = rows.find((each) => each.key === key);
  if (!active || !row) return null;
  const known = series.flatMap((each, index) => {
    const value = row.values[each.key];
    return typeof value === 'number' ? [{ ...each, index, value }] : [];
  });
  return (
    <div className={classes.tip}>
      <bdi className={classes.tipTitle}>{row.label}</bdi>
      <ul>
        {known
          .filter(({ value }) => value !== 0 || known.length === 1)
          .map(({ key: id, label, index, value }) => (
            <li key={id}>
              <span className={classes.mark} style={{ background: colourOf(index) }} />
              <span className={classes.tipName}>{label}</span>
              <span className={classes.tipValue}>{format(value)}</span>
            </li>
          ))}
        {total && known.length > 1 ? (
          <li className={classes.tipTotal}>
            <span />
            <span className={classes.tipName}>{total}</span>
            <span className={classes.tipValue}>{format(known.reduce((sum, { value }) => sum + value, 0))}</span>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
