import type * as api from '@/api/gen/types.gen';
import type { Disk, Replica, State, Vm } from '../cloud/state';
import { microTime, offsetTime, plainTime } from '../cloud/times';

export const replicaView = (disk: Disk, replica: Replica): api.Replica => ({
  created_at: microTime(replica.created),
  master_uuid: disk.uuid,
  size: replica.size_gb,
  type: replica.type,
  uuid: replica.uuid,
});

/** A disk as its machine shows it: without an id, with its device's name. */
export const storageView = (state: State, vm: Vm, disk: Disk): api.VmStorage => {
  const at = vm.disks.indexOf(disk.uuid);
  return {
    created_at: microTime(disk.created),
    name: `vd${String.fromCharCode(97 + Math.max(0, at))}`,
    pool: 'n/a',
    primary: at === 0,
    replica: disk.replicas.map((replica) => replicaView(disk, replica)),
    shared: false,
    size: disk.size_gb,
    type: 'n/a',
    updated_at: disk.updated === disk.created ? null : plainTime(disk.updated),
    user_id: state.user.id,
    uuid: disk.uuid,
  };
};

/** A machine as live platforms show it: no network, no public address, no tags, no number. */
export const vmView = (state: State, vm: Vm): api.Vm => {
  const pool = state.pools.find((one) => one.uuid === vm.pool_uuid);
  return {
    backup: vm.backup,
    billing_account: vm.billing_account_id,
    created_at: plainTime(vm.created),
    description: vm.description,
    designated_pool_name: pool?.name ?? '',
    designated_pool_uuid: vm.pool_uuid,
    hostname: vm.hostname,
    ...(vm.os_name === 'windows' ? { license_type: 'WINDOWS' } : {}),
    mac: vm.mac,
    memory: vm.memory,
    name: vm.name,
    os_name: vm.os_name,
    os_version: vm.os_version,
    private_ipv4: vm.status === 'creating' ? '' : vm.private_ipv4,
    ...(vm.public_ipv6 === null ? {} : { public_ipv6: vm.public_ipv6 }),
    status: vm.status,
    storage: vm.disks.flatMap((uuid) => {
      const disk = state.disks.get(uuid);
      return disk ? [storageView(state, vm, disk)] : [];
    }),
    updated_at: vm.updated === null ? null : plainTime(vm.updated),
    user_id: state.user.id,
    ...(vm.username === null ? {} : { username: vm.username }),
    uuid: vm.uuid,
    vcpu: vm.vcpu,
  };
};

const snapshotView = (state: State, disk: Disk, replica: Replica): api.DiskSnapshot => ({
  uuid: replica.snapshot_uuid,
  ...(state.platform.dialect === 'older' ? { sizeGb: replica.size_gb } : { size_gb: replica.size_gb }),
  ...(replica.display_name === null ? {} : { display_name: replica.display_name }),
  created_at: offsetTime(replica.created),
  disk_uuid: disk.uuid,
});

export const diskView = (state: State, disk: Disk): api.Disk => {
  const newer = state.platform.dialect !== 'older';
  return {
    uuid: disk.uuid,
    status: disk.deleted === null ? 'Active' : 'Deleted',
    ...(newer && disk.display_name !== null ? { display_name: disk.display_name } : {}),
    ...(newer ? { read_only_bootable: disk.read_only_bootable } : {}),
    snapshots: disk.replicas.filter((one) => one.type === 'snapshot').map((one) => snapshotView(state, disk, one)),
    user_id: state.user.id,
    billing_account_id: disk.billing_account_id,
    size_gb: disk.size_gb,
    source_image_type: disk.source_image_type,
    ...(disk.source_image === null ? {} : { source_image: disk.source_image }),
    created_at: offsetTime(disk.created),
    updated_at: offsetTime(disk.updated),
    ...(disk.deleted === null ? {} : { deleted_at: offsetTime(disk.deleted) }),
    storage_pool_uuid: disk.storage_pool_uuid,
  };
};
