import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assignAddress, createAddress, unassignAddress } from '@/data/resources/floating-ip/operations';
import { bootIso, reinstallVm, rescueStart } from './boot';
import { createReplica, deleteReplica, rebuildVm, setBackup } from '@/data/resources/snapshot/operations';
import { addVmDisk, attachDisk, deleteVmDisk, detachDisk, growDisk } from './disks';
import { createVm } from './machine';
import { cloneVm, resizeVm, setResourceBilling, setVmPassword } from './settings';
import { call, closePanel, cloud, json, on, openPanel, sent, vm } from './test-support';

beforeEach(openPanel);
afterEach(closePanel);

const disk = { ...on, disk: 'd2', label: 'vdb' };
const ip = (more: object = {}) => ({ address: '203.0.113.7', ...more });
const copy = { ...on, replica: 'd12026-01-01-00-00-00', kind: 'snapshot' as const, label: 'x' };
const at = { ...on, address: '203.0.113.7' };

describe('what goes out, once', () => {
  const vmPath = 'user-resource/vm';
  const calls: [string, () => Promise<unknown>, unknown, string][] = [
    ['cores alone', () => resizeVm.send({ ...on, vcpu: 4 }, undefined, call), vm(), `PATCH ${vmPath} uuid=u1&vcpu=4`],
    ['both sizes', () => resizeVm.send({ ...on, vcpu: 4, ram: 2048 }, undefined, call), vm(), `PATCH ${vmPath} uuid=u1&vcpu=4&ram=2048`],
    [
      'a disk',
      () => addVmDisk.send({ ...on, size: 50, before: [] }, undefined, call),
      { uuid: 'd2', size: 50 },
      `POST ${vmPath}/storage uuid=u1&size_gb=50`,
    ],
    [
      'growing',
      () => growDisk.send({ ...disk, size: 60 }, undefined, call),
      { uuid: 'd2', size: 60 },
      `PATCH ${vmPath}/storage uuid=u1&disk_uuid=d2&size_gb=60`,
    ],
    [
      'attaching',
      () => attachDisk.send(disk, undefined, call),
      { uuid: 'd2', size: 60 },
      `POST ${vmPath}/storage/attach uuid=u1&storage_uuid=d2`,
    ],
    ['detaching', () => detachDisk.send(disk, undefined, call), { success: true }, `POST ${vmPath}/storage/detach uuid=u1&storage_uuid=d2`],
    [
      'deleting a disk',
      () => deleteVmDisk.send(disk, undefined, call),
      { success: true },
      `DELETE ${vmPath}/storage uuid=u1&storage_uuid=d2`,
    ],
    [
      'a snapshot',
      () => createReplica.send({ ...on, before: [] }, undefined, call),
      { uuid: 'd1', size: 20 },
      `POST ${vmPath}/replica uuid=u1`,
    ],
    [
      'deleting a copy',
      () => deleteReplica.send(copy, undefined, call),
      { success: true },
      `DELETE ${vmPath}/replica replica_uuid=${copy.replica}`,
    ],
    [
      'restoring',
      () => rebuildVm.send({ ...copy, before: null }, undefined, call),
      vm(),
      `POST ${vmPath}/rebuild uuid=u1&replica_uuid=${copy.replica}`,
    ],
    [
      'a medium',
      () => bootIso.send({ ...on, image: 'i', repository: 'private', label: 'x' }, undefined, call),
      null,
      `POST ${vmPath}/boot_iso_media uuid=u1&boot_image_uuid=i&boot_image_repository=private`,
    ],
    ['the rescue system', () => rescueStart.send(on, undefined, call), null, `POST ${vmPath}/rescue_start uuid=u1`],
    ['the same system', () => reinstallVm.send({ ...on, before: null }, undefined, call), vm(), `POST ${vmPath}/reinstall uuid=u1`],
    [
      'another system',
      () => reinstallVm.send({ ...on, os: { name: 'debian', version: '13' }, before: null }, undefined, call),
      vm(),
      `POST ${vmPath}/reinstall uuid=u1&os_name=debian&os_version=13`,
    ],
    ['a clone', () => cloneVm.send({ ...on, newName: 'w2', before: [] }, undefined, call), vm(), `POST ${vmPath}/clone uuid=u1&name=w2`],
    [
      'a password',
      () => setVmPassword.send({ ...on, username: 'me' }, { password: 'Se&1' }, call),
      { success: true },
      `PATCH ${vmPath}/user uuid=u1&username=me&password=Se%261`,
    ],
    [
      'an account',
      () => setResourceBilling.send({ ...on, account: 7, accountName: 'x' }, undefined, call),
      null,
      'POST user-resource/resource_billing uuid=u1&billing_account_id=7&resource_type=vm',
    ],
    ['assigning', () => assignAddress.send(at, undefined, call), ip(), 'POST network/ip_addresses/203.0.113.7/assign {"vm_uuid":"u1"}'],
    ['unassigning', () => unassignAddress.send(at, undefined, call), ip(), 'POST network/ip_addresses/203.0.113.7/unassign'],
    [
      'a new address',
      () => createAddress.send({ location: 'tll01', account: 7, label: '', before: [] }, undefined, call),
      ip(),
      'POST network/ip_addresses {"billing_account_id":7}',
    ],
  ];
  it.each(calls)('%s', async (_, send, answer, expected) => {
    cloud(answer === null ? new Response('', { status: 200 }) : answer);
    await send();
    expect(sent).toEqual([expected]);
  });

  it('an answer that looks like success and is none is a failure', async () => {
    cloud({ success: false, message: 'Primary disk cannot be detached.' });
    await expect(detachDisk.send(disk, undefined, call)).rejects.toMatchObject({ message: 'Primary disk cannot be detached.' });
  });
});

