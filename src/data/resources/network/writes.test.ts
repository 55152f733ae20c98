import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { soon } from '@/test-support';
import { startCloud, type RunningCloud } from '../../../../scripts/cloud.mjs';
import { arrived, freshBrowser, heard, resetTo } from '../../operations/test-support';
import { locationOf, nameOf } from '../service/facts';
import { account, open, slug, someRule, type Panel } from './test-support';

/* Every write of the network module over HTTP: asked for twice, slow, with the connection lost before and after, and reloaded. */

const other = { account: 1_200_132_377, accountName: 'Lab' };
let cloud: RunningCloud;

/** What the writes are done to: each has its own, so that one test can do them all. */
async function prepare({ call }: Panel, firewalls: boolean) {
  const at = { location: slug };
  const [networks, vms, services] = await Promise.all([call('listNetworks', {}, at), call('listVms', {}, at), call('listServices', {})]);
  const service = services.find((each) => locationOf(each) === slug);
  const home = networks.find(({ is_default: isDefault }) => isDefault);
  const members = vms.filter(({ uuid }) => home?.vm_uuids?.includes(uuid));
  const [vm, second] = members;
  if (!home || !vm || !second || !service) throw new Error('there is no network with two VMs and a service');
  const network = async (name: string) => {
    const { uuid } = await call('createNetwork', { query: { name } }, at);
    return { location: slug, uuid, name };
  };
  const address = async (name: string, owner?: string) => {
    const made = await call('createFloatingIp', { body: { billing_account_id: account, name } }, at);
    if (owner) await call('assignFloatingIp', { path: { address: made.address }, body: { vm_uuid: owner } }, at);
    return { location: slug, address: made.address };
  };
  const firewall = async (name: string, owner?: string) => {
    const body = { display_name: name, billing_account_id: account, rules: [someRule(22), someRule(80)] };
    const { uuid } = await call('createFirewall', { body }, at);
    if (owner) await call('assignFirewall', { path: { firewall_uuid: uuid }, query: { vm_uuid: owner } }, at);
    return { location: slug, uuid, name };
  };
  const balancer = async (name: string) => {
    const rules = [{ source_port: 80, target_port: 8080 }];
    const targets = [{ target_uuid: vm.uuid, target_type: 'vm' }];
    const body = { display_name: name, billing_account_id: account, network_uuid: home.uuid, reserve_public_ip: false, rules, targets };
    const made = await call('createLoadBalancer', { body }, at);
    return { location: slug, uuid: made.uuid, name, rule: made.forwarding_rules?.[0]?.uuid ?? '' };
  };
  const owner = (each: typeof vm) => ({ uuid: each.uuid, name: each.name, type: 'virtual_machine' as const });
  return {
    home,
    vm: owner(vm),
    second: owner(second),
    service: { uuid: service.uuid, name: nameOf(service), type: 'service' as const },
    networks: { rename: await network('n-rename'), standard: await network('n-default'), remove: await network('n-delete') },
    addresses: {
      rename: await address('a-rename'),
      account: await address('a-account'),
      assign: await address('a-assign'),
      balancer: await address('a-balancer'),
      service: await address('a-service'),
      unassign: await address('a-unassign', vm.uuid),
      remove: await address('a-remove'),
    },
    firewalls: firewalls
      ? {
          rules: await firewall('f-rules'),
          rename: await firewall('f-rename'),
          remove: await firewall('f-delete'),
          assign: await firewall('f-assign'),
          unassign: await firewall('f-unassign', vm.uuid),
        }
      : null,
    balancers: {
      rename: await balancer('l-rename'),
      remove: await balancer('l-delete'),
      target: await balancer('l-target'),
      noTarget: await balancer('l-no-target'),
      rule: await balancer('l-rule'),
      noRule: await balancer('l-no-rule'),
      account: await balancer('l-account'),
    },
  };
}
type Prepared = Awaited<ReturnType<typeof prepare>>;

interface Write {
  /** Of the contract. */
  readonly call: string;
  readonly act: (panel: Panel, things: Prepared) => Promise<unknown>;
}

const networkWrites: Write[] = [
  { call: 'createNetwork', act: ({ run, network }) => run(network.createNetwork, { location: slug, name: 'made', before: [] }, undefined) },
  {
    call: 'renameNetwork',
    act: ({ run, network }, { networks }) => run(network.renameNetwork, { ...networks.rename, newName: 'renamed' }, undefined),
  },
  { call: 'setDefaultNetwork', act: ({ run, network }, { networks }) => run(network.makeDefaultNetwork, networks.standard, undefined) },
  { call: 'deleteNetwork', act: ({ run, network }, { networks }) => run(network.deleteNetwork, networks.remove, undefined) },
];

