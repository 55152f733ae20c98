import type { CreateLoadBalancerRequest, ForwardingRule, LoadBalancer, LoadBalancerTarget } from '@/api';
import { msg } from '@/i18n';
import {
  appears,
  byList,
  changes,
  defineOperation,
  disappears,
  moving,
  onResource,
  repeats,
  withBefore,
  type OnResource,
  type Call,
} from '@/data/operations';

const onLoadBalancer = onResource('load-balancer', 'listLoadBalancers', 'getLoadBalancer', 'listFloatingIps', 'listNetworks');
const listLoadBalancers = ({ location }: { location: string }, call: Call): Promise<LoadBalancer[]> =>
  call('listLoadBalancers', {}, { location });
/** Older platforms do not answer for a single one. */
const loadBalancerNow = byList<OnResource, LoadBalancer>('listLoadBalancers', listLoadBalancers, (item, { uuid }) => item.uuid === uuid);
const uuidOf = ({ uuid }: LoadBalancer) => uuid;

interface CreateLoadBalancer {
  readonly location: string;
  /** Always with `targets`: live platforms fail without. */
  readonly form: CreateLoadBalancerRequest & { readonly targets: NonNullable<CreateLoadBalancerRequest['targets']> };
  /** Load balancers that were there, read just before. */
  readonly before: readonly string[];
}

// Older platforms do not tell the name.
const asAsked = (item: LoadBalancer, { form }: CreateLoadBalancer): boolean =>
  (!item.display_name || item.display_name === form.display_name) && item.network_uuid === form.network_uuid;

/** Creates a load balancer; it costs from then on, and so does the public address it may come with. */
export const createLoadBalancer = defineOperation<CreateLoadBalancer, LoadBalancer>({
  name: 'loadBalancer.create',
  title: ({ form }) => msg('operations.loadBalancer.create.title', { name: form.display_name ?? '' }),
  target: ({ location, form }, uuid) => ({ type: 'load-balancer', name: form.display_name ?? uuid ?? '', uuid, location }),
  made: uuidOf,
  lockKey: ({ location, form }) => `${location}/${form.display_name ?? ''}`,
  invalidates: onLoadBalancer.invalidates,
  prepare: withBefore(listLoadBalancers, uuidOf),
  send: ({ location, form }, _, call) => call('createLoadBalancer', { body: form }, { location }),
  verify: appears(listLoadBalancers, uuidOf, asAsked),
  repeated: repeats(listLoadBalancers, uuidOf, asAsked),
  outcomeMessage: ({ form }) => msg('operations.loadBalancer.create.found', { name: form.display_name ?? '' }),
  verifyTimeout: 120_000,
});

export const renameLoadBalancer = defineOperation<OnResource & { newName: string }, LoadBalancer>({
  ...onLoadBalancer,
  name: 'loadBalancer.rename',
  title: ({ name, newName }) => msg('operations.loadBalancer.rename.title', { name, newName }),
  target: ({ newName, ...balancer }) => onLoadBalancer.target({ ...balancer, name: newName }),
  send: ({ location, uuid, newName }, _, call) =>
    call('renameLoadBalancer', { path: { lb_uuid: uuid }, body: { display_name: newName } }, { location }),
  verify: changes(loadBalancerNow, (item, { newName }: OnResource & { newName: string }) => item.display_name === newName),
  outcomeMessage: ({ newName }) => msg('operations.loadBalancer.rename.found', { newName }),
});

/** A VM that a load balancer sends connections to. */
export interface OnTarget extends OnResource {
  readonly vm: string;
  readonly vmName: string;
}

const targetKey = ({ location, uuid, vm }: OnTarget) => `${location}/${uuid}/${vm}`;
const hasTarget = (item: LoadBalancer, { vm }: OnTarget) => (item.targets ?? []).some((target) => target.target_uuid === vm);

export const addTarget = defineOperation<OnTarget, LoadBalancerTarget>({
  ...onLoadBalancer,
  name: 'loadBalancer.target.add',
  title: ({ name, vmName }) => msg('operations.loadBalancer.target.add.title', { name, vmName }),
  lockKey: targetKey,
  send: ({ location, uuid, vm }, _, call) =>
    call('addTarget', { path: { lb_uuid: uuid }, body: { target_uuid: vm, target_type: 'vm' } }, { location }),
  verify: changes(loadBalancerNow, hasTarget),
  outcomeMessage: ({ name, vmName }) => msg('operations.loadBalancer.target.add.found', { name, vmName }),
});

