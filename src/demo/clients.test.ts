import { readFileSync } from 'node:fs';
import { assert, asyncProperty, constantFrom, infiniteStream, jsonValue, oneof } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fields } from '@/api/gen/fields.gen';
import { operations } from '@/api/gen/operations.gen';
import { at, items, lab, main, vmForm, world, type World } from './test-support';
import { absentIn, operationIds } from './wire/router';

const sent = (method: string, type: string, body: string): RequestInit => ({ method, headers: { 'content-type': type }, body });
const form = (values: Record<string, string>, method = 'POST') =>
  sent(method, 'application/x-www-form-urlencoded', new URLSearchParams(values).toString());
const json = (body: unknown, method = 'POST') => sent(method, 'application/json', JSON.stringify(body));
const noRoute = { message: 'no route and no API found with those values' };

const inCyc = (kind: 'addresses' | 'disks' | 'loadBalancers' | 'firewalls', w: World) =>
  [...w.cloud.state[kind].entries()].find(([, one]) => one.location === 'cyc01')?.[0] ?? '';
const looseDisk = (w: World) => {
  const attached = new Set([...w.cloud.state.vms.values()].flatMap((vm) => vm.disks));
  return [...w.cloud.state.disks.values()].find((one) => one.location === 'cyc01' && !attached.has(one.uuid) && !one.deleted)?.uuid ?? '';
};

