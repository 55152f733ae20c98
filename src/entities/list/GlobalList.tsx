import type { UseQueryResult } from '@tanstack/react-query';
import { useTitle } from '@/nav';
import { Empty, Failure, PageHeader } from '@/ui';
import { DataTable } from '@/ui/table';
import { useExplained } from '../state';
import type { ResourceListProps } from './ResourceList';
import type { EmptyList } from './ResourceTable';

interface Props<Row extends object> extends Omit<ResourceListProps<Row>, 'read'> {
  /** The one call that lists them: they are in no location. */
  readonly query: Pick<UseQueryResult, 'data' | 'error' | 'isPending' | 'isFetching' | 'dataUpdatedAt' | 'refetch'>;
  /** The rows are still being made from what was answered. */
  readonly loading?: boolean;
  /** Said instead of the list where the platform doesn't offer any of this. */
  readonly absent?: EmptyList | null | undefined;
}

/** `ResourceList` for what is in no location: one call, and one failure for all of it. What was read before stays. */
export function GlobalList<Row extends object>(props: Props<Row>) {
  const {
    query,
    loading = false,
    absent,
    title,
    lead,
    actions,
    above,
    children,
    create,
    menu,
    explain,
    bulk,
    empty,
    summary,
    ...table
  } = props;
  const explained = useExplained({ ...table, menu, explain });
  useTitle(title);
  if (absent) {
    return (
      <>
        <PageHeader title={title} />
        <Empty icon={absent.icon} title={absent.title} text={absent.text} actions={absent.actions} />
      </>
    );
  }
  const broken = query.error !== null && query.data === undefined;
  const retry = () => void query.refetch();
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        actions={
          actions || create ? (
            <>
              {actions}
              {create}
            </>
          ) : null
        }
      />
      {above}
      {query.error ? <Failure compact={!broken} tone={broken ? 'bad' : 'warn'} error={query.error} onRetry={retry} /> : null}
      {broken ? null : (
        <DataTable<Row>
          {...table}
          label={title}
          rowActions={explained.menu}
          bulkActions={bulk}
          loading={query.isPending || loading}
          updatedAt={query.dataUpdatedAt}
          onRefresh={retry}
          refreshing={query.isFetching}
          empty={<Empty icon={empty.icon} title={empty.title} text={empty.text} actions={empty.actions ?? create} />}
          footer={summary}
        />
      )}
      {explained.panel}
      {children}
    </>
  );
}
