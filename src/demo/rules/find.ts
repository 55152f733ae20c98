import type { AnyContext } from '../wire/context';
import type { Address, Disk, Firewall, LoadBalancer, Network, Service, State, Vm } from '../cloud/state';
import { errorText, locked, message, noSuchVm } from '../wire/refusal';

/** Whether the caller's token reaches what this billing account pays for. */
export const reaches = (context: AnyContext, billingAccountId: number): boolean =>
  context.access.restrictedTo === null || context.access.restrictedTo === billingAccountId;

export const vmsIn = (context: AnyContext, slug = context.slug): Vm[] =>
  [...context.state.vms.values()].filter((vm) => vm.location === slug && reaches(context, vm.billing_account_id));

/** A machine of the location asked that nothing else is being done to. */
export function vmFor(context: AnyContext, uuid: string, change = true): Vm {
  const vm = context.state.vms.get(uuid);
  if (!vm || vm.location !== context.slug || !reaches(context, vm.billing_account_id)) throw noSuchVm(uuid);
  if (change && (vm.status === 'creating' || context.cloud.isBusy(uuid))) throw locked(`Virtual machine ${uuid}`);
  return vm;
}

/** A disk of the location asked, gone or not. */
export function diskFor(context: AnyContext, uuid: string): Disk {
  const disk = context.state.disks.get(uuid);
  if (!disk || disk.location !== context.slug || !reaches(context, disk.billing_account_id)) throw message('Disk not found', 404);
  return disk;
}

/** A disk that is still there. */
export function livingDisk(context: AnyContext, uuid: string): Disk {
  const disk = diskFor(context, uuid);
  if (disk.deleted !== null) throw message('Disk not found', 404);
  return disk;
}

export const ownerOf = (state: State, diskUuid: string): Vm | undefined =>
  [...state.vms.values()].find((vm) => vm.disks.includes(diskUuid));

export function networkFor(context: AnyContext, uuid: string): Network {
  const network = context.state.networks.get(uuid);
  if (!network || network.location !== context.slug) throw message('Network UUID is invalid.');
  return network;
}

export const defaultNetwork = (state: State, slug: string): Network | undefined =>
  [...state.networks.values()].find((one) => one.location === slug && one.is_default);

export function addressFor(context: AnyContext, address: string): Address {
  const found = context.state.addresses.get(address);
  if (!found || found.location !== context.slug || found.deleted !== null || !reaches(context, found.billing_account_id)) {
    throw message(`Ip address ${address} was not found.`, 404);
  }
  return found;
}

export function firewallFor(context: AnyContext, uuid: string): Firewall {
  const found = context.state.firewalls.get(uuid);
  if (!found || found.location !== context.slug || !reaches(context, found.billing_account_id)) throw message('Firewall not found', 404);
  return found;
}

export function loadBalancerFor(context: AnyContext, uuid: string, deletedToo = false): LoadBalancer {
  const found = context.state.loadBalancers.get(uuid);
  const there =
    found && found.location === context.slug && reaches(context, found.billing_account_id) && (deletedToo || found.deleted === null);
  if (!there) throw message('Load balancer not found', 404);
  return found;
}

export function serviceFor(context: AnyContext, uuid: string): Service {
  const found = context.state.services.get(uuid);
  if (!found || !reaches(context, found.billing_account_id)) throw errorText(`Service package '${uuid}' not found`, 404);
  return found;
}
