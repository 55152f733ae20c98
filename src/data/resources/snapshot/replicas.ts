import type { Replica, Vm } from '@/api';
import { read } from '@/data/core/reads';
import { disksOf } from '../vm/parts';

/** Snapshots are taken by hand, backups by the platform. */
export type CopyKind = 'snapshot' | 'backup';

export const replicasOf = (slug: string, uuid: string, kind: CopyKind) => read('listReplicas', { query: { uuid, r_type: kind } }, slug);

export interface Copy extends Replica {
  readonly kind: CopyKind;
}

/** Both kinds in one list, the newest first. */
export const copiesFrom = (snapshots: readonly Replica[], backups: readonly Replica[]): Copy[] =>
  [...snapshots.map((each) => ({ ...each, kind: 'snapshot' as const })), ...backups.map((each) => ({ ...each, kind: 'backup' as const }))]
    // Some platforms answer both kinds to either question.
    .filter((copy, place, all) => all.findIndex(({ uuid }) => uuid === copy.uuid) === place)
    .map((copy): Copy => (copy.type === 'snapshot' || copy.type === 'backup' ? { ...copy, kind: copy.type } : copy))
    .toSorted((a, b) => (b.created_at ?? '').localeCompare(a.created_at ?? ''));

/** A copy as a machine's own disks name it. */
export type NamedCopy = Pick<Replica, 'uuid' | 'type' | 'size' | 'created_at'>;

/** All copies of a machine's disks, the newest first. Some installations name them only by their uuid. */
export const copiesOf = (vm: Vm): NamedCopy[] =>
  disksOf(vm)
    .flatMap((disk) => disk.replica ?? [])
    .map((replica): NamedCopy => (typeof replica === 'string' ? { uuid: replica } : replica))
    .toSorted((a, b) => (b.created_at ?? '').localeCompare(a.created_at ?? ''));
