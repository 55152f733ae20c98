import type { CreateDiskForm, VmImage } from '@/api';
import { imageName, versionName } from '@/data/resources/catalogue/names';
import type { StoredDisk } from '@/data/resources/disk/storage';

export const sourceKinds = ['EMPTY', 'DISK', 'SNAPSHOT', 'OS_BASE'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Something that a disk can be copied from; `size`: GB that the copy needs at least, where that is known. */
export interface DiskSource {
  readonly value: string;
  readonly label: string;
  readonly size: number;
}

/** What is chosen, as the form shows it. */
export interface DiskInput {
  readonly location: string;
  readonly kind: SourceKind;
  readonly image: string | null;
  readonly size: number;
  readonly name: string;
  readonly account: number;
}

/** Disks of a location that can be copied, or their snapshots. */
export const diskSources = (disks: readonly StoredDisk[], location: string): DiskSource[] =>
  disks
    .filter((disk) => disk.location.slug === location && disk.role !== 'service')
    .map(({ uuid, name, size }) => ({ value: uuid, label: name, size }));

export const snapshotSources = (
  disks: readonly StoredDisk[],
  location: string,
  label: (disk: StoredDisk, point: StoredDisk['restorePoints'][number]) => string,
): DiskSource[] =>
  disks
    .filter((disk) => disk.location.slug === location)
    .flatMap((disk) =>
      disk.restorePoints.flatMap((point) =>
        point.snapshot ? [{ value: point.snapshot, label: label(disk, point), size: point.size }] : [],
      ),
    );

/** Base images as the platform names them for disks: `ubuntu_24.04`. */
export const baseSources = (images: readonly VmImage[]): DiskSource[] =>
  images
    .filter((image) => image.is_app_catalog !== true && image.os_name !== '_custom')
    .flatMap((image) =>
      (image.versions ?? [])
        .filter((version) => version.published !== false)
        .map((version) => ({
          value: `${image.os_name}_${version.os_version}`,
          label: `${imageName(image)} ${versionName(version)}`,
          size: 0,
        })),
    );

/** The request: a name is left out where there is none. */
export const formOf = ({ kind, image, size, name, account }: DiskInput): CreateDiskForm => ({
  size_gb: size,
  billing_account_id: account,
  ...(name.trim() ? { display_name: name.trim() } : {}),
  source_image_type: kind,
  ...(kind === 'EMPTY' || !image ? {} : { source_image: image }),
});
