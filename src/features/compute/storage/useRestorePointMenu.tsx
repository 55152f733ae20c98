import { useNavigate } from 'react-router';
import { restorePointCan } from '@/data/resources/disk/rules';
import type { StoredRestorePoint } from '@/data/resources/disk/storage';
import type { DisabledReason } from '@/data/resources/vm/rules';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { CameraIcon, DiscIcon, InfoIcon, ServerIcon, TrashIcon, type MenuItem } from '@/ui';
import { useReason } from '../actions';
import { confirmDeleteRestorePoint, confirmRestore, type NamedRestorePoint } from '../detail/confirmRestorePoint';

/** Restore points in words. */
export function useRestorePointWords() {
  const t = useT();
  const format = useFormat();
  const when = ({ taken, uuid }: StoredRestorePoint) => (taken ? format.dateTime(taken) : uuid);
  return {
    when,
    taken: (point: StoredRestorePoint): NamedRestorePoint => {
      const kind = point.kind === 'backup' ? 'backup' : 'snapshot';
      return { uuid: point.uuid, kind, label: t(`life.copy.${kind}Of`, { when: when(point) }), when: when(point) };
    },
  };
}

/** A restore point's menu. */
export function useRestorePointMenu(): (point: StoredRestorePoint) => MenuItem[] {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const underWay = useReason();
  const { taken } = useRestorePointWords();
  return (point) => {
    const { machine, location, disk, snapshot } = point;
    const said = (verdict: DisabledReason) => verdict && t(verdict);
    const newMachine = said(restorePointCan.newMachine(point));
    return [
      ...(machine
        ? [
            {
              key: 'machine',
              label: t('storage.act.machine'),
              icon: InfoIcon,
              to: paths.vm(machine.location.slug, machine.item.uuid, 'snapshots'),
            },
            { divider: true as const, key: 'line-1' },
          ]
        : []),
      {
        key: 'restore',
        label: t('life.restore.action'),
        icon: CameraIcon,
        danger: true,
        reason: said(restorePointCan.restore(point)) ?? (machine ? underWay('restore', machine) : null),
        onSelect: () => machine && void confirmRestore(t, machine, taken(point)),
      },
      {
        key: 'new',
        label: t('life.copy.new'),
        icon: ServerIcon,
        reason: newMachine,
        ...(machine && !newMachine ? { to: paths.vmCreateFrom('copy', { from: machine.id, replica: point.uuid }) } : {}),
      },
      {
        key: 'disk',
        label: t('storage.act.newDisk'),
        icon: DiscIcon,
        reason: said(restorePointCan.newDisk(point)),
        onSelect: () => void navigate(paths.disks({ do: 'create', of: `${location.slug}/${disk}`, snapshot: snapshot ?? '' })),
      },
      { divider: true, key: 'line-2' },
      {
        key: 'delete',
        label: t('life.copy.delete'),
        icon: TrashIcon,
        danger: true,
        reason: said(restorePointCan.remove(point)),
        onSelect: () => machine && void confirmDeleteRestorePoint(t, machine, taken(point)),
      },
    ];
  };
}
