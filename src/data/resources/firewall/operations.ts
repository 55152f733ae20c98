import type { Firewall, FirewallRuleInput, ResourceAssignment } from '@/api';
import { msg } from '@/i18n';
import {
  appears,
  byList,
  changes,
  defineOperation,
  disappears,
  NotAsAsked,
  onResource,
  withBefore,
  type OnResource,
  type Call,
} from '@/data/operations';
import { fingerprint } from './fingerprint';
import { ruleInput, ruleOf, rulesOf } from './rule';
import { firewallName } from './rules';

const onFirewall = onResource('firewall', 'listFirewalls');
const listFirewalls = ({ location }: { location: string }, call: Call): Promise<Firewall[]> => call('listFirewalls', {}, { location });
/** The platform answers for all firewalls only. */
const firewallNow = byList<OnResource, Firewall>('listFirewalls', listFirewalls, (item, { uuid }) => item.uuid === uuid);
const uuidOf = ({ uuid }: Firewall) => uuid;
/** Both send the whole firewall: side by side, one would undo the other. */
const family = 'firewall.whole';

/** Rules may be many: they are sent, and their fingerprint is recorded. */
interface Rules {
  readonly rules: readonly FirewallRuleInput[];
}

interface CreateFirewall {
  readonly location: string;
  readonly name: string;
  readonly account: number | null;
  /** Firewalls that were there, read just before. */
  readonly before: readonly string[];
}

export const createFirewall = defineOperation<CreateFirewall, Firewall, Rules>({
  name: 'firewall.create',
  title: ({ name }) => msg('operations.firewall.create.title', { name }),
  target: ({ location, name }, uuid) => ({ type: 'firewall', name, uuid, location }),
  made: uuidOf,
  lockKey: ({ location, name }) => `${location}/${name}`,
  invalidates: onFirewall.invalidates,
  prepare: withBefore(listFirewalls, uuidOf),
  send: ({ location, name, account }, { rules }, call) =>
    call(
      'createFirewall',
      { body: { display_name: name, ...(account === null ? {} : { billing_account_id: account }), rules: [...rules] } },
      { location },
    ),
  verify: appears(listFirewalls, uuidOf, (item, { name }: CreateFirewall) => firewallName(item) === name),
  outcomeMessage: ({ name }) => msg('operations.firewall.create.found', { name }),
});

interface SaveRules extends OnResource {
  /** Fingerprint of the rules that the user has seen: others than these are not replaced. */
  readonly seen: string;
  /** Fingerprint of the rules as they are to be. */
  readonly wanted: string;
  /** As the platform has it, read just before. */
  readonly description?: string | undefined;
}

/** Thrown instead of replacing rules that the user has not seen. Nothing was sent. */
export class FirewallChanged extends NotAsAsked {
  constructor() {
    super(msg('network.firewall.changedMeanwhile'));
    this.name = 'FirewallChanged';
  }
}

/** What a firewall is replaced by. A description that is left out might be lost, so it goes along. */
export const firewallBody = (name: string, description: string | null | undefined, rules: readonly FirewallRuleInput[]) => ({
  name,
  ...(description ? { description } : {}),
  rules: [...rules],
});

/** Replaces all rules of a firewall, kept ones under their uuid. Compares with what is there before anything is sent. */
export const saveFirewallRules = defineOperation<SaveRules, Firewall, Rules>({
  ...onFirewall,
  name: 'firewall.rules',
  family,
  title: ({ name }) => msg('operations.firewall.rules.title', { name }),
  prepare: async (input, call) => {
    const now = await firewallNow(input, call);
    if (fingerprint(rulesOf(now)) !== input.seen) throw new FirewallChanged();
    return { ...input, name: firewallName(now), ...(now.description ? { description: now.description } : {}) };
  },
  send: ({ location, uuid, name, description }, { rules }, call) =>
    call('updateFirewall', { path: { firewall_uuid: uuid }, body: firewallBody(name, description, rules) }, { location }),
  verify: changes(firewallNow, (item, { wanted }: SaveRules) => fingerprint((item.rules ?? []).map(ruleOf), 'content') === wanted),
  outcomeMessage: ({ name }) => msg('operations.firewall.rules.found', { name }),
});

/** The platform changes a name only together with all rules: they are read just before and sent as they are. */
export const renameFirewall = defineOperation<OnResource & { newName: string; newDescription: string }, Firewall>({
  ...onFirewall,
  name: 'firewall.rename',
  family,
  title: ({ name, newName }) => msg('operations.firewall.rename.title', { name, newName }),
  target: ({ newName, ...firewall }) => onFirewall.target({ ...firewall, name: newName }),
  send: async (input, _, call) => {
    const now = await firewallNow(input, call);
    const { location, uuid, newName, newDescription } = input;
    const body = { name: newName, description: newDescription, rules: rulesOf(now).map(ruleInput) };
    return call('updateFirewall', { path: { firewall_uuid: uuid }, body }, { location });
  },
  verify: changes(
    firewallNow,
    (item, { newName, newDescription }: OnResource & { newName: string; newDescription: string }) =>
      firewallName(item) === newName && (item.description ?? '') === newDescription,
  ),
  outcomeMessage: ({ newName }) => msg('operations.firewall.rename.found', { newName }),
});

export const deleteFirewall = defineOperation<OnResource, void>({
  ...onFirewall,
  name: 'firewall.delete',
  title: ({ name }) => msg('operations.firewall.delete.title', { name }),
  send: async ({ location, uuid }, _, call) => {
    await call('deleteFirewall', { path: { firewall_uuid: uuid } }, { location });
  },
  verify: disappears(firewallNow),
  outcomeMessage: ({ name }) => msg('operations.firewall.delete.found', { name }),
});

/** A VM that a firewall protects. */
export interface OnProtected extends OnResource {
  readonly vm: string;
  readonly vmName: string;
}

const protectedKey = ({ location, uuid, vm }: OnProtected) => `${location}/${uuid}/${vm}`;
const protects = (item: Firewall, { vm }: OnProtected) => (item.resources_assigned ?? []).some((each) => each.resource_uuid === vm);

export const assignFirewall = defineOperation<OnProtected, ResourceAssignment[]>({
  ...onFirewall,
  name: 'firewall.assign',
  title: ({ name, vmName }) => msg('operations.firewall.assign.title', { name, vmName }),
  lockKey: protectedKey,
  send: ({ location, uuid, vm }, _, call) =>
    call('assignFirewall', { path: { firewall_uuid: uuid }, query: { vm_uuid: vm } }, { location }),
  verify: changes(firewallNow, protects),
  outcomeMessage: ({ name, vmName }) => msg('operations.firewall.assign.found', { name, vmName }),
});

export const unassignFirewall = defineOperation<OnProtected, void>({
  ...onFirewall,
  name: 'firewall.unassign',
  title: ({ name, vmName }) => msg('operations.firewall.unassign.title', { name, vmName }),
  lockKey: protectedKey,
  send: async ({ location, uuid, vm }, _, call) => {
    await call('unassignFirewall', { path: { firewall_uuid: uuid }, query: { vm_uuid: vm } }, { location });
  },
  verify: changes(firewallNow, (item, input: OnProtected) => !protects(item, input)),
  outcomeMessage: ({ name, vmName }) => msg('operations.firewall.unassign.found', { name, vmName }),
});
