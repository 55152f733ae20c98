import type { CreateServiceRequest, FloatingIp, ServicePackage } from '@/api';
import { sameBlock } from '@/data/core/cidr';
import {
  appears,
  changes,
  defineOperation,
  disappears,
  done,
  notYet,
  moving,
  onResource,
  runTogether,
  repeats,
  withBefore,
  type OnResource,
  type Call,
} from '@/data/operations';
import { msg } from '@/i18n';
import type { WhitelistChange } from './whitelist';

const onService = onResource('service', 'listServices', 'getService', 'listWhitelist', 'listFloatingIps');
const listServices = (_: unknown, call: Call): Promise<ServicePackage[]> => call('listServices', {});
const getService = ({ uuid }: OnResource, call: Call): Promise<ServicePackage> => call('getService', { path: { service_uuid: uuid } });
const uuidOf = ({ uuid }: ServicePackage) => uuid;

interface CreateService {
  readonly location: string;
  readonly form: Omit<CreateServiceRequest, 'package_parameters'>;
  /** Who may connect once it exists. Kept with the record, so that the service's page can tell what is still missing. */
  readonly allowed: readonly string[];
  /** Services that were there, read just before. */
  readonly before: readonly string[];
}

const asAsked = ({ display_name: name, service, billing_account_id: account }: ServicePackage, { form }: CreateService): boolean =>
  name === form.display_name && service === form.service && (account ?? form.billing_account_id) === form.billing_account_id;

/** Creates a managed service; it costs from then on, and lets everybody in until its whitelist has an entry. Takes minutes. */
export const createService = defineOperation<CreateService, ServicePackage>({
  name: 'service.create',
  title: ({ form }) => msg('operations.service.create.title', { name: form.display_name }),
  target: ({ location, form }, uuid) => ({ type: 'service', name: form.display_name, uuid, location }),
  made: uuidOf,
  lockKey: ({ location, form }) => `${location}/${form.display_name}`,
  invalidates: onService.invalidates,
  prepare: withBefore(listServices, uuidOf),
  send: ({ location, form }, _, call) => call('createService', { body: { ...form, package_parameters: JSON.stringify({ location }) } }),
  verify: appears(listServices, uuidOf, asAsked),
  repeated: repeats(listServices, uuidOf, asAsked),
  outcomeMessage: ({ form }) => msg('operations.service.create.found', { name: form.display_name }),
  verifyTimeout: 300_000,
});

export const renameService = defineOperation<OnResource & { newName: string }, ServicePackage>({
  ...onService,
  name: 'service.rename',
  title: ({ name, newName }) => msg('operations.service.rename.title', { name, newName }),
  target: ({ newName, ...service }) => onService.target({ ...service, name: newName }),
  send: ({ uuid, newName }, _, call) => call('updateService', { path: { service_uuid: uuid }, body: { display_name: newName } }),
  verify: changes(getService, ({ display_name: name }, { newName }: OnResource & { newName: string }) => name === newName),
  outcomeMessage: ({ newName }) => msg('operations.service.rename.found', { newName }),
});

/** Deletes a service with all its data. An address that it has stays, unassigned, and goes on costing. */
export const deleteService = defineOperation<OnResource, void>({
  ...onService,
  name: 'service.delete',
  // Of one that is gone nothing else can be asked.
  invalidates: ({ location }) => ({ location, operations: ['listServices', 'getService', 'listFloatingIps'] }),
  title: ({ name }) => msg('operations.service.delete.title', { name }),
  send: async ({ uuid }, _, call) => {
    await call('deleteService', { path: { service_uuid: uuid } });
  },
  verify: disappears(getService),
  outcomeMessage: ({ name }) => msg('operations.service.delete.found', { name }),
});

export const moveService = moving<ServicePackage>('service', 'service', {
  send: ({ key, account }, _, call) => call('updateService', { path: { service_uuid: key }, body: { billing_account_id: account } }),
  now: async ({ key }, call) => (await call('getService', { path: { service_uuid: key } })).billing_account_id,
  lists: ['listServices', 'getService'],
});

/* ——— Who may connect ——— */

interface Entry extends OnResource {
  readonly entry: string;
}

