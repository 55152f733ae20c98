import type { Replica, Vm } from '@/api';
import { defineKind, type Lists } from '@/data/core/resourceKind';
import { run } from '@/data/operations';
import { priceOf } from '@/data/pricing/pricing';
import { msg, parseTime } from '@/i18n';
import { longerThan } from '../unused';
import { vms } from '../vm/kind';
import { disksOf } from '../vm/parts';

interface VmSnapshot {
  readonly vm: Vm;
  readonly replica: Pick<Replica, 'uuid' | 'size' | 'created_at'>;
}

/** Of the VMs' own disks. Some installations name replicas by their uuid alone: nothing is said of those. */
const snapshotsIn = (lists: Lists): readonly VmSnapshot[] =>
  (lists.of(vms) ?? []).flatMap((vm) =>
    disksOf(vm)
      .flatMap((disk) => disk.replica ?? [])
      .flatMap((replica) => (typeof replica === 'object' && replica.type === 'snapshot' ? [{ vm, replica }] : [])),
  );

export const snapshots = defineKind<VmSnapshot>({
  kind: 'snapshot',
  title: msg('inventory.kind.snapshot'),
  icon: 'camera',
  scope: 'location',
  derive: snapshotsIn,
  isDeleted: () => false,
  key: ({ replica }) => replica.uuid,
  name: ({ vm }) => vm.name,
  account: ({ vm }) => vm.billing_account,
  created: ({ replica }) => replica.created_at,
  owner: ({ vm }) => ({ kind: vms.kind, key: vm.uuid, name: vm.name, account: vm.billing_account ?? null }),
  included: () => true,
  hourlyCost: ({ replica }, { policy }) => priceOf(policy, 'snapshot', replica.size ?? 0),
  unusedGroups: {
    snapshot: {
      title: msg('inventory.unused.snapshot'),
      counted: (count) => msg('inventory.unused.snapshot.count', { count }),
      lost: msg('inventory.unused.snapshot.lost'),
    },
  },
  unused: ({ replica }, { now, thresholds }) => {
    const since = parseTime(replica.created_at);
    const days = longerThan(since, now, thresholds.snapshots);
    return days === null ? null : { group: 'snapshot', reason: msg('inventory.unused.snapshot.reason', { days }), since };
  },
  remove: async ({ vm: { uuid, name }, replica }, location) => {
    const { deleteReplica } = await import('./operations');
    await run(deleteReplica, { location, uuid, name, replica: replica.uuid, kind: 'snapshot', label: name }, undefined);
  },
  route: (uuid) => ({ route: 'snapshots', search: { q: uuid } }),
});