describe('the toggle', () => {
  const read = 'GET user-resource/vm?uuid=u1';
  const toggle = 'POST user-resource/vm/backup uuid=u1';
  it('goes out once when the state read just before is another one', async () => {
    cloud(vm({ backup: false }), vm({ backup: true }));
    await setBackup.send({ ...on, on: true }, undefined, call);
    expect(sent).toEqual([read, toggle]);
  });
  it('does not go out when it is so already', async () => {
    cloud(vm({ backup: true }));
    await setBackup.send({ ...on, on: true }, undefined, call);
    expect(sent).toEqual([read]);
  });
  it('is not repeated when the answer is another than was asked for', async () => {
    cloud(vm({ backup: false }), vm({ backup: false }), vm({ backup: false }));
    await expect(setBackup.send({ ...on, on: true }, undefined, call)).rejects.toMatchObject({ name: 'NotAsAsked' });
    expect(sent).toEqual([read, toggle, read]);
  });
  it('counts as done when a second look says so', async () => {
    cloud(vm({ backup: true }), vm({ backup: null }), vm({ backup: false }));
    await setBackup.send({ ...on, on: false }, undefined, call);
    expect(sent).toEqual([read, toggle, read]);
  });
  it('does not go out when the state cannot be read', async () => {
    cloud(json({ message: 'no' }, 500));
    await expect(setBackup.send({ ...on, on: true }, undefined, call)).rejects.toMatchObject({ name: 'ApiError' });
    expect(sent.filter((line) => line.startsWith('POST'))).toEqual([]);
  });
  it('on and off are the same thing to do: never both at once', () =>
    expect(setBackup.lockKey({ ...on, on: true })).toBe(setBackup.lockKey({ ...on, on: false })));
});

