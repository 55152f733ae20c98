import type { Vm } from '@/api';
import { msg } from '@/i18n';
import {
  changeRecord,
  defineOperation,
  isOpen,
  NotAsAsked,
  records,
  run,
  runTogether,
  timing,
  type OperationKind,
  type OperationRecord,
  done,
  never,
  notYet,
  lockKey,
  type Call,
} from '@/data/operations';
import { callFor } from '@/data/core/session';
import { vmRunning, vmStopped } from '../rules';
import { startVm, stopVm } from './machine';
import { now, target, invalidates, type OnVm } from './on';
import { resizeVm } from './settings';

export type ResizeStep = 'stop' | 'resize' | 'start';
/** How far it has come: the steps before are done, those behind have not begun. */
export interface Progress {
  readonly step: ResizeStep;
  readonly state: 'running' | 'done' | 'failed';
}

const restartSteps: readonly ResizeStep[] = ['stop', 'start'];
/** Nothing of the size changes: it was stopped to be started again. */
const isRestart = ({ change, steps }: Pick<Guided, 'change' | 'steps'>): boolean =>
  Object.keys(change).length === 0 && !steps.includes('resize') && steps.includes('stop');

export const stepsOf = (running: boolean): readonly ResizeStep[] => (running ? ['stop', 'resize', 'start'] : ['resize']);

interface Size {
  readonly vcpu?: number | undefined;
  /** MB. */
  readonly ram?: number | undefined;
}

/** What changes of a size; of what stays, only the platform's own figure is ever sent. */
export function changeOf(before: { vcpu: number; ram: number }, wanted: Size): Size {
  const { vcpu = before.vcpu, ram = before.ram } = wanted;
  return { ...(vcpu === before.vcpu ? {} : { vcpu }), ...(ram === before.ram ? {} : { ram }) };
}

/** One step after the other, each an operation with its record. The first failure ends it, with the machine as it is then. */
async function walk(on: OnVm, change: Size, steps: readonly ResizeStep[], onStep: (progress: Progress) => void, call: Call): Promise<void> {
  const together = runTogether(call);
  for (const step of steps) {
    onStep({ step, state: 'running' });
    try {
      if (step === 'stop') await whole(together, call, stopVm, { ...on, force: false });
      else if (step === 'resize') await whole(together, call, resizeVm, { ...on, ...change });
      else await whole(together, call, startVm, on);
    } catch (error) {
      onStep({ step, state: 'failed' });
      throw error;
    }
    onStep({ step, state: 'done' });
  }
}

interface Guided extends OnVm {
  /** The size that it is to have; what it has already is not in it. */
  readonly change: Size;
  readonly steps: readonly ResizeStep[];
}

const parts = [stopVm.name, resizeVm.name, startVm.name];
const hasSize = (vm: Vm, { vcpu, ram }: Size) => (vcpu === undefined || vm.vcpu === vcpu) && (ram === undefined || vm.memory === ram);

/**
 * The steps as one thing with a record of its own, so that it is known what was meant when the page is left in the middle of
 * them. Then its steps are looked after to their end, and nothing goes on by itself: see `interrupted`.
 */
export const guidedResize = defineOperation<Guided, void, { onStep: (progress: Progress) => void }>({
  name: 'vm.guidedResize',
  title: (input) =>
    isRestart(input) ? msg('operations.vm.restart.title', { name: input.name }) : msg('operations.vm.guided.title', { name: input.name }),
  target,
  lockKey: (input) => `guided/${lockKey(input)}`,
  invalidates,
  send: (input, { onStep }, call) => walk(input, input.change, input.steps, onStep, call),
  verify: async (input, _, call) => {
    const step = records().some((record) => isOpen(record) && parts.includes(record.kind) && record.target.uuid === input.uuid);
    if (step) return notYet;
    const vm = await now(input, call);
    if (isRestart(input) && !wasStopped(input)) return never;
    return vm && vmRunning(vm) && hasSize(vm, input.change) ? done : never;
  },
  outcomeMessage: (input) =>
    isRestart(input) ? msg('operations.vm.restart.found', { name: input.name }) : msg('operations.vm.guided.found', { name: input.name }),
  lost: msg('operations.vm.guided.interrupted'),
  lostAs: 'interrupted',
  verifyTimeout: 200_000,
});

