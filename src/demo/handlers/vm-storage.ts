import { payerFor } from '../rules/accounts';
import { livingDisk, ownerOf, vmFor } from '../rules/find';
import { newDisk, newReplica, replicaOf } from '../rules/machines';
import { replicaView, storageView, vmView } from '../views/compute';
import type { Disk, Vm } from '../cloud/state';
import { type AnyContext, type Handlers, ok } from '../wire/context';
import { errorText, fieldError } from '../wire/refusal';

type Storage =
  | 'listReplicas'
  | 'createReplica'
  | 'deleteReplica'
  | 'rebuildVm'
  | 'addVmDisk'
  | 'resizeVmDisk'
  | 'deleteVmDisk'
  | 'attachDisk'
  | 'detachDisk';

const ownDisk = (context: AnyContext, vm: Vm, uuid: string): Disk => {
  const disk = context.state.disks.get(uuid);
  if (!disk || !vm.disks.includes(uuid)) throw errorText(`No such storage exists: ${uuid}`);
  return disk;
};

const limit = ({ state }: AnyContext, vm: Vm, size: number): void => {
  const max = state.pools.find((pool) => pool.uuid === vm.pool_uuid)?.disk_gb.max ?? 1024;
  if (size < 1 || size > max) throw fieldError('size_gb', `value must be between 1 and ${max}`);
};

/** A refusal that looks like success. */
const failed = (message: string) => ok({ success: false, message });

export const vmStorage: Pick<Handlers, Storage> = {
  listReplicas(context) {
    const { state, query } = context;
    const vm = vmFor(context, query.uuid, false);
    const type = query.r_type ?? 'snapshot';
    const disks = vm.disks.flatMap((uuid) => state.disks.get(uuid) ?? []);
    return ok(disks.flatMap((disk) => disk.replicas.filter((one) => one.type === type).map((one) => replicaView(disk, one))));
  },
  createReplica(context) {
    const { state, body, cloud, now } = context;
    const vm = vmFor(context, body.uuid);
    payerFor(context, vm.billing_account_id);
    const disk = ownDisk(context, vm, vm.disks[0] ?? '');
    disk.replicas.push(newReplica(cloud, disk, now, { type: 'snapshot' }));
    return ok(storageView(state, vm, disk));
  },
  deleteReplica(context) {
    const { state, body, slug } = context;
    const disk = [...state.disks.values()].find(
      (one) => one.location === slug && one.replicas.some((replica) => replica.uuid === body.replica_uuid),
    );
    if (!disk) return failed(`No such replica exists: ${body.replica_uuid}`);
    disk.replicas = disk.replicas.filter((one) => one.uuid !== body.replica_uuid);
    return ok({ success: true });
  },
  async rebuildVm(context) {
    const { state, body, cloud } = context;
    const vm = vmFor(context, body.uuid);
    if (!replicaOf(state, vm, body.replica_uuid)) throw errorText(`No such replica exists: ${body.replica_uuid}`);
    await cloud.run({ kind: 'rebuild', uuid: vm.uuid, replica: body.replica_uuid }, cloud.durations.rebuild, [vm.uuid]);
    return ok(vmView(cloud.state, cloud.state.vms.get(vm.uuid) ?? vm));
  },

  addVmDisk(context) {
    const { state, body, cloud, now, slug } = context;
    const vm = vmFor(context, body.uuid);
    payerFor(context, vm.billing_account_id);
    limit(context, vm, body.size_gb);
    const disk = newDisk(cloud, now, { location: slug, size_gb: body.size_gb, billing_account_id: vm.billing_account_id });
    state.disks.set(disk.uuid, disk);
    vm.disks.push(disk.uuid);
    return ok(storageView(state, vm, disk));
  },
  resizeVmDisk(context) {
    const { state, body, now } = context;
    const vm = vmFor(context, body.uuid);
    const disk = ownDisk(context, vm, body.disk_uuid);
    limit(context, vm, body.size_gb);
    if (body.size_gb < disk.size_gb) throw fieldError('size_gb', `New disk size cannot be smaller than the current ${disk.size_gb} GB.`);
    disk.size_gb = body.size_gb;
    disk.updated = now;
    return ok(storageView(state, vm, disk));
  },
  deleteVmDisk(context) {
    const { body, now } = context;
    const vm = vmFor(context, body.uuid);
    const disk = ownDisk(context, vm, body.storage_uuid);
    if (vm.disks[0] === disk.uuid) throw errorText('Primary disk cannot be deleted.');
    vm.disks = vm.disks.filter((uuid) => uuid !== disk.uuid);
    disk.deleted = now;
    disk.replicas = [];
    return ok({ success: true });
  },
  attachDisk(context) {
    const { state, body } = context;
    const vm = vmFor(context, body.uuid);
    const disk = livingDisk(context, body.storage_uuid);
    if (ownerOf(state, disk.uuid) || context.cloud.isBusy(disk.uuid))
      throw errorText(`Disk ${disk.uuid} is already attached to a virtual machine.`);
    vm.disks.push(disk.uuid);
    return ok(storageView(state, vm, disk));
  },
  detachDisk(context) {
    const { body } = context;
    const vm = vmFor(context, body.uuid);
    if (!vm.disks.includes(body.storage_uuid)) return failed(`Disk ${body.storage_uuid} is not attached to the virtual machine.`);
    if (vm.disks[0] === body.storage_uuid) return failed('Primary disk cannot be detached.');
    vm.disks = vm.disks.filter((uuid) => uuid !== body.storage_uuid);
    return ok({ success: true });
  },
};
