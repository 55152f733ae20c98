import type { ForwardingRuleInput, LoadBalancerTargetInput } from '@/api/gen/types.gen';
import type { LoadBalancer } from '../cloud/state';
import { newPayer, payerFor } from '../rules/accounts';
import { freeAddress, freePrivate } from '../rules/addresses';
import { defaultNetwork, loadBalancerFor, networkFor, reaches, vmFor } from '../rules/find';
import { forwardingRuleView, loadBalancerView, targetView } from '../views/network';
import { type AnyContext, type Handlers, noContent, nothing, ok } from '../wire/context';
import { message } from '../wire/refusal';

type Balancers =
  | 'listLoadBalancers'
  | 'getLoadBalancer'
  | 'createLoadBalancer'
  | 'renameLoadBalancer'
  | 'deleteLoadBalancer'
  | 'addTarget'
  | 'removeTarget'
  | 'addForwardingRule'
  | 'removeForwardingRule'
  | 'setLoadBalancerBilling';

const newRule = ({ cloud, now }: AnyContext, rule: ForwardingRuleInput, standing: LoadBalancer['rules']): LoadBalancer['rules'][number] => {
  for (const port of [rule.source_port, rule.target_port]) {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw message('Ports must be between 1 and 65535');
  }
  if (standing.some((one) => one.source_port === rule.source_port)) throw message(`Port ${rule.source_port} is already forwarded.`);
  return { uuid: cloud.random.uuid(), source_port: rule.source_port, target_port: rule.target_port, created: now };
};

const newTarget = (
  context: AnyContext,
  target: LoadBalancerTargetInput,
  network: string,
  standing: LoadBalancer['targets'],
): LoadBalancer['targets'][number] => {
  if (target.target_type !== 'vm') throw message("target_type must be 'vm'");
  const vm = vmFor(context, target.target_uuid, false);
  if (vm.network_uuid !== network) throw message('The target must be in the network of the load balancer.');
  if (standing.some((one) => one.uuid === vm.uuid)) throw message('The target is already linked.');
  return { uuid: vm.uuid, created: context.now };
};

const changed = (context: AnyContext, balancer: LoadBalancer) => {
  balancer.updated = context.now;
  return ok(loadBalancerView(context.state, balancer));
};

export const loadBalancers: Pick<Handlers, Balancers> = {
  listLoadBalancers: (context) =>
    ok(
      [...context.state.loadBalancers.values()]
        .filter(
          (one) =>
            one.location === context.slug &&
            reaches(context, one.billing_account_id) &&
            (one.deleted === null || context.query.all === true),
        )
        .map((one) => loadBalancerView(context.state, one)),
    ),
  // One that is gone still answers, as such.
  getLoadBalancer: (context) => ok(loadBalancerView(context.state, loadBalancerFor(context, context.path.lb_uuid, true))),
  createLoadBalancer(context) {
    const { state, body, cloud, now, slug } = context;
    // As the live platform does: it does not expect targets to be left out.
    if (body.targets === undefined) {
      context.complain('targets are left out');
      throw message('Internal Server Error', 500);
    }
    const account = payerFor(context, body.billing_account_id);
    const network = body.network_uuid ? networkFor(context, body.network_uuid) : defaultNetwork(state, slug);
    if (!network) throw message('Network UUID is invalid.');
    const balancer: LoadBalancer = {
      uuid: cloud.random.uuid(),
      location: slug,
      name: body.display_name ?? '',
      network_uuid: network.uuid,
      private_address: freePrivate(state, network.uuid),
      billing_account_id: account.id,
      rules: [],
      targets: [],
      created: now,
      updated: now,
      deleted: null,
    };
    for (const rule of body.rules ?? []) balancer.rules.push(newRule(context, rule, balancer.rules));
    for (const target of body.targets) balancer.targets.push(newTarget(context, target, network.uuid, balancer.targets));
    state.loadBalancers.set(balancer.uuid, balancer);
    if (body.reserve_public_ip ?? true) {
      const address = freeAddress(cloud, slug, account.id, '', now);
      address.assigned = { to: balancer.uuid, type: 'load_balancer', private_ip: balancer.private_address };
    }
    return ok(loadBalancerView(state, balancer));
  },
  renameLoadBalancer(context) {
    const balancer = loadBalancerFor(context, context.path.lb_uuid);
    balancer.name = context.body.display_name;
    return changed(context, balancer);
  },
  deleteLoadBalancer(context) {
    const { state, now } = context;
    const balancer = loadBalancerFor(context, context.path.lb_uuid);
    balancer.deleted = now;
    balancer.targets = [];
    for (const address of state.addresses.values()) {
      if (address.assigned?.to === balancer.uuid) Object.assign(address, { assigned: null, unassigned: now, updated: now });
    }
    return nothing;
  },
  addTarget(context) {
    const balancer = loadBalancerFor(context, context.path.lb_uuid);
    const target = newTarget(context, context.body, balancer.network_uuid, balancer.targets);
    balancer.targets.push(target);
    // Its address is not known yet in this answer.
    return ok({ ...targetView(context.state, target), target_ip_address: null });
  },
  removeTarget(context) {
    const balancer = loadBalancerFor(context, context.path.lb_uuid);
    if (!balancer.targets.some((one) => one.uuid === context.path.target_uuid)) throw message('Target not found', 404);
    balancer.targets = balancer.targets.filter((one) => one.uuid !== context.path.target_uuid);
    return noContent;
  },
  addForwardingRule(context) {
    const balancer = loadBalancerFor(context, context.path.lb_uuid);
    const rule = newRule(context, context.body, balancer.rules);
    balancer.rules.push(rule);
    // The older document's answer is the ports alone.
    return ok(
      context.state.platform.dialect === 'older'
        ? { source_port: rule.source_port, target_port: rule.target_port }
        : forwardingRuleView(rule),
    );
  },
  removeForwardingRule(context) {
    const balancer = loadBalancerFor(context, context.path.lb_uuid);
    if (!balancer.rules.some((one) => one.uuid === context.path.rule_uuid)) throw message('Rule not found', 404);
    balancer.rules = balancer.rules.filter((one) => one.uuid !== context.path.rule_uuid);
    return noContent;
  },
  setLoadBalancerBilling(context) {
    const balancer = loadBalancerFor(context, context.path.lb_uuid);
    balancer.billing_account_id = newPayer(context, context.body.set_id).id;
    return changed(context, balancer);
  },
};
