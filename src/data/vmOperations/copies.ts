import { call, type Success, type Vm, type VmStorage } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, NotAsAsked } from '../operations';
import type { CopyKind } from '../replicas';
import { vmRunning, vmStopped } from '../vms';
import { done, lookFor, never, notYet, now, sameness, target, touches, touchesAlso, type OnVm } from './on';

const replicasNow = ({ location, uuid }: OnVm, kind: CopyKind) => call('listReplicas', { query: { uuid, r_type: kind } }, { location });
const touchesCopies = touchesAlso('listReplicas', 'listDisks');

/** Takes a snapshot. `before`: those that were there. */
export const createReplica = defineOperation<OnVm & { before: readonly string[] }, VmStorage>({
  name: 'vm.snapshot.take',
  title: ({ name }) => msg('operations.vm.snapshot.take.title', { name }),
  target,
  sameness,
  touches: touchesCopies,
  send: ({ location, uuid }) => call('createReplica', { body: { uuid } }, { location }),
  look: async (input) => ((await replicasNow(input, 'snapshot')).some(({ uuid }) => !input.before.includes(uuid)) ? done : notYet),
  foundAfterAll: ({ name }) => msg('operations.vm.snapshot.take.found', { name }),
  patience: 120_000,
});

/** A snapshot or an automatic backup of a machine; `label` is what people know it by. */
export interface OnReplica extends OnVm {
  readonly replica: string;
  readonly kind: CopyKind;
  readonly label: string;
}

export const deleteReplica = defineOperation<OnReplica, Success>({
  name: 'vm.snapshot.delete',
  title: ({ name, label }) => msg('operations.vm.snapshot.delete.title', { name, label }),
  target,
  sameness: ({ location, replica }) => `${location}/${replica}`,
  touches: touchesCopies,
  send: ({ location, replica }) => call('deleteReplica', { body: { replica_uuid: replica } }, { location }),
  look: async (input) => ((await replicasNow(input, input.kind)).some(({ uuid }) => uuid === input.replica) ? notYet : done),
  foundAfterAll: ({ label }) => msg('operations.vm.snapshot.delete.found', { label }),
});

/** Puts the copy in the place of what is on the machine. `before`: when the platform had last changed the machine. */
export const rebuildVm = defineOperation<OnReplica & { before: string | null }, Vm>({
  name: 'vm.rebuild',
  title: ({ name, label }) => msg('operations.vm.rebuild.title', { name, label }),
  target,
  sameness,
  touches: touchesCopies,
  send: ({ location, uuid, replica }) => call('rebuildVm', { body: { uuid, replica_uuid: replica } }, { location }),
  look: async (input, result) => {
    const vm = await now(input);
    if (!vm) return never;
    const atRest = vmRunning(vm) || vmStopped(vm);
    return atRest && (result !== undefined || (vm.updated_at ?? null) !== input.before) ? done : notYet;
  },
  foundAfterAll: ({ name, label }) => msg('operations.vm.rebuild.found', { name, label }),
  patience: 180_000,
});

/**
 * Automatic backups on or off. The platform's call is a toggle: what is asked for is only sent when the state read just
 * before is another one, it goes out once, and the answer has to be what was asked for.
 */
export const setBackup = defineOperation<OnVm & { on: boolean }, Vm>({
  name: 'vm.backup',
  title: ({ name, on }) => (on ? msg('operations.vm.backup.on.title', { name }) : msg('operations.vm.backup.off.title', { name })),
  target,
  sameness,
  touches,
  send: async (input) => {
    const { location, uuid, on } = input;
    const before = await call('getVm', { query: { uuid } }, { location });
    if (Boolean(before.backup) === on) return before;
    const answer = await call('toggleVmBackup', { body: { uuid } }, { location });
    if (answer.backup === on) return answer;
    const after = await now(input).catch(() => null);
    if (after && Boolean(after.backup) === on) return after;
    throw new NotAsAsked(on ? msg('operations.vm.backup.stillOff') : msg('operations.vm.backup.stillOn'));
  },
  look: lookFor((vm, input) => Boolean(vm.backup) === input.on),
  foundAfterAll: ({ name, on }) => (on ? msg('operations.vm.backup.on.found', { name }) : msg('operations.vm.backup.off.found', { name })),
});
