import type { LoadBalancer } from '@/api';
import { defineState, type StateSurroundings } from '@/data/core/stateRules';
import { msg } from '@/i18n';
import { floatingIps } from '../floating-ip/kind';
import { networks } from '../network/kind';
import { vms } from '../vm/kind';
import { possibleTargets, targetProblem, targetsOf } from './rules';

const targetsIn = (balancer: LoadBalancer, { lists }: StateSurroundings) => targetsOf(balancer, lists.of(vms), lists.of(networks));

export const stateRules = defineState<LoadBalancer>({
  kind: 'load-balancer',
  reads: [vms, networks, floatingIps],
  state: (balancer, around) => {
    const targets = targetsIn(balancer, around);
    const count = targets.length;
    const live = targets.filter(({ state }) => targetProblem(state) === null).length;
    if (count === 0) return { tone: 'bad', name: msg('network.balancer.noTargets'), meaning: msg('state.balancer.empty') };
    const name = msg('state.balancer.live', { live, count });
    if (live === 0) return { tone: 'bad', name, meaning: msg('state.balancer.dead') };
    if ((balancer.forwarding_rules ?? []).length === 0) return { tone: 'bad', name, meaning: msg('state.balancer.noRules') };
    return live < count
      ? { tone: 'warn', name, meaning: msg('state.balancer.partly') }
      : { tone: 'ok', name, meaning: msg('state.balancer.works') };
  },
  changed: (balancer) => balancer.updated_at,
  actions: (balancer, { lists }) => {
    const taken = (balancer.targets ?? []).map(({ target_uuid: uuid }) => uuid);
    const possible = possibleTargets(balancer.network_uuid, taken, lists.of(vms) ?? [], lists.of(networks) ?? []);
    return [
      { name: msg('network.forwarding.add'), reason: null },
      { name: msg('network.target.add'), reason: possible.length > 0 ? null : msg('network.target.none') },
      { name: msg('network.balancer.rename'), reason: null },
      { name: msg('network.balancer.delete'), reason: null },
    ];
  },
  next: (balancer, around) => [
    ...targetsIn(balancer, around).flatMap(({ state, name }) => {
      const problem = targetProblem(state);
      return problem ? [{ text: problem, about: name }] : [];
    }),
    ...((balancer.forwarding_rules ?? []).length === 0 ? [{ text: msg('network.forwarding.noneText') }] : []),
  ],
});
