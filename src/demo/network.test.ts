import { describe, expect, it } from 'vitest';
import { at, items, main, world } from './test-support';

const unknown = 'aaaaaaaa-0000-bbbb-1111-cccccccccccc';
const rule = (port: number, more: { [name: string]: unknown } = {}) => ({
  protocol: 'tcp',
  direction: 'inbound',
  port_start: port,
  endpoint_spec_type: 'any',
  ...more,
});

describe('networks', () => {
  it('go only when they are empty and not the default', async () => {
    const w = world();
    const uuid = (name: string) =>
      [...w.cloud.state.networks.values()].find((one) => one.location === 'cyc01' && one.name === name)?.uuid ?? '';
    expect(await w.call('getNetwork', { path: { network_uuid: unknown } })).toMatchObject({
      status: 400,
      body: { message: 'Network UUID is invalid.' },
    });
    expect(await w.call('deleteNetwork', { path: { network_uuid: uuid('Databases') } })).toMatchObject({ status: 400 });
    expect(await w.call('setDefaultNetwork', { path: { network_uuid: uuid('Old staging') } })).toMatchObject({
      body: { is_default: true },
    });
    expect(await w.call('deleteNetwork', { path: { network_uuid: uuid('Old staging') } })).toMatchObject({ status: 400 });
    await w.call('setDefaultNetwork', { path: { network_uuid: uuid('Default network') } });
    expect(await w.call('deleteNetwork', { path: { network_uuid: uuid('Old staging') } })).toMatchObject({ status: 200, text: '' });
  });
  it('without a name are the default one', async () => {
    const w = world();
    const first = await w.call('createNetwork');
    expect(first.body).toMatchObject({ name: 'Default network', is_default: true });
    expect(items((await w.call('listNetworks')).body)).toHaveLength(3);
    w.cloud.state.networks.clear();
    expect((await w.call('createNetwork')).body).toMatchObject({ name: 'Default network', is_default: true });
  });
});

describe('addresses', () => {
  it('go their way from made to gone', async () => {
    const w = world();
    const made = await w.call('createFloatingIp', { body: { billing_account_id: main, name: 'mine' } });
    const path = { address: String(at(made.body, 'address')) };
    const given = await w.call('assignFloatingIp', { path, body: { vm_uuid: w.vm('web-02').uuid } });
    expect(given.body).toMatchObject({
      assigned_to: w.vm('web-02').uuid,
      assigned_to_resource_type: 'virtual_machine',
      assigned_to_private_ip: w.vm('web-02').private_ipv4,
    });
    expect(await w.call('assignFloatingIp', { path, body: { vm_uuid: w.vm('web-01').uuid } })).toMatchObject({ status: 400 });
    expect((await w.call('unassignFloatingIp', { path })).body).toMatchObject({ assigned_to: null, unassigned_at: expect.any(String) });
    const [service] = [...w.cloud.state.services.values()];
    expect(
      (await w.call('assignFloatingIp', { path, body: { assigned_to: service?.uuid, assigned_to_resource_type: 'service' } })).body,
    ).toMatchObject({ assigned_to_private_ip: service?.service_ip });
    expect(await w.call('deleteFloatingIp', { path })).toMatchObject({ status: 200, text: 'true' });
    expect(await w.call('getFloatingIp', { path })).toMatchObject({
      status: 404,
      body: { message: `Ip address ${path.address} was not found.` },
    });
    const rows = items((await w.call('listFloatingIps')).body);
    expect(rows.filter((one) => at(one, 'is_deleted') === true)).toHaveLength(2);
  });
  it('that were never assigned have no such keys, or null', async () => {
    const w = world();
    const rows = items((await w.call('listFloatingIps')).body).filter((one) => at(one, 'name') === 'spare');
    for (const row of rows) expect(at(row, 'assigned_to') ?? null).toBeNull();
    for (const row of rows) expect(at(row, 'unassigned_at')).toBeUndefined();
  });
});

