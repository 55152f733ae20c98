import { describe, expect, it } from 'vitest';
import { at, items, lab, main, timedWorld, vmForm, world } from './test-support';

const unknown = 'aaaaaaaa-0000-bbbb-1111-cccccccccccc';

describe('creating a machine', () => {
  it('makes a running one with a public address of its own, on the default network', async () => {
    const w = world();
    const { body, text } = await w.call('createVm', { body: vmForm });
    const uuid = String(at(body, 'uuid'));
    expect(body).toMatchObject({
      status: 'running',
      vcpu: 2,
      memory: 2048,
      billing_account: main,
      username: 'cloudia',
      storage: [{ name: 'vda', primary: true, size: 20, pool: 'n/a' }],
    });
    expect(text).not.toMatch(/network_uuid|public_ipv4|"tags"|"id":|Password123/);
    const networks = items((await w.call('listNetworks')).body);
    expect(networks.find((one) => at(one, 'is_default') === true)).toMatchObject({ vm_uuids: expect.arrayContaining([uuid]) });
    const addresses = items((await w.call('listFloatingIps', { query: { vm_uuid: uuid } })).body);
    expect(addresses).toMatchObject([
      { name: '', assigned_to: uuid, assigned_to_resource_type: 'virtual_machine', billing_account_id: main },
    ]);
    await w.call('createVm', { body: { ...vmForm, name: 'no-address', reserve_public_ip: false } });
    expect(items((await w.call('listFloatingIps', { query: { vm_uuid: w.vm('no-address').uuid } })).body)).toEqual([]);
  });

  const { billing_account_id: _, ...nobodyPays } = vmForm;
  const refusals: readonly [string, { [name: string]: unknown }, { [name: string]: string }][] = [
    ['no payer', nobodyPays, { billing_account_id: "'billing_account_id' is required if using a global API token" }],
    ['a name that the parameters refuse', { ...vmForm, name: '<b>' }, { name: expect.stringContaining('expression') }],
    ['a weak password', { ...vmForm, password: 'password' }, { password: expect.stringContaining('expression') }],
    ['an image that is not there', { ...vmForm, os_name: 'beos' }, { os_name: expect.stringContaining('one from the list') }],
    [
      'a version that is not published',
      { ...vmForm, os_version: '18.04-lts' },
      { os_version: "if 'os_name=ubuntu' then value must be one from the list ['24.04-lts', '22.04-lts', '20.04-lts']" },
    ],
    ['a Windows with one core', { ...vmForm, os_name: 'windows', os_version: '2022', vcpu: 1 }, { vcpu: 'value must be between 2 and 16' }],
    ['more memory than the parameters have', { ...vmForm, ram: 100_000 }, { ram: 'value must be between 512 and 65536' }],
    ['a disk that the parameters find too large', { ...vmForm, disks: 300 }, { disks: 'value must be between 20 and 240' }],
    [
      'a pool that is not there',
      { ...vmForm, designated_pool_uuid: unknown },
      { designated_pool_uuid: expect.stringContaining('not found') },
    ],
  ];
  it.each(refusals)('refuses %s', async (_name, body, errors) => {
    const w = world();
    expect(await w.call('createVm', { body })).toMatchObject({ status: 400, body: { errors } });
    expect(w.cloud.state.vms.size).toBe(27);
  });
  it('refuses a network of elsewhere and what the pool has no room for', async () => {
    const w = world();
    const far = [...w.cloud.state.networks.values()].find((one) => one.location === 'bus02')?.uuid;
    expect(await w.call('createVm', { body: { ...vmForm, network_uuid: far } })).toMatchObject({
      status: 400,
      body: { message: 'Network UUID is invalid.' },
    });
    const live = world('live-parameters');
    expect(await live.call('createVm', { slug: 'tra03', body: { ...vmForm, vcpu: 12 } })).toMatchObject({
      body: { errors: { vcpu: 'value must be between 1 and 8' } },
    });
    expect(await live.call('createVm', { body: { ...vmForm, name: '<b>any</b> name', username: '', password: '' } })).toMatchObject({
      status: 200,
    });
  });
  it('leaves a machine whose cloud-init has users without the user that was asked for', async () => {
    const w = world();
    const { body } = await w.call('createVm', { body: { ...vmForm, cloud_init: { users: [] } } });
    expect(body).not.toHaveProperty('username');
    const yaml = await w.call('createVm', { body: { ...vmForm, name: 'with-yaml', cloud_init: '#cloud-config\nusers:\n  - default\n' } });
    expect(yaml).toMatchObject({ status: 200 });
    expect(yaml.body).not.toHaveProperty('username');
    expect(await w.call('createVm', { body: { ...vmForm, cloud_init: 'no yaml' } })).toMatchObject({ status: 400 });
  });
  it('starts from nothing, from a disk, and from a replica', async () => {
    const w = world();
    const base = { billing_account_id: main, vcpu: 1, ram: 1024 };
    expect(
      (await w.call('createVm', { body: { ...base, name: 'blank', disks: 20, os_name: '_custom', os_version: '_' } })).body,
    ).toMatchObject({ os_name: '_custom', os_version: '_' });
    const disk = [...w.cloud.state.disks.values()].find((one) => one.display_name === 'Old orders data')?.uuid;
    const booted = await w.call('createVm', { body: { ...base, name: 'from-disk', disk_uuid: disk } });
    expect(booted.body).toMatchObject({ storage: [{ uuid: disk, size: 200, primary: true }] });
    expect(await w.call('createVm', { body: { ...base, name: 'again', disk_uuid: disk } })).toMatchObject({ status: 400 });
    const source = w.vm('orders-db-primary');
    const [snapshot] = items((await w.call('listReplicas', { query: { uuid: source.uuid } })).body);
    const copy = await w.call('createVm', {
      body: { ...base, name: 'from-snapshot', source_uuid: source.uuid, source_replica: at(snapshot, 'uuid') },
    });
    expect(copy.body).toMatchObject({ os_name: 'debian', storage: [{ size: 400 }] });
  });
  it('needs no payer with a restricted token, and sees and reaches only its own', async () => {
    const w = world();
    const key = w.cloud.state.tokens.find((one) => one.restricted)?.token ?? '';
    const { body } = await w.call('createVm', { key, body: nobodyPays });
    expect(body).toMatchObject({ billing_account: lab });
    expect(items((await w.call('listVms', { key, slug: 'bus02' })).body)).toHaveLength(3);
    expect(await w.call('getVm', { key, query: { uuid: w.vm('web-01').uuid } })).toMatchObject({ status: 400 });
    expect(await w.call('createVm', { key, body: vmForm })).toMatchObject({ status: 400 });
    expect(await w.call('listBillingAccounts', { key })).toMatchObject({
      status: 403,
      body: { errors: { 'consumer::resource_forbidden': { subtype: 'resource_forbidden' } } },
    });
    expect(w.complaints()).toEqual([]);
  });
  it('gives a LIMITED account only so much', async () => {
    const w = world('limited');
    const body = { ...vmForm, billing_account_id: 1_200_140_001, vcpu: 3 };
    expect(await w.call('createVm', { body })).toMatchObject({ status: 200 });
    expect(await w.call('createVm', { body: { ...body, name: 'too-much' } })).toMatchObject({ status: 400 });
  });
  it('is not for a suspended account', async () => {
    const w = world('suspended');
    const body = { ...vmForm, billing_account_id: 1_200_140_001 };
    expect(await w.call('createVm', { body })).toMatchObject({
      status: 400,
      body: { errors: { Error: expect.stringContaining('not active') } },
    });
    expect((await w.call('listBillingAccounts')).body).toMatchObject([
      { status: 'suspended', can_pay: false, suspend_reason: expect.stringContaining('verify') },
    ]);
  });
  it('goes on when nobody waits for it any more', async () => {
    const w = timedWorld('company', { faults: { dropAfter: ['createVm'] } });
    const creating = w.call('createVm', { body: vmForm });
    await w.time.pass(9000);
    expect((await creating).response.type).toBe('error');
    expect(w.vm('new-machine').status).toBe('running');
  });
});

