import type { ReactNode } from 'react';
import { useT } from '@/i18n';
import { useTitle } from '@/nav';
import { Failure, Missing, PageHeader } from '@/ui';
import { DataTable, type DataTableProps } from '@/ui/table';
import type { NetworkPlaces } from './useNetworkPlaces';

/** The locations that have not answered, by name. */
export function MissingPlaces({ data: { failed } }: { data: NetworkPlaces }) {
  const t = useT();
  return failed.map(({ location, error, retry }) => (
    <Missing key={location.slug} title={t('network.missing', { name: location.display_name })} error={error} onRetry={retry} />
  ));
}

type TableProps<Row extends object> = Omit<DataTableProps<Row>, 'label' | 'loading' | 'updatedAt' | 'onRefresh' | 'refreshing'>;

interface Props<Row extends object> extends TableProps<Row> {
  readonly title: string;
  readonly lead: string;
  readonly actions?: ReactNode;
  readonly data: NetworkPlaces;
  /** Dialogs, and whatever else stands beside the table. */
  readonly children?: ReactNode;
}

/** A page that is a list over all locations. */
export function ListPage<Row extends object>({ title, lead, actions, data, children, notices, empty, ...table }: Props<Row>) {
  useTitle(title);
  const { locations } = data;
  const broken = locations.query.error && locations.all.length === 0;
  return (
    <>
      <PageHeader title={title} lead={lead} actions={actions} />
      {broken ? (
        <Failure error={locations.query.error} onRetry={() => void locations.query.refetch()} />
      ) : (
        <DataTable
          {...table}
          label={title}
          loading={data.loading}
          updatedAt={data.updatedAt}
          onRefresh={data.refresh}
          refreshing={data.refreshing}
          empty={data.failed.length > 0 ? null : empty}
          notices={
            <>
              <MissingPlaces data={data} />
              {notices}
            </>
          }
        />
      )}
      {data.loading ? null : children}
    </>
  );
}
