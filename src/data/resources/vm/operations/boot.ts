import type { Vm } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, never, done, notYet, lockKey } from '@/data/operations';
import { vmRunning, vmStopped } from '../rules';
import { verifyVm, now, target, invalidates, invalidatesAlso, type OnVm } from './on';

interface BootIso extends OnVm {
  readonly image: string;
  readonly repository: 'platform' | 'private';
  readonly label: string;
}

/** Starts a stopped machine from a medium, for this one time. */
export const bootIso = defineOperation<BootIso, void>({
  name: 'vm.bootIso',
  title: ({ name, label }) => msg('operations.vm.bootIso.title', { name, label }),
  target,
  lockKey,
  invalidates,
  send: async ({ location, uuid, image, repository }, _, call) => {
    await call('bootIsoMedia', { body: { uuid, boot_image_uuid: image, boot_image_repository: repository } }, { location });
  },
  verify: verifyVm(vmRunning),
  outcomeMessage: ({ name }) => msg('data.vm.start.found', { name }),
});

/** The same on older platforms, which have one rescue system and nothing else. */
export const rescueStart = defineOperation<OnVm, void>({
  name: 'vm.rescueStart',
  title: ({ name }) => msg('operations.vm.rescueStart.title', { name }),
  target,
  lockKey,
  invalidates,
  send: async ({ location, uuid }, _, call) => {
    await call('rescueStartVm', { body: { uuid } }, { location });
  },
  verify: verifyVm(vmRunning),
  outcomeMessage: ({ name }) => msg('data.vm.start.found', { name }),
});

interface Reinstall extends OnVm {
  /** Left out: the system that it has. */
  readonly os?: { readonly name: string; readonly version: string } | undefined;
  /** When the platform had last changed the machine. */
  readonly before: string | null;
}

/** Puts a fresh system in the place of what is on the boot disk. */
export const reinstallVm = defineOperation<Reinstall, Vm>({
  name: 'vm.reinstall',
  title: ({ name }) => msg('operations.vm.reinstall.title', { name }),
  target,
  lockKey,
  invalidates: invalidatesAlso('listDisks'),
  send: ({ location, uuid, os }, _, call) =>
    call('reinstallVm', { body: { uuid, ...(os ? { os_name: os.name, os_version: os.version } : {}) } }, { location }),
  verify: async (input, result, call) => {
    const vm = await now(input, call);
    if (!vm) return never;
    if (!vmRunning(vm) && !vmStopped(vm)) return notYet;
    const { os } = input;
    const asAsked = !os || (vm.os_name === os.name && vm.os_version === os.version);
    return asAsked && (result !== undefined || (vm.updated_at ?? null) !== input.before) ? done : notYet;
  },
  outcomeMessage: ({ name }) => msg('operations.vm.reinstall.found', { name }),
  verifyTimeout: 180_000,
});
