import type { Success, Vm, VmStorage } from '@/api';
import { msg } from '@/i18n';
import { defineOperation, NotAsAsked, done, never, notYet, lockKey, repeats, withBefore, type Call } from '@/data/operations';
import type { RestorePointKind } from './replicas';
import { vmRunning, vmStopped } from '../vm/rules';
import { verifyVm, now, target, invalidates, invalidatesAlso, type OnVm } from '../vm/operations/on';

const replicasNow = ({ location, uuid }: OnVm, kind: RestorePointKind, call: Call) =>
  call('listReplicas', { query: { uuid, r_type: kind } }, { location });
const invalidatesRestorePoints = invalidatesAlso('listReplicas', 'listDisks');

/** Takes a snapshot. `before`: those that were there. */
export const createReplica = defineOperation<OnVm & { before: readonly string[] }, VmStorage>({
  name: 'vm.snapshot.take',
  title: ({ name }) => msg('operations.vm.snapshot.take.title', { name }),
  target,
  lockKey,
  invalidates: invalidatesRestorePoints,
  prepare: withBefore(
    (input: OnVm, call) => replicasNow(input, 'snapshot', call),
    ({ uuid }) => uuid,
  ),
  send: ({ location, uuid }, _, call) => call('createReplica', { body: { uuid } }, { location }),
  verify: async (input, _, call) =>
    (await replicasNow(input, 'snapshot', call)).some(({ uuid }) => !input.before.includes(uuid)) ? done : notYet,
  repeated: repeats(
    (input: OnVm, call: Call) => replicasNow(input, 'snapshot', call),
    ({ uuid }) => uuid,
    () => true,
  ),
  outcomeMessage: ({ name }) => msg('operations.vm.snapshot.take.found', { name }),
  verifyTimeout: 120_000,
});

/** A snapshot or an automatic backup of a machine; `label` is what people know it by. */
export interface OnReplica extends OnVm {
  readonly replica: string;
  readonly kind: RestorePointKind;
  readonly label: string;
}

export const deleteReplica = defineOperation<OnReplica, Success>({
  name: 'vm.snapshot.delete',
  title: ({ name, label }) => msg('operations.vm.snapshot.delete.title', { name, label }),
  target,
  lockKey: ({ location, replica }) => `${location}/${replica}`,
  invalidates: invalidatesRestorePoints,
  send: ({ location, replica }, _, call) => call('deleteReplica', { body: { replica_uuid: replica } }, { location }),
  verify: async (input, _, call) =>
    (await replicasNow(input, input.kind, call)).some(({ uuid }) => uuid === input.replica) ? notYet : done,
  outcomeMessage: ({ label }) => msg('operations.vm.snapshot.delete.found', { label }),
});

/** Puts the restore point in the place of what is on the machine. `before`: when the platform had last changed the machine. */
export const rebuildVm = defineOperation<OnReplica & { before: string | null }, Vm>({
  name: 'vm.rebuild',
  title: ({ name, label }) => msg('operations.vm.rebuild.title', { name, label }),
  target,
  lockKey,
  invalidates: invalidatesRestorePoints,
  send: ({ location, uuid, replica }, _, call) => call('rebuildVm', { body: { uuid, replica_uuid: replica } }, { location }),
  verify: async (input, result, call) => {
    const vm = await now(input, call);
    if (!vm) return never;
    const atRest = vmRunning(vm) || vmStopped(vm);
    return atRest && (result !== undefined || (vm.updated_at ?? null) !== input.before) ? done : notYet;
  },
  outcomeMessage: ({ name, label }) => msg('operations.vm.rebuild.found', { name, label }),
  verifyTimeout: 180_000,
});

/**
 * Automatic backups on or off. The platform's call is a toggle: what is asked for is only sent when the state read just
 * before is another one, it goes out once, and the answer has to be what was asked for.
 */
export const setBackup = defineOperation<OnVm & { on: boolean }, Vm>({
  name: 'vm.backup',
  title: ({ name, on }) => (on ? msg('operations.vm.backup.on.title', { name }) : msg('operations.vm.backup.off.title', { name })),
  target,
  lockKey,
  invalidates,
  send: async (input, _, call) => {
    const { location, uuid, on } = input;
    const before = await call('getVm', { query: { uuid } }, { location });
    if (Boolean(before.backup) === on) return before;
    const answer = await call('toggleVmBackup', { body: { uuid } }, { location });
    if (answer.backup === on) return answer;
    const after = await now(input, call).catch(() => null);
    if (after && Boolean(after.backup) === on) return after;
    throw new NotAsAsked(on ? msg('operations.vm.backup.stillOff') : msg('operations.vm.backup.stillOn'));
  },
  verify: verifyVm((vm, input) => Boolean(vm.backup) === input.on),
  outcomeMessage: ({ name, on }) => (on ? msg('operations.vm.backup.on.found', { name }) : msg('operations.vm.backup.off.found', { name })),
});
