import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { networksByMachine, networksIn } from '@/data/resources/network/queries';
import { billingAccountsQuery, nobodyPays } from '@/data/billing/accounts/accounts';
import { useEverywhere } from '@/data/core/everywhere';
import { useLabels } from '@/data/inventory/labels';
import { sumNow, type Machine } from '@/data/resources/vm/machines';
import { perMonth } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { everywhere, usePaths, useScope, useTitle } from '@/nav';
import { Button, Empty, Failure, LinkButton, Missing, Notice, PageHeader, PlusIcon, ServerIcon, Time } from '@/ui';
import { DataTable, mentions } from '@/ui/table';
import { useBeingMade, useDialogs, useVmMenu } from '../actions';
import { VmDialogs } from '../dialogs/lazy';
import { useMachines } from '../useMachines';
import { lifeWords } from '../words';
import { useEstate } from '../estate/useEstate';
import { useColumns } from './columns';
import { useBulk } from './useBulk';

const BillingDialog = lazy(async () => ({
  default: (await Promise.all([import('../dialogs/BillingDialog'), lifeWords()]))[0].BillingDialog,
}));
const BackupsPanel = lazy(async () => ({ default: (await Promise.all([import('./BackupsPanel'), lifeWords()]))[0].BackupsPanel }));
const BulkDialog = lazy(async () => ({ default: (await import('../dialogs/BulkDialog')).BulkDialog }));

const idOf = (machine: Machine) => machine.id;
const nameOf = (machine: Machine) => machine.item.name;
const nowhere: readonly never[] = [];
/** Net, per hour, in the state that each is in. */

/** All virtual machines of the scope, whichever location they are in. */
export function VmsPage() {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const scope = useScope();
  const { locations, vms, machines } = useMachines(scope);
  const dialogs = useDialogs();
  const menu = useVmMenu(dialogs.show);
  const bulk = useBulk();
  const [backups, setBackups] = useState(false);
  const beingMade = useBeingMade(locations.inScope.map(({ slug }) => slug));
  // These two lists are asked for only when the table has something to say of them.
  const [search] = useSearchParams();
  const networks = useEverywhere(mentions(search, 'network') ? locations.inScope : nowhere, networksIn);
  const accounts = useQuery({ ...billingAccountsQuery(), enabled: mentions(search, 'account') });
  const columns = useColumns(scope === everywhere, {
    labels: useLabels(),
    networks: networks.loading ? null : networksByMachine(networks.rows),
    accounts: accounts.data ?? null,
  });
  const failed = vms.failed.map(({ location }) => location.slug);
  const estate = useEstate(machines, vms.loading ? [] : locations.inScope.map(({ slug }) => slug).filter((slug) => !failed.includes(slug)));
  const title = t('shell.page.vms');
  useTitle(title);

  const nobody = nobodyPays(accounts.data);
  const create = (
    <LinkButton to={paths.vmCreate()} variant="primary" icon={PlusIcon} reason={nobody && t(nobody)}>
      {t('compute.create')}
    </LinkButton>
  );
  const unknown = scope !== everywhere && locations.query.isSuccess && locations.inScope.length === 0;
  const broken = locations.query.error && locations.all.length === 0;
  const nothing = vms.failed.length > 0 && vms.failed.length === locations.inScope.length && machines.length === 0;

  return (
    <>
      <PageHeader title={title} actions={create} />
      {broken ? <Failure error={locations.query.error} onRetry={() => void locations.query.refetch()} /> : null}
      {unknown ? (
        <Failure
          title={t('compute.list.noLocation', { slug: scope })}
          tone="warn"
          actions={<LinkButton to={paths.in(everywhere).vms()}>{t('shell.location.all')}</LinkButton>}
        />
      ) : null}
      {broken || unknown ? null : (
        <DataTable
          name="virtual-machines"
          label={title}
          rows={machines}
          rowId={idOf}
          rowLabel={nameOf}
          columns={columns}
          rowActions={menu}
          toolbar={
            machines.some(({ item }) => !item.backup) ? (
              <Button size="small" onClick={() => setBackups(true)}>
                {t('compute.backups')}
              </Button>
            ) : null
          }
          bulkActions={(rows) => [...bulk.actions(rows), ...estate.bulk]}
          tools={estate.tools}
          groupNote={(rows) => {
            const hourly = sumNow(rows);
            return hourly.gt(0) ? t('compute.list.groupSum', { month: format.money(perMonth(hourly)) }) : null;
          }}
          loading={vms.loading && !nothing}
          initialSort={{ id: 'name', desc: false }}
          updatedAt={vms.updatedAt}
          onRefresh={vms.refresh}
          refreshing={vms.refreshing}
          notices={
            <>
              {beingMade.map(({ id, title: what }) => (
                <Notice key={id} tone="busy">
                  {t('compute.underWay', { title: t(what) })}
                </Notice>
              ))}
              {vms.failed.map(({ location, error, retry, since }) => (
                <Missing
                  key={location.slug}
                  title={t('compute.list.failed', { name: location.display_name })}
                  error={error}
                  note={
                    since ? (
                      <>
                        {t('compute.list.stale')} <Time at={new Date(since)} style="relative" />
                      </>
                    ) : null
                  }
                  onRetry={retry}
                />
              ))}
            </>
          }
          empty={
            nothing ? null : <Empty icon={ServerIcon} title={t('compute.list.empty')} text={t('compute.list.emptyText')} actions={create} />
          }
          footer={(shown) => {
            const total = sumNow(shown);
            return total.gt(0) ? t('compute.list.sum', { hour: format.hourly(total), month: format.money(perMonth(total)) }) : null;
          }}
        />
      )}
      {dialogs.open ? (
        <Suspense>
          <VmDialogs {...dialogs.open} onClose={dialogs.close} />
        </Suspense>
      ) : null}
      {backups ? (
        <Suspense>
          <BackupsPanel machines={machines} onClose={() => setBackups(false)} />
        </Suspense>
      ) : null}
      {bulk.billing ? (
        <Suspense>
          <BillingDialog {...bulk.billing} onClose={bulk.closeBilling} />
        </Suspense>
      ) : null}
      {estate.dialogs}
      {bulk.job ? (
        <Suspense>
          <BulkDialog job={bulk.job} onClose={bulk.close} />
        </Suspense>
      ) : null}
    </>
  );
}
