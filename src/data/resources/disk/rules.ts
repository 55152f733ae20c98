import { msg } from '@/i18n';
import { diskCan } from './disks';
import type { DiskRole, StoredRestorePoint, StoredDisk } from './storage';
import { vmCan, type DisabledReason } from '../vm/rules';

/** What disks of these roles cannot be asked for on their own, and why. */
const others = ({ role, service }: StoredDisk): DisabledReason =>
  role === 'service'
    ? msg('storage.reason.service', { name: service?.display_name ?? service?.uuid ?? '' })
    : role === 'unknown'
      ? msg('storage.reason.unknown')
      : null;
const attached = ({ machine }: StoredDisk, verdict: (machine: NonNullable<StoredDisk['machine']>) => DisabledReason): DisabledReason =>
  machine ? verdict(machine) : msg('storage.reason.attachFirst');

/** What may be done with a disk where it is now; null: allowed. The machine's own state is asked too. */
export const storedCan = {
  grow: (disk: StoredDisk): DisabledReason => others(disk) ?? attached(disk, ({ item }) => vmCan.disks(item)),
  attach: (disk: StoredDisk): DisabledReason =>
    others(disk) ?? (disk.machine ? msg('storage.reason.attached', { name: disk.machine.item.name }) : null),
  detach: (disk: StoredDisk): DisabledReason =>
    others(disk) ??
    (disk.machine ? (diskCan.detach(disk.machine.item, disk.uuid) ?? vmCan.disks(disk.machine.item)) : msg('storage.reason.free')),
  rename: (disk: StoredDisk): DisabledReason => others({ ...disk, role: disk.role === 'unknown' ? 'free' : disk.role }),
  /** An image to boot from is read only: nothing may write to it meanwhile. */
  mark: (disk: StoredDisk): DisabledReason =>
    others(disk) ?? (disk.machine ? msg('storage.reason.detachFirst', { name: disk.machine.item.name }) : null),
  /** A new machine that lives on it. */
  live: (disk: StoredDisk): DisabledReason => storedCan.mark(disk) ?? (disk.role === 'media' ? msg('storage.reason.media') : null),
  copy: (disk: StoredDisk): DisabledReason => (disk.role === 'service' ? others(disk) : null),
  remove: (disk: StoredDisk): DisabledReason =>
    others(disk) ?? (disk.machine ? (diskCan.remove(disk.machine.item, disk.uuid) ?? vmCan.disks(disk.machine.item)) : null),
} satisfies Record<string, (disk: StoredDisk) => DisabledReason>;

/** Those that may be deleted from a list of many: nothing has them. */
export const isLoose = (role: DiskRole): boolean => role === 'free' || role === 'media';

const ofMachine = ({ machine, replica }: StoredRestorePoint): DisabledReason =>
  !replica ? msg('storage.reason.diskOnly') : machine ? null : msg('storage.reason.noMachine');

export const restorePointCan = {
  restore: (point: StoredRestorePoint): DisabledReason => ofMachine(point) ?? (point.machine ? vmCan.restore(point.machine.item) : null),
  newMachine: (point: StoredRestorePoint): DisabledReason => ofMachine(point),
  newDisk: ({ snapshot }: StoredRestorePoint): DisabledReason => (snapshot ? null : msg('storage.reason.noSnapshot')),
  remove: (point: StoredRestorePoint): DisabledReason => ofMachine(point),
} satisfies Record<string, (point: StoredRestorePoint) => DisabledReason>;
