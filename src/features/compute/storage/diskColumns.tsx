import { perMonth } from '@/data/pricing/pricing';
import type { DiskRole, StoredDisk } from '@/data/resources/disk/storage';
import { deviceId } from '@/data/resources/vm/parts';
import { useAccountName } from '@/entities/accounts/useAccountName';
import { useCommonColumns } from '@/entities/columns';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { CopyText, Link, Status, type Tone } from '@/ui';
import { moneyColumn, numberColumn, type Column } from '@/ui/table';
import { machineColumn } from './machineColumn';

const tones: Record<DiskRole, Tone> = { boot: 'ok', extra: 'ok', free: 'warn', media: 'off', service: 'ok', unknown: 'unknown' };

/** What a disk is for, in the words that the table filters by. */
export function useRoleWords(): Record<DiskRole, string> {
  const t = useT();
  return {
    boot: t('storage.role.boot'),
    extra: t('storage.role.extra'),
    free: t('storage.role.free'),
    media: t('storage.role.media'),
    service: t('storage.role.service'),
    unknown: t('storage.role.unknown'),
  };
}

/** The columns of disks; the location's is there by default only where there are several. */
export function useDiskColumns(severalLocations: boolean, disks: readonly StoredDisk[]): Column<StoredDisk>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const roles = useRoleWords();
  const common = useCommonColumns();
  const accountName = useAccountName();
  return [
    common.name({ text: ({ name }) => name }),
    {
      id: 'role',
      header: t('storage.column.role'),
      text: ({ role }) => roles[role],
      value: ({ role }) => role,
      cell: ({ role }) => <Status tone={tones[role]} label={roles[role]} />,
      options: true,
      groups: true,
      width: 148,
      minWidth: 146,
    },
    common.location(severalLocations),
    {
      ...machineColumn(t, paths, disks, 'disks'),
      text: ({ machine, service }: StoredDisk) => machine?.item.name ?? service?.display_name ?? '',
      value: ({ machine, service }: StoredDisk) => machine?.item.uuid ?? service?.uuid ?? '',
      width: 168,
    },
    { id: 'device', header: t('storage.column.device'), text: ({ storage }) => storage?.name ?? '', hidden: true, width: 80 },
    numberColumn({ id: 'size', header: t('storage.column.size'), value: ({ size }) => size, format: format.disk, width: 84 }),
    {
      id: 'copies',
      header: t('storage.column.copies'),
      text: ({ restorePoints }) => (restorePoints.length > 0 ? format.number(restorePoints.length) : ''),
      cell: ({ restorePoints, uuid }) =>
        restorePoints.length > 0 ? <Link to={paths.snapshots({ q: uuid })}>{format.number(restorePoints.length)}</Link> : null,
      sort: ({ restorePoints }) => restorePoints.length,
      csv: ({ restorePoints }) => restorePoints.length,
      align: 'end',
      width: 92,
    },
    moneyColumn({
      id: 'price',
      header: t('storage.column.price'),
      value: ({ hourly }) => hourly && perMonth(hourly),
      format: format.money,
      width: 112,
      minWidth: 108,
    }),
    common.account(({ account }) => account, accountName),
    common.created(({ created }) => created, { hidden: true }),
    {
      id: 'source',
      header: t('storage.column.source'),
      text: ({ disk }) => source(disk?.source_image_type, disk?.source_image),
      hidden: true,
      width: 160,
    },
    { id: 'status', header: t('storage.column.status'), text: ({ disk }) => disk?.status ?? '', hidden: true, width: 110 },
    {
      id: 'deviceId',
      header: t('storage.column.deviceId'),
      text: ({ storage }) => (storage ? deviceId(storage) : ''),
      cell: ({ storage }) => (storage ? <CopyText value={deviceId(storage)} label={t('storage.column.deviceId')} /> : null),
      hidden: true,
      width: 340,
    },
    common.uuid(({ uuid }) => uuid),
  ];
}

/** As the platform writes it: `OS_BASE ubuntu_24.04-lts`. */
const source = (type: string | null | undefined, image: string | null | undefined) => [type, image].filter(Boolean).join(' ');
