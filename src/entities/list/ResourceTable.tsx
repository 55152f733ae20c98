import type { ReactNode } from 'react';
import type { Reading } from '@/data/core/everywhere';
import { useT } from '@/i18n';
import { everywhere, scopeParam, useAddress, useScope, withParams } from '@/nav';
import { Empty, Failure, LinkButton, Missing, Time, type IconType, type MenuItem } from '@/ui';
import { DataTable, type DataTableProps } from '@/ui/table';
import { useExplained, type Explained } from '../state';
import { Awaited } from './Awaited';

export interface EmptyList {
  readonly title: string;
  readonly text?: ReactNode;
  readonly icon?: IconType | undefined;
  /** In place of the list's own "create". */
  readonly actions?: ReactNode;
}

type Table<Row extends object> = Pick<
  DataTableProps<Row>,
  'name' | 'label' | 'rows' | 'rowId' | 'rowLabel' | 'columns' | 'toolbar' | 'tools' | 'narrowed' | 'groupNote' | 'initialSort' | 'notices'
>;

export interface ResourceTableProps<Row extends object> extends Table<Row> {
  /** How it stands with what the rows are made of, from `readingOf` or `useEverywhere`. */
  readonly read: Reading;
  readonly menu?: ((row: Row) => MenuItem[]) | undefined;
  /** What "Explain this state" in a row's menu is about; null where no list of its own tells of it. */
  readonly explain?: ((row: Row) => Explained | null) | undefined;
  readonly bulk?: DataTableProps<Row>['bulkActions'];
  /** Shown in place of a table without rows, once every location has answered. */
  readonly empty: EmptyList;
  /** One line below the rows, of those that the filters leave; where a location is missing, it's said to be partial. */
  readonly summary?: ((shown: readonly Row[]) => string | null) | undefined;
  readonly create?: ReactNode;
}

/**
 * The rows of a list that is read from several locations: who has failed, by name, and who is still awaited; what failed before
 * stays with its age. Nothing is called empty before everybody has answered.
 */
export function ResourceTable<Row extends object>(props: ResourceTableProps<Row>) {
  const { read, menu, explain, bulk, empty, summary, create, notices, ...table } = props;
  const t = useT();
  const [search] = useAddress();
  const scope = useScope();
  const explained = useExplained({ ...table, menu, explain });
  const { locations, failed, waiting } = read;
  if (locations.query.error && locations.all.length === 0) {
    return <Failure error={locations.query.error} onRetry={() => void locations.query.refetch()} />;
  }
  if (scope !== everywhere && locations.query.isSuccess && locations.inScope.length === 0) {
    return (
      <Failure
        title={t('data.list.noLocation', { slug: scope })}
        tone="warn"
        actions={<LinkButton to={`?${withParams(search, { [scopeParam]: null })}`}>{t('shell.location.all')}</LinkButton>}
      />
    );
  }
  const partial = failed.length > 0 || waiting.length > 0;
  return (
    <>
      <DataTable<Row>
        {...table}
        rowActions={explained.menu}
        bulkActions={bulk}
        loading={read.loading && !(table.rows.length === 0 && failed.length > 0 && waiting.length === 0)}
        updatedAt={read.updatedAt}
        onRefresh={read.refresh}
        refreshing={read.refreshing}
        notices={
          <>
            {notices}
            <Awaited locations={waiting} />
            {failed.map(({ location, error, retry, since }) => (
              <Missing
                key={location.slug}
                title={t('data.list.failed', { name: location.display_name })}
                error={error}
                note={
                  since ? (
                    <>
                      {t('data.list.stale')} <Time at={new Date(since)} style="relative" />
                    </>
                  ) : null
                }
                onRetry={retry}
              />
            ))}
          </>
        }
        empty={partial ? null : <Empty title={empty.title} text={empty.text} icon={empty.icon} actions={empty.actions ?? create} />}
        footer={
          summary &&
          ((shown) => {
            const words = summary(shown);
            return words && partial ? t('data.list.partial', { words }) : words;
          })
        }
      />
      {explained.panel}
    </>
  );
}