const addressWrites: Write[] = [
  {
    call: 'createFloatingIp',
    act: ({ run, address }) => run(address.createAddress, { location: slug, account, label: 'made', before: [] }, undefined),
  },
  {
    call: 'updateFloatingIp',
    act: ({ run, address }, { addresses }) => run(address.renameAddress, { ...addresses.rename, newName: 'renamed' }, undefined),
  },
  {
    call: 'updateFloatingIp',
    act: ({ run, address }, { addresses }) =>
      run(address.moveFloatingIp, { location: slug, key: addresses.account.address, name: 'moved', ...other }, undefined),
  },
  {
    call: 'assignFloatingIp',
    act: ({ run, address }, { addresses, second }) => run(address.assignAddress, { ...addresses.assign, ...second }, undefined),
  },
  {
    call: 'assignFloatingIp',
    act: ({ run, address }, { addresses, balancers }) =>
      run(address.assignAddress, { ...addresses.balancer, ...balancers.rename, type: 'load_balancer' }, undefined),
  },
  {
    call: 'assignFloatingIp',
    act: ({ run, address }, { addresses, service }) => run(address.assignAddress, { ...addresses.service, ...service }, undefined),
  },
  {
    call: 'unassignFloatingIp',
    act: ({ run, address }, { addresses, vm }) => run(address.unassignAddress, { ...addresses.unassign, ...vm }, undefined),
  },
  { call: 'deleteFloatingIp', act: ({ run, address }, { addresses }) => run(address.releaseAddress, addresses.remove, undefined) },
];

/** Only where the platform has firewalls. */
const theirs = ({ firewalls }: Prepared) => {
  if (!firewalls) throw new Error('there are no firewalls');
  return firewalls;
};
const firewallWrites: Write[] = [
  {
    call: 'createFirewall',
    act: ({ run, firewall }) =>
      run(firewall.createFirewall, { location: slug, name: 'made', account, before: [] }, { rules: [someRule(443)] }),
  },
  {
    call: 'updateFirewall',
    act: async ({ run, call, firewall, rule, print }, things) => {
      const on = theirs(things).rules;
      const found = (await call('listFirewalls', {}, { location: slug })).find(({ uuid }) => uuid === on.uuid);
      const now = found ? rule.rulesOf(found) : [];
      const after = [...now, { ...rule.ruleOf(someRule(5432)), uuid: null }];
      const input = { ...on, seen: print.fingerprint(now), wanted: print.fingerprint(after, 'content') };
      return run(firewall.saveFirewallRules, input, { rules: after.map(rule.ruleInput) });
    },
  },
  {
    call: 'updateFirewall',
    act: ({ run, firewall }, things) =>
      run(firewall.renameFirewall, { ...theirs(things).rename, newName: 'renamed', newDescription: 'said' }, undefined),
  },
  { call: 'deleteFirewall', act: ({ run, firewall }, things) => run(firewall.deleteFirewall, theirs(things).remove, undefined) },
  {
    call: 'assignFirewall',
    act: ({ run, firewall }, things) =>
      run(firewall.assignFirewall, { ...theirs(things).assign, vm: things.vm.uuid, vmName: things.vm.name }, undefined),
  },
  {
    call: 'unassignFirewall',
    act: ({ run, firewall }, things) =>
      run(firewall.unassignFirewall, { ...theirs(things).unassign, vm: things.vm.uuid, vmName: things.vm.name }, undefined),
  },
];

