import type { ForwardingRule, LoadBalancer, LoadBalancerTarget, Network, Vm } from '@/api';
import { msg, type Message } from '@/i18n';
import { vmGone, vmRunning, vmStopped, type DisabledReason } from '../vm/rules';

export const balancerName = (balancer: LoadBalancer): string => balancer.display_name || balancer.uuid;
export const balancerGone = (balancer: LoadBalancer): boolean => balancer.is_deleted === true || Boolean(balancer.deleted_at);

export type TargetState = 'live' | 'stopped' | 'deleted' | 'foreign' | 'twice' | 'unknown';

export interface BalancerTarget {
  /** Unique even where the platform lists a VM twice. */
  readonly key: string;
  readonly target: LoadBalancerTarget;
  readonly vm: Vm | null;
  readonly name: string;
  readonly state: TargetState;
}

/**
 * The targets of a load balancer, each with what is wrong with it. Without the list of VMs nothing is called deleted, and
 * without the networks nothing foreign.
 */
export function targetsOf(
  balancer: LoadBalancer,
  vms: readonly Vm[] | undefined,
  networks: readonly Network[] | undefined,
): BalancerTarget[] {
  const byUuid = new Map((vms ?? []).map((vm) => [vm.uuid, vm]));
  const members = networks?.find(({ uuid }) => uuid === balancer.network_uuid)?.vm_uuids;
  const seen = new Set<string>();
  return (balancer.targets ?? []).map((target, index) => {
    const { target_uuid: uuid } = target;
    const vm = byUuid.get(uuid) ?? null;
    const twice = seen.has(uuid);
    seen.add(uuid);
    const state = twice
      ? 'twice'
      : !vms
        ? 'unknown'
        : !vm || vmGone(vm)
          ? 'deleted'
          : members && !members.includes(uuid)
            ? 'foreign'
            : vmRunning(vm)
              ? 'live'
              : vmStopped(vm)
                ? 'stopped'
                : 'unknown';
    return { key: twice ? `${uuid}#${index}` : uuid, target, vm, name: vm?.name ?? uuid, state };
  });
}

/** Why connections don't arrive at a target; null when they do, as far as can be told. */
export const targetProblem = (state: TargetState): Message | null =>
  state === 'live' || state === 'unknown' ? null : msg(`network.target.problem.${state}`);

/** VMs that can become targets: those of its network that it does not have yet. */
export function possibleTargets(
  networkUuid: string | null | undefined,
  taken: readonly string[],
  vms: readonly Vm[],
  networks: readonly Network[],
): readonly Vm[] {
  const members = new Set(networks.find(({ uuid }) => uuid === networkUuid)?.vm_uuids ?? []);
  return vms.filter((vm) => members.has(vm.uuid) && !taken.includes(vm.uuid) && !vmGone(vm));
}

/** A forwarding rule as it is typed. Null: it can be sent. */
export function forwardingProblem(sourcePort: number | null, targetPort: number | null, taken: readonly number[]): DisabledReason {
  const isPort = (port: number | null) => port !== null && Number.isInteger(port) && port >= 1 && port <= 65_535;
  if (!isPort(sourcePort) || !isPort(targetPort)) return msg('network.ports.bounds', { first: 1, last: 65_535 });
  return sourcePort !== null && taken.includes(sourcePort) ? msg('network.forwarding.taken', { port: String(sourcePort) }) : null;
}

export const forwardingRules = (balancer: LoadBalancer): readonly ForwardingRule[] =>
  (balancer.forwarding_rules ?? []).toSorted((a, b) => a.source_port - b.source_port);

/** Rules without an id can't be named to the platform. */
export const canRemoveForwarding = (rule: ForwardingRule): DisabledReason => (rule.uuid ? null : msg('network.forwarding.noId'));
