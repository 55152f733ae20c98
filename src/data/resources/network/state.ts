import type { Network } from '@/api';
import { defineState, type StateSurroundings } from '@/data/core/stateRules';
import { msg } from '@/i18n';
import { floatingIps } from '../floating-ip/kind';
import { addressesByOwner } from '../floating-ip/rules';
import { loadBalancers } from '../load-balancer/kind';
import { services } from '../service/kind';
import { vms } from '../vm/kind';
import { networkCan, networkMembers } from './members';

const membersIn = (network: Network, { lists, location }: StateSurroundings) =>
  networkMembers(location ?? { slug: '', display_name: '' }, network, {
    vms: lists.of(vms),
    balancers: lists.of(loadBalancers),
    services: lists.of(services),
    addresses: addressesByOwner(lists.of(floatingIps) ?? []),
  });

export const stateRules = defineState<Network>({
  kind: 'network',
  reads: [vms, loadBalancers, floatingIps, services],
  state: (network, around) => {
    const members = membersIn(network, around);
    const count = members.vms.length + members.balancers.length + members.services.length + (members.others ?? 0);
    const name = msg('state.network.members', { count });
    if (network.is_default === true) return { tone: 'ok', name, meaning: msg('state.network.default'), setBy: ['privateNetwork.default'] };
    return { tone: count > 0 ? 'ok' : 'off', name, meaning: count > 0 ? msg('state.network.used') : msg('state.network.empty') };
  },
  changed: (network) => network.updated_at,
  actions: (network, around) => {
    const members = membersIn(network, around);
    return [
      { name: msg('network.network.createVm'), reason: null },
      { name: msg('network.network.rename'), reason: null },
      { name: msg('network.network.makeDefault'), reason: networkCan.makeDefault(members) },
      { name: msg('network.network.delete'), reason: networkCan.remove(members) },
    ];
  },
});
