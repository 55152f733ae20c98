import type { CreateVmForm } from '@/api/gen/types.gen';
import type { Disk, Vm } from '../cloud/state';
import { payerFor } from '../rules/accounts';
import { freePrivate } from '../rules/addresses';
import { defaultNetwork, livingDisk, networkFor, ownerOf, vmFor } from '../rules/find';
import { checkLimited, hostnameOf, newDisk, poolFor, refuseClosedLocation, replicaOf } from '../rules/machines';
import { checkImage, checkParameters, checkPool } from '../rules/parameters';
import { vmView } from '../views/compute';
import { type AnyContext, type Handlers, ok } from '../wire/context';
import { errorText, fieldError } from '../wire/refusal';

interface Origin {
  os_name: string;
  os_version: string;
  /** The boot disk, made or found. */
  disk: Disk;
  /** Whether the disk is a new one, paid for by the machine's account. */
  locks: string[];
}

const osOf = (disk: Disk): { os_name: string; os_version: string } => {
  const [os_name = '_custom', os_version = '_'] = disk.source_image_type === 'OS_BASE' ? (disk.source_image ?? '').split('_') : [];
  return { os_name, os_version };
};

function fromDisk(context: AnyContext, uuid: string): Origin {
  const disk = livingDisk(context, uuid);
  if (ownerOf(context.state, uuid) || context.cloud.isBusy(uuid)) throw errorText(`Disk ${uuid} is attached to a virtual machine.`);
  return { ...osOf(disk), disk, locks: [uuid] };
}

function fromReplica(
  context: AnyContext,
  sourceUuid: string,
  replicaUuid: string | undefined,
  base: Pick<Disk, 'location' | 'billing_account_id'>,
  size: number | undefined,
): Origin {
  const source = vmFor(context, sourceUuid, false);
  const found = replicaOf(context.state, source, replicaUuid ?? '');
  if (!found) throw errorText(`No such replica exists: ${replicaUuid ?? ''}`);
  const size_gb = Math.max(size ?? 0, found.replica.size_gb);
  const disk = newDisk(context.cloud, context.now, {
    ...base,
    size_gb,
    source_image_type: 'SNAPSHOT',
    source_image: found.replica.snapshot_uuid,
  });
  return { os_name: source.os_name, os_version: source.os_version, disk, locks: [sourceUuid] };
}

function fromImage(context: AnyContext, body: CreateVmForm, base: Pick<Disk, 'location' | 'billing_account_id'>): Origin {
  const { os_name = '_custom', os_version = '_', disks } = body;
  if (os_name !== '_custom') checkImage(context.state, os_name, body.os_version);
  if (disks === undefined) throw fieldError('disks', 'Missing required parameter.');
  const source = os_name === '_custom' ? {} : { source_image_type: 'OS_BASE' as const, source_image: `${os_name}_${os_version}` };
  return { os_name, os_version, disk: newDisk(context.cloud, context.now, { ...base, size_gb: disks, ...source }), locks: [] };
}

export const vmCreate: Pick<Handlers, 'createVm' | 'cloneVm'> = {
  async createVm(context) {
    const { state, cloud, body, slug, now } = context;
    const account = payerFor(context, body.billing_account_id);
    refuseClosedLocation(context);
    const pool = poolFor(context, body.designated_pool_uuid);
    const network = body.network_uuid ? networkFor(context, body.network_uuid) : defaultNetwork(state, slug);
    if (!network) throw errorText('There is no default network.');
    const ownUsers = body.cloud_init !== undefined && 'users' in body.cloud_init;
    const copied = body.disk_uuid !== undefined || body.source_uuid !== undefined;
    const blank = body.os_name === undefined || body.os_name === '_custom';
    checkParameters(
      state,
      body,
      copied ? ['os_name', 'os_version', 'username', 'password', 'disks', 'public_key'] : blank || ownUsers ? ['username', 'password'] : [],
    );
    checkPool(pool, copied ? { vcpu: body.vcpu, ram: body.ram } : { vcpu: body.vcpu, ram: body.ram, disks: body.disks });
    checkLimited(state, account, body.vcpu, body.ram);

    const base = { location: slug, billing_account_id: account.id };
    const origin =
      body.disk_uuid !== undefined
        ? fromDisk(context, body.disk_uuid)
        : body.source_uuid !== undefined
          ? fromReplica(context, body.source_uuid, body.source_replica, base, body.disks)
          : fromImage(context, body, base);
    const vm: Vm = {
      uuid: cloud.random.uuid(),
      location: slug,
      name: body.name,
      hostname: hostnameOf(body.name),
      description: body.description ?? '',
      status: 'creating',
      os_name: origin.os_name,
      os_version: origin.os_version,
      vcpu: body.vcpu,
      memory: body.ram,
      // With users of its own in cloud-init the machine has only those, whatever else was sent.
      username: ownUsers ? null : (body.username ?? (origin.os_name === 'windows' ? 'administrator' : null)),
      backup: body.backup ?? false,
      billing_account_id: account.id,
      mac: cloud.random.mac(),
      private_ipv4: freePrivate(state, network.uuid),
      public_ipv6: network.subnet_ipv6 === '' ? null : `2001:db8:10:30::80:${cloud.random.whole(4096, 65_534).toString(16)}`,
      pool_uuid: pool.uuid,
      network_uuid: network.uuid,
      disks: [origin.disk.uuid],
      booted_from: null,
      created: now,
      updated: null,
    };
    if (state.platform.showCreating) {
      state.vms = new Map([[vm.uuid, vm], ...state.vms]);
      state.disks.set(origin.disk.uuid, origin.disk);
    }
    await cloud.run({ kind: 'create', vm, disks: [origin.disk], address: body.reserve_public_ip ?? true }, cloud.durations.create, [
      vm.uuid,
      ...origin.locks,
    ]);
    return ok(vmView(cloud.state, cloud.state.vms.get(vm.uuid) ?? vm));
  },

  async cloneVm(context) {
    const { state, cloud, body, now } = context;
    const source = vmFor(context, body.uuid);
    const account = payerFor(context, source.billing_account_id);
    refuseClosedLocation(context);
    checkLimited(state, account, source.vcpu, source.memory);
    const boot = state.disks.get(source.disks[0] ?? '');
    if (!boot) throw errorText('The virtual machine has no disk.');
    const disk = newDisk(cloud, now, { ...boot, uuid: cloud.random.uuid(), display_name: null, replicas: [], created: now, updated: now });
    const vm: Vm = {
      ...source,
      uuid: cloud.random.uuid(),
      name: body.name,
      hostname: hostnameOf(body.name),
      status: 'creating',
      backup: false,
      mac: cloud.random.mac(),
      private_ipv4: freePrivate(state, source.network_uuid),
      disks: [disk.uuid],
      booted_from: null,
      created: now,
      updated: null,
    };
    await cloud.run({ kind: 'create', vm, disks: [disk], address: false }, cloud.durations.clone, [vm.uuid, source.uuid]);
    return ok(vmView(cloud.state, cloud.state.vms.get(vm.uuid) ?? vm));
  },
};
