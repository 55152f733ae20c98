import { lacks } from '@/data/core/everywhere';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { everywhere, usePaths, useScope, useTitle } from '@/nav';
import { Empty, Failure, LinkButton, Missing, PageHeader, PlusIcon, ServiceIcon } from '@/ui';
import { DataTable } from '@/ui/table';
import { ServiceDialogs, useServiceMenu } from '../actions';
import { useServices, type Database } from '../useServices';
import { useColumns } from './columns';

const idOf = ({ item }: Database) => item.uuid;
const nameOf = ({ name }: Database) => name;

/** Managed databases of the scope. */
export function DatabasesPage() {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const scope = useScope();
  const { list, databases, failed } = useServices(scope);
  const columns = useColumns(scope === everywhere);
  const { menu, dialog, close } = useServiceMenu();
  const title = t('shell.page.databases');
  useTitle(title);

  if (lacks(list.error)) {
    return (
      <>
        <PageHeader title={title} />
        <Empty icon={ServiceIcon} title={t('services.none')} text={t('services.noneText')} />
      </>
    );
  }
  const create = (
    <LinkButton variant="primary" icon={PlusIcon} to={paths.databaseCreate()}>
      {t('services.create')}
    </LinkButton>
  );
  const broken = list.error && list.data === undefined;
  return (
    <>
      <PageHeader title={title} lead={t('services.lead')} actions={create} />
      {list.error ? <Failure compact={!broken} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {broken ? null : (
        <DataTable
          name="databases"
          label={title}
          rows={databases}
          rowId={idOf}
          rowLabel={nameOf}
          columns={columns}
          rowActions={menu}
          loading={list.isPending}
          initialSort={{ id: 'name', desc: false }}
          updatedAt={list.dataUpdatedAt}
          onRefresh={() => void list.refetch()}
          refreshing={list.isFetching}
          notices={failed.map(({ slug, name, error, retry }) => (
            <Missing key={slug} title={t('services.failed', { name })} error={error} onRetry={retry} />
          ))}
          empty={<Empty icon={ServiceIcon} title={t('services.empty')} text={t('services.emptyText')} actions={create} />}
          footer={(shown) => t('services.sum', { count: shown.length, month: format.money(perMonth(sumHourly(shown))) })}
        />
      )}
      <ServiceDialogs asked={dialog} onClose={close} />
    </>
  );
}