const balancerWrites: Write[] = [
  {
    call: 'createLoadBalancer',
    act: ({ run, balancer }, { home, vm }) =>
      run(
        balancer.createLoadBalancer,
        {
          location: slug,
          form: {
            display_name: 'made',
            billing_account_id: account,
            network_uuid: home.uuid,
            reserve_public_ip: true,
            rules: [{ source_port: 443, target_port: 8443 }],
            targets: [{ target_uuid: vm.uuid, target_type: 'vm' }],
          },
          before: [],
        },
        undefined,
      ),
  },
  {
    call: 'renameLoadBalancer',
    act: ({ run, balancer }, { balancers }) => run(balancer.renameLoadBalancer, { ...balancers.rename, newName: 'renamed' }, undefined),
  },
  { call: 'deleteLoadBalancer', act: ({ run, balancer }, { balancers }) => run(balancer.deleteLoadBalancer, balancers.remove, undefined) },
  {
    call: 'addTarget',
    act: ({ run, balancer }, { balancers, second }) =>
      run(balancer.addTarget, { ...balancers.target, vm: second.uuid, vmName: second.name }, undefined),
  },
  {
    call: 'removeTarget',
    act: ({ run, balancer }, { balancers, vm }) =>
      run(balancer.removeTarget, { ...balancers.noTarget, vm: vm.uuid, vmName: vm.name }, undefined),
  },
  {
    call: 'addForwardingRule',
    act: ({ run, balancer }, { balancers }) =>
      run(balancer.addForwardingRule, { ...balancers.rule, sourcePort: 443, targetPort: 8443 }, undefined),
  },
  {
    call: 'removeForwardingRule',
    act: ({ run, balancer }, { balancers }) =>
      run(balancer.removeForwardingRule, { ...balancers.noRule, sourcePort: 80, targetPort: 8080 }, undefined),
  },
  {
    call: 'setLoadBalancerBilling',
    act: ({ run, balancer }, { balancers }) =>
      run(balancer.moveLoadBalancer, { location: slug, key: balancers.account.uuid, name: 'moved', ...other }, undefined),
  },
];

const all = [...networkWrites, ...addressWrites, ...firewallWrites, ...balancerWrites];
const names = [...new Set(all.map(({ call }) => call))];
const times = (writes: readonly Write[]) =>
  Object.fromEntries(names.map((name) => [name, writes.filter(({ call }) => call === name).length]));

async function begin(dialect?: string) {
  await resetTo(cloud, dialect);
  const panel = await open(cloud);
  const things = await prepare(panel, dialect !== 'older');
  return { panel, things, from: (await heard(cloud)).length };
}

beforeAll(async () => {
  cloud = await startCloud({ 'create-seconds': 0 });
});
afterAll(() => cloud.close());

beforeEach(async () => {
  freshBrowser();
  await cloud.faults({ dropAfter: [], dropBefore: [], latencyMs: 0 });
});

describe('every write of the network module', () => {
  it.each([
    ['documented', undefined, all],
    ['live', 'live', all],
    ['older', 'older', [...networkWrites, ...addressWrites, ...balancerWrites]],
  ])('asked for twice while the answer is slow, is sent once: %s', async (_, dialect, writes) => {
    const { panel, things, from } = await begin(dialect);
    await cloud.faults({ latencyMs: 20 });
    for (const { call, act } of writes) {
      const both = await Promise.allSettled([act(panel, things), act(panel, things)]);
      expect({ call, both }).toMatchObject({
        call,
        both: [{ status: 'fulfilled' }, { status: 'rejected', reason: { name: 'AlreadyUnderWay' } }],
      });
    }
    await panel.ended();
    expect(await arrived(cloud, names, from)).toEqual(times(writes));
    expect(panel.records().map(({ state, outcome }) => [state, outcome])).toEqual(writes.map(() => ['done', undefined]));
    expect(await cloud.complaints()).toEqual([]);
  });

  it('done, and the answer lost: it is found and not sent again', async () => {
    const { panel, things, from } = await begin();
    await cloud.faults({ dropAfter: names });
    for (const { act } of all) await expect(act(panel, things)).resolves.toMatchObject({ result: undefined });
    expect(await arrived(cloud, names, from)).toEqual(times(all));
    const wrong = panel.records().filter(({ state, outcome }) => state !== 'done' || !outcome?.id.endsWith('.found'));
    expect(wrong).toEqual([]);
  });

  it('not done, and the connection lost: that is said, and nothing is sent again', async () => {
    const { panel, things, from } = await begin();
    await cloud.faults({ dropBefore: names });
    for (const { act } of all) await expect(act(panel, things)).rejects.toMatchObject({ name: 'Lost' });
    expect(await arrived(cloud, names, from)).toEqual(times(all));
    expect(panel.records().filter(({ state }) => state !== 'missing')).toEqual([]);
  });

  it.each([true, false])(
    'reloaded while it is under way: what was done is found, nothing goes out again (it arrived: %s)',
    async (arrives) => {
      const { panel, things, from } = await begin();
      let gone = 0;
      const { current } = panel.world;
      panel.world.current = {
        ...current,
        fetch: async (request) => {
          if (request.method === 'GET') return current.fetch(request);
          if (arrives) await fetch(request);
          gone += 1;
          return new Promise(() => undefined);
        },
      };
      for (const [place, { act }] of all.entries()) {
        void act(panel, things);
        await soon(() => expect(gone).toBe(place + 1));
      }
      const next = await open(cloud);
      await next.recoverOperations();
      await next.ended();
      expect(next.records().filter(({ state }) => state !== (arrives ? 'done' : 'missing'))).toEqual([]);
      expect(next.records()).toHaveLength(all.length);
      expect(await arrived(cloud, names, from)).toEqual(times(arrives ? all : []));
    },
  );
});