describe('firewalls', () => {
  it('are replaced whole, keep the rules with a uuid, and want at least one', async () => {
    const w = world();
    const made = await w.call('createFirewall', {
      body: { display_name: 'New', billing_account_id: main, rules: [rule(80), rule(443, { endpoint_spec: [] })] },
    });
    expect(made.body).toMatchObject({ display_name: 'New', deleted_at: null, rules: [{ endpoint_spec: null }, { endpoint_spec: null }] });
    expect(made.body).not.toHaveProperty('name');
    const path = { firewall_uuid: String(at(made.body, 'uuid')) };
    const kept = items(at(made.body, 'rules')).find((one) => at(one, 'port_start') === 443);
    expect(at(kept, 'port_end')).toBe(443);
    const changed = await w.call('updateFirewall', {
      path,
      body: { rules: [kept, rule(22, { endpoint_spec_type: 'ip_prefixes', endpoint_spec: ['10.0.0.0/8'] })] },
    });
    const rules = items(at(changed.body, 'rules'));
    expect(rules).toHaveLength(2);
    expect(rules.map((one) => at(one, 'uuid'))).toContain(at(kept, 'uuid'));
    expect(await w.call('updateFirewall', { path, body: { rules: [] } })).toMatchObject({ status: 400 });
    expect(await w.call('updateFirewall', { path, body: { name: 'Only a name' } })).toMatchObject({ status: 400 });
    const row = items((await w.call('listFirewalls')).body).find((one) => at(one, 'uuid') === path.firewall_uuid);
    expect(row).toMatchObject({ name: 'New' });
    expect(row).not.toHaveProperty('display_name');
    expect(await w.call('deleteFirewall', { path })).toMatchObject({ status: 204 });
  });
  it.each([
    ['ports beyond the last', rule(70_000)],
    ['ports the wrong way round', rule(90, { port_end: 80 })],
    ['nets that are none', rule(80, { endpoint_spec_type: 'ip_prefixes', endpoint_spec: ['300.1.1.1'] })],
    ['no nets', rule(80, { endpoint_spec_type: 'ip_prefixes' })],
    ['unknown protocols', rule(80, { protocol: 'smoke' })],
    ['unknown directions', rule(80, { direction: 'sideways' })],
  ])('refuse %s', async (_name, bad) => {
    expect(await world().call('createFirewall', { body: { display_name: 'Bad', billing_account_id: main, rules: [bad] } })).toMatchObject({
      status: 400,
      body: { message: expect.any(String) },
    });
  });
  it('are given to machines and taken from them', async () => {
    const w = world();
    const path = { firewall_uuid: [...w.cloud.state.firewalls.values()].find((one) => one.name === 'Databases')?.uuid ?? '' };
    const query = { vm_uuid: w.vm('vpn').uuid };
    expect((await w.call('assignFirewall', { path, query })).body).toContainEqual({ resource_type: 'vm', resource_uuid: query.vm_uuid });
    expect(await w.call('unassignFirewall', { path, query })).toMatchObject({ status: 200, text: '' });
    expect(await w.call('createFirewall', { body: { display_name: 'Web', billing_account_id: main, rules: [rule(80)] } })).toMatchObject({
      status: 409,
    });
  });
});

