import { CartesianGrid, Line, LineChart as Lines, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { colourOf } from './colours';
import { dataOf, shortened, useTick } from './data';
import { Figure } from './Figure';
import { Tip } from './Tip';
import type { ChartProps } from './types';
import classes from './charts.module.css';

const dashes = ['0', '6 3', '2 3', '8 3 2 3'];

/** Points over time; where nothing is known the line is broken. */
export function LineChart(props: ChartProps) {
  const { label, rows, series, format } = props;
  const tick = useTick();
  const names = new Map(rows.map((row) => [row.key, row.label]));
  return (
    <Figure {...props}>
      <div className={classes.canvas} style={{ blockSize: 260 }} dir="ltr">
        <ResponsiveContainer>
          <Lines data={dataOf(rows, series)} margin={{ top: 8, right: 28, bottom: 4, left: 4 }} title={label}>
            <CartesianGrid vertical={false} />
            <XAxis dataKey="key" minTickGap={16} tickFormatter={(key: string) => shortened(names.get(key) ?? key, 14)} />
            <YAxis width="auto" tickFormatter={tick} tickCount={5} />
            <Tooltip isAnimationActive={false} content={<Tip series={series} rows={rows} format={format} />} />
            {series.map(({ key, label: name }, index) => (
              <Line
                key={key}
                dataKey={key}
                name={name}
                type="linear"
                stroke={colourOf(index)}
                strokeWidth={2}
                // Told apart by more than colour.
                strokeDasharray={dashes[index % dashes.length] ?? '0'}
                dot={{ r: 2.5, strokeWidth: 0, fill: colourOf(index) }}
                connectNulls={false}
                isAnimationActive={false}
              />
            ))}
          </Lines>
        </ResponsiveContainer>
      </div>
    </Figure>
  );
}
