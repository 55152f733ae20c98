import { call, type FloatingIp } from '@/api';
import { msg } from '@/i18n';
import { defineOperation } from '../operations';
import { isAssigned } from '../vms';
import { done, notYet, target, touchesAlso, type OnVm } from './on';

/** An address and the machine that gets or gives it. */
export interface OnAddress extends OnVm {
  readonly address: string;
}

const touches = touchesAlso('getFloatingIp');
const sameness = ({ location, address }: OnAddress) => `${location}/${address}`;
const addressesNow = (location: string): Promise<FloatingIp[]> => call('listFloatingIps', {}, { location });
const ownerNow = async ({ location, address }: OnAddress): Promise<string | null> => {
  const found = (await addressesNow(location)).find((ip) => ip.address === address && ip.is_deleted !== true);
  return found && isAssigned(found) ? (found.assigned_to ?? null) : null;
};

export const assignAddress = defineOperation<OnAddress, FloatingIp>({
  name: 'address.assign',
  title: ({ name, address }) => msg('operations.address.assign.title', { name, address }),
  target,
  sameness,
  touches,
  send: ({ location, uuid, address }) => call('assignFloatingIp', { path: { address }, body: { vm_uuid: uuid } }, { location }),
  look: async (input) => ((await ownerNow(input)) === input.uuid ? done : notYet),
  foundAfterAll: ({ name, address }) => msg('operations.address.assign.found', { name, address }),
});

/** Takes an address off what has it. It stays the customer's, and goes on costing. */
export const unassignAddress = defineOperation<OnAddress, FloatingIp>({
  name: 'address.unassign',
  title: ({ name, address }) => msg('operations.address.unassign.title', { name, address }),
  target,
  sameness,
  touches,
  send: ({ location, address }) => call('unassignFloatingIp', { path: { address } }, { location }),
  look: async (input) => ((await ownerNow(input)) === null ? done : notYet),
  foundAfterAll: ({ name, address }) => msg('operations.address.unassign.found', { name, address }),
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
  target: ({ location, label }, address) => ({ type: 'address', name: address ?? label, uuid: address, location }),
  made: (ip) => ip.address,
  sameness: ({ location }) => location,
  touches: ({ location }) => ({ location, operations: ['listFloatingIps'] }),
  send: ({ location, account, label }) =>
    call('createFloatingIp', { body: { billing_account_id: account, ...(label ? { name: label } : {}) } }, { location }),
  look: async ({ location, before }, result) => {
    const found = (await addressesNow(location)).find((ip) =>
      result ? ip.address === result.address : !before.includes(ip.address) && !isAssigned(ip) && ip.is_deleted !== true,
    );
    return found ? { state: 'done', uuid: found.address } : notYet;
  },
  foundAfterAll: () => msg('operations.address.create.found'),
});
