export interface Series {
  readonly key: string;
  readonly label: string;
}

/** One place on the axis of categories: a machine, a month, a day. */
export interface ChartRow {
  readonly key: string;
  readonly label: string;
  /** By the key of the series; null or missing is not known and leaves a gap. */
  readonly values: Readonly<Record<string, number | null | undefined>>;
}

export interface ChartProps {
  /** Names the figure and its table. */
  readonly label: string;
  /** Head of the table's first column: what the rows are. */
  readonly columnLabel: string;
  readonly rows: readonly ChartRow[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  /** Leads to more about a row. */
  readonly onSelect?: ((key: string) => void) | undefined;
}
