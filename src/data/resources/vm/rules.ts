import type { Vm } from '@/api';
import { msg, type Message } from '@/i18n';

export type Tone = 'ok' | 'off' | 'busy' | 'unknown';

const known: Record<string, { tone: Tone; name: Message }> = {
  running: { tone: 'ok', name: msg('data.vm.status.running') },
  stopped: { tone: 'off', name: msg('data.vm.status.stopped') },
  paused: { tone: 'off', name: msg('data.vm.status.paused') },
  creating: { tone: 'busy', name: msg('data.vm.status.creating') },
  starting: { tone: 'busy', name: msg('data.vm.status.starting') },
  stopping: { tone: 'busy', name: msg('data.vm.status.stopping') },
  deleted: { tone: 'off', name: msg('data.vm.status.deleted') },
};

/** The list of states is open: one that is not known here is shown as the platform writes it. */
export function vmStatus(status: string): { tone: Tone; name: Message | string } {
  const found = known[status.toLowerCase()];
  return found ?? { tone: inTransition(status) ? 'busy' : 'unknown', name: status };
}

export const vmRunning = (vm: Vm) => vm.status.toLowerCase() === 'running';
export const vmStopped = (vm: Vm) => vm.status.toLowerCase() === 'stopped';
/** A state that will pass by itself. */
export const inTransition = (status: string) => !/^running$/i.test(status) && (/ing$/i.test(status) || /^(pending|queued)$/i.test(status));
export const vmGone = (vm: Vm) => vm.status.toLowerCase() === 'deleted';

/** Null: allowed. Else why not. */
export type DisabledReason = Message | null;

const when = (vm: Vm, allowed: boolean, reason: Message): DisabledReason =>
  vmGone(vm)
    ? msg('data.vm.reason.gone')
    : inTransition(vm.status)
      ? msg('data.vm.reason.busy', { status: vm.status })
      : allowed
        ? null
        : reason;

/** Neither gone nor on its way from one state to another. */
const atRest = (vm: Vm): DisabledReason => when(vm, true, msg('data.vm.reason.gone'));

/**
 * When the platform allows what: cores and memory change only while stopped, a password only while running, the name at
 * any time. Buttons, bulk actions and the palette all ask here.
 */
export const vmCan = {
  start: (vm: Vm): DisabledReason => when(vm, !vmRunning(vm), msg('data.vm.reason.running')),
  stop: (vm: Vm): DisabledReason => when(vm, !vmStopped(vm), msg('data.vm.reason.stopped')),
  restart: (vm: Vm): DisabledReason => when(vm, vmRunning(vm), msg('data.vm.reason.mustBeRunning')),
  forceStop: (vm: Vm): DisabledReason => (vmGone(vm) ? msg('data.vm.reason.gone') : vmStopped(vm) ? msg('data.vm.reason.stopped') : null),
  rename: (vm: Vm): DisabledReason => (vmGone(vm) ? msg('data.vm.reason.gone') : null),
  remove: (vm: Vm): DisabledReason => (vmGone(vm) ? msg('data.vm.reason.gone') : null),
  resize: (vm: Vm): DisabledReason => when(vm, vmStopped(vm), msg('data.vm.reason.mustBeStopped')),
  setPassword: (vm: Vm): DisabledReason => when(vm, vmRunning(vm), msg('data.vm.reason.mustBeRunning')),
  /** Resizing with the way there: a running machine is stopped and started again. */
  guideResize: (vm: Vm): DisabledReason => when(vm, vmRunning(vm) || vmStopped(vm), msg('data.vm.reason.mustBeStopped')),
  bootMedia: (vm: Vm): DisabledReason => when(vm, vmStopped(vm), msg('data.vm.reason.mustBeStopped')),
  clone: (vm: Vm): DisabledReason => atRest(vm),
  sameAgain: (vm: Vm): DisabledReason => (vmGone(vm) ? msg('data.vm.reason.gone') : null),
  snapshot: (vm: Vm): DisabledReason => atRest(vm),
  restore: (vm: Vm): DisabledReason => atRest(vm),
  backup: (vm: Vm): DisabledReason => atRest(vm),
  reinstall: (vm: Vm): DisabledReason => atRest(vm),
  disks: (vm: Vm): DisabledReason => atRest(vm),
  billing: (vm: Vm): DisabledReason => atRest(vm),
  addresses: (vm: Vm): DisabledReason => atRest(vm),
};
export type VmAction = keyof typeof vmCan;