it('a network without a name is not asked for: the platform would answer with its default network', async () => {
  const { panel, from } = await begin();
  await expect(panel.run(panel.network.createNetwork, { location: slug, name: ' ', before: [] }, undefined)).rejects.toThrow(
    'without a name',
  );
  expect(await arrived(cloud, ['createNetwork'], from)).toEqual({ createNetwork: 0 });
});

describe('a move of an address from one VM to another', () => {
  const move = ({ run, move: moves }: Panel, { addresses, vm, second }: Prepared) =>
    run(moves.moveAddressTo, { ...addresses.unassign, from: vm, to: second }, { onStep: () => undefined });
  const addressNow = ({ call }: Panel, { addresses: { unassign } }: Prepared) =>
    call('getFloatingIp', { path: { address: unassign.address } }, { location: slug });
  const leftOf = async (panel: Panel, things: Prepared) =>
    panel.move.interruptedMove(panel.records(), slug, await addressNow(panel, things));
  const calls = ['unassignFloatingIp', 'assignFloatingIp'];

  it.each(['documented', 'live', 'older'])('is two calls, each of them once: %s', async (dialect) => {
    const { panel, things, from } = await begin(dialect === 'documented' ? undefined : dialect);
    const both = await Promise.allSettled([move(panel, things), move(panel, things)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await panel.ended();
    expect(await arrived(cloud, calls, from)).toEqual({ unassignFloatingIp: 1, assignFloatingIp: 1 });
    expect(await addressNow(panel, things)).toMatchObject({ assigned_to: things.second.uuid });
    expect(await cloud.complaints()).toEqual([]);
  });

  it('that ends between them is offered to be finished, and only the second call goes out then', async () => {
    const { panel, things, from } = await begin();
    await cloud.faults({ dropBefore: ['assignFloatingIp'] });
    await expect(move(panel, things)).rejects.toMatchObject({ name: 'Lost' });
    await cloud.faults({ dropBefore: [] });
    const left = await leftOf(panel, things);
    expect(left?.to).toEqual(things.second);
    if (left) await panel.move.finishMove(slug, things.addresses.unassign.address, left);
    await panel.ended();
    expect(await arrived(cloud, calls, from)).toEqual({ unassignFloatingIp: 1, assignFloatingIp: 2 });
    expect(await addressNow(panel, things)).toMatchObject({ assigned_to: things.second.uuid });
  });

  it.each([
    ['before the first has arrived', 'unassign', false, { unassignFloatingIp: 0, assignFloatingIp: 0 }],
    ['after the first', 'unassign', true, { unassignFloatingIp: 1, assignFloatingIp: 0 }],
    ['before the second has arrived', 'assign', false, { unassignFloatingIp: 1, assignFloatingIp: 0 }],
    ['after the second', 'assign', true, { unassignFloatingIp: 1, assignFloatingIp: 1 }],
  ])('that a reload ends %s goes on only when it is asked to', async (_name, step, arrives, sent) => {
    const { panel, things, from } = await begin();
    let gone = false;
    const { current } = panel.world;
    panel.world.current = {
      ...current,
      fetch: async (request) => {
        if (!new URL(request.url).pathname.endsWith(`/${step}`)) return current.fetch(request);
        if (arrives) await fetch(request);
        gone = true;
        return new Promise(() => undefined);
      },
    };
    void move(panel, things);
    await soon(() => expect(gone).toBe(true));

    const next = await open(cloud);
    await next.recoverOperations();
    await next.ended();
    expect(await arrived(cloud, calls, from)).toEqual(sent);
    const left = await leftOf(next, things);
    const between = sent.unassignFloatingIp > sent.assignFloatingIp;
    expect(left?.to).toEqual(between ? things.second : undefined);
    if (!left) return;
    await next.move.finishMove(slug, things.addresses.unassign.address, left);
    await next.ended();
    expect(await arrived(cloud, calls, from)).toEqual({ ...sent, assignFloatingIp: 1 });
    expect(await addressNow(next, things)).toMatchObject({ assigned_to: things.second.uuid });
    expect(await leftOf(next, things)).toBeNull();
  });
});
