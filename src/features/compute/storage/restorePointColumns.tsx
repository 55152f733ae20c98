import { perMonth } from '@/data/pricing/pricing';
import type { StoredRestorePoint } from '@/data/resources/disk/storage';
import { useCommonColumns } from '@/entities/columns';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Status, Time } from '@/ui';
import { moneyColumn, numberColumn, type Column } from '@/ui/table';
import { machineColumn } from './machineColumn';

/** Days up to which a restore point counts as of an age; the last is without end. */
const ages = [7, 30, 90] as const;
const day = 86_400_000;

/** The columns of snapshots and backups; the location's is there by default only where there are several. `now` in milliseconds. */
export function useRestorePointColumns(
  severalLocations: boolean,
  points: readonly StoredRestorePoint[],
  now: number,
  nameOf: (point: StoredRestorePoint) => string,
): Column<StoredRestorePoint>[] {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const common = useCommonColumns();
  const kinds = { snapshot: t('life.copy.snapshot'), backup: t('life.copy.backup'), other: t('storage.copy.other') };
  const youngerThan = ({ taken }: StoredRestorePoint) => {
    if (!taken) return 'unknown';
    const limit = ages.find((days) => now - taken.getTime() < days * day);
    return limit ? String(limit) : 'older';
  };
  const age = (value: string) => {
    if (value === 'unknown') return t('storage.age.unknown');
    return value === 'older' ? t('storage.age.over', { days: ages[ages.length - 1] ?? 0 }) : t('storage.age.under', { days: value });
  };
  return [
    {
      id: 'taken',
      header: t('life.copy.taken'),
      text: nameOf,
      cell: ({ taken }) => (taken ? <Time at={taken} /> : null),
      sort: ({ taken }) => taken?.getTime() ?? null,
      csv: ({ taken, uuid }) => taken?.toISOString() ?? uuid,
      fixed: true,
      width: 190,
      minWidth: 180,
    },
    {
      id: 'kind',
      header: t('life.copy.kind'),
      text: ({ kind }) => kinds[kind],
      value: ({ kind }) => kind,
      cell: ({ kind }) => <Status tone={kind === 'snapshot' ? 'ok' : kind === 'backup' ? 'off' : 'unknown'} label={kinds[kind]} />,
      options: true,
      groups: true,
      width: 124,
      minWidth: 116,
    },
    common.location(severalLocations),
    { ...machineColumn(t, paths, points, 'snapshots'), width: 190 },
    { id: 'disk', header: t('life.copy.disk'), text: ({ diskName }) => diskName, width: 84 },
    { id: 'name', header: t('storage.column.name'), text: ({ name }) => name, width: 150 },
    {
      id: 'age',
      header: t('storage.column.age'),
      text: (point) => age(youngerThan(point)),
      value: youngerThan,
      valueText: age,
      cell: ({ taken }) => (taken ? <Time at={taken} style="relative" /> : null),
      sort: ({ taken }) => (taken ? -taken.getTime() : null),
      options: true,
      groups: true,
      width: 132,
    },
    numberColumn({ id: 'size', header: t('life.disk.size'), value: ({ size }) => size, format: format.disk, width: 84 }),
    moneyColumn({
      id: 'price',
      header: t('storage.column.price'),
      value: ({ hourly }) => hourly && perMonth(hourly),
      format: format.money,
      width: 112,
      minWidth: 108,
    }),
    { id: 'diskUuid', header: t('storage.column.diskUuid'), text: ({ disk }) => disk, hidden: true, width: 290 },
    common.uuid(({ uuid }) => uuid),
  ];
}
