import { perMonth } from '@/data/pricing/pricing';
import { useCommonColumns } from '@/entities/columns';
import { useAccountName } from '@/entities/accounts/useAccountName';
import { parseTime, useFormat, useT } from '@/i18n';
import { Status } from '@/ui';
import { moneyColumn, type Column } from '@/ui/table';
import { OwnerLink } from '../parts/columns';
import type { AddressRow } from './rows';

/** So that 9.0.0.1 comes before 10.0.0.1. */
const sortable = (address: string): string => address.replace(/\d+/g, (part) => part.padStart(3, '0'));

export function useAddressColumns(several: boolean): Column<AddressRow>[] {
  const t = useT();
  const common = useCommonColumns();
  const format = useFormat();
  const account = useAccountName();
  return [
    {
      id: 'address',
      header: t('network.column.address'),
      text: ({ ip }) => ip.address,
      sort: ({ ip }) => sortable(ip.address),
      fixed: true,
      width: 170,
      minWidth: 150,
    },
    { id: 'name', header: t('network.column.name'), text: ({ ip }) => ip.name ?? '', width: 160 },
    {
      id: 'state',
      header: t('network.column.state'),
      text: ({ owner }) => t(owner ? 'network.address.assigned' : 'network.address.unassigned'),
      value: ({ owner }) => (owner ? 'assigned' : 'unassigned'),
      cell: ({ owner }) => (
        <Status tone={owner ? 'ok' : 'warn'} label={t(owner ? 'network.address.assigned' : 'network.address.unassigned')} />
      ),
      options: true,
      groups: true,
      width: 130,
      minWidth: 126,
    },
    {
      id: 'owner',
      header: t('network.column.owner'),
      text: ({ owner }) => owner?.name ?? '',
      cell: ({ owner, location }) => (owner ? <OwnerLink location={location.slug} owner={owner} /> : null),
      none: t('network.address.nothing'),
      width: 210,
    },
    {
      id: 'kind',
      header: t('network.column.ownerKind'),
      text: ({ owner }) => (owner ? t(`network.owner.${owner.type}`) : ''),
      value: ({ owner }) => owner?.type ?? '',
      none: t('network.address.nothing'),
      options: true,
      groups: true,
      hidden: true,
      width: 130,
    },
    {
      id: 'inside',
      header: t('network.column.privateAddress'),
      text: ({ ip }) => ip.assigned_to_private_ip ?? '',
      hidden: true,
      width: 140,
    },
    common.location(several),
    common.account(({ ip }) => ip.billing_account_id ?? null, account),
    moneyColumn({
      id: 'price',
      header: t('network.column.price'),
      value: ({ hourly }) => hourly && perMonth(hourly),
      format: format.money,
      width: 112,
      minWidth: 108,
    }),
    common.created(({ ip }) => parseTime(ip.created_at), { hidden: true }),
    common.uuid(({ ip }) => ip.uuid ?? ''),
  ];
}
