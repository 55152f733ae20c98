import { useBrand } from '@/brand';
import { perMonth } from '@/data/pricing/pricing';
import { logoIcon } from '@/entities/logos';
import { parseTime, useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { CopyText, Glyph, Link, Name, Status } from '@/ui';
import { dateColumn, moneyColumn, numberColumn, type Column } from '@/ui/table';
import type { Database } from '../useServices';
import { statusName, toneOf, versionName } from '../words';

export function useColumns(severalLocations: boolean): Column<Database>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const config = useBrand();
  const allowed = ({ whitelist, open }: Database) =>
    whitelist === null ? '' : open ? t('services.allowed.everyone') : t('services.allowed.count', { count: whitelist.length });
  return [
    {
      id: 'name',
      header: t('services.column.name'),
      text: ({ name }) => name,
      cell: ({ name, item }) => (
        <Link to={paths.database(item.uuid)}>
          <Name>{name}</Name>
        </Link>
      ),
      fixed: true,
      width: 210,
      minWidth: 150,
    },
    {
      id: 'version',
      header: t('services.column.version'),
      text: ({ item }) => versionName(config, item),
      cell: ({ item }) => {
        const logo = logoIcon(item.service);
        return (
          <>
            {logo ? <Glyph icon={logo} size={14} /> : null} {versionName(config, item)}
          </>
        );
      },
      options: true,
      groups: true,
      width: 156,
      minWidth: 152,
    },
    {
      id: 'status',
      header: t('services.column.status'),
      text: ({ item }) => statusName(t, item),
      cell: ({ item }) => <Status tone={toneOf(item)} label={statusName(t, item)} />,
      options: true,
      groups: true,
      width: 110,
    },
    {
      id: 'location',
      header: t('services.column.location'),
      text: ({ place }) => place,
      options: true,
      groups: true,
      hidden: !severalLocations,
      width: 116,
    },
    {
      id: 'size',
      header: t('services.column.size'),
      text: ({ size }) =>
        size ? t('services.size', { cores: size.vcpu, memory: format.memory(size.memory), disk: format.disk(size.disk) }) : '',
      sort: ({ size }) => size?.memory ?? null,
      width: 170,
      minWidth: 164,
      dropFirst: 7,
    },
    numberColumn({
      id: 'nodes',
      header: t('services.column.nodes'),
      value: ({ nodes }) => nodes,
      format: format.number,
      width: 70,
      minWidth: 70,
      dropFirst: 9,
    }),
    {
      id: 'private',
      header: t('services.column.private'),
      text: ({ privateAddress }) => privateAddress ?? '',
      cell: ({ privateAddress }) => (privateAddress ? <CopyText value={privateAddress} label={t('services.column.private')} /> : null),
      width: 146,
      minWidth: 140,
      dropFirst: 8,
    },
    {
      id: 'public',
      header: t('services.column.public'),
      text: ({ floating }) => floating.map(({ address }) => address).join(' '),
      cell: ({ floating }) => floating.map(({ address }) => <CopyText key={address} value={address} label={t('services.column.public')} />),
      width: 140,
    },
    {
      id: 'allowed',
      header: t('services.column.allowed'),
      text: allowed,
      cell: (row) => (row.whitelist === null ? null : row.open ? <Status tone="warn" label={allowed(row)} /> : allowed(row)),
      options: true,
      width: 124,
      minWidth: 124,
    },
    moneyColumn({
      id: 'price',
      header: t('services.column.price'),
      value: ({ hourly }) => hourly && perMonth(hourly),
      format: format.money,
      width: 112,
      minWidth: 108,
    }),
    {
      id: 'account',
      header: t('services.column.account'),
      text: ({ account }) => account,
      options: true,
      groups: true,
      hidden: true,
      width: 150,
    },
    dateColumn({
      id: 'created',
      header: t('services.column.created'),
      value: ({ item }) => parseTime(item.created_at),
      format: format.dateTime,
      hidden: true,
      width: 122,
    }),
    { id: 'uuid', header: t('services.column.uuid'), text: ({ item }) => item.uuid, hidden: true, width: 290 },
  ];
}
