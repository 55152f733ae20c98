import type { Cloud } from '../cloud/cloud';
import type { Address, State } from '../cloud/state';

/** The public ranges of the locations, from the blocks that are set aside for documents. */
const publicRange: { [slug: string]: string } = { cyc01: '203.0.113', bus02: '198.51.100', tra03: '192.0.2' };

const takenPublic = (state: State, slug: string): Set<string> => {
  const taken = new Set<string>();
  for (const one of state.addresses.values()) if (one.location === slug) taken.add(one.address);
  return taken;
};

/** Reserves the next free public address of a location and keeps it. */
export function freeAddress(
  cloud: Pick<Cloud, 'state' | 'random' | 'nextId'>,
  slug: string,
  billingAccountId: number,
  name: string,
  now: number,
): Address {
  const taken = takenPublic(cloud.state, slug);
  const base = publicRange[slug] ?? '198.18.0';
  const small = Array.from({ length: 253 }, (_, at) => `${base}.${at + 2}`).find((one) => !taken.has(one));
  let address = small;
  for (let block = 0; address === undefined; block += 1) {
    const wide = `198.${18 + (block >> 8)}.${block & 255}`;
    address = Array.from({ length: 253 }, (_, at) => `${wide}.${at + 2}`).find((one) => !cloud.state.addresses.has(one));
  }
  const entry: Address = {
    id: cloud.nextId(),
    uuid: cloud.random.uuid(),
    address,
    location: slug,
    name,
    billing_account_id: billingAccountId,
    assigned: null,
    unassigned: null,
    deleted: null,
    created: now,
    updated: now,
  };
  cloud.state.addresses.set(address, entry);
  return entry;
}

/** The next free private address of a network. */
export function freePrivate(state: State, networkUuid: string): string {
  const network = state.networks.get(networkUuid);
  const [first = '10', second = '0', third = '0'] = (network?.subnet ?? '10.0.0.0/24').split('.');
  const taken = new Set<string>();
  for (const vm of state.vms.values()) if (vm.network_uuid === networkUuid) taken.add(vm.private_ipv4);
  for (const pending of state.pending) if (pending.work.kind === 'create') taken.add(pending.work.vm.private_ipv4);
  for (const one of state.loadBalancers.values()) if (one.network_uuid === networkUuid) taken.add(one.private_address);
  for (const one of state.services.values()) taken.add(one.service_ip);
  for (let block = 0; ; block += 1) {
    for (let last = 10; last < 250; last += 1) {
      const address = `${first}.${second}.${Number(third) + block}.${last}`;
      if (!taken.has(address)) return address;
    }
  }
}
