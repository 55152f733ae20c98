import { useState, type ReactNode } from 'react';
import { useT } from '@/i18n';
import { Button } from '../Button';
import { ChartIcon, GroupIcon } from '../icons';
import { colourOf } from './colours';
import classes from './charts.module.css';
import shared from '../shared.module.css';
import type { ChartProps } from './types';

/**
 * A chart with its name, what its colours mean, and the same numbers as a table for whom a picture says less. The choice
 * between the two is a button, so that it is there for everybody.
 */
export function Figure({
  label,
  columnLabel,
  rows,
  series,
  format,
  onSelect,
  note,
  children,
}: ChartProps & { note?: ReactNode; children: ReactNode }) {
  const t = useT();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={classes.figure}>
      <div className={shared.ends}>
        <figcaption className={classes.caption}>{label}</figcaption>
        <Button size="small" variant="subtle" icon={asTable ? ChartIcon : GroupIcon} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'ui.chart.asChart' : 'ui.chart.asTable')}
        </Button>
      </div>
      {asTable ? (
        // A scroll area has to be reachable by the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className={classes.scroll} tabIndex={0} aria-label={label}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{columnLabel}</th>
                {series.map((each) => (
                  <th key={each.key} scope="col">
                    {each.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    {onSelect ? (
                      <button type="button" className={shared.act} onClick={() => onSelect(row.key)}>
                        <bdi>{row.label}</bdi>
                      </button>
                    ) : (
                      <bdi>{row.label}</bdi>
                    )}
                  </th>
                  {series.map(({ key }) => {
                    const value = row.values[key];
                    return <td key={key}>{typeof value === 'number' ? format(value) : '–'}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <>
          {series.length > 1 ? <Legend series={series} /> : null}
          {children}
        </>
      )}
      {note ? <div className={classes.note}>{note}</div> : null}
    </figure>
  );
}

function Legend({ series }: Pick<ChartProps, 'series'>) {
  return (
    <ul className={classes.legend}>
      {series.map(({ key, label }, index) => (
        <li key={key}>
          <span className={classes.mark} style={{ background: colourOf(index) }} aria-hidden />
          <bdi>{label}</bdi>
        </li>
      ))}
    </ul>
  );
}