describe('what the documents show other clients', () => {
  it('gives a clone any name', async () => {
    const w = world();
    const { uuid } = w.vm('web-01');
    const answer = await w.raw('/v1/user-resource/vm/clone', form({ uuid, name: 'Name of the Clone' }));
    expect(answer).toMatchObject({ status: 200, body: { name: 'Name of the Clone', hostname: 'name-of-the-clone' } });
  });
  it('takes an empty field for one that was left out', async () => {
    const w = world();
    const { disks: _, ...rest } = vmForm;
    const body = { ...rest, os_name: '', os_version: '', username: '', password: '', disk_uuid: looseDisk(w), disks: '', cloud_init: '' };
    expect(await w.call('createVm', { body })).toMatchObject({ status: 200, body: { name: vmForm.name } });
    const disk = { size_gb: '20', billing_account_id: String(main), source_image_type: '', source_image: '', display_name: '' };
    const made = await w.raw('/v1/storage/disks', form(disk));
    expect(made).toMatchObject({ status: 201, body: { source_image_type: 'EMPTY' } });
    expect(made.body).not.toHaveProperty('display_name');
    expect(await w.raw('/v1/network/ip_addresses?billing_account_id=&vm_uuid=')).toMatchObject({ status: 200 });
    expect(await w.raw('/v1/network/ip_addresses', json({ name: '', billing_account_id: main }))).toMatchObject({ status: 200 });
    expect(w.complaints()).toEqual([]);
  });
  it('still lets a text be taken away', async () => {
    const w = world();
    const { disk_uuid } = { disk_uuid: looseDisk(w) };
    await w.call('updateDisk', { path: { disk_uuid }, body: { display_name: 'Scratch' } });
    await w.call('updateDisk', { path: { disk_uuid }, body: { display_name: '' } });
    expect(w.cloud.state.disks.get(disk_uuid)?.display_name).toBe('');
  });
  it('says of an address that was never assigned that it is assigned to null', async () => {
    for (const dialect of ['newer', 'older'] as const) {
      const w = world('company', { dialect });
      for (const name of ['one', 'two']) {
        const { body } = await w.call('createFloatingIp', { body: { billing_account_id: main, name } });
        expect(body).toHaveProperty('assigned_to', null);
        const path = { address: String(at(body, 'address')) };
        expect((await w.call('updateFloatingIp', { path, body: { name: 'x' } })).body).toHaveProperty('assigned_to', null);
      }
    }
  });
  it.each([
    ['/v1/storage/disks', form({ size_gb: '20' })],
    ['/v1/storage/bucket', form({ name: 'burrow-new' }, 'PUT')],
    ['/v1/network/ip_addresses', json({ name: 'x' })],
    ['/v1/network/firewalls', json({ display_name: 'x', rules: [] })],
    ['/v1/network/load_balancers', json({ targets: [], rules: [] })],
  ])('asks for the account of %s in one message', async (path, init) => {
    const text = "'billing_account_id' is required if using a global API token";
    expect(await world().raw(path, init)).toMatchObject({ status: 400, body: { message: text } });
  });
  it('speaks of accounts of others in the same way', async () => {
    const w = world();
    const foreign = { billing_account_id: 7 };
    const refused = { status: 400, body: { message: 'Provided billing account is incorrect.' } };
    const address = inCyc('addresses', w);
    const disk_uuid = inCyc('disks', w);
    expect(await w.call('createDisk', { body: { ...foreign, size_gb: 20 } })).toMatchObject(refused);
    expect(await w.call('updateDisk', { path: { disk_uuid }, body: foreign })).toMatchObject(refused);
    expect(await w.call('createFloatingIp', { body: foreign })).toMatchObject(refused);
    expect(await w.call('updateFloatingIp', { path: { address }, body: foreign })).toMatchObject(refused);
    expect(await w.call('createBucket', { body: { ...foreign, name: 'burrow-new' } })).toMatchObject(refused);
    const lb_uuid = inCyc('loadBalancers', w);
    expect(await w.call('setLoadBalancerBilling', { path: { lb_uuid }, body: { set_id: 7 } })).toMatchObject(refused);
    const vm = { status: 400, body: { errors: { Error: 'Provided billing account is incorrect.' } } };
    expect(await w.call('createVm', { body: { ...vmForm, ...foreign } })).toMatchObject(vm);
  });
  it("shows the payment processor's record of the primary card", async () => {
    const w = world();
    const { body } = await w.call('getBillingAccount', { query: { billing_account_id: main } });
    const last4 = String(at(body, 'primary_card', 'last4'));
    expect(at(body, 'primary_card', 'processor_data')).toMatchObject({ object: 'payment_method', card: { last4 }, type: 'card' });
  });
  it('does not read JSON for a disk, made or changed, and blames the billing account', async () => {
    const w = world();
    const blamed = { status: 400, body: { message: "'billing_account_id' is required if using a global API token" } };
    expect(await w.raw(`/v1/storage/disks/${looseDisk(w)}`, json({ display_name: 'x' }, 'PATCH'))).toMatchObject(blamed);
    expect(await w.raw('/v1/storage/disks', json({ size_gb: 20, billing_account_id: main }))).toMatchObject(blamed);
  });
  it('wants an address for a whitelist', async () => {
    const w = world();
    const [uuid] = [...w.cloud.state.services.keys()];
    const path = `/v1/user-resource/service/package/${uuid}/whitelist_addresses`;
    const refused = { status: 400, body: { errors: { Error: 'IP address must be specified' } } };
    for (const method of ['POST', 'DELETE'])
      for (const body of [form({}, method), form({ ip_address: '' }, method), json({}, method), json({ ip: '1.1.1.1' }, method)])
        expect(await w.raw(path, body)).toMatchObject(refused);
  });
  it('leaves out the name of a load balancer that has none', async () => {
    for (const dialect of ['newer', 'older'] as const) {
      const w = world('company', { dialect });
      const { body } = await w.call('createLoadBalancer', { body: { billing_account_id: main, rules: [], targets: [] } });
      expect(body).not.toHaveProperty('display_name');
    }
  });
  it('has nothing against what the examples and headings do', async () => {
    const w = world();
    const [service_uuid = ''] = [...w.cloud.state.services.keys()];
    await w.call('updateService', { path: { service_uuid }, body: { uuid: service_uuid, display_name: 'New name' } });
    const balancer = { display_name: 'my LB', billing_account_id: main, reserve_public_ip: 'false', rules: [], targets: [] };
    const made = await w.raw('/v1/network/load_balancers?all=false', json(balancer));
    expect(made).toMatchObject({ status: 200 });
    expect([...w.cloud.state.addresses.values()].some((one) => one.assigned?.to === at(made.body, 'uuid'))).toBe(false);
    const card = w.cloud.state.cards.find((one) => one.billing_account_id === main && one.kind === 'card' && one.is_verified);
    const search = `billing_account_id=${main}&payment_object_id=${card?.id}&amount=10.00`;
    expect(await w.raw(`/v1/payment/credit/buy?${search}`, { method: 'POST' })).toMatchObject({ body: { success: true } });
    const invoice = `/v1/payment/credit/request_invoice?billing_account_id=${main}&amount=100.00`;
    expect(await w.raw(invoice, { method: 'POST' })).toMatchObject({ body: { success: true } });
    const apply = `/v1/payment/apply_for_invoice_payment?billing_account_id=${lab}`;
    expect((await w.raw(apply, { method: 'POST' })).status).toBeLessThan(500);
    expect(w.complaints()).toEqual([]);
  });
  it('answers with JSON where the documents say nothing', async () => {
    const w = world();
    const done = { status: 200, body: { success: true } };
    const { uuid } = w.vm('web-02');
    await w.call('createToken', { body: { description: 'x' } });
    const token_id = w.cloud.state.tokens.at(-1)?.id;
    const invoice_id = w.cloud.state.invoices.find((one) => one.status === 5)?.id;
    expect(await w.call('setResourceBilling', { body: { uuid, billing_account_id: lab } })).toMatchObject(done);
    expect(await w.call('updateToken', { body: { token_id, description: 'y' } })).toMatchObject(done);
    expect(await w.call('deleteToken', { body: { token_id } })).toMatchObject(done);
    expect(await w.call('deleteVm', { body: { uuid } })).toMatchObject(done);
    expect(await w.call('payInvoice', { body: { invoice_id } })).toMatchObject(done);
    expect(await w.call('payAll', { body: { billing_account_id: lab } })).toMatchObject(done);
    const older = world('older');
    expect(await older.call('deleteVm', { body: { uuid: older.vm('web-02').uuid } })).toMatchObject({ status: 204, text: '' });
  });
});

