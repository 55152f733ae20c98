import type { Network } from '@/api';
import { msg } from '@/i18n';
import { absentFrom, appears, changes, defineOperation, onResource, withBefore, type OnResource, type Call } from '@/data/operations';

const onNetwork = onResource('network', 'listNetworks', 'getNetwork');
const getNetwork = ({ location, uuid }: OnResource, call: Call): Promise<Network> =>
  call('getNetwork', { path: { network_uuid: uuid } }, { location });
const listNetworks = ({ location }: { location: string }, call: Call): Promise<Network[]> => call('listNetworks', {}, { location });
const uuidOf = ({ uuid }: Network) => uuid;

interface CreateNetwork {
  readonly location: string;
  readonly name: string;
  /** Networks that were there, read just before. */
  readonly before: readonly string[];
}

/** Creates a network. Without a name the platform would answer with its default network, so none is sent without one. */
export const createNetwork = defineOperation<CreateNetwork, Network>({
  name: 'privateNetwork.create',
  title: ({ name }) => msg('operations.network.create.title', { name }),
  target: ({ location, name }, uuid) => ({ type: 'network', name, uuid, location }),
  made: uuidOf,
  lockKey: ({ location, name }) => `${location}/${name}`,
  invalidates: onNetwork.invalidates,
  prepare: async (input, call) => {
    if (input.name.trim() === '') throw new Error('a network is not created without a name');
    return withBefore<{ location: string }, CreateNetwork, Network>(listNetworks, uuidOf)(input, call);
  },
  send: ({ location, name }, _, call) => call('createNetwork', { query: { name } }, { location }),
  verify: appears(listNetworks, uuidOf, (network, { name }: CreateNetwork) => network.name === name),
  outcomeMessage: ({ name }) => msg('operations.network.create.found', { name }),
});

export const renameNetwork = defineOperation<OnResource & { newName: string }, Network>({
  ...onNetwork,
  name: 'privateNetwork.rename',
  title: ({ name, newName }) => msg('operations.network.rename.title', { name, newName }),
  target: ({ newName, ...network }) => onNetwork.target({ ...network, name: newName }),
  send: ({ location, uuid, newName }, _, call) =>
    call('renameNetwork', { path: { network_uuid: uuid }, body: { name: newName } }, { location }),
  verify: changes(getNetwork, (network, { newName }: OnResource & { newName: string }) => network.name === newName),
  outcomeMessage: ({ newName }) => msg('operations.network.rename.found', { newName }),
});

/** New VMs go into the default network unless another one is chosen. */
export const makeDefaultNetwork = defineOperation<OnResource, Network>({
  ...onNetwork,
  name: 'privateNetwork.default',
  title: ({ name }) => msg('operations.network.default.title', { name }),
  // One after the other in a location: the last one would win otherwise.
  lockKey: ({ location }) => location,
  send: ({ location, uuid }, _, call) => call('setDefaultNetwork', { path: { network_uuid: uuid } }, { location }),
  verify: changes(getNetwork, (network) => network.is_default === true),
  outcomeMessage: ({ name }) => msg('operations.network.default.found', { name }),
});

export const deleteNetwork = defineOperation<OnResource, void>({
  ...onNetwork,
  name: 'privateNetwork.delete',
  title: ({ name }) => msg('operations.network.delete.title', { name }),
  send: async ({ location, uuid }, _, call) => {
    await call('deleteNetwork', { path: { network_uuid: uuid } }, { location });
  },
  invalidates: ({ location }) => ({ location, operations: ['listNetworks'] }),
  verify: absentFrom(listNetworks, (network, { uuid }: OnResource) => network.uuid === uuid),
  outcomeMessage: ({ name }) => msg('operations.network.delete.found', { name }),
});
