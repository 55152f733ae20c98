import { describe, expect, it } from 'vitest';
import { at, items, lab, main, timedWorld, vmForm, world } from './test-support';

const form = (values: { [name: string]: string }): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(values).toString(),
});
const json = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const noRoute = { message: 'no route and no API found with those values' };
const list = '/v1/user-resource/vm/list';

describe('the gateway', () => {
  it('knows no other paths and no other locations', async () => {
    const w = world();
    for (const path of ['/v1/nothing', '/v1/xxx01/user-resource/vm/list', '/v1/cyc01/payment/billing_account/list', '/v1/']) {
      expect(await w.raw(path)).toMatchObject({ status: 404, body: noRoute });
    }
  });
  it('wants a key that it knows', async () => {
    const w = world();
    expect(await w.call('listVms', { key: null })).toMatchObject({ status: 401, body: { message: 'No API key found in request' } });
    expect(await w.call('listVms', { key: 'wrong' })).toMatchObject({
      status: 403,
      body: { message: 'Invalid authentication credentials' },
    });
    const tokens = await w.call('createToken', { body: { description: 'x' } });
    const made = items(tokens.body).at(-1);
    expect(await w.call('listVms', { key: String(at(made, 'token')) })).toMatchObject({ status: 200 });
    await w.call('deleteToken', { body: { token_id: Number(at(made, 'id')) } });
    expect(await w.call('listVms', { key: String(at(made, 'token')) })).toMatchObject({ status: 403 });
  });
  it('says which methods a path has', async () => {
    const w = world();
    const [firewall] = [...w.cloud.state.firewalls.keys()];
    const answer = await w.raw(`/v1/network/firewalls/${firewall}`);
    expect(answer.status).toBe(405);
    expect(answer.response.headers.get('allow')).toBe('DELETE, PUT');
    expect(await w.raw('/v1/storage/disks', { method: 'DELETE' })).toMatchObject({ status: 405 });
  });
  it('forgives trailing slashes, an older path, and a slug before configuration and storage', async () => {
    const w = world();
    const [disk] = [...w.cloud.state.disks.keys()];
    for (const path of [
      `${list}/`,
      '/v1/network/ip_addresses/',
      `/v1/storage/disk/${disk}`,
      '/v1/cyc01/config/vm_images',
      '/v1/bus02/storage/bucket/list',
      '/panel/v1/config/locations',
    ]) {
      expect({ path, ...(await w.raw(path)) }).toMatchObject({ path, status: 200 });
    }
    expect(w.complaints()).toEqual(['a slug on a global call', 'a slug on a global call']);
  });
  it('answers for the default location where none is named', async () => {
    const w = world();
    const own = await w.call('listVms');
    expect(own.text).toBe((await w.call('listVms', { slug: 'cyc01' })).text);
    expect(own.text).not.toBe((await w.call('listVms', { slug: 'bus02' })).text);
    expect(items(own.body)).toHaveLength(13);
  });
  it('lets other origins in', async () => {
    const w = world();
    const answer = await w.raw(list, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.response.headers.get('access-control-allow-headers')).toContain('apikey');
    const got = await w.raw(list);
    expect(got.response.headers.get('access-control-expose-headers')).toContain('X-Warren-Correlation-Id');
  });
  it('has no firewalls, images and keys on an older platform, and a rescue start instead', async () => {
    const w = world('older');
    for (const path of ['/v1/network/firewalls', '/v1/config/boot_images', '/v1/user-resource/ssh_keys'])
      expect(await w.raw(path)).toMatchObject({ status: 404, body: noRoute });
    expect(await w.call('getGtmKey')).toMatchObject({ body: { gtm_key: 'ABC-DEF1234' } });
    expect(await world().raw('/v1/config/ui/gtm_key')).toMatchObject({ status: 404, body: noRoute });
    expect((await w.call('listDisks')).text).toContain('"sizeGb"');
    expect((await w.call('listDisks')).text).not.toContain('display_name":"Orders');
    expect((await w.call('listBillingAccounts')).text).not.toContain('eligible_promotions');
  });
});