/** Whether the stop of the last restart was carried out: a VM that runs may never have been stopped. */
function wasStopped({ uuid }: OnVm): boolean {
  const all = records().filter(({ target: on }) => on.uuid === uuid);
  const restart = all.find(({ kind }) => kind === 'vm.guidedResize');
  return all.some(({ kind, state, startedAt }) => kind === stopVm.name && state === 'done' && startedAt >= (restart?.startedAt ?? 0));
}

/** Stops a running VM and starts it again, as one operation. When it ends in between, `interrupted` offers to start it. */
export async function restartVm({ location, uuid, name }: OnVm): Promise<void> {
  await run(guidedResize, { location, uuid, name, change: {}, steps: restartSteps }, { onStep: () => undefined });
}

/** Changes a size: of a running machine in three steps that are one thing; a stopped one stays stopped. */
export async function resizeGuided(on: OnVm, change: Size, running: boolean, onStep: (progress: Progress) => void): Promise<void> {
  const { location, uuid, name } = on;
  if (running) await run(guidedResize, { location, uuid, name, change, steps: stepsOf(true) }, { onStep });
  else await walk(on, change, stepsOf(false), onStep, callFor());
}

/** What of a guided resize has not been done, when it ended before its end and the machine was left stopped by it. */
export interface Interrupted {
  readonly record: OperationRecord;
  readonly steps: readonly ResizeStep[];
  readonly change: Size;
}

/** Looks through the records for the last guided resize of a machine. Null: there is none, it is done, or it is to be left. */
export function interrupted(all: readonly OperationRecord[], vm: Vm, location: string): Interrupted | null {
  const record = all.find(({ kind, target: on }) => kind === 'vm.guidedResize' && on.uuid === vm.uuid && on.location === location);
  const ended = record?.state === 'interrupted' || record?.state === 'failed';
  if (!record || !ended || record.left || !vmStopped(vm)) return null;
  // What the user has done with it since is what is meant now.
  const since = record.finishedAt ?? record.startedAt;
  if (all.some(({ kind, target: on, startedAt }) => parts.includes(kind) && on.uuid === vm.uuid && startedAt > since)) return null;
  const { change } = record.input as Guided;
  const missing = changeOf({ vcpu: vm.vcpu ?? 0, ram: vm.memory ?? 0 }, change);
  const left = Object.keys(missing).length > 0;
  return { record, change: missing, steps: left ? ['resize', 'start'] : ['start'] };
}

/** Does the rest, because the user asks for it now. */
export async function goOn(on: OnVm, { record, steps, change }: Interrupted, onStep: (progress: Progress) => void): Promise<void> {
  leave(record);
  const { location, uuid, name } = on;
  await run(guidedResize, { location, uuid, name, change, steps }, { onStep });
}

/** The way back: starts the machine with the size that it has by now. */
export async function startAgain(on: OnVm, record: OperationRecord | undefined): Promise<void> {
  if (record) leave(record);
  const { location, uuid, name } = on;
  await run(startVm, { location, uuid, name }, undefined);
}

/** Leaves the machine as it is. */
export const leave = ({ id }: OperationRecord): void => changeRecord(id, { left: true });

const longest = 180_000;

/** Does one step and waits until its effect is there: an answer may come while the machine is still on its way. */
async function whole<Input, Result>(go: typeof run, call: Call, kind: OperationKind<Input, Result>, input: Input): Promise<void> {
  const { result } = await go(kind, input, undefined);
  const until = timing.now() + longest;
  for (;;) {
    const { state } = await kind.verify(input, result, call).catch(() => ({ state: 'not-yet' as const }));
    if (state === 'done') return;
    if (state === 'never' || timing.now() >= until) throw new NotAsAsked(msg('operations.vm.guided.notYet'));
    await timing.sleep(2000);
  }
}
