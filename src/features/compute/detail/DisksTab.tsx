import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VmStorage } from '@/api';
import { diskCan, diskName, disksIn } from '@/data/resources/disk/disks';
import type { Machine } from '@/data/resources/vm/machines';
import { perMonth, priceOf, rowsOf } from '@/data/pricing/pricing';
import { bootDisk, deviceId, disksOf } from '@/data/resources/vm/parts';
import { policyQuery } from '@/data/pricing/queries';
import { parseTime, useFormat, useT } from '@/i18n';
import { Button, CopyText, Empty, Failure, Name, PlusIcon, Time, type MenuItem } from '@/ui';
import { DataTable, moneyColumn, numberColumn, type Column } from '@/ui/table';
import { useReason } from '../actions';
import { AddDiskDialog, AttachDiskDialog, GrowDiskDialog, type DiskRow } from './diskDialogs';
import { confirmDeleteDisk, confirmDetach } from './confirmDisk';
import { GrowRecipe } from './GrowRecipe';
import shared from '@/ui/shared.module.css';

const idOf = (row: DiskRow) => row.disk.uuid;
const restorePointsOf = (disk: VmStorage) => (disk.replica ?? []).length;

type Open = { dialog: 'add' | 'attach' } | { dialog: 'grow'; row: DiskRow };

/** The disks of a machine and what can be done with each. */
export function DisksTab({ machine }: { machine: Machine }) {
  const t = useT();
  const reason = useReason();
  const { item, location } = machine;
  const list = useQuery(disksIn(location.slug));
  const [open, setOpen] = useState<Open | null>(null);
  const [grown, setGrown] = useState<DiskRow | null>(null);
  const boot = bootDisk(item);
  const rows = disksOf(item).map((disk): DiskRow => {
    const known = list.data?.find(({ uuid }) => uuid === disk.uuid);
    const device = disk.name ?? disk.uuid;
    return { disk, device, label: known?.display_name ? `${device} (${diskName(known)})` : device, boot: disk === boot };
  });
  const columns = useColumns();
  const busy = reason('disks', machine);
  const actions = (row: DiskRow): MenuItem[] => {
    const cannot = (verdict: ReturnType<typeof diskCan.detach>) => busy ?? (verdict && t(verdict));
    return [
      { key: 'grow', label: t('life.disk.grow'), reason: busy, onSelect: () => setOpen({ dialog: 'grow', row }) },
      {
        key: 'detach',
        label: t('life.disk.detach'),
        reason: cannot(diskCan.detach(item, row.disk.uuid)),
        onSelect: () => void confirmDetach(t, machine, row),
      },
      { divider: true, key: 'line' },
      {
        key: 'delete',
        label: t('life.disk.delete'),
        danger: true,
        reason: cannot(diskCan.remove(item, row.disk.uuid)),
        onSelect: () => void confirmDeleteDisk(t, machine, row),
      },
    ];
  };
  return (
    <>
      {list.error && !list.data ? <Failure compact tone="warn" error={list.error} onRetry={() => void list.refetch()} /> : null}
      {grown ? <GrowRecipe row={grown} onClose={() => setGrown(null)} /> : null}
      <DataTable
        name="vm-disks"
        label={t('life.disk.list')}
        rows={rows}
        rowId={idOf}
        rowLabel={(row) => row.device}
        columns={columns}
        rowActions={actions}
        offUrl
        empty={<Empty title={t('compute.detail.noDisks')} />}
        toolbar={
          <>
            <Button size="small" icon={PlusIcon} reason={busy} onClick={() => setOpen({ dialog: 'add' })}>
              {t('life.disk.add')}
            </Button>
            <Button size="small" reason={busy} onClick={() => setOpen({ dialog: 'attach' })}>
              {t('life.disk.attach')}
            </Button>
          </>
        }
      />
      <p className={shared.note}>{t('life.disk.note')}</p>
      {open?.dialog === 'add' ? <AddDiskDialog machine={machine} onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'attach' ? <AttachDiskDialog machine={machine} onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'grow' ? (
        <GrowDiskDialog machine={machine} row={open.row} onGrown={() => setGrown(open.row)} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

function useColumns(): Column<DiskRow>[] {
  const t = useT();
  const format = useFormat();
  const policy = useQuery(policyQuery());
  const month = ({ disk, boot }: DiskRow) => {
    const rows = policy.data ? rowsOf(policy.data) : [];
    const hourly = (boot ? null : priceOf(rows, 'block', disk.size)) ?? priceOf(rows, 'main', disk.size);
    return hourly && perMonth(hourly);
  };
  return [
    {
      id: 'name',
      header: t('life.disk.name'),
      text: ({ label, boot }) => [label, boot ? t('compute.detail.boot') : ''].filter(Boolean).join(' '),
      cell: ({ label, boot }) => (
        <>
          <Name>{label}</Name> {boot ? <small>{t('compute.detail.boot')}</small> : null}
        </>
      ),
      fixed: true,
      width: 200,
    },
    numberColumn({ id: 'size', header: t('life.disk.size'), value: ({ disk }) => disk.size, format: format.disk, width: 90 }),
    {
      id: 'device',
      header: t('compute.detail.device'),
      text: ({ disk }) => deviceId(disk),
      cell: ({ disk }) => <CopyText value={deviceId(disk)} label={t('compute.detail.device')} />,
      width: 360,
    },
    {
      id: 'copies',
      header: t('life.disk.copiesShort'),
      text: ({ disk }) => format.number(restorePointsOf(disk)),
      sort: ({ disk }) => restorePointsOf(disk),
      align: 'end',
      width: 80,
    },
    moneyColumn({ id: 'price', header: t('compute.column.price'), value: month, format: format.money, width: 110 }),
    {
      id: 'created',
      header: t('compute.column.created'),
      text: ({ disk }) => {
        const at = parseTime(disk.created_at);
        return at ? format.dateTime(at) : '';
      },
      cell: ({ disk }) => <Time at={parseTime(disk.created_at)} style="date" />,
      width: 120,
    },
    { id: 'uuid', header: t('compute.column.uuid'), text: ({ disk }) => disk.uuid, hidden: true, width: 290 },
  ];
}