describe('what is found by looking', () => {
  const two = vm({
    storage: [
      { uuid: 'd1', size: 20 },
      { uuid: 'd2', size: 60 },
    ],
  });
  const gone = () => json({ errors: { Error: 'No such virtual machine exists: u1' } }, 400);
  const looks: [string, () => Promise<{ state: string; uuid?: string | undefined }>, unknown, string][] = [
    ['resized', () => resizeVm.verify({ ...on, vcpu: 4 }, undefined, call), vm({ vcpu: 4, memory: 1 }), 'done'],
    ['not resized', () => resizeVm.verify({ ...on, vcpu: 4, ram: 2 }, undefined, call), vm({ vcpu: 4, memory: 1 }), 'not-yet'],
    ['a disk more', () => addVmDisk.verify({ ...on, size: 60, before: ['d1'] }, undefined, call), two, 'done'],
    ['no disk of that size', () => addVmDisk.verify({ ...on, size: 61, before: ['d1'] }, undefined, call), two, 'not-yet'],
    ['grown', () => growDisk.verify({ ...disk, size: 60 }, undefined, call), two, 'done'],
    ['not grown', () => growDisk.verify({ ...disk, size: 61 }, undefined, call), two, 'not-yet'],
    ['attached', () => attachDisk.verify(disk, undefined, call), two, 'done'],
    ['detached', () => detachDisk.verify(disk, undefined, call), vm(), 'done'],
    ['not detached', () => detachDisk.verify(disk, undefined, call), two, 'not-yet'],
    ['the machine is gone', () => detachDisk.verify(disk, undefined, call), gone(), 'never'],
    ['a new snapshot', () => createReplica.verify({ ...on, before: ['a'] }, undefined, call), [{ uuid: 'a' }, { uuid: 'b' }], 'done'],
    ['no new snapshot', () => createReplica.verify({ ...on, before: ['a'] }, undefined, call), [{ uuid: 'a' }], 'not-yet'],
    ['a copy less', () => deleteReplica.verify(copy, undefined, call), [], 'done'],
    ['the copy is there', () => deleteReplica.verify(copy, undefined, call), [{ uuid: copy.replica }], 'not-yet'],
    ['restored: changed since', () => rebuildVm.verify({ ...copy, before: 'then' }, undefined, call), vm({ updated_at: 'now' }), 'done'],
    ['not restored', () => rebuildVm.verify({ ...copy, before: 'then' }, undefined, call), vm({ updated_at: 'then' }), 'not-yet'],
    [
      'another system',
      () => reinstallVm.verify({ ...on, os: { name: 'a', version: '1' }, before: 'then' }, undefined, call),
      vm({ updated_at: 'now' }),
      'not-yet',
    ],
    ['backups as asked', () => setBackup.verify({ ...on, on: false }, undefined, call), vm(), 'done'],
    [
      'the clone',
      () => cloneVm.verify({ ...on, newName: 'w2', before: ['old'] }, undefined, call),
      [vm({ uuid: 'old', name: 'w2' }), vm({ uuid: 'new', name: 'w2' })],
      'done new',
    ],
    [
      'only an older one',
      () => cloneVm.verify({ ...on, newName: 'w2', before: ['old'] }, undefined, call),
      [vm({ uuid: 'old', name: 'w2' })],
      'not-yet',
    ],
    [
      'the account',
      () => setResourceBilling.verify({ ...on, account: 7, accountName: '' }, undefined, call),
      vm({ billing_account: 7 }),
      'done',
    ],
    ['assigned', () => assignAddress.verify(at, undefined, call), [ip({ assigned_to: 'u1' })], 'done'],
    ['assigned elsewhere', () => assignAddress.verify(at, undefined, call), [ip({ assigned_to: 'u2' })], 'not-yet'],
    ['unassigned', () => unassignAddress.verify(at, undefined, call), [ip()], 'done'],
    [
      'a new address',
      () => createAddress.verify({ location: 'tll01', account: 7, label: '', before: [] }, undefined, call),
      [ip()],
      'done 203.0.113.7',
    ],
    [
      'none but the old',
      () => createAddress.verify({ location: 'tll01', account: 7, label: '', before: ['203.0.113.7'] }, undefined, call),
      [ip()],
      'not-yet',
    ],
  ];
  it.each(looks)('%s', async (_, look, answer, expected) => {
    cloud(answer);
    const { state, uuid } = await look();
    expect([state, uuid].filter(Boolean).join(' ')).toBe(expected);
    expect(sent.filter((line) => !line.startsWith('GET'))).toEqual([]);
  });

  it('of a password nothing can be found, and that is said', async () => {
    cloud(vm());
    expect(await setVmPassword.verify({ ...on, username: 'me' }, undefined, call)).toEqual({ state: 'never' });
    expect(setVmPassword.lost?.id).toBe('operations.vm.password.lost');
  });
});

describe('more than was asked for', () => {
  const two = [
    vm({ uuid: 'old', name: 'w2' }),
    vm({ uuid: 'a', name: 'w2' }),
    vm({ uuid: 'b', name: 'w2' }),
    vm({ uuid: 'c', name: 'other' }),
  ];
  const ips = [ip({ address: '1.1.1.1', billing_account_id: 7, name: 'x' }), ip({ address: '2.2.2.2', billing_account_id: 7, name: 'x' })];
  const disks = vm({ storage: [1, 2, 3].map((at) => ({ uuid: `d${at}`, size: 50 })) });
  const address = { location: 'tll01', account: 7, label: 'x', before: [] as string[] };
  const form = { name: 'w2', vcpu: 1, ram: 1024 };
  it.each([
    ['machines', () => createVm.repeated?.({ location: 'tll01', form, before: ['old'] }, call), two, 'a, b'],
    ['clones', () => cloneVm.repeated?.({ ...on, newName: 'w2', before: ['old'] }, call), two, 'a, b'],
    ['one machine', () => createVm.repeated?.({ location: 'tll01', form, before: ['old', 'a'] }, call), two, undefined],
    ['addresses', () => createAddress.repeated?.(address, call), ips, '1.1.1.1, 2.2.2.2'],
    ['one address', () => createAddress.repeated?.({ ...address, before: ['1.1.1.1'] }, call), ips, undefined],
    ['disks', () => addVmDisk.repeated?.({ ...on, size: 50, before: ['d1'] }, call), disks, 'd2, d3'],
    ['snapshots', () => createReplica.repeated?.({ ...on, before: ['r'] }, call), [{ uuid: 'r' }, { uuid: 's' }, { uuid: 't' }], 's, t'],
  ])('is seen of %s', async (_, look, answer, which) => {
    cloud(answer);
    expect((await look())?.values?.which).toBe(which);
    expect(sent.every((line) => line.startsWith('GET'))).toBe(true);
  });
});