describe('encodings', () => {
  it('reads JSON for a new machine, and only there', async () => {
    const w = world();
    expect(await w.raw('/v1/user-resource/vm', json(vmForm))).toMatchObject({
      status: 200,
      body: { name: 'new-machine', status: 'running' },
    });
    expect(w.complaints()).toContain('JSON where the documents want a form');
    expect(await w.raw('/v1/user-resource/vm/stop', json({ uuid: w.vm('web-01').uuid }))).toMatchObject({
      status: 400,
      body: { errors: { uuid: 'Missing required parameter.' } },
    });
  });
  it('refuses a form where it wants JSON', async () => {
    const w = world();
    expect(await w.raw('/v1/network/ip_addresses', form({ billing_account_id: String(main) }))).toMatchObject({ status: 415 });
    expect(w.complaints()).toContain('a form where the documents want JSON');
  });
  it('takes query parameters to start, stop and delete', async () => {
    const w = world();
    const { uuid } = w.vm('web-01');
    expect(await w.raw(`/v1/user-resource/vm/stop?uuid=${uuid}`, { method: 'POST' })).toMatchObject({
      status: 200,
      body: { status: 'stopped' },
    });
    expect(await w.raw(`/v1/user-resource/vm/start?uuid=${uuid}`, { method: 'POST' })).toMatchObject({
      status: 200,
      body: { status: 'running' },
    });
    expect(await w.raw(`/v1/user-resource/vm?uuid=${uuid}`, { method: 'DELETE' })).toMatchObject({ status: 200 });
    expect(w.complaints()).toContain("'uuid' in the query where the documents want it in the body");
  });
  it('names a network in the query or in a form', async () => {
    const w = world();
    expect(await w.raw('/v1/network/network?name=One', { method: 'POST' })).toMatchObject({ body: { name: 'One' } });
    expect(await w.raw('/v1/network/network', form({ name: 'Two' }))).toMatchObject({ body: { name: 'Two' } });
  });
  it('takes an empty JSON body, `{}` and both whitelists', async () => {
    const w = world();
    const held = [...w.cloud.state.addresses.values()].find((one) => one.assigned && one.location === 'cyc01')?.address ?? '';
    expect(await w.raw(`/v1/network/ip_addresses/${held}/unassign`, json({}))).toMatchObject({ status: 200 });
    expect(await w.raw(list, { headers: { 'content-type': 'application/json' } })).toMatchObject({ status: 200 });
    const [service] = [...w.cloud.state.services.values()];
    const path = `/v1/user-resource/service/package/${service?.uuid}/whitelist_addresses`;
    expect((await w.raw(path, json({ ip_address: '1.1.1.1' }))).body).toContain('1.1.1.1');
    expect((await w.raw(path, form({ ip_address: '2.2.2.2' }))).body).toContain('2.2.2.2');
    expect(w.complaints()).toEqual([]);
  });
  it('deletes a bucket by query or by form', async () => {
    const w = world();
    expect(await w.raw('/v1/storage/bucket', { ...form({ name: 'northwind-empty' }), method: 'DELETE' })).toMatchObject({ status: 204 });
    expect(w.complaints()).toEqual([]);
  });
  it('wants whole numbers', async () => {
    const answer = await world().raw(
      '/v1/user-resource/vm',
      form({ ...Object.fromEntries(Object.entries(vmForm).map(([name, value]) => [name, String(value)])), billing_account_id: 'mine' }),
    );
    expect(answer).toMatchObject({ status: 400, body: { errors: { billing_account_id: 'Invalid whole number provided' } } });
  });
});

