import type { Replica, Vm } from '@/api';
import { read } from '@/data/core/reads';
import { disksOf } from '../vm/parts';

/** Snapshots are taken by hand, backups by the platform. */
export type RestorePointKind = 'snapshot' | 'backup';

export const replicasOf = (slug: string, uuid: string, kind: RestorePointKind) =>
  read('listReplicas', { query: { uuid, r_type: kind } }, slug);

export interface RestorePoint extends Replica {
  readonly kind: RestorePointKind;
}

/** Both kinds in one list, the newest first. */
export const restorePointsFrom = (snapshots: readonly Replica[], backups: readonly Replica[]): RestorePoint[] =>
  [...snapshots.map((each) => ({ ...each, kind: 'snapshot' as const })), ...backups.map((each) => ({ ...each, kind: 'backup' as const }))]
    // Some platforms answer both kinds to either question.
    .filter((point, place, all) => all.findIndex(({ uuid }) => uuid === point.uuid) === place)
    .map((point): RestorePoint => (point.type === 'snapshot' || point.type === 'backup' ? { ...point, kind: point.type } : point))
    .toSorted((a, b) => (b.created_at ?? '').localeCompare(a.created_at ?? ''));

/** A restore point as a machine's own disks name it. */
export type DiskRestorePoint = Pick<Replica, 'uuid' | 'type' | 'size' | 'created_at'>;

/** All restore points of a machine's disks, the newest first. Some installations name them only by their uuid. */
export const restorePointsOf = (vm: Vm): DiskRestorePoint[] =>
  disksOf(vm)
    .flatMap((disk) => disk.replica ?? [])
    .map((replica): DiskRestorePoint => (typeof replica === 'string' ? { uuid: replica } : replica))
    .toSorted((a, b) => (b.created_at ?? '').localeCompare(a.created_at ?? ''));
