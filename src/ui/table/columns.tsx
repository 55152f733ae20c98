import type Big from 'big.js';
import { Time } from '../Time';
import type { Column } from './types';

type Shape<Row> = Omit<Column<Row>, 'text' | 'sort' | 'csv' | 'align'>;

interface Of<Row, Value> extends Shape<Row> {
  /** Null: there is none. */
  of: (row: Row) => Value | null;
  say: (value: Value) => string;
}

function made<Row, Value>({ of, say, ...shape }: Of<Row, Value>, number: (value: Value) => number): Column<Row> {
  const numberOf = (row: Row) => {
    const value = of(row);
    return value === null ? null : number(value);
  };
  return {
    text: (row) => {
      const value = of(row);
      return value === null ? '' : say(value);
    },
    sort: numberOf,
    csv: (row) => numberOf(row) ?? '',
    align: 'end',
    ...shape,
  };
}

/** Sizes, counts: sorted and exported as numbers; without one the cell is empty. */
export const numberColumn = <Row,>(column: Of<Row, number>): Column<Row> => made(column, (value) => value);

/** The same of amounts. */
export const moneyColumn = <Row,>(column: Of<Row, Big>): Column<Row> => made(column, (value) => value.toNumber());

/** Moments: as dates in the table (of the platform's calendar with `utc`), and as ISO has them in the CSV file. */
export const dateColumn = <Row,>({ of, say, utc = false, ...shape }: Of<Row, Date> & { utc?: boolean }): Column<Row> => ({
  text: (row) => {
    const moment = of(row);
    return moment ? say(moment) : '';
  },
  cell: (row) => <Time at={of(row)} style={utc ? 'utcDate' : 'date'} />,
  sort: (row) => of(row)?.getTime() ?? null,
  csv: (row) => of(row)?.toISOString() ?? '',
  ...shape,
});
