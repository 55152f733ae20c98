import type { Success, Vm } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, done, never, notYet, lockKey } from '@/data/operations';
import { vmRunning, vmStopped } from '../rules';
import { appeared, now, repeatedVm, uuidsNamed, verifyVm, target, invalidates, invalidatesAlso, type OnVm } from './on';

/** What is to change. Live platforms take cores and memory only together: what is left out is sent as it is by then. */
interface Resize extends OnVm {
  readonly vcpu?: number | undefined;
  /** MB. */
  readonly ram?: number | undefined;
}

export const resizeVm = defineOperation<Resize, Vm>({
  name: 'vm.resize',
  title: ({ name }) => msg('operations.vm.resize.title', { name }),
  target,
  lockKey,
  invalidates,
  prepare: async (input, call) => {
    if (input.vcpu !== undefined && input.ram !== undefined) return input;
    const vm = await now(input, call);
    return { ...input, vcpu: input.vcpu ?? vm?.vcpu ?? undefined, ram: input.ram ?? vm?.memory ?? undefined };
  },
  send: ({ location, uuid, vcpu, ram }, _, call) =>
    call('updateVm', { body: { uuid, ...(vcpu === undefined ? {} : { vcpu }), ...(ram === undefined ? {} : { ram }) } }, { location }),
  verify: verifyVm((vm, { vcpu, ram }) => (vcpu === undefined || vm.vcpu === vcpu) && (ram === undefined || vm.memory === ram)),
  outcomeMessage: ({ name }) => msg('operations.vm.resize.found', { name }),
});

/** Copies a machine with its boot disk, under another name. `before`: machines of that name that were there. */
export const cloneVm = defineOperation<OnVm & { newName: string; before: readonly string[] }, Vm>({
  name: 'vm.clone',
  title: ({ name, newName }) => msg('operations.vm.clone.title', { name, newName }),
  target: ({ newName, location }, uuid) => ({ type: 'vm', name: newName, location, uuid }),
  made: (vm) => vm.uuid,
  lockKey: ({ location, newName }) => `${location}/${newName}`,
  invalidates: invalidatesAlso('listDisks'),
  prepare: async (input, call) => {
    const vms = await call('listVms', {}, { location: input.location });
    const name = vms.find(({ uuid }) => uuid === input.uuid)?.name ?? input.name;
    return { ...input, name, before: uuidsNamed(vms, input.newName) };
  },
  send: ({ location, uuid, newName }, _, call) => call('cloneVm', { body: { uuid, name: newName } }, { location }),
  verify: async ({ location, newName, before }, result, call) => {
    const vms = await call('listVms', {}, { location });
    if (!result) return appeared(vms, newName, before);
    const vm = vms.find((each) => each.uuid === result.uuid);
    return vm ? { state: vmRunning(vm) || vmStopped(vm) ? 'done' : 'not-yet', uuid: vm.uuid } : notYet;
  },
  repeated: ({ location, newName, before }, call) => repeatedVm({ location, wanted: newName, before }, call),
  outcomeMessage: ({ newName }) => msg('operations.vm.clone.found', { newName }),
  verifyTimeout: 180_000,
});

/** Sets the password of a user of the guest. Whether that was done cannot be read anywhere: a lost answer stays lost. */
export const setVmPassword = defineOperation<OnVm & { username: string }, Success, { password: string }>({
  name: 'vm.password',
  title: ({ name, username }) => msg('operations.vm.password.title', { name, username }),
  target,
  lockKey,
  invalidates: ({ location }) => ({ location, operations: [] }),
  send: ({ location, uuid, username }, { password }, call) => call('setVmPassword', { body: { uuid, username, password } }, { location }),
  verify: async (_, result) => (result ? done : never),
  outcomeMessage: ({ name, username }) => msg('operations.vm.password.found', { name, username }),
  lost: msg('operations.vm.password.lost'),
});

export const setResourceBilling = defineOperation<OnVm & { account: number; accountName: string }, void>({
  name: 'vm.billing',
  title: ({ name, accountName }) => msg('operations.vm.billing.title', { name, accountName }),
  target,
  lockKey,
  invalidates: invalidatesAlso('listDisks', 'listBillingResources', 'listBillingAccounts'),
  send: async ({ location, uuid, account }, _, call) => {
    await call('setResourceBilling', { body: { uuid, billing_account_id: account, resource_type: 'vm' } }, { location });
  },
  verify: verifyVm((vm, { account }) => vm.billing_account === account),
  outcomeMessage: ({ name, accountName }) => msg('operations.vm.billing.found', { name, accountName }),
});
