import type { Disk, Vm } from '@/api';
import { msg } from '@/i18n';
import { read } from '@/data/core/reads';
import { bootDisk, disksOf } from '../vm/parts';
import { type DisabledReason } from '../vm/rules';

/** The disks of a location, boot disks and all. */
export const disksIn = (slug: string) => read('listDisks', {}, slug);
export const bootImagesQuery = () => read('listBootImages', {}, undefined, { static: true, mayLack: true });

export const diskGone = (disk: Disk): boolean => Boolean(disk.deleted_at) || disk.status?.toLowerCase() === 'deleted';
export const diskName = (disk: Disk): string => disk.display_name || disk.uuid;

/** Disks that no machine has: the list of disks does not tell, the machines do. */
export function unattached(disks: readonly Disk[], vms: readonly Vm[]): Disk[] {
  const taken = new Set(vms.flatMap((vm) => disksOf(vm).map((disk) => disk.uuid)));
  return disks.filter((disk) => !taken.has(disk.uuid) && !diskGone(disk));
}

/** Disks that a new machine can live on: images to boot from are none. */
export const freeDisks = (disks: readonly Disk[], vms: readonly Vm[]): Disk[] =>
  unattached(disks, vms).filter((disk) => disk.read_only_bootable !== true);

/** What may be done with one disk of a machine: the one it boots from cannot go alone. */
export const diskCan = {
  detach: (vm: Vm, uuid: string): DisabledReason => (bootDisk(vm)?.uuid === uuid ? msg('life.disk.reason.bootDetach') : null),
  remove: (vm: Vm, uuid: string): DisabledReason => (bootDisk(vm)?.uuid === uuid ? msg('life.disk.reason.bootDelete') : null),
};