describe('requests that nobody means', () => {
  it('finds nothing under a name that is no encoding', async () => {
    const w = world();
    const answer = await w.raw('/v1/network/ip_addresses/%zz');
    expect(answer).toMatchObject({ status: 404, body: { message: 'Ip address %zz was not found.' } });
    for (const path of ['//', '//v1/', '/v1//', '/v1/network//', '/v1/%', '/v1/%zz/user-resource/vm/list'])
      expect(await w.raw(path)).toMatchObject({ status: 404, body: noRoute });
  });
  it('refuses lists of what is no rule', async () => {
    const w = world();
    const path = `/v1/network/firewalls/${inCyc('firewalls', w)}`;
    for (const rules of [[null], [1], ['x'], [[]], [{}], 'x', {}]) {
      expect((await w.raw(path, json({ rules }, 'PUT'))).status).toBe(400);
      const made = json({ billing_account_id: main, display_name: 'odd', rules, targets: [] });
      expect((await w.raw('/v1/network/firewalls', made)).status).toBe(400);
      expect((await w.raw('/v1/network/load_balancers', made)).status).toBe(400);
    }
  });
  it('knows no field by the name of what every object has', async () => {
    const w = world();
    await w.raw('/v1/network/ip_addresses', json({ billing_account_id: main, constructor: 'x', toString: 'y' }));
    expect(w.complaints()).toEqual(["unknown field 'constructor'", "unknown field 'toString'"]);
  });
  it('never breaks, whatever is in a field', async () => {
    const writes = operationIds.filter((id) => operations[id].method !== 'GET' && Object.keys(fields[id]).length > 0);
    const w = world();
    const value = oneof(constantFrom(null, '', '-1', '0', [null], [{}], {}, '\u0000', '__proto__'), jsonValue({ maxDepth: 2 }));
    const broken: unknown[] = [];
    await assert(
      asyncProperty(constantFrom(...writes), infiniteStream(value), async (operation, values) => {
        const pick = () => values.next().value ?? null;
        const { path, method, encoding } = operations[operation];
        const names = Object.entries(fields[operation]).filter(([, shape]) => shape.in === 'body');
        const body = Object.fromEntries(names.map(([name]) => [name, pick()]));
        const texts = Object.fromEntries(
          Object.entries(body).map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)]),
        );
        const url = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(JSON.stringify(pick())));
        const init = names.length === 0 ? { method } : encoding === 'json' ? json(body, method) : form(texts, method);
        const { status, text } = await w.raw(url, init);
        // A balancer without targets is the one thing that live platforms break on too.
        if (status >= 500 && operation !== 'createLoadBalancer') broken.push({ operation, url, body, text });
        return broken.length === 0;
      }),
      { numRuns: 500 },
    );
    expect(broken).toEqual([]);
  });
});