describe('a machine', () => {
  it('that is not there is a 400', async () => {
    const w = world();
    for (const answer of [
      await w.call('getVm', { query: { uuid: unknown } }),
      await w.call('startVm', { body: { uuid: unknown } }),
      await w.call('deleteVm', { slug: 'bus02', body: { uuid: w.vm('web-01').uuid } }),
    ]) {
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('No such virtual machine exists: ');
    }
  });
  it('changes its size only while it is stopped, and never to what it was', async () => {
    const w = world();
    const { uuid } = w.vm('web-01');
    expect(await w.call('updateVm', { body: { uuid, vcpu: 4, ram: 4096 } })).toMatchObject({ status: 400 });
    expect(await w.call('updateVm', { body: { uuid, name: 'renamed' } })).toMatchObject({
      status: 200,
      body: { name: 'renamed', vcpu: 2 },
    });
    await w.call('stopVm', { body: { uuid } });
    expect(await w.call('updateVm', { body: { uuid, vcpu: 2, ram: 4096 } })).toMatchObject({
      status: 400,
      body: { errors: { Error: 'Cannot modify VM because vcpu and RAM is not changing from initial value' } },
    });
    expect(await w.call('updateVm', { body: { uuid, vcpu: 4, ram: 4096 } })).toMatchObject({
      status: 200,
      body: { vcpu: 4, memory: 4096 },
    });
    expect(await w.call('updateVm', { body: { uuid, vcpu: 99, ram: 4096 } })).toMatchObject({ status: 400 });
  });
  it('changes its password only while it runs', async () => {
    const w = world();
    const body = { uuid: w.vm('legacy-crm-do-not-touch').uuid, username: 'cloudia', password: 'Password123' };
    expect(await w.call('setVmPassword', { body })).toMatchObject({ status: 400 });
    expect(await w.call('setVmPassword', { body: { ...body, uuid: w.vm('web-01').uuid, password: 'weak' } })).toMatchObject({
      status: 400,
    });
  });
  it('toggles its backup, so that twice is nothing', async () => {
    const w = world();
    const body = { uuid: w.vm('web-02').uuid };
    expect((await w.call('toggleVmBackup', { body })).body).toMatchObject({ backup: true });
    expect((await w.call('toggleVmBackup', { body })).body).toMatchObject({ backup: false });
  });
  it('boots a medium for one launch', async () => {
    const w = world();
    const { uuid } = w.vm('legacy-crm-do-not-touch');
    const iso = [...w.cloud.state.disks.values()].find((one) => one.read_only_bootable)?.uuid;
    const plain = [...w.cloud.state.disks.values()].find((one) => one.display_name === 'Old orders data')?.uuid;
    const priv = { uuid, boot_image_repository: 'private' };
    expect(await w.call('bootIsoMedia', { body: { uuid, boot_image_uuid: unknown } })).toMatchObject({ status: 400 });
    expect(await w.call('bootIsoMedia', { body: { ...priv, boot_image_uuid: plain } })).toMatchObject({ status: 400 });
    expect(await w.call('bootIsoMedia', { body: { ...priv, boot_image_uuid: iso } })).toMatchObject({
      status: 200,
      body: { success: true },
    });
    expect(w.vm('legacy-crm-do-not-touch')).toMatchObject({ status: 'running', booted_from: iso });
    await w.call('stopVm', { body: { uuid } });
    await w.call('startVm', { body: { uuid } });
    expect(w.vm('legacy-crm-do-not-touch').booted_from).toBeNull();
  });
  it('takes its disks with it and leaves its address behind, idle and billed', async () => {
    const w = world();
    const vm = w.vm('orders-db-primary');
    const web = w.vm('web-01');
    const held = [...w.cloud.state.addresses.values()].find((one) => one.assigned?.to === web.uuid);
    expect(await w.call('deleteVm', { body: { uuid: vm.uuid } })).toMatchObject({ status: 200, body: { success: true } });
    await w.call('deleteVm', { body: { uuid: web.uuid } });
    for (const uuid of vm.disks)
      expect((await w.call('getDisk', { path: { disk_uuid: uuid } })).body).toMatchObject({
        status: 'Deleted',
        snapshots: [],
        deleted_at: expect.stringMatching(/\+0000$/),
      });
    expect((await w.call('listDisks')).text).not.toContain(vm.disks[1]);
    const address = await w.call('getFloatingIp', { path: { address: held?.address ?? '' } });
    expect(address.body).toMatchObject({ assigned_to: null, unassigned_at: expect.any(String) });
    expect(address.body).not.toHaveProperty('assigned_to_resource_type');
    expect((await w.call('listFirewalls')).text).not.toContain(web.uuid);
    w.cloud.clock.advance(2 * 3_600_000);
    expect((await w.call('getUsage', { query: { billing_account_id: main } })).text).toContain(`Floating IP ${held?.address}, unassigned`);
  });
  it('is reinstalled, cloned and set back', async () => {
    const w = world();
    const { uuid } = w.vm('orders-db-primary');
    expect((await w.call('reinstallVm', { body: { uuid, os_name: 'debian', os_version: '13' } })).body).toMatchObject({
      os_version: '13',
      status: 'running',
    });
    expect((await w.call('cloneVm', { body: { uuid, name: 'the-clone' } })).body).toMatchObject({
      vcpu: 8,
      backup: false,
      storage: [{ size: 400, replica: [] }],
    });
    const [snapshot] = items((await w.call('listReplicas', { query: { uuid } })).body);
    expect((await w.call('rebuildVm', { body: { uuid, replica_uuid: at(snapshot, 'uuid') } })).body).toMatchObject({ status: 'stopped' });
    expect(await w.call('rebuildVm', { body: { uuid, replica_uuid: 'nothing' } })).toMatchObject({ status: 400 });
  });
  it('of a FROZEN account neither starts nor is made', async () => {
    const w = world('frozen');
    const payer = w.cloud.state.accounts[0]?.id ?? 0;
    const frozen = { status: 400, body: { errors: { Error: expect.stringContaining('frozen') } } };
    expect(await w.call('startVm', { body: { uuid: w.vm('staging').uuid } })).toMatchObject(frozen);
    expect(await w.call('createVm', { body: { ...vmForm, billing_account_id: payer } })).toMatchObject(frozen);
    expect(await w.call('createFloatingIp', { body: { billing_account_id: payer } })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('frozen') },
    });
    expect(await w.call('stopVm', { body: { uuid: w.vm('app').uuid } })).toMatchObject({ status: 200 });
  });
});

