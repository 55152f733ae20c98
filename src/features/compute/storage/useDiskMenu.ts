import { isOpen, useRecords } from '@/data/operations';
import type { StoredDisk } from '@/data/resources/disk/storage';
import { storedCan } from '@/data/resources/disk/rules';
import type { DisabledReason } from '@/data/resources/vm/rules';
import { msg, useT } from '@/i18n';
import { usePaths } from '@/nav';
import {
  announce,
  copyText,
  CopyIcon,
  DiscIcon,
  InfoIcon,
  PencilIcon,
  PlusIcon,
  ResizeIcon,
  ServerIcon,
  TrashIcon,
  XIcon,
  type MenuItem,
} from '@/ui';

/** What is to be done with a disk; the page opens what asks for more. */
export interface DiskActs {
  readonly show: (dialog: 'create' | 'grow' | 'attach' | 'rename', of: string) => void;
  readonly detach: (disk: StoredDisk) => void;
  readonly mark: (disk: StoredDisk) => void;
  readonly remove: (disk: StoredDisk) => void;
}

/** Why something is not possible with a disk now, in words: something is under way with it or its machine, or the rules. */
function useDiskReason() {
  const t = useT();
  const open = useRecords().filter(isOpen);
  return (disk: StoredDisk, can: (disk: StoredDisk) => DisabledReason): string | null => {
    const record = open.find(
      ({ target }) => target.location === disk.location.slug && (target.uuid === disk.uuid || target.uuid === disk.machine?.item.uuid),
    );
    const verdict = record ? msg('data.vm.reason.underWay', { title: t(record.title) }) : can(disk);
    return verdict && t(verdict);
  };
}

/** A disk's menu. What its platform knows no word for (names, marks) is not in it. */
export function useDiskMenu(acts: DiskActs): (disk: StoredDisk) => MenuItem[] {
  const t = useT();
  const paths = usePaths();
  const reason = useDiskReason();
  return (disk) => {
    const { machine, id, role } = disk;
    const newer = typeof disk.disk?.read_only_bootable === 'boolean';
    const live = reason(disk, storedCan.live);
    return [
      ...(machine
        ? [{ key: 'machine', label: t('storage.act.machine'), icon: InfoIcon, to: paths.vm(machine.location.slug, machine.item.uuid) }]
        : []),
      {
        key: 'grow',
        label: t('life.disk.grow'),
        icon: ResizeIcon,
        reason: reason(disk, storedCan.grow),
        onSelect: () => acts.show('grow', id),
      },
      {
        key: 'attach',
        label: t('storage.act.attach'),
        icon: PlusIcon,
        reason: reason(disk, storedCan.attach),
        onSelect: () => acts.show('attach', id),
      },
      {
        key: 'detach',
        label: t('life.disk.detach'),
        icon: XIcon,
        reason: reason(disk, storedCan.detach),
        onSelect: () => acts.detach(disk),
      },
      { divider: true, key: 'line-1' },
      {
        key: 'live',
        label: t('storage.act.live'),
        icon: ServerIcon,
        reason: live,
        ...(live ? {} : { to: paths.vmCreateFrom('disk', { disk: id }) }),
      },
      {
        key: 'copy',
        label: t('storage.act.copy'),
        icon: DiscIcon,
        reason: reason(disk, storedCan.copy),
        onSelect: () => acts.show('create', id),
      },
      ...(newer
        ? [
            {
              key: 'rename',
              label: t('storage.act.rename'),
              icon: PencilIcon,
              reason: reason(disk, storedCan.rename),
              onSelect: () => acts.show('rename', id),
            },
            {
              key: 'mark',
              label: t(role === 'media' ? 'storage.act.unmark' : 'storage.act.mark'),
              icon: DiscIcon,
              reason: reason(disk, storedCan.mark),
              onSelect: () => acts.mark(disk),
            },
          ]
        : []),
      {
        key: 'uuid',
        label: t('storage.act.uuid'),
        icon: CopyIcon,
        onSelect: () => void copyText(disk.uuid).then((ok) => ok && announce(t('ui.copied'))),
      },
      { divider: true, key: 'line-2' },
      {
        key: 'delete',
        label: t('life.disk.delete'),
        icon: TrashIcon,
        danger: true,
        reason: reason(disk, storedCan.remove),
        onSelect: () => acts.remove(disk),
      },
    ];
  };
}