describe('dialects', () => {
  const contract: unknown = parse(readFileSync(new URL('../api/openapi.yaml', import.meta.url), 'utf8'));

  it('lacks what the contract says that a platform of its age lacks', () => {
    for (const id of operationIds) {
      const { path, method } = operations[id];
      const said = at(contract, 'paths', path, method.toLowerCase(), 'x-dialect');
      const lacking = said === 'both' ? [] : said === 'older' ? ['newer', 'live'] : ['older'];
      expect({ id, lacking: (['newer', 'older', 'live'] as const).filter((dialect) => absentIn(dialect).includes(id)) }).toEqual({
        id,
        lacking,
      });
    }
  });
  it('has no single load balancer on an older platform, though it can be renamed', async () => {
    const w = world('older');
    const lb_uuid = inCyc('loadBalancers', w);
    expect(await w.call('getLoadBalancer', { path: { lb_uuid } })).toMatchObject({ status: 404, body: noRoute });
    expect(await w.call('renameLoadBalancer', { path: { lb_uuid }, body: { display_name: 'x' } })).toMatchObject({ status: 200 });
  });
  it('answers in the dialect that is asked for, whatever the scenario', async () => {
    const w = world('company', { dialect: 'live' });
    expect(w.cloud.state.platform.dialect).toBe('live');
    expect((await w.call('getPricingPolicy')).body).toBeInstanceOf(Array);
    expect((await w.call('listNetworks')).text).not.toContain('vlan_id');
    expect(items((await w.call('getVmParameters')).body).map((one) => at(one, 'parameter'))).not.toContain('ram');
    expect(await world('fresh', { dialect: 'older' }).raw('/v1/network/firewalls')).toMatchObject({ status: 404, body: noRoute });
  });
  it('wants CPUs and memory together where it runs', async () => {
    const alone = { vcpu: 8 };
    const refused = {
      status: 400,
      body: { errors: { Error: 'Cannot modify VM because vcpu and RAM is not changing from initial value' } },
    };
    const live = world('company', { dialect: 'live' });
    const { uuid, memory } = live.vm('legacy-crm-do-not-touch');
    expect(await live.call('updateVm', { body: { uuid, ...alone } })).toMatchObject(refused);
    expect(await live.call('updateVm', { body: { uuid, ram: memory * 2 } })).toMatchObject(refused);
    expect(await live.call('updateVm', { body: { uuid, ...alone, ram: memory } })).toMatchObject({ status: 200, body: alone });
    expect(await live.call('updateVm', { body: { uuid, name: 'another-name' } })).toMatchObject({ status: 200 });
    const newer = world();
    const vm = newer.vm('legacy-crm-do-not-touch');
    expect(await newer.call('updateVm', { body: { uuid: vm.uuid, ...alone } })).toMatchObject({ status: 200, body: alone });
  });
  it('names no prefixes of a rule for everyone in two ways', async () => {
    const specs = async (w: World) =>
      items((await w.call('listFirewalls')).body)
        .flatMap((one) => items(at(one, 'rules')))
        .filter((rule) => at(rule, 'endpoint_spec_type') === 'any')
        .map((rule) => at(rule, 'endpoint_spec'));
    expect(new Set(await specs(world()))).toEqual(new Set([null]));
    expect(await specs(world('company', { dialect: 'live' }))).toContainEqual([]);
  });
  it('leaves out what an address was never assigned to where it runs', async () => {
    const w = world('company', { dialect: 'live' });
    const { body } = await w.call('createFloatingIp', { body: { billing_account_id: main } });
    for (const key of ['assigned_to', 'assigned_to_resource_type', 'assigned_to_private_ip']) expect(body).not.toHaveProperty(key);
  });
});
