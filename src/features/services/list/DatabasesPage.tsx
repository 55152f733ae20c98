import { lacks } from '@/data/core/everywhere';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { GlobalList } from '@/entities/list/GlobalList';
import { useFormat, useT } from '@/i18n';
import { everywhere, usePaths, useScope } from '@/nav';
import { LinkButton, Missing, PlusIcon, ServiceIcon } from '@/ui';
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
  return (
    <GlobalList
      name="databases"
      title={t('shell.page.databases')}
      lead={t('services.lead')}
      query={list}
      absent={lacks(list.error) ? { icon: ServiceIcon, title: t('services.none'), text: t('services.noneText') } : null}
      rows={databases}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      menu={menu}
      explain={({ item, slug }) => ({ kind: 'service', item, location: slug })}
      initialSort={{ id: 'name', desc: false }}
      create={
        <LinkButton variant="primary" icon={PlusIcon} to={paths.databaseCreate()}>
          {t('services.create')}
        </LinkButton>
      }
      notices={failed.map(({ slug, name, error, retry }) => (
        <Missing key={slug} title={t('services.failed', { name })} error={error} onRetry={retry} />
      ))}
      empty={{ icon: ServiceIcon, title: t('services.empty'), text: t('services.emptyText') }}
      summary={(shown) => t('services.sum', { count: shown.length, month: format.money(perMonth(sumHourly(shown))) })}
    >
      <ServiceDialogs asked={dialog} onClose={close} />
    </GlobalList>
  );
}
