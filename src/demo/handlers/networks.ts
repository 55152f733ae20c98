import type { Network } from '../cloud/state';
import { defaultNetwork, networkFor } from '../rules/find';
import { membersOf, networkView } from '../views/network';
import { type AnyContext, type Handlers, nothing, ok } from '../wire/context';
import { message } from '../wire/refusal';

type Networks = 'listNetworks' | 'getNetwork' | 'createNetwork' | 'renameNetwork' | 'setDefaultNetwork' | 'deleteNetwork';

const own = ({ state, slug }: AnyContext): Network[] => [...state.networks.values()].filter((one) => one.location === slug);

export const networks: Pick<Handlers, Networks> = {
  listNetworks(context) {
    const members = new Map<string, string[]>(own(context).map((one) => [one.uuid, []]));
    for (const vm of context.state.vms.values()) members.get(vm.network_uuid)?.push(vm.uuid);
    return ok(own(context).map((one) => networkView(context.state, one, members.get(one.uuid))));
  },
  getNetwork: (context) => ok(networkView(context.state, networkFor(context, context.path.network_uuid))),
  createNetwork(context) {
    const { state, query, cloud, now, slug } = context;
    const standing = defaultNetwork(state, slug);
    if (!query.name && standing) return ok(networkView(state, standing));
    const vlan_id = 100 + (cloud.nextId() % 900);
    const network: Network = {
      uuid: cloud.random.uuid(),
      location: slug,
      name: query.name || 'Default network',
      vlan_id,
      subnet: `10.${Math.floor(vlan_id / 100)}.${vlan_id % 100}.0/24`,
      subnet_ipv6: '',
      is_default: own(context).length === 0,
      created: now,
      updated: now,
    };
    state.networks.set(network.uuid, network);
    return ok(networkView(state, network));
  },
  renameNetwork(context) {
    const network = networkFor(context, context.path.network_uuid);
    network.name = context.body.name ?? '';
    network.updated = context.now;
    return ok(networkView(context.state, network));
  },
  setDefaultNetwork(context) {
    const network = networkFor(context, context.path.network_uuid);
    for (const one of own(context)) one.is_default = one === network;
    network.updated = context.now;
    return ok(networkView(context.state, network));
  },
  deleteNetwork(context) {
    const network = networkFor(context, context.path.network_uuid);
    if (network.is_default) throw message('Default network cannot be deleted.');
    const busy = context.state.pending.some(({ work }) => work.kind === 'create' && work.vm.network_uuid === network.uuid);
    if (busy || membersOf(context.state, network).length > 0 || (networkView(context.state, network).resources_count ?? 0) > 0) {
      throw message('Network cannot be deleted because it contains resources.');
    }
    context.state.networks.delete(network.uuid);
    return nothing;
  },
};
