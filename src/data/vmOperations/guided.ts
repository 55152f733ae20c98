import { msg } from '@/i18n';
import { NotAsAsked, run, timing, type OperationKind } from '../operations';
import { startVm, stopVm } from './machine';
import type { OnVm } from './on';
import { resizeVm } from './settings';

export type ResizeStep = 'stop' | 'resize' | 'start';
/** How far it has come: the steps before are done, those behind have not begun. */
export interface Progress {
  readonly step: ResizeStep;
  readonly state: 'running' | 'done' | 'failed';
}

export const stepsOf = (running: boolean): readonly ResizeStep[] => (running ? ['stop', 'resize', 'start'] : ['resize']);

/** What changes of a size; nothing that stays is ever sent. */
export function changeOf(now: { vcpu: number; ram: number }, wanted: { vcpu: number; ram: number }): { vcpu?: number; ram?: number } {
  return { ...(wanted.vcpu === now.vcpu ? {} : { vcpu: wanted.vcpu }), ...(wanted.ram === now.ram ? {} : { ram: wanted.ram }) };
}

/**
 * Changes a size: of a running machine by asking it to shut down, resizing, and starting it again; a stopped one stays
 * stopped. Each step is an operation with its record. The first failure ends it, with the machine as it is then.
 */
export async function resizeGuided(
  on: OnVm,
  change: { vcpu?: number; ram?: number },
  running: boolean,
  onStep: (progress: Progress) => void,
): Promise<void> {
  for (const step of stepsOf(running)) {
    onStep({ step, state: 'running' });
    try {
      if (step === 'stop') await whole(stopVm, { ...on, force: false });
      else if (step === 'resize') await whole(resizeVm, { ...on, ...change });
      else await whole(startVm, on);
    } catch (error) {
      onStep({ step, state: 'failed' });
      throw error;
    }
    onStep({ step, state: 'done' });
  }
}

const longest = 180_000;

/** Does one step and waits until its effect is there: an answer may come while the machine is still on its way. */
async function whole<Input, Result>(kind: OperationKind<Input, Result>, input: Input): Promise<void> {
  const { result } = await run(kind, input, undefined);
  const until = timing.now() + longest;
  for (;;) {
    const { state } = await kind.look(input, result).catch(() => ({ state: 'not-yet' as const }));
    if (state === 'done') return;
    if (state === 'never' || timing.now() >= until) throw new NotAsAsked(msg('operations.vm.guided.notYet'));
    await timing.sleep(2000);
  }
}
