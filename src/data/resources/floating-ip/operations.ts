import type { FloatingIp } from '@/api';
import type { Call } from '@/data/core/connection';
import { msg } from '@/i18n';
import { defineOperation, done, moving, notYet } from '@/data/operations';
import { isAssigned } from './rules';
import { target, invalidatesAlso, type OnVm } from '../vm/operations/on';

/** An address and the machine that gets or gives it. */
export interface OnAddress extends OnVm {
  readonly address: string;
}

const invalidates = invalidatesAlso('getFloatingIp');
const lockKey = ({ location, address }: OnAddress) => `${location}/${address}`;
const addressesNow = (location: string, call: Call): Promise<FloatingIp[]> => call('listFloatingIps', {}, { location });
const ownerNow = async ({ location, address }: OnAddress, call: Call): Promise<string | null> => {
  const found = (await addressesNow(location, call)).find((ip) => ip.address === address && ip.is_deleted !== true);
  return found && isAssigned(found) ? (found.assigned_to ?? null) : null;
};

export const assignAddress = defineOperation<OnAddress, FloatingIp>({
  name: 'address.assign',
  title: ({ name, address }) => msg('operations.address.assign.title', { name, address }),
  target,
  lockKey,
  invalidates,
  send: ({ location, uuid, address }, _, call) => call('assignFloatingIp', { path: { address }, body: { vm_uuid: uuid } }, { location }),
  verify: async (input, _, call) => ((await ownerNow(input, call)) === input.uuid ? done : notYet),
  recoveredMessage: ({ name, address }) => msg('operations.address.assign.found', { name, address }),
});

/** Takes an address off what has it. It stays the customer's, and goes on costing. */
export const unassignAddress = defineOperation<OnAddress, FloatingIp>({
  name: 'address.unassign',
  title: ({ name, address }) => msg('operations.address.unassign.title', { name, address }),
  target,
  lockKey,
  invalidates,
  send: ({ location, address }, _, call) => call('unassignFloatingIp', { path: { address } }, { location }),
  verify: async (input, _, call) => ((await ownerNow(input, call)) === null ? done : notYet),
  recoveredMessage: ({ name, address }) => msg('operations.address.unassign.found', { name, address }),
});

interface CreateAddress {
  readonly location: string;
  readonly account: number;
  readonly label: string;
  /** Addresses that were there. */
  readonly before: readonly string[];
}

/** Takes a new address from the platform; it costs from then on. Its "uuid" is the address. */
export const createAddress = defineOperation<CreateAddress, FloatingIp>({
  name: 'address.create',
  title: ({ location }) => msg('operations.address.create.title', { location }),
  target: ({ location, label }, address) => ({ type: 'floating-ip', name: address ?? label, uuid: address, location }),
  made: (ip) => ip.address,
  lockKey: ({ location }) => location,
  invalidates: ({ location }) => ({ location, operations: ['listFloatingIps'] }),
  prepare: async (input, call) => ({ ...input, before: (await addressesNow(input.location, call)).map((ip) => ip.address) }),
  send: ({ location, account, label }, _, call) =>
    call('createFloatingIp', { body: { billing_account_id: account, ...(label ? { name: label } : {}) } }, { location }),
  verify: async ({ location, before }, result, call) => {
    const found = (await addressesNow(location, call)).find((ip) =>
      result ? ip.address === result.address : !before.includes(ip.address) && !isAssigned(ip) && ip.is_deleted !== true,
    );
    return found ? { state: 'done', uuid: found.address } : notYet;
  },
  recoveredMessage: () => msg('operations.address.create.found'),
});

/** Gives an address back to the platform: it stops costing and is lost. */
export const releaseAddress = defineOperation<{ location: string; address: string }, void>({
  name: 'address.release',
  title: ({ address }) => msg('data.address.release.title', { address }),
  target: ({ address, location }) => ({ type: 'floating-ip', name: address, location }),
  lockKey: ({ location, address }) => `${location}/${address}`,
  invalidates: ({ location }) => ({ location, operations: ['listFloatingIps', 'getFloatingIp'] }),
  send: async ({ location, address }, _, call) => {
    await call('deleteFloatingIp', { path: { address } }, { location });
  },
  verify: async ({ location, address }, _, call) => {
    const addresses: FloatingIp[] = await call('listFloatingIps', {}, { location });
    return addresses.some((ip) => ip.address === address && ip.is_deleted !== true) ? notYet : done;
  },
  recoveredMessage: ({ address }) => msg('data.address.release.found', { address }),
});

export const moveFloatingIp = moving<FloatingIp>('address', 'floating-ip', {
  send: ({ location, key, account }, _, call) =>
    call('updateFloatingIp', { path: { address: key }, body: { billing_account_id: account } }, { location }),
  now: async ({ location, key }, call) => (await call('getFloatingIp', { path: { address: key } }, { location })).billing_account_id,
  lists: ['listFloatingIps', 'getFloatingIp'],
});