export const removeTarget = defineOperation<OnTarget, void>({
  ...onLoadBalancer,
  name: 'loadBalancer.target.remove',
  title: ({ name, vmName }) => msg('operations.loadBalancer.target.remove.title', { name, vmName }),
  lockKey: targetKey,
  send: async ({ location, uuid, vm }, _, call) => {
    await call('removeTarget', { path: { lb_uuid: uuid, target_uuid: vm } }, { location });
  },
  verify: changes(loadBalancerNow, (item, input: OnTarget) => !hasTarget(item, input)),
  outcomeMessage: ({ name, vmName }) => msg('operations.loadBalancer.target.remove.found', { name, vmName }),
});

export interface OnForwarding extends OnResource {
  readonly sourcePort: number;
  readonly targetPort: number;
}

const forwards = (item: LoadBalancer, { sourcePort, targetPort }: OnForwarding) =>
  (item.forwarding_rules ?? []).some((rule) => rule.source_port === sourcePort && rule.target_port === targetPort);
const forwardingKey = ({ location, uuid, sourcePort }: OnForwarding) => `${location}/${uuid}/${sourcePort}`;

export const addForwardingRule = defineOperation<OnForwarding, ForwardingRule>({
  ...onLoadBalancer,
  name: 'loadBalancer.rule.add',
  title: ({ name, sourcePort, targetPort }) =>
    msg('operations.loadBalancer.rule.add.title', { name, sourcePort: String(sourcePort), targetPort: String(targetPort) }),
  lockKey: forwardingKey,
  send: ({ location, uuid, sourcePort, targetPort }, _, call) =>
    call('addForwardingRule', { path: { lb_uuid: uuid }, body: { source_port: sourcePort, target_port: targetPort } }, { location }),
  verify: changes(loadBalancerNow, forwards),
  outcomeMessage: ({ name, sourcePort }) => msg('operations.loadBalancer.rule.add.found', { name, sourcePort: String(sourcePort) }),
});

export const removeForwardingRule = defineOperation<OnForwarding & { readonly rule: string }, void>({
  ...onLoadBalancer,
  name: 'loadBalancer.rule.remove',
  title: ({ name, sourcePort }) => msg('operations.loadBalancer.rule.remove.title', { name, sourcePort: String(sourcePort) }),
  lockKey: forwardingKey,
  send: async ({ location, uuid, rule }, _, call) => {
    await call('removeForwardingRule', { path: { lb_uuid: uuid, rule_uuid: rule } }, { location });
  },
  verify: changes(
    loadBalancerNow,
    (item, { rule }: OnForwarding & { rule: string }) => !(item.forwarding_rules ?? []).some((each) => each.uuid === rule),
  ),
  outcomeMessage: ({ name, sourcePort }) => msg('operations.loadBalancer.rule.remove.found', { name, sourcePort: String(sourcePort) }),
});

/** Deletes a load balancer. Its public address stays, unassigned, and goes on costing. */
export const deleteLoadBalancer = defineOperation<OnResource, void>({
  ...onLoadBalancer,
  name: 'loadBalancer.delete',
  title: ({ name }) => msg('operations.loadBalancer.delete.title', { name }),
  send: async ({ location, uuid }, _, call) => {
    await call('deleteLoadBalancer', { path: { lb_uuid: uuid } }, { location });
  },
  verify: disappears(loadBalancerNow),
  outcomeMessage: ({ name }) => msg('operations.loadBalancer.delete.found', { name }),
});

export const moveLoadBalancer = moving<LoadBalancer>('loadBalancer', 'load-balancer', {
  send: ({ location, key, account }, _, call) =>
    call('setLoadBalancerBilling', { path: { lb_uuid: key }, body: { set_id: account } }, { location }),
  // By the list: older platforms do not answer for a single one.
  now: async ({ location, key }, call) =>
    (await call('listLoadBalancers', {}, { location })).find(({ uuid }) => uuid === key)?.billing_account_id,
  lists: ['listLoadBalancers', 'getLoadBalancer'],
});
