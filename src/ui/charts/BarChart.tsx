import { Bar, BarChart as Bars, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useT } from '@/i18n';
import { colourOf } from './colours';
import { Figure } from './Figure';
import { dataOf, shortened, useTick } from './data';
import { Tip } from './Tip';
import type { ChartProps } from './types';
import classes from './charts.module.css';

interface Props extends ChartProps {
  /** The series of a row on top of each other, as parts of a whole. */
  readonly stacked?: boolean;
  /** Lying bars with their names before them: for things with long names. */
  readonly horizontal?: boolean;
}

const thickness = 30;

export function BarChart({ stacked = false, horizontal = false, ...props }: Props) {
  const { label, rows, series, format, onSelect } = props;
  const t = useT();
  const tick = useTick();
  const height = horizontal ? Math.max(rows.length, 1) * thickness * (stacked ? 1 : Math.max(1, series.length * 0.6)) + 48 : 260;
  const names = new Map(rows.map((row) => [row.key, row.label]));
  const category = { dataKey: 'key', tickFormatter: (key: string) => shortened(names.get(key) ?? key, horizontal ? 20 : 14) };
  const number = { tickFormatter: tick, tickCount: 5 };
  return (
    <Figure {...props}>
      <div className={classes.canvas} style={{ blockSize: height }} dir="ltr" data-select={onSelect ? true : undefined}>
        <ResponsiveContainer>
          <Bars
            data={dataOf(rows, series)}
            layout={horizontal ? 'vertical' : 'horizontal'}
            margin={{ top: 8, right: 28, bottom: 4, left: 4 }}
            barCategoryGap="22%"
            title={label}
          >
            <CartesianGrid horizontal={!horizontal} vertical={horizontal} />
            {horizontal ? (
              <>
                <XAxis type="number" {...number} />
                <YAxis type="category" width={164} interval={0} {...category} />
              </>
            ) : (
              <>
                <XAxis type="category" minTickGap={12} {...category} />
                <YAxis type="number" width="auto" {...number} />
              </>
            )}
            <Tooltip
              isAnimationActive={false}
              content={<Tip series={series} rows={rows} format={format} total={stacked ? t('ui.chart.total') : undefined} />}
            />
            {series.map(({ key, label: name }, index) => (
              <Bar
                key={key}
                dataKey={key}
                name={name}
                fill={colourOf(index)}
                isAnimationActive={false}
                maxBarSize={44}
                {...(stacked ? { stackId: 'all' } : {})}
                {...(onSelect ? { onClick: (bar) => onSelect((bar.payload as { key: string }).key) } : {})}
              />
            ))}
          </Bars>
        </ResponsiveContainer>
      </div>
    </Figure>
  );
}
