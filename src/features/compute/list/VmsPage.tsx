import { lazyPart } from '@/ui/lazy';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { networksByMachine, networksIn } from '@/data/resources/network/queries';
import { billingAccountsQuery, nobodyPays } from '@/data/billing/accounts/accounts';
import { locatedRows, useEach } from '@/data/core/everywhere';
import { bulkKept } from '@/data/operations/bulk';
import { useLabels } from '@/data/inventory/labels';
import { sumNow, type Machine } from '@/data/resources/vm/machines';
import { perMonth } from '@/data/pricing/pricing';
import { useAccountName } from '@/entities/accounts/useAccountName';
import { ResourceList } from '@/entities/list';
import { loadMessages, useFormat, useT } from '@/i18n';
import { everywhere, usePaths, useScope } from '@/nav';
import { LinkButton, Notice, PlusIcon, ServerIcon } from '@/ui';
import { mentions } from '@/ui/table';
import { useBeingMade, useDialogs, useVmMenu } from '../actions';
import { VmDialogs } from '../dialogs/lazy';
import { useMachines } from '../useMachines';
import { lifeWords } from '../words';
import { useEstate } from '../estate/useEstate';
import { useColumns } from './columns';
import { useBulk } from './useBulk';

const BillingDialog = lazyPart(async () => ({
  default: (await Promise.all([import('../dialogs/BillingDialog'), lifeWords()]))[0].BillingDialog,
}));
const AssignFirewallsDialog = lazyPart(async () => ({
  default: (await Promise.all([import('../dialogs/AssignFirewallsDialog'), lifeWords(), loadMessages('network')]))[0].AssignFirewallsDialog,
}));
const BulkDialog = lazyPart(async () => ({ default: (await import('../dialogs/BulkDialog')).BulkDialog }));

const InterruptedBulk = lazyPart(async () => ({ default: (await import('./InterruptedBulk')).InterruptedBulk }));

const idOf = (machine: Machine) => machine.id;
const nameOf = (machine: Machine) => machine.item.name;
const nowhere: readonly never[] = [];

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
  const beingMade = useBeingMade(locations.inScope.map(({ slug }) => slug));
  // These two lists are asked for only when the table has something to say of them.
  const [search] = useSearchParams();
  const networks = useEach(mentions(search, 'network') ? locations.inScope : nowhere, networksIn);
  const accounts = useQuery({ ...billingAccountsQuery(), enabled: mentions(search, 'account') });
  const accountName = useAccountName({ enabled: mentions(search, 'account') });
  const columns = useColumns(scope === everywhere, {
    labels: useLabels(),
    networks: networks.some(({ pending }) => !pending) ? networksByMachine(locatedRows(networks)) : null,
    accountName,
  });
  const missing = new Set([...vms.failed.map(({ location }) => location), ...vms.waiting].map(({ slug }) => slug));
  const estate = useEstate(
    machines,
    locations.inScope.map(({ slug }) => slug).filter((slug) => !missing.has(slug)),
  );
  // Of a page that is gone; only all locations together have all that it was for.
  const [left] = useState(bulkKept);
  const offered = left && scope === everywhere && !bulk.job;
  const nobody = nobodyPays(accounts.data);
  const create = (
    <LinkButton to={paths.vmCreate()} variant="primary" icon={PlusIcon} reason={nobody && t(nobody)}>
      {t('compute.create')}
    </LinkButton>
  );
  return (
    <ResourceList
      name="virtual-machines"
      title={t('shell.page.vms')}
      read={vms}
      rows={machines}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      menu={menu}
      explain={({ item, location }) => ({ kind: 'vm', item, location: location.slug })}
      bulk={(rows) => [...bulk.actions(rows), ...estate.bulk]}
      create={create}
      empty={{ icon: ServerIcon, title: t('compute.list.empty'), text: t('compute.list.emptyText') }}
      initialSort={{ id: 'name', desc: false }}
      toolbar={
        machines.some(({ item }) => !item.backup) ? (
          <LinkButton size="small" to={paths.backups()}>
            {t('compute.backups')}
          </LinkButton>
        ) : null
      }
      tools={estate.tools}
      groupNote={(rows) => {
        const hourly = sumNow(rows);
        return hourly.gt(0) ? t('compute.list.groupSum', { month: format.money(perMonth(hourly)) }) : null;
      }}
      notices={[
        offered ? (
          <Suspense key="bulk">
            <InterruptedBulk machines={machines} waiting={vms.loading} onResume={bulk.resume} />
          </Suspense>
        ) : null,
        ...beingMade.map(({ id, title: what }) => (
          <Notice key={id} tone="busy">
            {t('compute.underWay', { title: t(what) })}
          </Notice>
        )),
      ]}
      summary={(shown) => {
        const total = sumNow(shown);
        return total.gt(0) ? t('compute.list.sum', { hour: format.hourly(total), month: format.money(perMonth(total)) }) : null;
      }}
    >
      {dialogs.open ? (
        <Suspense>
          <VmDialogs {...dialogs.open} onClose={dialogs.close} />
        </Suspense>
      ) : null}
      {bulk.billing ? (
        <Suspense>
          <BillingDialog {...bulk.billing} onClose={bulk.closeBilling} />
        </Suspense>
      ) : null}
      {bulk.firewalls ? (
        <Suspense>
          <AssignFirewallsDialog {...bulk.firewalls} onClose={bulk.closeFirewalls} />
        </Suspense>
      ) : null}
      {estate.dialogs}
      {bulk.job ? (
        <Suspense>
          <BulkDialog job={bulk.job} onClose={bulk.close} />
        </Suspense>
      ) : null}
    </ResourceList>
  );
}