const onEntry = {
  ...onService,
  lockKey: ({ location, uuid, entry }: Entry) => `${location}/${uuid}/${entry}`,
};
const whitelistNow = ({ location, uuid }: OnResource, call: Call): Promise<string[]> =>
  call('listWhitelist', { path: { service_uuid: uuid } }, { location });
const isListed = async (input: Entry, call: Call) => (await whitelistNow(input, call)).some((entry) => sameBlock(entry, input.entry));

export const allowAddress = defineOperation<Entry, string[]>({
  ...onEntry,
  name: 'service.allow',
  title: ({ name, entry }) => msg('operations.service.allow.title', { name, entry }),
  send: ({ location, uuid, entry }, _, call) =>
    call('addWhitelistEntry', { path: { service_uuid: uuid }, body: { ip_address: entry } }, { location }),
  verify: async (input, _, call) => ((await isListed(input, call)) ? done : notYet),
  outcomeMessage: ({ name, entry }) => msg('operations.service.allow.found', { name, entry }),
});

/** Takes an entry off the whitelist; without the last one everybody may connect. */
export const disallowAddress = defineOperation<Entry, string[]>({
  ...onEntry,
  name: 'service.disallow',
  title: ({ name, entry }) => msg('operations.service.disallow.title', { name, entry }),
  send: ({ location, uuid, entry }, _, call) =>
    call('removeWhitelistEntry', { path: { service_uuid: uuid }, body: { ip_address: entry } }, { location }),
  verify: async (input, _, call) => ((await isListed(input, call)) ? notYet : done),
  outcomeMessage: ({ name, entry }) => msg('operations.service.disallow.found', { name, entry }),
});

/**
 * Brings a whitelist from one state to another, entry by entry. New ones come first, so that the list is never empty in
 * between. The first failure ends it and is thrown; what went before stays done.
 */
export async function changeWhitelist(on: OnResource, { add, remove }: WhitelistChange): Promise<void> {
  const together = runTogether();
  for (const entry of add) await together(allowAddress, { ...on, entry }, undefined);
  for (const entry of remove) await together(disallowAddress, { ...on, entry }, undefined);
}

/* ——— Its public address ——— */

interface OnAddress extends OnResource {
  readonly address: string;
}

const ownerNow = async ({ location, address }: OnAddress, call: Call): Promise<string | null> => {
  const addresses: FloatingIp[] = await call('listFloatingIps', {}, { location });
  return addresses.find((ip) => ip.address === address && ip.is_deleted !== true)?.assigned_to ?? null;
};
const onAddress = {
  ...onService,
  lockKey: ({ location, address }: OnAddress) => `${location}/${address}`,
};

export const assignToService = defineOperation<OnAddress, FloatingIp>({
  ...onAddress,
  name: 'service.assign',
  title: ({ name, address }) => msg('operations.address.assign.title', { name, address }),
  send: ({ location, uuid, address }, _, call) =>
    call('assignFloatingIp', { path: { address }, body: { assigned_to: uuid, assigned_to_resource_type: 'service' } }, { location }),
  verify: async (input, _, call) => ((await ownerNow(input, call)) === input.uuid ? done : notYet),
  outcomeMessage: ({ name, address }) => msg('operations.address.assign.found', { name, address }),
});

/** The address stays the customer's, and goes on costing. */
export const unassignFromService = defineOperation<OnAddress, FloatingIp>({
  ...onAddress,
  name: 'service.unassign',
  title: ({ name, address }) => msg('operations.address.unassign.title', { name, address }),
  send: ({ location, address }, _, call) => call('unassignFloatingIp', { path: { address } }, { location }),
  verify: async (input, _, call) => ((await ownerNow(input, call)) === input.uuid ? notYet : done),
  outcomeMessage: ({ name, address }) => msg('operations.address.unassign.found', { name, address }),
});

/** What a service's record of creation asked for and its whitelist does not have. */
export const missingEntries = (asked: readonly string[], whitelist: readonly string[]): readonly string[] =>
  asked.filter((entry) => !whitelist.some((each) => sameBlock(each, entry)));

/** The entries that a record of `service.create` was to set; none for other records. */
export const allowedBy = ({ kind, input }: { readonly kind: string; readonly input: unknown }): readonly string[] =>
  kind === createService.name ? (input as CreateService).allowed : [];
