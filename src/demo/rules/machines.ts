import type { Cloud } from '../cloud/cloud';
import type { Account, Disk, Pool, Replica, State, Vm } from '../cloud/state';
import { errorText, fieldError } from '../wire/refusal';
import type { AnyContext } from '../wire/context';

export function poolFor(context: AnyContext, uuid: string | undefined): Pool {
  const pools = context.state.pools.filter((pool) => pool.location === context.slug);
  const pool = uuid ? pools.find((one) => one.uuid === uuid) : (pools.find((one) => one.is_default) ?? pools[0]);
  if (!pool) throw fieldError('designated_pool_uuid', `Resource pool '${uuid ?? ''}' not found`);
  return pool;
}

export function refuseClosedLocation({ state, slug }: AnyContext): void {
  if (state.locations.find((one) => one.slug === slug)?.create_resource_disabled)
    throw errorText('Creating new resources is disabled in this location.');
}

/** A LIMITED account may have so much CPU and memory in all, and no more. */
export function checkLimited(state: State, account: Account, vcpu: number, memory: number): void {
  if (account.level !== 'LIMITED') return;
  const own = [...state.vms.values()].filter((vm) => vm.billing_account_id === account.id);
  const { limitedTo } = state.platform;
  const cpus = own.reduce((sum, vm) => sum + vm.vcpu, vcpu);
  const ram = own.reduce((sum, vm) => sum + vm.memory, memory);
  if (cpus > limitedTo.vcpu || ram > limitedTo.memory) {
    throw errorText(`Billing account ${account.id} is limited to ${limitedTo.vcpu} CPUs and ${limitedTo.memory} MB of RAM in all.`);
  }
}

export const hostnameOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63) || 'vm';

type NewDisk = Pick<Disk, 'location' | 'size_gb' | 'billing_account_id'> & Partial<Disk>;

export function newDisk({ state, random }: Pick<Cloud, 'state' | 'random'>, now: number, disk: NewDisk): Disk {
  return {
    uuid: random.uuid(),
    display_name: null,
    source_image_type: 'EMPTY',
    source_image: null,
    read_only_bootable: false,
    storage_pool_uuid: state.pools.find((pool) => pool.location === disk.location)?.storage_pool_uuid ?? '',
    replicas: [],
    created: now,
    updated: now,
    deleted: null,
    ...disk,
  };
}

/** A snapshot or backup among a machine's disks. */
export function replicaOf(state: State, vm: Vm, uuid: string): { disk: Disk; replica: Replica } | null {
  for (const diskUuid of vm.disks) {
    const disk = state.disks.get(diskUuid);
    const replica = disk?.replicas.find((one) => one.uuid === uuid);
    if (disk && replica) return { disk, replica };
  }
  return null;
}

/** What is not a uuid: the disk's uuid with the time right behind it. A second taken in the same second gets the next one. */
export function newReplica(
  { random }: Pick<Cloud, 'random'>,
  disk: Disk,
  now: number,
  replica: Pick<Replica, 'type'> & Partial<Replica>,
): Replica {
  let at = now;
  const uuidAt = () => disk.uuid + new Date(at).toISOString().slice(0, 19).replace(/[T:]/g, '-');
  while (disk.replicas.some((one) => one.uuid === uuidAt())) at += 1000;
  return { uuid: uuidAt(), snapshot_uuid: random.uuid(), size_gb: disk.size_gb, display_name: null, created: now, ...replica };
}
