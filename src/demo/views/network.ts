import type * as api from '@/api/gen/types.gen';
import type { Address, Firewall, FirewallRule, LoadBalancer, Network, State } from '../cloud/state';
import { plainTime } from '../cloud/times';

/** The machines of each network, in one walk. */
export const membersOf = (state: State, network: Network): string[] => {
  const members: string[] = [];
  for (const vm of state.vms.values()) if (vm.network_uuid === network.uuid) members.push(vm.uuid);
  return members;
};

export const networkView = (state: State, network: Network, members = membersOf(state, network)): api.Network => {
  let others = 0;
  for (const one of state.loadBalancers.values()) if (one.network_uuid === network.uuid && one.deleted === null) others += 1;
  if (network.is_default)
    for (const one of state.services.values()) if (one.location === network.location && one.deleted === null) others += one.nodes.length;
  return {
    ...(state.platform.dialect === 'live' ? {} : { vlan_id: network.vlan_id }),
    subnet: network.subnet,
    subnet_ipv6: network.subnet_ipv6,
    name: network.name,
    created_at: plainTime(network.created),
    updated_at: plainTime(network.updated),
    uuid: network.uuid,
    type: 'private',
    is_default: network.is_default,
    vm_uuids: members,
    resources_count: members.length + others,
  };
};

export const addressView = (state: State, one: Address): api.FloatingIp => ({
  id: one.id,
  uuid: one.uuid,
  address: one.address,
  user_id: state.user.id,
  billing_account_id: one.billing_account_id,
  type: 'public',
  network_id: null,
  name: one.name,
  enabled: one.deleted === null,
  created_at: plainTime(one.created),
  updated_at: plainTime(one.updated),
  is_deleted: one.deleted !== null,
  is_ipv6: false,
  is_virtual: false,
  ...(one.assigned
    ? { assigned_to: one.assigned.to, assigned_to_resource_type: one.assigned.type, assigned_to_private_ip: one.assigned.private_ip }
    : one.unassigned !== null
      ? { assigned_to: null, unassigned_at: plainTime(one.unassigned) }
      : // Never assigned: null in the documents; live platforms leave out all three keys.
        state.platform.dialect === 'live'
        ? {}
        : { assigned_to: null }),
});

const ruleView = ({ platform: { dialect } }: State, rule: FirewallRule): api.FirewallRule => ({
  uuid: rule.uuid,
  direction: rule.direction,
  protocol: rule.protocol,
  port_start: rule.port_start,
  port_end: rule.port_end,
  endpoint_spec_type: rule.endpoint_spec_type,
  // Nothing to name is null on one installation and an empty list on another.
  endpoint_spec: rule.endpoint_spec_type !== 'any' ? rule.endpoint_spec : dialect === 'live' ? [] : null,
});

const assignments = (one: Firewall): api.ResourceAssignment[] => one.vms.map((uuid) => ({ resource_type: 'vm', resource_uuid: uuid }));

const firewallBase = (state: State, one: Firewall) => ({
  uuid: one.uuid,
  created_at: plainTime(one.created),
  billing_account_id: one.billing_account_id,
  user_id: state.user.id,
  rules: one.rules.map((rule) => ruleView(state, rule)),
  resources_assigned: assignments(one),
});

/** In a list a firewall has a `name` and a description … */
export const firewallRow = (state: State, one: Firewall): api.Firewall => ({
  ...firewallBase(state, one),
  name: one.name,
  ...(one.description === '' ? {} : { description: one.description }),
});

/** … and just made or changed it has a `display_name`. */
export const firewallView = (state: State, one: Firewall): api.Firewall => ({
  ...firewallBase(state, one),
  display_name: one.name,
  deleted_at: null,
});

export const assignmentsView = assignments;

export const forwardingRuleView = (rule: LoadBalancer['rules'][number]): api.ForwardingRule => ({
  uuid: rule.uuid,
  protocol: 'TCP',
  created_at: plainTime(rule.created),
  source_port: rule.source_port,
  target_port: rule.target_port,
  settings: { connection_limit: 10_000, session_persistence: 'SOURCE_IP' },
});

export const targetView = (state: State, target: LoadBalancer['targets'][number]): api.LoadBalancerTarget => ({
  created_at: plainTime(target.created),
  target_uuid: target.uuid,
  target_type: 'vm',
  target_ip_address: state.vms.get(target.uuid)?.private_ipv4 ?? null,
});

export const loadBalancerView = (state: State, one: LoadBalancer): api.LoadBalancer => ({
  uuid: one.uuid,
  // The documents show nameless ones without the key.
  ...(state.platform.dialect === 'live' || one.name !== '' ? { display_name: one.name } : {}),
  network_uuid: one.network_uuid,
  user_id: state.user.id,
  billing_account_id: one.billing_account_id,
  created_at: plainTime(one.created),
  updated_at: plainTime(one.updated),
  is_deleted: one.deleted !== null,
  deleted_at: one.deleted === null ? null : plainTime(one.deleted),
  private_address: one.private_address,
  forwarding_rules: one.rules.map(forwardingRuleView),
  targets: one.deleted === null ? one.targets.map((target) => targetView(state, target)) : [],
});
