import type { Location } from '@/api';
import { useT, useFormat } from '@/i18n';
import { Link, Name } from '@/ui';
import { dateColumn, type Column } from '@/ui/table';

type Own<Row> = Partial<Omit<Column<Row>, 'id' | 'text' | 'value'>>;

interface NameColumn<Row> extends Own<Row> {
  readonly text: (row: Row) => string;
  /** The page of what the row is about; null where it has none. */
  readonly to?: ((row: Row) => string | null) | undefined;
}

/** Columns that many lists have. They are made in a component, and say the same everywhere. */
export function useCommonColumns() {
  const t = useT();
  const format = useFormat();
  return {
    /** The row's name: first, always shown, and never narrower than a name needs. */
    name: <Row,>({ text, to, ...own }: NameColumn<Row>): Column<Row> => ({
      id: 'name',
      header: t('data.column.name'),
      text,
      cell: (row) => {
        const path = to?.(row);
        const name = <Name>{text(row)}</Name>;
        return path ? <Link to={path}>{name}</Link> : name;
      },
      fixed: true,
      width: 220,
      minWidth: 220,
      ...own,
    }),
    /** Shown by default only where there are several. */
    location: <Row extends { readonly location?: Location | null | undefined }>(several: boolean, own: Own<Row> = {}): Column<Row> => ({
      id: 'location',
      header: t('data.column.location'),
      text: ({ location }) => location?.display_name ?? '',
      value: ({ location }) => location?.slug ?? '',
      none: t('data.location.none'),
      options: true,
      groups: true,
      hidden: !several,
      width: 120,
      ...own,
    }),
    /** `accountName` puts its id into words, see `useAccountName`. */
    account: <Row,>(id: (row: Row) => number | null, accountName: (id: number | null) => string, own: Own<Row> = {}): Column<Row> => ({
      id: 'account',
      header: t('data.column.account'),
      text: (row) => accountName(id(row)),
      value: (row) => String(id(row) ?? ''),
      valueText: (value) => accountName(Number(value)),
      options: true,
      groups: true,
      width: 150,
      ...own,
    }),
    created: <Row,>(value: (row: Row) => Date | null, own: Own<Row> = {}): Column<Row> =>
      dateColumn<Row>({
        id: 'created',
        header: t('data.column.created'),
        value,
        format: format.dateTime,
        width: 122,
        minWidth: 116,
        dropFirst: 9,
        ...own,
      }),
    uuid: <Row,>(text: (row: Row) => string): Column<Row> => ({
      id: 'uuid',
      header: t('data.column.uuid'),
      text,
      hidden: true,
      width: 290,
    }),
  };
}

export type CommonColumns = ReturnType<typeof useCommonColumns>;
