import { ApiError, call, type OperationId, type Vm } from '@/api';
import type { Found } from '../operations';
import { vmGone } from '../vms';

/** What every operation on one machine needs to know; `name` is for the record. */
export interface OnVm {
  readonly location: string;
  readonly uuid: string;
  readonly name: string;
}

export const target = (input: OnVm) => ({ type: 'vm' as const, name: input.name, uuid: input.uuid, location: input.location });
export const sameness = (input: OnVm) => `${input.location}/${input.uuid}`;
const always = ['listVms', 'getVm', 'listFloatingIps', 'listNetworks'] as const;
export const touches = (input: { location: string }) => ({ location: input.location, operations: always });
export const touchesAlso =
  (...more: OperationId[]) =>
  (input: { location: string }) => ({ location: input.location, operations: [...always, ...more] });

export const done: Found = { state: 'done' };
export const notYet: Found = { state: 'not-yet' };
export const never: Found = { state: 'never' };

/** The machine as it is now, past the cache; null when it is not there (any more). */
export async function now({ location, uuid }: OnVm): Promise<Vm | null> {
  try {
    const vm = await call('getVm', { query: { uuid } }, { location });
    return vmGone(vm) ? null : vm;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return null;
    throw error;
  }
}

/** Looks whether a machine has become what it was to become. */
export const lookFor =
  <Input extends OnVm>(there: (vm: Vm, input: Input) => boolean) =>
  async (input: Input): Promise<Found> => {
    const vm = await now(input);
    return vm === null ? never : there(vm, input) ? done : notYet;
  };