describe('load balancers', () => {
  it('are asked for with rules and answer with forwarding rules', async () => {
    const w = world();
    const body = {
      display_name: 'LB',
      billing_account_id: main,
      rules: [{ source_port: 80, target_port: 81 }],
      targets: [{ target_uuid: w.vm('web-01').uuid, target_type: 'vm' }],
    };
    const { body: made } = await w.call('createLoadBalancer', { body });
    expect(made).toMatchObject({
      forwarding_rules: [{ protocol: 'TCP', source_port: 80, settings: { session_persistence: 'SOURCE_IP' } }],
      targets: [{ target_ip_address: w.vm('web-01').private_ipv4 }],
      is_deleted: false,
    });
    expect(made).not.toHaveProperty('rules');
    const path = { lb_uuid: String(at(made, 'uuid')) };
    const address = items((await w.call('listFloatingIps')).body).find((one) => at(one, 'assigned_to') === path.lb_uuid);
    expect(address).toMatchObject({ assigned_to_resource_type: 'load_balancer' });
    expect((await w.call('addTarget', { path, body: { target_uuid: w.vm('web-02').uuid, target_type: 'vm' } })).body).toMatchObject({
      target_ip_address: null,
    });
    expect(await w.call('addTarget', { path, body: { target_uuid: w.vm('orders-db-primary').uuid, target_type: 'vm' } })).toMatchObject({
      status: 400,
    });
    expect(await w.call('deleteLoadBalancer', { path })).toMatchObject({ status: 200, text: '' });
    expect((await w.call('getLoadBalancer', { path })).body).toMatchObject({
      is_deleted: true,
      targets: [],
      deleted_at: expect.any(String),
    });
    expect((await w.call('listLoadBalancers')).text).not.toContain(path.lb_uuid);
    expect((await w.call('listLoadBalancers', { query: { all: true } })).text).toContain(path.lb_uuid);
    expect((await w.call('getFloatingIp', { path: { address: String(at(address, 'address')) } })).body).toMatchObject({
      assigned_to: null,
    });
  });
  it('take another payer in the body or in the query', async () => {
    const w = world();
    const [balancer] = [...w.cloud.state.loadBalancers.values()];
    const path = `/v1/network/load_balancers/${balancer?.uuid}/billing_account`;
    expect(await w.raw(`${path}?set_id=1200132377`, { method: 'PUT' })).toMatchObject({
      status: 200,
      body: { billing_account_id: 1_200_132_377 },
    });
    expect(await w.call('setLoadBalancerBilling', { path: { lb_uuid: balancer?.uuid ?? '' }, body: { set_id: 1 } })).toMatchObject({
      status: 400,
    });
  });
  it('fall over when targets are left out', async () => {
    const w = world();
    expect(await w.call('createLoadBalancer', { body: { display_name: 'LB', billing_account_id: main, rules: [] } })).toMatchObject({
      status: 500,
    });
    expect(w.complaints()).toContain('targets are left out');
  });
});

describe('object storage', () => {
  it('has names that are unique and obey S3, and goes only when it is empty', async () => {
    const w = world();
    const make = (name: string) => w.call('createBucket', { body: { name, billing_account_id: main } });
    for (const name of ['No', 'a', 'under_score', '192.168.1.1', 'a..b', '-edge'])
      expect({ name, ...(await make(name)) }).toMatchObject({ name, status: 400 });
    expect(await make('northwind-static')).toMatchObject({ status: 409 });
    expect(await make('images')).toMatchObject({ status: 409 });
    expect(await make('fine-name')).toMatchObject({ status: 200, body: { num_objects: 0, created_at: expect.stringMatching(/\+0000$/) } });
    expect(await w.call('deleteBucket', { query: { name: 'northwind-static' } })).toMatchObject({ status: 409 });
    expect(await w.call('deleteBucket', { query: { name: 'fine-name' } })).toMatchObject({ status: 204 });
  });
  it('may not be there at all', async () => {
    const w = world('live-parameters');
    expect((await w.call('getS3Info')).body).toEqual({ url: '/' });
    expect((await w.call('listBuckets')).body).toEqual([]);
    for (const operation of ['getS3User', 'listS3Keys', 'createS3Key'] as const)
      expect(await w.call(operation)).toMatchObject({ status: 404, body: { message: 'Storage account not found.' } });
  });
  it('has no keys before somebody looks', async () => {
    const w = world('fresh');
    expect(await w.call('listS3Keys')).toMatchObject({ status: 404, body: { message: 'Storage account not found.' } });
    expect((await w.call('listBuckets')).body).toEqual([]);
    expect(items(at((await w.call('getS3User')).body, 's3Credentials'))).toHaveLength(1);
    const keys = items((await w.call('createS3Key')).body);
    expect(keys).toHaveLength(2);
    expect(await w.call('deleteS3Key', { body: { access_key: at(keys[0], 'accessKey') } })).toMatchObject({ status: 200, text: '' });
  });
});

