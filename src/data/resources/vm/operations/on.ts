import { ApiError, type OperationId, type Vm } from '@/api';
import { msg } from '@/i18n';
import { done, never, notYet, repeats, type OnResource, type Verification, type Call } from '@/data/operations';
import { vmGone } from '../rules';

export type OnVm = OnResource;

export const target = (input: OnVm) => ({ type: 'vm' as const, name: input.name, uuid: input.uuid, location: input.location });
const always = ['listVms', 'getVm', 'listFloatingIps', 'listNetworks'] as const;
export const invalidates = (input: { location: string }) => ({ location: input.location, operations: always });
export const invalidatesAlso =
  (...more: OperationId[]) =>
  (input: { location: string }) => ({ location: input.location, operations: [...always, ...more] });

/** The machine as it is now, past the cache; null when it is not there (any more). */
export async function now({ location, uuid }: OnVm, call: Call): Promise<Vm | null> {
  try {
    const vm = await call('getVm', { query: { uuid } }, { location });
    return vmGone(vm) ? null : vm;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return null;
    throw error;
  }
}

/** The machines of a name that are there before another one is asked for: read just before, so that none is taken for it later. */
export const uuidsNamed = (vms: readonly Vm[], name: string): string[] => vms.filter((vm) => vm.name === name).map(({ uuid }) => uuid);

/**
 * After a lost answer: the machines of this name that have appeared. One is the one asked for; of several, nothing tells
 * which was made by this and which by somebody else, so all of them are named.
 */
export function appeared(vms: readonly Vm[], name: string, before: readonly string[]): Verification {
  const all = vms.filter((vm) => vm.name === name && !before.includes(vm.uuid) && !vmGone(vm));
  const [first] = all;
  if (!first) return notYet;
  if (all.length === 1) return { state: 'done', uuid: first.uuid };
  const which = all.map(({ uuid, private_ipv4: address }) => (address ? `${uuid} (${address})` : uuid)).join(', ');
  return { state: 'done', words: msg('data.vm.create.foundSeveral', { name, count: all.length, which }) };
}

/** For `repeated`: machines of the name that was asked for which have come since. */
export const repeatedVm = repeats(
  ({ location }: { location: string }, call: Call) => call('listVms', {}, { location }),
  ({ uuid }) => uuid,
  (vm, { wanted }: { location: string; wanted: string; before: readonly string[] }) => vm.name === wanted,
);

/** Looks whether a machine has become what it was to become. */
export const verifyVm =
  <Input extends OnVm>(there: (vm: Vm, input: Input) => boolean) =>
  async (input: Input, _: unknown, call: Call): Promise<Verification> => {
    const vm = await now(input, call);
    return vm === null ? never : there(vm, input) ? done : notYet;
  };
