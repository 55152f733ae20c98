import type { Disk, Location } from '@/api';
import { defineState, type ResourceState, type StateSurroundings } from '@/data/core/stateRules';
import { msg, type Message } from '@/i18n';
import { services } from '../service/kind';
import { vms } from '../vm/kind';
import { joinMachines } from '../vm/machines';
import { inTransition } from '../vm/rules';
import { storedCan } from './rules';
import { joinDisks, type StoredDisk } from './storage';

/** As the menus call them. */
const names: Record<keyof typeof storedCan, Message> = {
  grow: msg('life.disk.grow'),
  attach: msg('storage.act.attach'),
  detach: msg('life.disk.detach'),
  live: msg('storage.act.live'),
  copy: msg('storage.act.copy'),
  rename: msg('storage.act.rename'),
  mark: msg('storage.act.mark'),
  remove: msg('life.disk.delete'),
};
/** What older platforms have no call for. */
const newer: ReadonlySet<string> = new Set(['rename', 'mark']);

const nowhere: Location = { slug: '', display_name: '' };

/** The disk with what the lists of VMs and services say of it. */
function storedIn(disk: Disk, { lists, location, policy }: StateSurroundings): StoredDisk | undefined {
  const at = location ?? nowhere;
  const machines = joinMachines(
    (lists.of(vms) ?? []).map((item) => ({ item, location: at })),
    [],
    policy,
  );
  const place = { location: at, vms: lists.of(vms), disks: [disk], machines };
  return joinDisks([place], lists.of(services) ?? [], policy).find(({ uuid }) => uuid === disk.uuid);
}

const meanings: Record<StoredDisk['role'], Omit<ResourceState, 'name'>> = {
  boot: { tone: 'ok', meaning: msg('state.disk.boot') },
  extra: { tone: 'ok', meaning: msg('state.disk.extra'), setBy: ['vm.disk.attach', 'vm.disk.add'] },
  free: { tone: 'off', meaning: msg('state.disk.free'), setBy: ['vm.disk.detach', 'disk.create'] },
  media: { tone: 'off', meaning: msg('state.disk.media'), setBy: ['disk.mark'] },
  service: { tone: 'ok', meaning: msg('state.disk.service') },
  unknown: { tone: 'unknown', meaning: msg('state.disk.unknown') },
};

export const stateRules = defineState<Disk>({
  kind: 'disk',
  reads: [vms],
  exclusive: true,
  state: (disk, around) => {
    if (disk.status && inTransition(disk.status)) return { tone: 'busy', name: disk.status, meaning: msg('state.busy') };
    const role = storedIn(disk, around)?.role ?? 'unknown';
    return { ...meanings[role], name: msg(`storage.role.${role}`) };
  },
  changed: (disk) => disk.updated_at,
  actions: (disk, around) => {
    const stored = storedIn(disk, around);
    if (!stored) return [];
    return (Object.keys(names) as (keyof typeof names)[])
      .filter((action) => !newer.has(action) || typeof disk.read_only_bootable === 'boolean')
      .map((action) => ({ name: names[action], reason: storedCan[action](stored) }));
  },
});
