import type { Replica } from '@/api';
import { read } from './reads';

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
