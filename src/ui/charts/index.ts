// Recharts comes with it: to be imported by what is itself loaded lazily.
export { BarChart } from './BarChart';
export { LineChart } from './LineChart';
export { ShareChart } from './ShareChart';
export type { ChartProps, ChartRow, Series } from './types';
