import type { CreateVmForm, Vm } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, done, notYet, lockKey } from '@/data/operations';
import { vmGone, vmRunning, vmStopped } from '../rules';
import { appeared, repeatedVm, uuidsNamed, verifyVm, target, invalidates, type OnVm } from './on';

export const startVm = defineOperation<OnVm, Vm>({
  name: 'vm.start',
  title: ({ name }) => msg('data.vm.start.title', { name }),
  target,
  lockKey,
  invalidates,
  send: ({ location, uuid }, _, call) => call('startVm', { body: { uuid } }, { location }),
  verify: verifyVm(vmRunning),
  outcomeMessage: ({ name }) => msg('data.vm.start.found', { name }),
});

/** Graceful (the guest is asked to shut down) unless `force`, which pulls the plug and can corrupt what is on the disk. */
export const stopVm = defineOperation<OnVm & { force: boolean }, Vm>({
  name: 'vm.stop',
  title: ({ name, force }) => (force ? msg('data.vm.forceStop.title', { name }) : msg('data.vm.stop.title', { name })),
  target,
  lockKey: (input) => `${lockKey(input)}/${input.force}`,
  invalidates,
  send: ({ location, uuid, force }, _, call) => call('stopVm', { body: { uuid, ...(force ? { force } : {}) } }, { location }),
  verify: verifyVm(vmStopped),
  outcomeMessage: ({ name }) => msg('data.vm.stop.found', { name }),
  verifyTimeout: 90_000,
});

export const renameVm = defineOperation<OnVm & { newName: string }, Vm>({
  name: 'vm.rename',
  title: ({ name, newName }) => msg('data.vm.rename.title', { name, newName }),
  target: (input) => ({ ...target(input), name: input.newName }),
  lockKey,
  invalidates,
  send: ({ location, uuid, newName }, _, call) => call('updateVm', { body: { uuid, name: newName } }, { location }),
  verify: async (input, _, call) => verifyVm((vm) => vm.name === input.newName)(input, undefined, call),
  outcomeMessage: ({ newName }) => msg('data.vm.rename.found', { newName }),
});

/** Deletes a machine with the disks that are attached to it. Its addresses stay, unassigned, and go on costing. */
export const deleteVm = defineOperation<OnVm, void>({
  name: 'vm.delete',
  title: ({ name }) => msg('data.vm.delete.title', { name }),
  target,
  lockKey,
  // Not the machine itself: asking for one that is gone is an error in the platform's eyes and in the browser's.
  invalidates: (input) => ({ location: input.location, operations: ['listVms', 'listFloatingIps', 'listNetworks', 'listDisks'] }),
  send: async ({ location, uuid }, _, call) => {
    await call('deleteVm', { body: { uuid } }, { location });
  },
  // The answer is no proof: it is gone when the list does not have it.
  verify: async ({ location, uuid }, _, call) => {
    const vms = await call('listVms', {}, { location });
    return vms.some((vm) => vm.uuid === uuid && !vmGone(vm)) ? notYet : done;
  },
  outcomeMessage: ({ name }) => msg('data.vm.delete.found', { name }),
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
  lockKey: ({ location, form }) => `${location}/${form.name}`,
  invalidates: (input) => ({ location: input.location, operations: ['listVms', 'listFloatingIps', 'listNetworks', 'listDisks'] }),
  prepare: async (input, call) => ({
    ...input,
    before: uuidsNamed(await call('listVms', {}, { location: input.location }), input.form.name),
  }),
  send: ({ location, form }, secrets, call) => call('createVm', { body: { ...form, ...secrets } }, { location }),
  verify: async ({ location, form, before }, result, call) => {
    const vms = await call('listVms', {}, { location });
    if (!result) return appeared(vms, form.name, before);
    const vm = vms.find((each) => each.uuid === result.uuid);
    return vm ? { state: vmRunning(vm) || vmStopped(vm) ? 'done' : 'not-yet', uuid: vm.uuid } : notYet;
  },
  repeated: ({ location, form, before }, call) => repeatedVm({ location, wanted: form.name, before }, call),
  outcomeMessage: ({ form }) => msg('data.vm.create.found', { name: form.name }),
  verifyTimeout: 120_000,
});
