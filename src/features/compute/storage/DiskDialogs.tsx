import type { Location } from '@/api';
import type { StoragePlace, StoredDisk } from '@/data/resources/disk/storage';
import { GrowDiskDialog } from '../detail/diskDialogs';
import { AttachToDialog } from './AttachToDialog';
import { CreateDiskDialog } from './CreateDiskDialog';
import { RenameDiskDialog } from './RenameDiskDialog';
import { rowOf } from './rowOf';
import type { DiskDialogs as Asked } from './useDiskDialog';

interface Props {
  readonly dialog: Asked;
  readonly disks: readonly StoredDisk[];
  readonly places: readonly StoragePlace[];
  readonly locations: readonly Location[];
  readonly onGrown: (disk: StoredDisk) => void;
}

/** The dialog that the address asks for; none for a disk that is not there, or not as it would have to be. */
export function DiskDialogs({ dialog, disks, places, locations, onGrown }: Props) {
  if (dialog.dialog === 'create') return <CreateDiskDialog disks={disks} locations={locations} dialog={dialog} />;
  const disk = disks.find(({ id }) => id === dialog.of);
  if (!disk) return null;
  if (dialog.dialog === 'rename') return <RenameDiskDialog disk={disk} onClose={dialog.close} />;
  if (dialog.dialog === 'attach') {
    const machines = places.find(({ location }) => location.slug === disk.location.slug)?.machines ?? [];
    return <AttachToDialog disk={disk} machines={machines} onClose={dialog.close} />;
  }
  const row = rowOf(disk);
  if (!row || !disk.machine) return null;
  return <GrowDiskDialog machine={disk.machine} row={row} onGrown={() => onGrown(disk)} onClose={dialog.close} />;
}
