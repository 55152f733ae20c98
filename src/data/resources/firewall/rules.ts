import type { Firewall, Vm } from '@/api';
import { msg } from '@/i18n';
import { vmGone, type DisabledReason } from '../vm/rules';
import type { RuleSet } from './reach';
import { rulesOf } from './rule';

export const firewallName = (firewall: Firewall): string => firewall.name || firewall.display_name || firewall.uuid;
export const firewallGone = (firewall: Firewall): boolean => Boolean(firewall.deleted_at);

/** The VMs that a firewall protects, by their uuid. */
export const protectedVms = (firewall: Firewall): readonly string[] =>
  (firewall.resources_assigned ?? []).filter(({ resource_type: type }) => !type || type === 'vm').map(({ resource_uuid: uuid }) => uuid);

export const ruleSetOf = (firewall: Firewall): RuleSet => ({ uuid: firewall.uuid, name: firewallName(firewall), rules: rulesOf(firewall) });

/** The firewalls of each VM of a location, by the VM's uuid. */
export function firewallsByVm(firewalls: readonly Firewall[]): Map<string, Firewall[]> {
  const byVm = new Map<string, Firewall[]>();
  for (const firewall of firewalls.filter((each) => !firewallGone(each)))
    for (const uuid of protectedVms(firewall)) byVm.set(uuid, [...(byVm.get(uuid) ?? []), firewall]);
  return byVm;
}

/** VMs that nothing protects. */
export const withoutFirewall = (vms: readonly Vm[], firewalls: readonly Firewall[]): readonly Vm[] => {
  const byVm = firewallsByVm(firewalls);
  return vms.filter((vm) => !vmGone(vm) && !byVm.has(vm.uuid));
};

/** Names are unique in a location. */
export const nameProblem = (name: string, firewalls: readonly Firewall[], own?: string): DisabledReason => {
  const wanted = name.trim();
  if (wanted === '') return msg('network.firewall.reason.name');
  return firewalls.some((each) => each.uuid !== own && !firewallGone(each) && firewallName(each) === wanted)
    ? msg('network.firewall.reason.nameTaken')
    : null;
};
