import { useQuery } from '@tanstack/react-query';
import type { Machine } from '@/data/resources/vm/machines';
import { perMonth, priceOf, rowsOf } from '@/data/pricing/pricing';
import { restorePointsFrom, replicasOf, type RestorePoint } from '@/data/resources/snapshot/replicas';
import { disksOf } from '@/data/resources/vm/parts';
import { policyQuery } from '@/data/pricing/queries';
import { parseTime, useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, CameraIcon, Empty, Failure, Status, Time, type MenuItem } from '@/ui';
import { DataTable, moneyColumn, numberColumn, type Column } from '@/ui/table';
import { useReason } from '../actions';
import { confirmSnapshot } from '../dialogs/confirmSnapshot';
import { BackupSwitch } from './BackupSwitch';
import { confirmDeleteRestorePoint, confirmRestore } from './confirmRestorePoint';
import classes from './detail.module.css';

const idOf = (point: RestorePoint) => point.uuid;

/** What a machine can go back to: snapshots and automatic backups. */
export function SnapshotsTab({ machine }: { machine: Machine }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const reason = useReason();
  const { item, location } = machine;
  const snapshots = useQuery(replicasOf(location.slug, item.uuid, 'snapshot'));
  const backups = useQuery(replicasOf(location.slug, item.uuid, 'backup'));
  const points = restorePointsFrom(snapshots.data ?? [], backups.data ?? []);
  const columns = useColumns(machine);
  const when = (point: RestorePoint) => {
    const at = parseTime(point.created_at);
    return at ? format.dateTime(at) : point.uuid;
  };
  const label = (point: RestorePoint) => t(`life.copy.${point.kind}Of`, { when: when(point) });
  const taken = (point: RestorePoint) => ({ uuid: point.uuid, kind: point.kind, label: label(point), when: when(point) });
  const again = (query: typeof snapshots) => () => void query.refetch();
  const actions = (point: RestorePoint): MenuItem[] => [
    {
      key: 'restore',
      label: t('life.restore.action'),
      danger: true,
      reason: reason('restore', machine),
      onSelect: () => void confirmRestore(t, machine, taken(point)),
    },
    {
      key: 'new',
      label: t('life.copy.new'),
      to: paths.vmCreateFrom('copy', { from: machine.id, replica: point.uuid }),
    },
    { divider: true, key: 'line' },
    { key: 'delete', label: t('life.copy.delete'), danger: true, onSelect: () => void confirmDeleteRestorePoint(t, machine, taken(point)) },
  ];
  const failed = [snapshots, backups].filter((query) => query.error);
  return (
    <>
      <BackupSwitch machine={machine} />
      <div className={classes.below}>
        <DataTable
          name="vm-copies"
          label={t('life.copy.list')}
          rows={points}
          rowId={idOf}
          rowLabel={when}
          columns={columns}
          rowActions={actions}
          offUrl
          loading={(snapshots.isPending || backups.isPending) && failed.length === 0}
          initialSort={{ id: 'created', desc: true }}
          toolbar={
            <Button size="small" icon={CameraIcon} reason={reason('snapshot', machine)} onClick={() => void confirmSnapshot(t, machine)}>
              {t('life.snapshot.take')}
            </Button>
          }
          notices={failed.map((query) => (
            <Failure key={query === snapshots ? 'snapshots' : 'backups'} compact tone="warn" error={query.error} onRetry={again(query)} />
          ))}
          empty={failed.length > 0 ? null : <Empty icon={CameraIcon} title={t('life.copy.none')} text={t('life.copy.noneText')} />}
        />
      </div>
    </>
  );
}

function useColumns({ item }: Machine): Column<RestorePoint>[] {
  const t = useT();
  const format = useFormat();
  const policy = useQuery(policyQuery());
  const disks = disksOf(item);
  const diskOf = ({ master_uuid: master }: RestorePoint) => disks.find(({ uuid }) => uuid === master)?.name ?? master ?? '';
  const month = (point: RestorePoint) => {
    const hourly = policy.data ? priceOf(rowsOf(policy.data), point.kind, point.size ?? 0) : null;
    return hourly && perMonth(hourly);
  };
  const moment = (point: RestorePoint) => parseTime(point.created_at);
  return [
    {
      id: 'created',
      header: t('life.copy.taken'),
      text: (point) => {
        const at = moment(point);
        return at ? format.dateTime(at) : point.uuid;
      },
      cell: (point) => (moment(point) ? <Time at={moment(point)} /> : point.uuid),
      sort: (point) => moment(point)?.getTime() ?? null,
      csv: ({ created_at: created }) => created ?? '',
      fixed: true,
      width: 190,
    },
    {
      id: 'kind',
      header: t('life.copy.kind'),
      text: ({ kind }) => t(`life.copy.${kind}`),
      value: ({ kind }) => kind,
      cell: ({ kind }) => <Status tone={kind === 'backup' ? 'off' : 'ok'} label={t(`life.copy.${kind}`)} />,
      options: true,
      width: 150,
    },
    { id: 'disk', header: t('life.copy.disk'), text: diskOf, width: 100 },
    numberColumn({ id: 'size', header: t('life.disk.size'), value: ({ size }) => size ?? 0, format: format.disk, width: 90 }),
    moneyColumn({ id: 'price', header: t('compute.column.price'), value: month, format: format.money, width: 110 }),
    { id: 'uuid', header: t('compute.column.uuid'), text: ({ uuid }) => uuid, hidden: true, width: 320 },
  ];
}
