import { useNavigate } from 'react-router';
import { run } from '@/data/operations';
import { deleteNetwork, makeDefaultNetwork } from '@/data/resources/network/operations';
import { networkCan, networkMembers, type NetworkMembers } from '@/data/resources/network/members';
import { networkName } from '@/data/resources/network/rules';
import { useCommonColumns } from '@/entities/columns';
import { ResourceList } from '@/entities/list';
import { parseTime, useFormat, useT, type T } from '@/i18n';
import { everywhere, usePaths, useScope } from '@/nav';
import { Button, confirm, NetworkIcon, PencilIcon, PlusIcon, StarIcon, Status, TrashIcon, type MenuItem } from '@/ui';
import { numberColumn, type Column } from '@/ui/table';
import { useDialog } from '../parts/useDialog';
import { useNetworkPlaces } from '../parts/useNetworkPlaces';
import { useTerraform } from '../parts/useTerraform';
import { CreateNetworkDialog, RenameNetworkDialog } from './NetworkDialogs';

const asked = ['networks', 'vms', 'balancers', 'addresses'] as const;
const idOf = ({ location, network }: NetworkMembers) => `${location.slug}/${network.uuid}`;
const nameOf = ({ network }: NetworkMembers) => networkName(network);
export const onNetwork = (row: NetworkMembers) => ({ location: row.location.slug, uuid: row.network.uuid, name: nameOf(row) });

/** Asks, and deletes: only networks that are empty get here. */
export const confirmDeleteNetwork = (t: T, row: NetworkMembers): Promise<boolean> =>
  confirm({
    title: t('network.network.delete.title', { name: nameOf(row) }),
    body: <p>{t('network.network.delete.text')}</p>,
    confirmLabel: t('network.network.delete'),
    danger: true,
    action: async () => {
      await run(deleteNetwork, onNetwork(row), undefined);
    },
  });

export const confirmDefaultNetwork = (t: T, row: NetworkMembers): Promise<boolean> =>
  confirm({
    title: t('network.network.default.title', { name: nameOf(row) }),
    body: <p>{t('network.network.default.text', { location: row.location.display_name })}</p>,
    confirmLabel: t('network.network.makeDefault'),
    action: async () => {
      await run(makeDefaultNetwork, onNetwork(row), undefined);
    },
  });

/** All private networks of the scope. */
export function NetworksPage() {
  const t = useT();
  const scope = useScope();
  const paths = usePaths();
  const navigate = useNavigate();
  const data = useNetworkPlaces(scope, asked);
  const dialog = useDialog(['create', 'rename']);
  const columns = useColumns(scope === everywhere);
  const rows = data.places.flatMap((place) =>
    (place.networks ?? []).map((network) =>
      networkMembers(place.location, network, { ...place, services: data.services, addresses: place.byOwner }),
    ),
  );
  const terraform = useTerraform<NetworkMembers>('networks', ({ location, network }) => ({ kind: 'network', location, item: network }));
  const why = (reason: ReturnType<typeof networkCan.remove>) => reason && t(reason);
  const menu = (row: NetworkMembers): MenuItem[] => [
    {
      key: 'show',
      label: t('network.network.show'),
      icon: NetworkIcon,
      to: paths.network(row.location.slug, row.network.uuid),
    },
    { key: 'rename', label: t('network.network.rename'), icon: PencilIcon, onSelect: () => dialog.show('rename', idOf(row)) },
    {
      key: 'default',
      label: t('network.network.makeDefault'),
      icon: StarIcon,
      reason: why(networkCan.makeDefault(row)),
      onSelect: () => void confirmDefaultNetwork(t, row),
    },
    { divider: true, key: 'line' },
    {
      key: 'delete',
      label: t('network.network.delete'),
      icon: TrashIcon,
      danger: true,
      reason: why(networkCan.remove(row)),
      onSelect: () => void confirmDeleteNetwork(t, row),
    },
  ];
  const create = (
    <Button variant="primary" icon={PlusIcon} onClick={() => dialog.show('create')}>
      {t('network.network.create')}
    </Button>
  );
  const renamed = rows.find((row) => idOf(row) === dialog.of);
  return (
    <ResourceList
      title={t('shell.page.networks')}
      lead={t('network.network.lead')}
      create={create}
      read={data.read}
      name="networks"
      rows={rows}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      menu={menu}
      explain={({ network, location }) => ({ kind: 'network', item: network, location: location.slug })}
      bulk={() => [terraform.bulk]}
      tools={terraform.tools}
      initialSort={{ id: 'name', desc: false }}
      empty={{ icon: NetworkIcon, title: t('network.network.empty'), text: t('network.network.emptyText') }}
    >
      {dialog.dialog === 'create' && !data.read.loading ? (
        <CreateNetworkDialog
          locations={data.locations.all}
          onCreated={(location, uuid) => void navigate(paths.network(location, uuid))}
          onClose={dialog.close}
        />
      ) : null}
      {dialog.dialog === 'rename' && renamed ? <RenameNetworkDialog row={renamed} onClose={dialog.close} /> : null}
      {terraform.dialog}
    </ResourceList>
  );
}

function useColumns(several: boolean): Column<NetworkMembers>[] {
  const t = useT();
  const common = useCommonColumns();
  const format = useFormat();
  const paths = usePaths();
  return [
    common.name({ text: nameOf, to: (row) => paths.network(row.location.slug, row.network.uuid), minWidth: 150 }),
    common.location(several),
    { id: 'subnet', header: t('network.column.subnet'), text: ({ network }) => network.subnet ?? '', width: 140, minWidth: 120 },
    { id: 'subnet6', header: t('network.column.subnet6'), text: ({ network }) => network.subnet_ipv6 ?? '', hidden: true, width: 200 },
    {
      id: 'vlan',
      header: t('network.column.vlan'),
      text: ({ network }) => (network.vlan_id ? String(network.vlan_id) : ''),
      sort: ({ network }) => network.vlan_id ?? null,
      hidden: true,
      width: 80,
    },
    {
      id: 'default',
      header: t('network.column.default'),
      text: ({ network }) => (network.is_default === true ? t('network.network.isDefault') : ''),
      value: ({ network }) => (network.is_default === true ? 'default' : ''),
      cell: ({ network }) => (network.is_default === true ? <Status tone="ok" label={t('network.network.isDefault')} /> : null),
      none: t('network.network.notDefault'),
      options: true,
      width: 110,
    },
    numberColumn({ id: 'vms', header: t('network.column.vmCount'), value: ({ vms }) => vms.length, format: format.number, width: 80 }),
    numberColumn({
      id: 'balancers',
      header: t('network.column.balancers'),
      value: ({ balancers }) => balancers.length,
      format: format.number,
      width: 130,
    }),
    numberColumn({
      id: 'services',
      header: t('network.column.services'),
      value: ({ services }) => services.length,
      format: format.number,
      width: 130,
    }),
    numberColumn({
      id: 'others',
      header: t('network.column.others'),
      value: ({ others }) => others,
      format: format.number,
      hidden: true,
      width: 130,
    }),
    common.created(({ network }) => parseTime(network.created_at)),
    common.uuid(({ network }) => network.uuid),
  ];
}
