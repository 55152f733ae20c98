import type { FloatingIp } from '@/api';
import { msg } from '@/i18n';
import {
  absentFrom,
  appears,
  defineOperation,
  done,
  moving,
  notYet,
  repeats,
  withBefore,
  type OnResource,
  type Call,
} from '@/data/operations';
import { isAssigned, ownerTypes, type OwnerType } from './rules';

/** An address and the VM, load balancer or service that gets or gives it. */
export interface OnAddress extends OnResource {
  readonly address: string;
  /** A VM unless told. */
  readonly type?: OwnerType | undefined;
}

const lists = ['listVms', 'getVm', 'listFloatingIps', 'getFloatingIp', 'listLoadBalancers', 'getLoadBalancer', 'listNetworks'] as const;
const invalidates = ({ location }: { location: string }) => ({ location, operations: lists });
const target = ({ location, uuid, name, type }: OnAddress) => ({
  type: ownerTypes[type ?? 'virtual_machine'],
  name,
  uuid,
  location,
});
const lockKey = ({ location, address }: OnAddress) => `${location}/${address}`;
const listAddresses = ({ location }: { location: string }, call: Call): Promise<FloatingIp[]> => call('listFloatingIps', {}, { location });
const addressOf = ({ address }: FloatingIp) => address;
const ownerNow = async ({ location, address }: OnAddress, call: Call): Promise<string | null> => {
  const found = (await listAddresses({ location }, call)).find((ip) => ip.address === address && ip.is_deleted !== true);
  return found && isAssigned(found) ? (found.assigned_to ?? null) : null;
};

export const assignAddress = defineOperation<OnAddress, FloatingIp>({
  name: 'address.assign',
  title: ({ name, address }) => msg('operations.address.assign.title', { name, address }),
  target,
  lockKey,
  invalidates,
  // VMs in the form that works everywhere; the others have no other one.
  send: ({ location, uuid, address, type }, _, call) =>
    call(
      'assignFloatingIp',
      {
        path: { address },
        body: type && type !== 'virtual_machine' ? { assigned_to: uuid, assigned_to_resource_type: type } : { vm_uuid: uuid },
      },
      { location },
    ),
  verify: async (input, _, call) => ((await ownerNow(input, call)) === input.uuid ? done : notYet),
  outcomeMessage: ({ name, address }) => msg('operations.address.assign.found', { name, address }),
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
  outcomeMessage: ({ name, address }) => msg('operations.address.unassign.found', { name, address }),
});

/** Gives an address another name, or none. */
export const renameAddress = defineOperation<{ location: string; address: string; newName: string }, FloatingIp>({
  name: 'address.rename',
  title: ({ address, newName }) => msg('operations.address.rename.title', { address, newName }),
  target: ({ location, address }) => ({ type: 'floating-ip', name: address, uuid: address, location }),
  lockKey: ({ location, address }) => `${location}/${address}`,
  invalidates,
  send: ({ location, address, newName }, _, call) => call('updateFloatingIp', { path: { address }, body: { name: newName } }, { location }),
  verify: async ({ location, address, newName }, _, call) =>
    (await listAddresses({ location }, call)).some((ip) => ip.address === address && (ip.name ?? '') === newName) ? done : notYet,
  outcomeMessage: ({ address, newName }) => msg('operations.address.rename.found', { address, newName }),
});

interface CreateAddress {
  readonly location: string;
  readonly account: number;
  readonly label: string;
  /** Addresses that were there, read just before. */
  readonly before: readonly string[];
}

/** Takes a new address from the platform; it costs from then on. Its "uuid" is the address. */
export const createAddress = defineOperation<CreateAddress, FloatingIp>({
  name: 'address.create',
  title: ({ location }) => msg('operations.address.create.title', { location }),
  target: ({ location, label }, address) => ({ type: 'floating-ip', name: address ?? label, uuid: address, location }),
  made: addressOf,
  lockKey: ({ location }) => location,
  prepare: withBefore(listAddresses, addressOf),
  invalidates: ({ location }) => ({ location, operations: ['listFloatingIps'] }),
  send: ({ location, account, label }, _, call) =>
    call('createFloatingIp', { body: { billing_account_id: account, ...(label ? { name: label } : {}) } }, { location }),
  verify: appears<{ location: string }, CreateAddress, FloatingIp>(listAddresses, addressOf, (ip) => !isAssigned(ip)),
  repeated: repeats(
    listAddresses,
    addressOf,
    (ip, { account, label }: CreateAddress) => !isAssigned(ip) && ip.billing_account_id === account && (ip.name ?? '') === label,
  ),
  outcomeMessage: () => msg('operations.address.create.found'),
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
  verify: absentFrom(listAddresses, (ip, { address }: { location: string; address: string }) => ip.address === address),
  outcomeMessage: ({ address }) => msg('data.address.release.found', { address }),
});

export const moveFloatingIp = moving<FloatingIp>('address', 'floating-ip', {
  send: ({ location, key, account }, _, call) =>
    call('updateFloatingIp', { path: { address: key }, body: { billing_account_id: account } }, { location }),
  now: async ({ location, key }, call) => (await call('getFloatingIp', { path: { address: key } }, { location })).billing_account_id,
  lists: ['listFloatingIps', 'getFloatingIp'],
});