describe('the journal', () => {
  it('keeps what came, without secrets', async () => {
    const w = world();
    await w.call('createVm', { body: { ...vmForm, public_keys: ['ssh-ed25519 AAAA'], cloud_init: { runcmd: ['secret'] } } });
    await w.call('addCard', { body: { billing_account_id: main, token: 'tok_visa' } });
    const text = JSON.stringify(w.cloud.journal.requests);
    expect(text).not.toMatch(/Password123|tok_visa|"runcmd"|AAAA/);
    expect(w.cloud.journal.requests[0]).toMatchObject({
      operation: 'createVm',
      method: 'POST',
      status: 200,
      data: { name: 'new-machine', password: '(redacted)' },
    });
  });
  it('complains about what the documents would not have', async () => {
    const w = world();
    const { billing_account_id: _, ...nobodyPays } = vmForm;
    await w.call('createVm', { body: { ...nobodyPays, colour: 'red' } });
    await w.call('deleteVm', { body: {} });
    await w.raw('/v1/network/ip_addresses', json({ billing_account_id: String(main) }));
    await w.call('updateVm', { body: { uuid: w.vm('legacy-crm-do-not-touch').uuid, vcpu: 2, ram: 4096 } });
    await w.call('toggleVmBackup', { body: { uuid: w.vm('web-01').uuid } });
    await w.call('toggleVmBackup', { body: { uuid: w.vm('web-01').uuid } });
    await w.call('createFloatingIp', { body: { billing_account_id: main, name: 'twice' } });
    await w.call('createFloatingIp', { body: { billing_account_id: main, name: 'twice' } });
    await w.call('updateToken', { body: { token_id: 2, restricted: false } });
    await w.call('updateBillingAccount', { body: { billing_account_id: lab, title: 'x' } });
    const complaints = w.complaints();
    for (const text of [
      "unknown field 'colour'",
      'no billing_account_id, although the token is global',
      "'uuid' is missing",
      "'billing_account_id' is sent as string, it is integer",
      'vcpu and ram are sent unchanged',
      'the toggle was sent twice within seconds',
      'the same was sent twice within a second',
      "any value of 'restricted' restricts the token",
      "'company_name' is left out, which deletes it",
    ])
      expect(complaints).toContain(text);
    expect(w.cloud.state.tokens.find((one) => one.id === 2)?.restricted).toBe(true);
  });
});

describe('faults', () => {
  const stop = async (faults: NonNullable<Parameters<typeof world>[1]>['faults']) => {
    const w = world('company', { faults: faults ?? {} });
    const answer = await w.call('stopVm', { body: { uuid: w.vm('web-01').uuid } });
    return { answer, done: w.vm('web-01').status === 'stopped' };
  };
  it('breaks in all the ways that it can', async () => {
    expect(await stop({ dropBefore: ['stopVm'] })).toMatchObject({ answer: { response: { type: 'error' } }, done: false });
    expect(await stop({ dropAfter: ['stopVm'] })).toMatchObject({ answer: { response: { type: 'error' } }, done: true });
    expect(await stop({ status: { stopVm: 429 } })).toMatchObject({ answer: { status: 429 }, done: false });
    expect(await stop({ errorInside200: ['stopVm'] })).toMatchObject({ answer: { status: 200, body: { errors: {} } }, done: false });
    expect(await stop({ rejectToken: true })).toMatchObject({ answer: { status: 403 }, done: false });
    expect(await stop({ locationsDown: ['cyc01'] })).toMatchObject({ answer: { status: 502 }, done: false });
    expect(await stop({ failEveryNthWrite: 1 })).toMatchObject({ answer: { status: 500 }, done: false });
    const page = await stop({ html: ['stopVm'] });
    expect(page.answer.text).toMatch(/^<!DOCTYPE html>/);
    const torn = await stop({ malformed: ['stopVm'] });
    expect(torn).toMatchObject({ answer: { status: 200, body: null }, done: true });
    expect(torn.answer.text.length).toBeGreaterThan(10);
  });
  it('fails every nth write and no reading', async () => {
    const w = world('company', { faults: { failEveryNthWrite: 2 } });
    const statuses = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      statuses.push((await w.call('createNetwork', { query: { name } })).status);
      expect(await w.call('listNetworks')).toMatchObject({ status: 200 });
    }
    expect(statuses).toEqual([200, 500, 200, 500]);
  });
  it('takes down one location and leaves the others', async () => {
    const w = world('company', { faults: { locationsDown: ['bus02'] } });
    expect(await w.call('listVms', { slug: 'bus02' })).toMatchObject({ status: 502 });
    expect(await w.call('listVms', { slug: 'cyc01' })).toMatchObject({ status: 200 });
  });
  it('waits before every answer', async () => {
    const w = timedWorld('company', { faults: { latencyMs: 300 } });
    let answered = false;
    const asked = w.call('listVms').finally(() => {
      answered = true;
    });
    await w.time.pass(299);
    expect(answered).toBe(false);
    await w.time.pass(1);
    await asked;
    expect(answered).toBe(true);
  });
});