describe('storage', () => {
  it('has replicas whose names are not uuids', async () => {
    const w = world();
    const { uuid, disks } = w.vm('web-02');
    await w.call('createReplica', { body: { uuid } });
    const { body } = await w.call('createReplica', { body: { uuid } });
    const names = items(at(body, 'replica')).map((one) => String(at(one, 'uuid')));
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(new RegExp(`^${disks[0]}\\d{4}(-\\d\\d){5}$`));
    expect((await w.call('getDisk', { path: { disk_uuid: disks[0] ?? '' } })).body).toMatchObject({
      snapshots: [{ size_gb: 40 }, { size_gb: 40 }],
    });
    expect((await w.call('deleteReplica', { body: { replica_uuid: names[0] } })).body).toEqual({ success: true });
    expect(await w.call('deleteReplica', { body: { replica_uuid: names[0] } })).toMatchObject({ status: 200, body: { success: false } });
  });
  it('only grows, and keeps its boot disk', async () => {
    const w = world();
    const { uuid, disks } = w.vm('orders-db-primary');
    const [boot, data] = disks;
    expect(await w.call('resizeVmDisk', { body: { uuid, disk_uuid: boot, size_gb: 300 } })).toMatchObject({ status: 400 });
    expect(await w.call('resizeVmDisk', { body: { uuid, disk_uuid: boot, size_gb: 500 } })).toMatchObject({
      status: 200,
      body: { size: 500 },
    });
    expect(await w.call('deleteVmDisk', { body: { uuid, storage_uuid: boot } })).toMatchObject({ status: 400 });
    expect(await w.call('deleteDisk', { path: { disk_uuid: data ?? '' } })).toMatchObject({ status: 400 });
    expect((await w.call('detachDisk', { body: { uuid, storage_uuid: boot } })).body).toMatchObject({ success: false });
    expect((await w.call('detachDisk', { body: { uuid, storage_uuid: data } })).body).toEqual({ success: true });
    expect((await w.call('attachDisk', { body: { uuid: w.vm('web-01').uuid, storage_uuid: data } })).body).toMatchObject({
      name: 'vdb',
      uuid: data,
      primary: false,
    });
    expect(await w.call('attachDisk', { body: { uuid, storage_uuid: data } })).toMatchObject({ status: 400 });
  });
  it('copies images, disks and snapshots', async () => {
    const w = world();
    const [boot] = w.vm('orders-db-primary').disks;
    const snapshot = w.cloud.state.disks.get(boot ?? '')?.replicas[0]?.snapshot_uuid;
    const make = (body: { [name: string]: unknown }) => w.call('createDisk', { body: { billing_account_id: main, ...body } });
    expect(await make({ source_image_type: 'OS_BASE', source_image: 'ubuntu_24.04-lts' })).toMatchObject({
      status: 201,
      body: { size_gb: 20, status: 'Active' },
    });
    expect(await make({ source_image_type: 'DISK', source_image: boot })).toMatchObject({ status: 201, body: { size_gb: 400 } });
    expect(await make({ source_image_type: 'SNAPSHOT', source_image: snapshot })).toMatchObject({ status: 201, body: { size_gb: 400 } });
    expect(await make({ source_image_type: 'DISK', source_image: boot, size_gb: 20 })).toMatchObject({ status: 400 });
    expect(await make({ source_image_type: 'SNAPSHOT' })).toMatchObject({ status: 400 });
    expect(await make({})).toMatchObject({ status: 400 });
  });
  it('remembers what is gone, and says 404 to what never was', async () => {
    const w = world();
    expect(await w.call('getDisk', { path: { disk_uuid: unknown } })).toMatchObject({ status: 404, body: { message: 'Disk not found' } });
    const uuid = [...w.cloud.state.disks.values()].find((one) => one.display_name === 'Old orders data')?.uuid ?? '';
    expect(await w.call('deleteDisk', { path: { disk_uuid: uuid } })).toMatchObject({ status: 204 });
    expect((await w.call('getDisk', { path: { disk_uuid: uuid } })).body).toMatchObject({ status: 'Deleted' });
    expect(await w.call('deleteDisk', { path: { disk_uuid: uuid } })).toMatchObject({ status: 404 });
  });
});
