import type Big from 'big.js';
import { Time } from '../Time';
import type { Column } from './types';

type Shape<Row> = Omit<Column<Row>, 'text' | 'value' | 'sort' | 'csv' | 'align'>;

interface Typed<Row, Value> extends Shape<Row> {
  /** Null: there is none. */
  value: (row: Row) => Value | null;
  format: (value: Value) => string;
}

function typed<Row, Value>({ value, format, ...shape }: Typed<Row, Value>, toNumber: (value: Value) => number): Column<Row> {
  const numberOf = (row: Row) => {
    const found = value(row);
    return found === null ? null : toNumber(found);
  };
  return {
    text: (row) => {
      const found = value(row);
      return found === null ? '' : format(found);
    },
    sort: numberOf,
    csv: (row) => numberOf(row) ?? '',
    align: 'end',
    ...shape,
  };
}

/** Sizes, counts: sorted and exported as numbers; without one the cell is empty. */
export const numberColumn = <Row,>(column: Typed<Row, number>): Column<Row> => typed(column, (value) => value);

/** The same of amounts. */
export const moneyColumn = <Row,>(column: Typed<Row, Big>): Column<Row> => typed({ figure: true, ...column }, (value) => value.toNumber());

/** Moments: as dates in the table (of the platform's calendar with `utc`), and as ISO has them in the CSV file. */
export const dateColumn = <Row,>({ value, format, utc = false, ...shape }: Typed<Row, Date> & { utc?: boolean }): Column<Row> => ({
  text: (row) => {
    const moment = value(row);
    return moment ? format(moment) : '';
  },
  cell: (row) => {
    const moment = value(row);
    return moment && <Time at={moment} style={utc ? 'utcDate' : 'date'} />;
  },
  sort: (row) => value(row)?.getTime() ?? null,
  csv: (row) => value(row)?.toISOString() ?? '',
  ...shape,
});
