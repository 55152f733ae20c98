import type { Cloud } from '../cloud/cloud';
import type { State, Vm, Work } from '../cloud/state';
import { freeAddress } from './addresses';

/** Takes a machine away, with its disks. Its addresses stay, unassigned and billed. */
function remove(state: State, vm: Vm, now: number): void {
  for (const uuid of vm.disks) {
    const disk = state.disks.get(uuid);
    if (disk) {
      disk.deleted = now;
      disk.replicas = [];
    }
  }
  for (const address of state.addresses.values()) {
    if (address.assigned?.to !== vm.uuid) continue;
    address.assigned = null;
    address.unassigned = now;
    address.updated = now;
  }
  for (const firewall of state.firewalls.values()) firewall.vms = firewall.vms.filter((uuid) => uuid !== vm.uuid);
  for (const balancer of state.loadBalancers.values()) balancer.targets = balancer.targets.filter((target) => target.uuid !== vm.uuid);
  state.vms.delete(vm.uuid);
}

/** What long work comes to when its time is over. */
export function finish(cloud: Cloud, work: Work): void {
  const { state } = cloud;
  const now = cloud.clock.now();
  if (work.kind === 'create') {
    const vm: Vm = { ...work.vm, status: 'running', created: state.vms.get(work.vm.uuid)?.created ?? work.vm.created, updated: now };
    // Newest first, as the real list is.
    state.vms.delete(vm.uuid);
    state.vms = new Map([[vm.uuid, vm], ...state.vms]);
    for (const disk of work.disks) state.disks.set(disk.uuid, disk);
    if (work.address) {
      const address = freeAddress(cloud, vm.location, vm.billing_account_id, '', now);
      address.assigned = { to: vm.uuid, type: 'virtual_machine', private_ip: vm.private_ipv4 };
    }
    return;
  }
  if (work.kind === 'service') {
    state.services.set(work.service.uuid, { ...work.service, updated: now });
    return;
  }
  const vm = state.vms.get(work.uuid);
  if (!vm) return;
  vm.updated = now;
  const boot = state.disks.get(vm.disks[0] ?? '');
  if (work.kind === 'start') {
    vm.status = 'running';
    vm.booted_from = work.medium;
  } else if (work.kind === 'stop') {
    vm.status = 'stopped';
    vm.booted_from = null;
  } else if (work.kind === 'delete') remove(state, vm, now);
  else if (work.kind === 'reinstall') {
    vm.os_name = work.os_name;
    vm.os_version = work.os_version;
    vm.status = 'running';
    if (boot) {
      boot.source_image_type = 'OS_BASE';
      boot.source_image = `${work.os_name}_${work.os_version}`;
      boot.updated = now;
    }
  } else {
    const disk = [...state.disks.values()].find((one) => one.replicas.some((replica) => replica.uuid === work.replica));
    const replica = disk?.replicas.find((one) => one.uuid === work.replica);
    if (disk && replica) {
      disk.size_gb = Math.max(disk.size_gb, replica.size_gb);
      disk.updated = now;
    }
    vm.status = 'stopped';
  }
}
