import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCloud, type RunningCloud } from '../../../../scripts/cloud.mjs';
import { arrived, freshBrowser, heard, openPanel, resetTo } from '../../operations/test-support';

/* Every write of services, tokens and the profile over HTTP, against a server that follows the documents to the letter. */

const account = 1_200_132_376;
const other = { account: 1_200_132_377, accountName: 'Lab' };
let cloud: RunningCloud;

async function open() {
  const panel = await openPanel(cloud);
  const [service, token, user, address] = await Promise.all([
    import('./operations'),
    import('../token/operations'),
    import('../user/operations'),
    import('../floating-ip/operations'),
  ]);
  return { ...panel, service, token, user, address };
}
type Panel = Awaited<ReturnType<typeof open>>;

async function prepare({ call }: Panel) {
  const at = { location: 'cyc01' };
  const [service, last] = await call('listServices', {});
  if (!service || !last) throw new Error('there are no two services');
  const made = await call('createFloatingIp', { body: { billing_account_id: account, name: 'for a service' } }, at);
  const token = async (description: string) => {
    const all = await call('createToken', { body: { description } });
    const { id } = all.find((each) => each.description === description) ?? {};
    if (id === undefined) throw new Error(`there is no token ${description}`);
    return { id, description, account: null };
  };
  const on = (each: typeof service, location: string) => ({ uuid: each.uuid, name: each.display_name ?? '', location });
  return {
    service: on(service, 'cyc01'),
    last: on(last, 'tra03'),
    address: made.address,
    tokens: { rename: await token('rename'), restrict: await token('restrict'), remove: await token('remove') },
  };
}
type Prepared = Awaited<ReturnType<typeof prepare>>;

interface Write {
  /** Of the contract. */
  readonly call: string;
  readonly act: (panel: Panel, things: Prepared) => Promise<unknown>;
}

const writes: Write[] = [
  {
    call: 'createService',
    act: ({ run, service }) => {
      const size = { vm_cpu: 2, vm_ram: 4096, vm_disk_gb: 40 };
      const form = { display_name: 'Reports', service: 'postgresql', version: '14.0', billing_account_id: account, ...size };
      return run(service.createService, { location: 'cyc01', form, allowed: [], before: [] }, undefined);
    },
  },
  {
    call: 'updateService',
    act: ({ run, service }, { service: on }) => run(service.renameService, { ...on, newName: 'Renamed' }, undefined),
  },
  {
    call: 'updateService',
    act: ({ run, service }, { service: on }) =>
      run(service.moveService, { location: on.location, key: on.uuid, name: on.name, ...other }, undefined),
  },
  {
    call: 'addWhitelistEntry',
    act: ({ run, service }, { service: on }) => run(service.allowAddress, { ...on, entry: '198.51.100.0/24' }, undefined),
  },
  {
    call: 'removeWhitelistEntry',
    act: ({ run, service }, { service: on }) => run(service.disallowAddress, { ...on, entry: '198.51.100.0/24' }, undefined),
  },
  {
    call: 'assignFloatingIp',
    act: ({ run, service }, { service: on, address }) => run(service.assignToService, { ...on, address }, undefined),
  },
  {
    call: 'unassignFloatingIp',
    act: ({ run, service }, { service: on, address }) => run(service.unassignFromService, { ...on, address }, undefined),
  },
  { call: 'deleteService', act: ({ run, service }, { last }) => run(service.deleteService, last, undefined) },
  {
    call: 'createToken',
    act: ({ run, token }) => run(token.createToken, { description: 'everything', account: null, before: [] }, undefined),
  },
  {
    call: 'createToken',
    act: ({ run, token }) => run(token.createToken, { description: 'one account', account, before: [] }, undefined),
  },
  {
    call: 'updateToken',
    act: ({ run, token }, { tokens }) => run(token.renameToken, { ...tokens.rename, newDescription: 'renamed' }, undefined),
  },
  {
    call: 'updateToken',
    act: ({ run, token }, { tokens }) => run(token.restrictToken, { ...tokens.restrict, account }, undefined),
  },
  {
    call: 'deleteToken',
    act: ({ run, token }, { tokens }) => run(token.deleteToken, { ...tokens.remove, current: false }, undefined),
  },
  {
    call: 'updateProfile',
    act: async ({ call, user }) => {
      const now = user.valuesOf((await call('getUser', {})).profile_data);
      return user.saveProfile(now, { ...now, phone_number: '+372 5550 1234' });
    },
  },
];
const names = [...new Set(writes.map(({ call }) => call))];
const times = Object.fromEntries(names.map((name) => [name, writes.filter(({ call }) => call === name).length]));

beforeAll(async () => {
  cloud = await startCloud({ 'create-seconds': 0 });
});
afterAll(() => cloud.close());
beforeEach(async () => {
  freshBrowser();
  await cloud.faults({ dropAfter: [], dropBefore: [], latencyMs: 0 });
});

async function begin(dialect?: string) {
  await resetTo(cloud, dialect);
  await cloud.durations({ service: 0 });
  const panel = await open();
  const things = await prepare(panel);
  return { panel, things, from: (await heard(cloud)).length };
}

describe('every write of services, tokens and the profile', () => {
  it.each([
    ['documented', undefined],
    ['live', 'live'],
    ['older', 'older'],
  ])('asked for twice while the answer is slow, is sent once, without a complaint: %s', async (_, dialect) => {
    const { panel, things, from } = await begin(dialect);
    await cloud.faults({ latencyMs: 20 });
    const bodies: string[] = [];
    const { current } = panel.world;
    panel.world.current = {
      ...current,
      fetch: async (request) => {
        if (/\/token(\?|$)/.test(request.url)) bodies.push(await request.clone().text());
        return current.fetch(request);
      },
    };
    for (const { call, act } of writes) {
      const both = await Promise.allSettled([act(panel, things), act(panel, things)]);
      expect({ call, states: both.map(({ status }) => status).toSorted() }).toEqual({ call, states: ['fulfilled', 'rejected'] });
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { name: 'AlreadyUnderWay' } });
      // What follows may undo it: it is seen to have been done first.
      await panel.ended();
    }
    expect(await arrived(cloud, names, from)).toEqual(times);
    expect(panel.records().filter(({ state, outcome }) => state !== 'done' || outcome)).toEqual([]);
    expect(await cloud.complaints()).toEqual([]);
    expect(bodies.flatMap((body) => new URLSearchParams(body).getAll('restricted'))).toEqual(['true', 'true']);
  });

  it('done, and the answer lost: it is found and not sent again', async () => {
    const { panel, things, from } = await begin();
    await cloud.faults({ dropAfter: names });
    for (const { act } of writes) await act(panel, things);
    expect(await arrived(cloud, names, from)).toEqual(times);
    expect(panel.records().filter(({ state, outcome }) => state !== 'done' || !outcome?.id.endsWith('.found'))).toEqual([]);
  });

  it('not done, and the connection lost: that is said, and nothing is sent again', async () => {
    const { panel, things, from } = await begin();
    // What takes something off or changes its own state back would be found in the state that it is to have.
    const lossy = writes.filter(({ call }) => !['removeWhitelistEntry', 'unassignFloatingIp'].includes(call));
    await cloud.faults({ dropBefore: names });
    for (const { act } of lossy) await expect(act(panel, things)).rejects.toMatchObject({ name: 'Lost' });
    expect(panel.records().filter(({ state }) => state !== 'missing')).toEqual([]);
    expect(await arrived(cloud, names, from)).toEqual(
      Object.fromEntries(names.map((name) => [name, lossy.filter(({ call }) => call === name).length])),
    );
  });
});
