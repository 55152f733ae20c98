import { useNavigate } from 'react-router';
import { copyCan } from '@/data/resources/disk/rules';
import type { StoredCopy } from '@/data/resources/disk/storage';
import type { DisabledReason } from '@/data/resources/vm/rules';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { CameraIcon, DiscIcon, InfoIcon, ServerIcon, TrashIcon, type MenuItem } from '@/ui';
import { useReason } from '../actions';
import { confirmDeleteCopy, confirmRestore, type TakenCopy } from '../detail/confirmCopy';

/** Copies in words. */
export function useCopyWords() {
  const t = useT();
  const format = useFormat();
  const when = ({ taken, uuid }: StoredCopy) => (taken ? format.dateTime(taken) : uuid);
  return {
    when,
    taken: (copy: StoredCopy): TakenCopy => {
      const kind = copy.kind === 'backup' ? 'backup' : 'snapshot';
      return { uuid: copy.uuid, kind, label: t(`life.copy.${kind}Of`, { when: when(copy) }), when: when(copy) };
    },
  };
}

/** A copy's menu. */
export function useCopyMenu(): (copy: StoredCopy) => MenuItem[] {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const underWay = useReason();
  const { taken } = useCopyWords();
  return (copy) => {
    const { machine, location, disk, snapshot } = copy;
    const said = (verdict: DisabledReason) => verdict && t(verdict);
    const newMachine = said(copyCan.newMachine(copy));
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
        reason: said(copyCan.restore(copy)) ?? (machine ? underWay('restore', machine) : null),
        onSelect: () => machine && void confirmRestore(t, machine, taken(copy)),
      },
      {
        key: 'new',
        label: t('life.copy.new'),
        icon: ServerIcon,
        reason: newMachine,
        ...(machine && !newMachine ? { to: paths.vmCreateFrom('copy', { from: machine.id, replica: copy.uuid }) } : {}),
      },
      {
        key: 'disk',
        label: t('storage.act.newDisk'),
        icon: DiscIcon,
        reason: said(copyCan.newDisk(copy)),
        onSelect: () => void navigate(paths.disks({ do: 'create', of: `${location.slug}/${disk}`, snapshot: snapshot ?? '' })),
      },
      { divider: true, key: 'line-2' },
      {
        key: 'delete',
        label: t('life.copy.delete'),
        icon: TrashIcon,
        danger: true,
        reason: said(copyCan.remove(copy)),
        onSelect: () => machine && void confirmDeleteCopy(t, machine, taken(copy)),
      },
    ];
  };
}
