import { call, type CreateVmForm, type FloatingIp, type Vm } from '@/api';
import { msg } from '@/i18n';
import { defineOperation } from '../operations';
import { vmGone, vmRunning, vmStopped } from '../vms';
import { appeared, done, lookFor, notYet, sameness, target, touches, type OnVm } from './on';

export const startVm = defineOperation<OnVm, Vm>({
  name: 'vm.start',
  title: ({ name }) => msg('data.vm.start.title', { name }),
  target,
  sameness,
  touches,
  send: ({ location, uuid }) => call('startVm', { body: { uuid } }, { location }),
  look: lookFor(vmRunning),
  foundAfterAll: ({ name }) => msg('data.vm.start.found', { name }),
});

/** Graceful (the guest is asked to shut down) unless `force`, which pulls the plug and can corrupt what is on the disk. */
export const stopVm = defineOperation<OnVm & { force: boolean }, Vm>({
  name: 'vm.stop',
  title: ({ name, force }) => (force ? msg('data.vm.forceStop.title', { name }) : msg('data.vm.stop.title', { name })),
  target,
  sameness: (input) => `${sameness(input)}/${input.force}`,
  touches,
  send: ({ location, uuid, force }) => call('stopVm', { body: { uuid, ...(force ? { force } : {}) } }, { location }),
  look: lookFor(vmStopped),
  foundAfterAll: ({ name }) => msg('data.vm.stop.found', { name }),
  patience: 90_000,
});

export const renameVm = defineOperation<OnVm & { newName: string }, Vm>({
  name: 'vm.rename',
  title: ({ name, newName }) => msg('data.vm.rename.title', { name, newName }),
  target: (input) => ({ ...target(input), name: input.newName }),
  sameness,
  touches,
  send: ({ location, uuid, newName }) => call('updateVm', { body: { uuid, name: newName } }, { location }),
  look: async (input) => lookFor((vm) => vm.name === input.newName)(input),
  foundAfterAll: ({ newName }) => msg('data.vm.rename.found', { newName }),
});

/** Deletes a machine with the disks that are attached to it. Its addresses stay, unassigned, and go on costing. */
export const deleteVm = defineOperation<OnVm, void>({
  name: 'vm.delete',
  title: ({ name }) => msg('data.vm.delete.title', { name }),
  target,
  sameness,
  // Not the machine itself: asking for one that is gone is an error in the platform's eyes and in the browser's.
  touches: (input) => ({ location: input.location, operations: ['listVms', 'listFloatingIps', 'listNetworks', 'listDisks'] }),
  send: async ({ location, uuid }) => {
    await call('deleteVm', { body: { uuid } }, { location });
  },
  // The answer is no proof: it is gone when the list does not have it.
  look: async ({ location, uuid }) => {
    const vms = await call('listVms', {}, { location });
    return vms.some((vm) => vm.uuid === uuid && !vmGone(vm)) ? notYet : done;
  },
  foundAfterAll: ({ name }) => msg('data.vm.delete.found', { name }),
});

/** The request without its secrets, and the machines of that name that were there before: new ones may be the one asked for. */
export interface CreateVm {
  readonly location: string;
  readonly form: Omit<CreateVmForm, 'password' | 'cloud_init'>;
  readonly before: readonly string[];
}
export type CreateVmSecrets = Pick<CreateVmForm, 'password' | 'cloud_init'>;

export const createVm = defineOperation<CreateVm, Vm, CreateVmSecrets>({
  name: 'vm.create',
  title: ({ form }) => msg('data.vm.create.title', { name: form.name }),
  target: ({ form, location }, uuid) => ({ type: 'vm', name: form.name, location, uuid }),
  made: (vm) => vm.uuid,
  sameness: ({ location, form }) => `${location}/${form.name}`,
  touches: (input) => ({ location: input.location, operations: ['listVms', 'listFloatingIps', 'listNetworks', 'listDisks'] }),
  send: ({ location, form }, secrets) => call('createVm', { body: { ...form, ...secrets } }, { location }),
  look: async ({ location, form, before }, result) => {
    const vms = await call('listVms', {}, { location });
    if (!result) return appeared(vms, form.name, before);
    const vm = vms.find((each) => each.uuid === result.uuid);
    return vm ? { state: vmRunning(vm) || vmStopped(vm) ? 'done' : 'not-yet', uuid: vm.uuid } : notYet;
  },
  foundAfterAll: ({ form }) => msg('data.vm.create.found', { name: form.name }),
  patience: 120_000,
});

/** Gives an address back to the platform: it stops costing and is lost. */
export const releaseAddress = defineOperation<{ location: string; address: string }, void>({
  name: 'address.release',
  title: ({ address }) => msg('data.address.release.title', { address }),
  target: ({ address, location }) => ({ type: 'address', name: address, location }),
  sameness: ({ location, address }) => `${location}/${address}`,
  touches: ({ location }) => ({ location, operations: ['listFloatingIps', 'getFloatingIp'] }),
  send: async ({ location, address }) => {
    await call('deleteFloatingIp', { path: { address } }, { location });
  },
  look: async ({ location, address }) => {
    const addresses: FloatingIp[] = await call('listFloatingIps', {}, { location });
    return addresses.some((ip) => ip.address === address && ip.is_deleted !== true) ? notYet : done;
  },
  foundAfterAll: ({ address }) => msg('data.address.release.found', { address }),
});
