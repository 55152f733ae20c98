import type Big from 'big.js';
import type { Disk, PriceRow } from '@/api';
import { defineKind, type Lists, type Owner } from '@/data/core/resourceKind';
import { run } from '@/data/operations';
import { diskPrice } from '@/data/pricing/pricing';
import { msg, parseTime } from '@/i18n';
import { services } from '../service/kind';
import { serviceDisks } from '../service/facts';
import { vms } from '../vm/kind';
import { disksOf } from '../vm/parts';
import { vmCan } from '../vm/rules';
import { diskGone, diskName, disksIn } from './disks';

/** GB; newer platforms say `size_gb`, older ones `sizeGb`. */
const snapshotSize = (disk: Disk): number =>
  (disk.snapshots ?? []).reduce((sum, snapshot) => sum + (snapshot.size_gb ?? snapshot.sizeGb ?? 0), 0);

/** What a disk costs with its snapshots: net, per hour. */
export const priceOfDisk = (policy: readonly PriceRow[], disk: Disk): Big | null =>
  diskPrice(policy, disk.size_gb ?? 0, snapshotSize(disk));

/** The list of disks doesn't tell what has them: VMs and services do. */
const diskOwners = (lists: Lists): ReadonlyMap<string, Owner> =>
  new Map([
    ...(lists.of(vms) ?? []).flatMap((vm) =>
      disksOf(vm).map(({ uuid }) => [uuid, { kind: vms.kind, key: vm.uuid, name: vm.name, account: vm.billing_account ?? null }] as const),
    ),
    ...(lists.of(services) ?? []).flatMap((service) =>
      serviceDisks(service).map(
        (uuid) =>
          [
            uuid,
            { kind: services.kind, key: service.uuid, name: services.name(service), account: service.billing_account_id ?? null },
          ] as const,
      ),
    ),
  ]);

export const disks = defineKind<Disk>({
  kind: 'disk',
  title: msg('inventory.kind.disk'),
  icon: 'disk',
  scope: 'location',
  list: disksIn,
  isDeleted: diskGone,
  key: (disk) => disk.uuid,
  name: diskName,
  account: (disk) => disk.billing_account_id,
  created: (disk) => disk.created_at,
  owner: (disk, lists) => lists.derive(diskOwners).get(disk.uuid) ?? (lists.of(vms) ? null : undefined),
  included: (disk, owner) =>
    owner?.kind === services.kind || (owner?.kind === vms.kind && [null, undefined, owner.account].includes(disk.billing_account_id)),
  // Part of its VM's price otherwise.
  hourlyCost: (disk, { owner, policy }) => (owner === null ? priceOfDisk(policy, disk) : null),
  costGroups: {
    attached: (count) => msg('inventory.cost.attached', { count }),
    disks: (count) => msg('inventory.cost.disks', { count }),
    media: (count) => msg('inventory.cost.media', { count }),
  },
  costGroup: (disk, { owner }) => (owner ? 'attached' : disk.read_only_bootable === true ? 'media' : 'disks'),
  unusedGroups: {
    disk: {
      title: msg('inventory.unused.disk'),
      counted: (count) => msg('inventory.unused.disk.count', { count }),
      lost: msg('inventory.unused.disk.lost'),
    },
    media: {
      title: msg('inventory.unused.media'),
      counted: (count) => msg('inventory.unused.media.count', { count }),
      lost: msg('inventory.unused.media.lost'),
      optional: true,
    },
  },
  unused: (disk, { owner }) =>
    owner === null
      ? {
          ...(disk.read_only_bootable === true
            ? { group: 'media', reason: msg('inventory.unused.media.reason') }
            : { group: 'disk', reason: msg('inventory.unused.disk.reason', { count: disk.snapshots?.length ?? 0 }) }),
          since: parseTime(disk.updated_at ?? disk.created_at),
        }
      : null,
  moveBlocked: (disk, { lists }) => {
    const owner = lists.derive(diskOwners).get(disk.uuid);
    const vm = owner && lists.of(vms)?.find(({ uuid }) => uuid === owner.key);
    return vm ? vmCan.disks(vm) : null;
  },
  move: async (disk, location, to) => {
    const { moveDisk } = await import('./operations');
    await run(moveDisk, { location, key: disk.uuid, name: diskName(disk), ...to }, undefined);
  },
  remove: async (disk, location) => {
    const { deleteDisk } = await import('./operations');
    await run(deleteDisk, { location, uuid: disk.uuid, name: diskName(disk) }, undefined);
  },
  route: (uuid) => ({ route: 'disks', search: { q: uuid } }),
});
