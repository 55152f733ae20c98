import { Suspense } from 'react';
import { useNavigate } from 'react-router';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { forwardingRules } from '@/data/resources/load-balancer/rules';
import { networkName } from '@/data/resources/network/rules';
import { useCommonColumns } from '@/entities/columns';
import { useAccountName } from '@/entities/accounts/useAccountName';
import { ResourceList } from '@/entities/list';
import { parseTime, useFormat, useT } from '@/i18n';
import { everywhere, usePaths, useScope } from '@/nav';
import { BillIcon, Button, Link, Name, PencilIcon, PlusIcon, SplitIcon, Status, TrashIcon, type MenuItem } from '@/ui';
import { moneyColumn, type Column } from '@/ui/table';
import { lazyPart } from '@/ui/lazy';
import { addressesText } from '../parts/columns';
import { useDialog } from '../parts/useDialog';
import { useNetworkPlaces } from '../parts/useNetworkPlaces';
import { useTerraform } from '../parts/useTerraform';
import { balancerRows, type BalancerRow } from './rows';
import { useDeleteBalancer } from './useDeleteBalancer';

const BalancerDialogs = lazyPart(async () => ({ default: (await import('./BalancerDialogs')).BalancerDialogs }));

const asked = ['balancers', 'vms', 'networks', 'addresses'] as const;
const idOf = ({ id }: BalancerRow) => id;
const nameOf = ({ name }: BalancerRow) => name;

/** All load balancers of the scope. */
export function LoadBalancersPage() {
  const t = useT();
  const format = useFormat();
  const scope = useScope();
  const paths = usePaths();
  const navigate = useNavigate();
  const data = useNetworkPlaces(scope, asked);
  const rows = balancerRows(data);
  const columns = useColumns(scope === everywhere);
  const dialog = useDialog(['create', 'rename', 'account']);
  const remove = useDeleteBalancer(data.policy);
  const terraform = useTerraform<BalancerRow>('load-balancers', ({ location, balancer, floating }) => ({
    kind: 'balancer',
    location,
    item: balancer,
    floating,
  }));
  const menu = (row: BalancerRow): MenuItem[] => [
    { key: 'show', label: t('network.balancer.show'), icon: SplitIcon, to: paths.loadBalancer(row.location.slug, row.balancer.uuid) },
    { key: 'rename', label: t('network.balancer.rename'), icon: PencilIcon, onSelect: () => dialog.show('rename', row.id) },
    { key: 'account', label: t('network.changeAccount'), icon: BillIcon, onSelect: () => dialog.show('account', row.id) },
    { divider: true, key: 'line' },
    { key: 'delete', label: t('network.balancer.delete'), icon: TrashIcon, danger: true, onSelect: () => void remove(row) },
  ];
  const create = (
    <Button variant="primary" icon={PlusIcon} onClick={() => dialog.show('create')}>
      {t('network.balancer.create')}
    </Button>
  );
  return (
    <ResourceList
      title={t('shell.page.loadBalancers')}
      lead={t('network.balancer.lead')}
      create={create}
      read={data.read}
      name="load-balancers"
      rows={rows}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      menu={menu}
      explain={({ balancer, location }) => ({ kind: 'load-balancer', item: balancer, location: location.slug })}
      tools={terraform.tools}
      bulk={() => [
        {
          key: 'account',
          label: t('network.changeAccount'),
          icon: BillIcon,
          onSelect: (some) => dialog.show('account', some.map(idOf).join(',')),
        },
        terraform.bulk,
      ]}
      initialSort={{ id: 'name', desc: false }}
      empty={{ icon: SplitIcon, title: t('network.balancer.empty'), text: t('network.balancer.emptyText') }}
      summary={(shown) => t('network.balancer.sum', { count: shown.length, month: format.money(perMonth(sumHourly(shown))) })}
    >
      {dialog.dialog && !data.read.loading ? (
        <Suspense>
          <BalancerDialogs
            name={dialog.dialog}
            of={dialog.of}
            rows={rows}
            data={data}
            onCreated={(location, uuid) => void navigate(paths.loadBalancer(location, uuid))}
            onClose={dialog.close}
          />
        </Suspense>
      ) : null}
      {terraform.dialog}
    </ResourceList>
  );
}

function useColumns(several: boolean): Column<BalancerRow>[] {
  const t = useT();
  const common = useCommonColumns();
  const format = useFormat();
  const paths = usePaths();
  const account = useAccountName();
  const live = ({ targets }: BalancerRow) => targets.filter(({ state }) => state === 'live' || state === 'unknown').length;
  const targetsText = (row: BalancerRow) =>
    row.targets.length === 0
      ? t('network.balancer.noTargets')
      : t('network.balancer.targets', { live: live(row), count: row.targets.length });
  return [
    common.name({ text: nameOf, to: (row) => paths.loadBalancer(row.location.slug, row.balancer.uuid), width: 190, minWidth: 150 }),
    {
      id: 'public',
      header: t('network.column.publicAddress'),
      text: ({ floating }) => addressesText(floating),
      none: t('network.member.noPublic'),
      width: 150,
    },
    {
      id: 'private',
      header: t('network.column.privateAddress'),
      text: ({ balancer }) => balancer.private_address ?? '',
      hidden: true,
      width: 140,
    },
    {
      id: 'network',
      header: t('network.column.network'),
      text: ({ network, balancer }) => (network ? networkName(network) : (balancer.network_uuid ?? '')),
      cell: ({ network, location }) =>
        network ? (
          <Link to={paths.network(location.slug, network.uuid)}>
            <Name>{networkName(network)}</Name>
          </Link>
        ) : null,
      options: true,
      width: 160,
    },
    {
      id: 'rules',
      header: t('network.column.forwarding'),
      text: ({ balancer }) =>
        forwardingRules(balancer)
          .map(({ source_port: from, target_port: to }) => `${from} → ${to}`)
          .join(', '),
      width: 170,
    },
    {
      id: 'targets',
      header: t('network.column.targets'),
      text: targetsText,
      cell: (row) => (
        <Status
          tone={row.targets.length > 0 && live(row) === row.targets.length ? 'ok' : live(row) > 0 ? 'warn' : 'bad'}
          label={targetsText(row)}
        />
      ),
      sort: live,
      width: 150,
      minWidth: 130,
    },
    common.location(several),
    common.account(({ balancer }) => balancer.billing_account_id ?? null, account),
    moneyColumn({
      id: 'price',
      header: t('network.column.price'),
      value: ({ hourly }) => hourly && perMonth(hourly),
      format: format.money,
      width: 112,
      minWidth: 108,
    }),
    common.created(({ balancer }) => parseTime(balancer.created_at), { hidden: true }),
    common.uuid(({ balancer }) => balancer.uuid),
  ];
}
