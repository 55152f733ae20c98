import type { OperationState } from '@/data/operations';
import type { Tone } from '@/ui';

/** How the state of an operation looks, wherever operations are listed. */
export const recordTones: Record<OperationState, Tone> = {
  sending: 'busy',
  settling: 'busy',
  looking: 'busy',
  done: 'ok',
  failed: 'bad',
  missing: 'warn',
  interrupted: 'warn',
};