describe('services', () => {
  const wanted = {
    billing_account_id: main,
    service: 'postgresql',
    version: '14.0',
    display_name: 'DB',
    vm_cpu: 1,
    vm_ram: 1024,
    vm_disk_gb: 30,
  };
  it('come with one node or two, where there are two', async () => {
    const w = world();
    const one = await w.call('createService', { body: wanted });
    expect(one.body).toMatchObject({
      status: 'active',
      resources: [{ resource_type: 'vm' }],
      properties: { sql_user: 'wadmin', port: 5432, location: 'cyc01' },
    });
    const two = await w.call('createService', { body: { ...wanted, is_multi_node: true, package_parameters: '{"location":"bus02"}' } });
    expect(items(at(two.body, 'resources'))).toHaveLength(3);
    expect(two.body).toMatchObject({ properties: { location: 'bus02' } });
    expect(await w.call('createService', { body: { ...wanted, service: 'mysql' } })).toMatchObject({
      status: 400,
      body: { errors: { Error: "Service 'mysql' not found" } },
    });
    expect(await w.call('createService', { body: { ...wanted, version: '14' } })).toMatchObject({ status: 400 });
    expect(await w.call('createService', { body: { ...wanted, service: 'mariadb', version: '10.5', is_multi_node: true } })).toMatchObject({
      status: 400,
    });
    const path = { service_uuid: String(at(two.body, 'uuid')) };
    expect((await w.call('deleteService', { path })).body).toMatchObject({
      status: 'deleted',
      is_deleted: true,
      resources: [{ resource_allocation: {} }, {}, {}],
    });
    expect((await w.call('listServices')).text).not.toContain(path.service_uuid);
  });
  it('keep their whitelist where they run', async () => {
    const w = world();
    const path = { service_uuid: [...w.cloud.state.services.values()].find((one) => one.location === 'tra03')?.uuid ?? '' };
    expect(await w.call('listWhitelist', { path })).toMatchObject({ status: 404 });
    expect((await w.call('listWhitelist', { path, slug: 'tra03' })).body).toEqual([]);
    expect((await w.call('addWhitelistEntry', { path, slug: 'tra03', body: { ip_address: '1.2.3.0/24' } })).body).toEqual(['1.2.3.0/24']);
    expect(await w.call('addWhitelistEntry', { path, slug: 'tra03', body: { ip_address: 'me' } })).toMatchObject({ status: 400 });
    expect((await w.call('removeWhitelistEntry', { path, slug: 'tra03', body: { ip_address: '1.2.3.0/24' } })).body).toEqual([]);
  });
});

describe('the user', () => {
  it('has keys with names of their own', async () => {
    const w = world();
    const body = { name: 'cloudia@laptop', public_key: 'ssh-ed25519 AAAAC3Nz me' };
    expect(await w.call('createSshKey', { body })).toMatchObject({ status: 409 });
    expect(await w.call('createSshKey', { body: { ...body, name: 'other' } })).toMatchObject({
      status: 200,
      body: { created_at: expect.stringMatching(/Z$/) },
    });
    expect(await w.call('createSshKey', { body: { name: 'bad', public_key: 'nonsense' } })).toMatchObject({ status: 400 });
  });
  it('is told when a token is not there', async () => {
    const w = world();
    expect(await w.call('deleteToken', { body: { token_id: 99 } })).toMatchObject({
      status: 400,
      body: { errors: { Error: 'Failed to delete kong token.' } },
    });
  });
});
