import { Suspense } from 'react';
import { useRecords } from '@/data/operations';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { addressCan } from '@/data/resources/floating-ip/rules';
import { ResourceList } from '@/entities/list';
import { useFormat, useT } from '@/i18n';
import { everywhere, useScope } from '@/nav';
import {
  BillIcon,
  Button,
  GlobeIcon,
  PencilIcon,
  PlusIcon,
  ResizeIcon,
  TrashIcon,
  XIcon,
  type MenuItem,
  announce,
  CopyIcon,
  copyText,
} from '@/ui';
import { lazyPart } from '@/ui/lazy';
import { useDialog } from '../parts/useDialog';
import { useNetworkPlaces } from '../parts/useNetworkPlaces';
import { useTerraform } from '../parts/useTerraform';
import { useAddressColumns } from './columns';
import { confirmUnassign } from './confirm';
import { InterruptedMoves } from './InterruptedMoves';
import { addressRows, type AddressRow } from './rows';
import { DeleteAddressesDialog, useDeleteAddresses } from './useDeleteAddresses';

const AddressDialogs = lazyPart(async () => ({ default: (await import('./AddressDialogs')).AddressDialogs }));

const asked = ['addresses', 'vms', 'balancers'] as const;
export const addressDialogs = ['create', 'assign', 'rename', 'account'] as const;
const idOf = ({ id }: AddressRow) => id;
const nameOf = ({ ip }: AddressRow) => ip.address;

/** All floating IPs of the scope, with what has them and what they cost. */
export function FloatingIpsPage() {
  const t = useT();
  const format = useFormat();
  const scope = useScope();
  const data = useNetworkPlaces(scope, asked);
  const records = useRecords();
  const { places, services, policy } = data;
  // What it says of the reading changes more often than what was read: ten thousand rows are only joined again for the latter.
  const rows = addressRows({ places, services, policy }, records);
  const columns = useAddressColumns(scope === everywhere);
  const dialog = useDialog(addressDialogs);
  const deletion = useDeleteAddresses(data.policy);
  const terraform = useTerraform<AddressRow>('floating-ips', ({ location, ip }) => ({ kind: 'address', location, item: ip }));

  const unassigned = (row: AddressRow) => {
    const reason = addressCan.unassign(row.ip);
    return reason && t(reason);
  };

  const menu = (row: AddressRow): MenuItem[] => [
    {
      key: 'assign',
      label: t(row.owner ? 'network.address.move' : 'network.address.assign'),
      icon: ResizeIcon,
      onSelect: () => dialog.show('assign', row.id),
    },
    {
      key: 'unassign',
      label: t('network.address.unassign'),
      icon: XIcon,
      reason: unassigned(row),
      onSelect: () => void confirmUnassign(t, format, row, data.policy),
    },
    {
      key: 'copy',
      label: t('network.address.copy'),
      icon: CopyIcon,
      onSelect: () => void copyText(row.ip.address).then((ok) => ok && announce(t('ui.copied'))),
    },
    { key: 'rename', label: t('network.address.rename'), icon: PencilIcon, onSelect: () => dialog.show('rename', row.id) },
    { key: 'account', label: t('network.changeAccount'), icon: BillIcon, onSelect: () => dialog.show('account', row.id) },
    { divider: true, key: 'line' },
    { key: 'delete', label: t('network.address.delete'), icon: TrashIcon, danger: true, onSelect: () => void deletion.start([row]) },
  ];
  const create = (
    <Button variant="primary" icon={PlusIcon} onClick={() => dialog.show('create')}>
      {t('network.address.create')}
    </Button>
  );
  return (
    <ResourceList
      title={t('shell.page.floatingIps')}
      lead={t('network.address.lead')}
      create={create}
      read={data.read}
      name="floating-ips"
      rows={rows}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      menu={menu}
      explain={({ ip, location }) => ({ kind: 'floating-ip', item: ip, location: location.slug })}
      tools={terraform.tools}
      bulk={(chosen) => [
        {
          key: 'account',
          label: t('network.changeAccount'),
          icon: BillIcon,
          onSelect: (some) => dialog.show('account', some.map(idOf).join(',')),
        },
        terraform.bulk,
        {
          key: 'delete',
          label: t('network.address.deleteMany', { count: chosen.length }),
          icon: TrashIcon,
          danger: true,
          onSelect: (some, taken) => void deletion.start(some, taken),
        },
      ]}
      initialSort={{ id: 'address', desc: false }}
      notices={<InterruptedMoves rows={rows} />}
      empty={{ icon: GlobeIcon, title: t('network.address.empty'), text: t('network.address.emptyText') }}
      summary={(shown) => {
        const idle = shown.filter(({ owner }) => !owner);
        return t('network.address.sum', {
          count: shown.length,
          idle: idle.length,
          month: format.money(perMonth(sumHourly(shown))),
          idleMonth: format.money(perMonth(sumHourly(idle))),
        });
      }}
    >
      {dialog.dialog && !data.read.loading ? (
        <Suspense>
          <AddressDialogs name={dialog.dialog} of={dialog.of} rows={rows} data={data} onClose={dialog.close} />
        </Suspense>
      ) : null}
      <DeleteAddressesDialog deletion={deletion} />
      {terraform.dialog}
    </ResourceList>
  );
}
