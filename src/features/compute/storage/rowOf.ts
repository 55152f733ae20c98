import type { StoredDisk } from '@/data/resources/disk/storage';
import type { DiskRow } from '../detail/diskDialogs';

/** A disk as the dialogs of its machine take it; null when no machine has it. */
export function rowOf({ machine, storage, disk, role }: StoredDisk): DiskRow | null {
  if (!machine || !storage) return null;
  const device = storage.name ?? storage.uuid;
  return { disk: storage, device, label: disk?.display_name ? `${device} (${disk.display_name})` : device, boot: role === 'boot' };
}
