import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callFor, connectSession } from '@/data/core/session';
import type { CreateVmForm } from '@/api';
import { world } from '@/api/exchange';
import type { Verification } from '@/data/operations';
import { createVm, deleteVm, renameVm, startVm, stopVm } from './machine';
import { releaseAddress } from '@/data/resources/floating-ip/operations';

const call = callFor();

const real = world.current;
const sent: [method: string, path: string, body: string][] = [];

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
function cloud(answer: () => Response | Error) {
  sent.length = 0;
  world.current = {
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      sent.push([request.method, `${pathname}${search}`, await request.text()]);
      const reply = answer();
      if (reply instanceof Error) throw reply;
      return reply;
    },
    sleep: () => Promise.resolve(),
  };
}

beforeEach(() => connectSession('https://cloud.example'));
afterEach(() => {
  world.current = real;
});

const uuid = '9f1c7d52-3c1e-4c0b-9a6e-0d5b7c1f2a10';
const on = { location: 'tll01', uuid, name: 'Café & Co' };
const vm = (more: Record<string, unknown> = {}) => ({ uuid, name: on.name, status: 'running', ...more });
const form: CreateVmForm = {
  name: 'web-1',
  vcpu: 2,
  ram: 2048,
  disks: 20,
  os_name: 'ubuntu',
  os_version: '24.04-lts',
  backup: false,
  reserve_public_ip: true,
  billing_account_id: 7,
  public_keys: ['ssh-ed25519 A+A me'],
};
const creating = { location: 'tll01', form, before: ['old'] };

describe('what goes out', () => {
  const calls: [string, () => Promise<unknown>, string, string, string][] = [
    ['start', () => startVm.send(on, undefined, call), 'POST', '/v1/tll01/user-resource/vm/start', `uuid=${uuid}`],
    [
      'a graceful stop says nothing of force',
      () => stopVm.send({ ...on, force: false }, undefined, call),
      'POST',
      '/v1/tll01/user-resource/vm/stop',
      `uuid=${uuid}`,
    ],
    [
      'a forced stop',
      () => stopVm.send({ ...on, force: true }, undefined, call),
      'POST',
      '/v1/tll01/user-resource/vm/stop',
      `uuid=${uuid}&force=true`,
    ],
    [
      'rename, and nothing else is changed',
      () => renameVm.send({ ...on, newName: 'a&b=c' }, undefined, call),
      'PATCH',
      '/v1/tll01/user-resource/vm',
      `uuid=${uuid}&name=a%26b%3Dc`,
    ],
    ['delete', () => deleteVm.send(on, undefined, call), 'DELETE', '/v1/tll01/user-resource/vm', `uuid=${uuid}`],
    [
      'release',
      () => releaseAddress.send({ location: 'tll01', address: '203.0.113.7' }, undefined, call),
      'DELETE',
      '/v1/tll01/network/ip_addresses/203.0.113.7',
      '',
    ],
  ];
  it.each(calls)('%s', async (_, send, ...expected) => {
    cloud(() => json(vm()));
    await send();
    expect(sent).toEqual([expected]);
  });

  it('create: the form with its secrets', async () => {
    cloud(() => json(vm()));
    await createVm.send(creating, { password: 'Secret&123', cloud_init: { users: [] } }, call);
    expect(sent).toHaveLength(1);
    const [method, path, body] = sent[0] ?? [];
    expect([method, path]).toEqual(['POST', '/v1/tll01/user-resource/vm']);
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      name: 'web-1',
      vcpu: '2',
      ram: '2048',
      disks: '20',
      os_name: 'ubuntu',
      os_version: '24.04-lts',
      backup: 'false',
      reserve_public_ip: 'true',
      billing_account_id: '7',
      public_keys: 'ssh-ed25519 A+A me',
      password: 'Secret&123',
      cloud_init: '{"users":[]}',
    });
  });

  it('create without secrets', async () => {
    cloud(() => json(vm()));
    await createVm.send({ ...creating, form: { name: 'web-1', vcpu: 1, ram: 512 } }, {}, call);
    expect(sent[0]?.[2]).toBe('name=web-1&vcpu=1&ram=512');
  });

  it.each([204, 200])('a machine is deleted whatever the answer says (%i)', async (status) => {
    cloud(() => (status === 204 ? new Response(null, { status }) : json({ anything: 1 })));
    expect(await deleteVm.send(on, undefined, call)).toBeUndefined();
  });

  it('the four bytes true release an address', async () => {
    cloud(() => json(true));
    expect(await releaseAddress.send({ location: 'tll01', address: '203.0.113.7' }, undefined, call)).toBeUndefined();
  });
});

const notFound = () => json({ errors: { Error: `No such virtual machine exists: ${uuid}` } }, 400);
const looks: [string, () => Promise<unknown>, () => Response, string][] = [
  ['start: it runs', () => startVm.verify(on, undefined, call), () => json(vm()), 'done'],
  ['start: it is still stopped', () => startVm.verify(on, undefined, call), () => json(vm({ status: 'stopped' })), 'not-yet'],
  ['start: it is starting', () => startVm.verify(on, undefined, call), () => json(vm({ status: 'starting' })), 'not-yet'],
  ['start: it is not there any more', () => startVm.verify(on, undefined, call), notFound, 'never'],
  ['start: it has been deleted', () => startVm.verify(on, undefined, call), () => json(vm({ status: 'Deleted' })), 'never'],
  ['start: it runs, in large letters', () => startVm.verify(on, undefined, call), () => json(vm({ status: 'RUNNING' })), 'done'],
  ['stop: it is stopped', () => stopVm.verify({ ...on, force: false }, undefined, call), () => json(vm({ status: 'stopped' })), 'done'],
  ['stop: it still runs', () => stopVm.verify({ ...on, force: true }, undefined, call), () => json(vm()), 'not-yet'],
  ['stop: it is not there any more', () => stopVm.verify({ ...on, force: true }, undefined, call), notFound, 'never'],
  ['rename: it has the new name', () => renameVm.verify({ ...on, newName: 'db' }, undefined, call), () => json(vm({ name: 'db' })), 'done'],
  ['rename: it has the old name', () => renameVm.verify({ ...on, newName: 'db' }, undefined, call), () => json(vm()), 'not-yet'],
  ['rename: it is not there any more', () => renameVm.verify({ ...on, newName: 'db' }, undefined, call), notFound, 'never'],
  ['delete: the list does not have it', () => deleteVm.verify(on, undefined, call), () => json([]), 'done'],
  ['delete: it is marked as deleted', () => deleteVm.verify(on, undefined, call), () => json([vm({ status: 'Deleted' })]), 'done'],
  ['delete: it is still there', () => deleteVm.verify(on, undefined, call), () => json([vm({ status: 'stopped' })]), 'not-yet'],
  [
    'release: it is not in the list',
    () => releaseAddress.verify({ location: 'tll01', address: '203.0.113.7' }, undefined, call),
    () => json([{ address: '203.0.113.70' }]),
    'done',
  ],
  [
    'release: it is marked as deleted',
    () => releaseAddress.verify({ location: 'tll01', address: '203.0.113.7' }, undefined, call),
    () => json([{ address: '203.0.113.7', is_deleted: true }]),
    'done',
  ],
  [
    'release: it is in the list',
    () => releaseAddress.verify({ location: 'tll01', address: '203.0.113.7' }, undefined, call),
    () => json([{ address: '203.0.113.7' }]),
    'not-yet',
  ],
  [
    'create, answer lost: one of that name that was not there before',
    () => createVm.verify(creating, undefined, call),
    () => json([vm({ uuid: 'old', name: 'web-1' }), vm({ uuid: 'new', name: 'web-1', status: 'creating' })]),
    'done new',
  ],
  [
    'create, answer lost: several of that name that were not there before, which are all named',
    () => createVm.verify(creating, undefined, call),
    () =>
      json([
        vm({ uuid: 'old', name: 'web-1' }),
        vm({ uuid: 'one', name: 'web-1', private_ipv4: '10.0.0.7' }),
        vm({ uuid: 'two', name: 'web-1', private_ipv4: '' }),
        vm({ uuid: 'gone', name: 'web-1', status: 'Deleted' }),
        vm({ uuid: 'other', name: 'web-2' }),
      ]),
    'done data.vm.create.foundSeveral 2 one (10.0.0.7), two',
  ],
  [
    'create, answer lost: only one that was there before',
    () => createVm.verify(creating, undefined, call),
    () => json([vm({ uuid: 'old', name: 'web-1' })]),
    'not-yet',
  ],
  [
    'create, answer lost: another name',
    () => createVm.verify(creating, undefined, call),
    () => json([vm({ uuid: 'new', name: 'web-10' })]),
    'not-yet',
  ],
  ['create, answered: it runs', () => createVm.verify(creating, vm({ uuid: 'new' }), call), () => json([vm({ uuid: 'new' })]), 'done new'],
  [
    'create, answered: it was made stopped',
    () => createVm.verify(creating, vm({ uuid: 'new' }), call),
    () => json([vm({ uuid: 'new', status: 'stopped' })]),
    'done new',
  ],
  [
    'create, answered: it is being made',
    () => createVm.verify(creating, vm({ uuid: 'new' }), call),
    () => json([vm({ uuid: 'new', status: 'creating' })]),
    'not-yet new',
  ],
  [
    'create, answered: it is not in the list yet, another of that name is',
    () => createVm.verify(creating, vm({ uuid: 'new' }), call),
    () => json([vm({ uuid: 'x', name: 'web-1' })]),
    'not-yet',
  ],
];

describe('what is found by looking', () => {
  it.each(looks)('%s', async (_, look, answer, expected) => {
    cloud(answer);
    const { state, uuid: made, words } = (await look()) as Verification;
    expect([state, made, words?.id, words?.values?.count, words?.values?.which].filter(Boolean).join(' ')).toBe(expected);
  });

  it('only reads, and in the location that was meant', async () => {
    for (const [, look, answer] of looks) {
      cloud(answer);
      await look();
      expect(sent).toHaveLength(1);
      expect(sent[0]?.[0]).toBe('GET');
      expect(sent[0]?.[1]).toMatch(/^\/v1\/tll01\//);
    }
  });

  const unknown: [string, () => Response | Error][] = [
    ['a gateway that knows no such route', () => json({ message: 'no route and no API found with those values' }, 404)],
    ['a page of a proxy', () => new Response('<html>', { status: 404 })],
    ['a failure of the platform', () => json({ message: 'no' }, 500)],
    ['a broken connection', () => new TypeError('Failed to fetch')],
    ['a token that may not', () => json({ message: 'You cannot consume this service' }, 403)],
  ];
  it.each(unknown)('%s is no proof of anything', async (_, answer) => {
    cloud(answer);
    await expect(deleteVm.verify(on, undefined, call)).rejects.toMatchObject({ name: 'ApiError' });
    await expect(startVm.verify(on, undefined, call)).rejects.toMatchObject({ name: 'ApiError' });
    await expect(releaseAddress.verify({ location: 'tll01', address: '203.0.113.7' }, undefined, call)).rejects.toMatchObject({
      name: 'ApiError',
    });
    await expect(createVm.verify(creating, undefined, call)).rejects.toMatchObject({ name: 'ApiError' });
  });
});

describe('what is recorded', () => {
  it('a renamed machine goes by its new name', () => {
    expect(renameVm.target({ ...on, newName: 'db' })).toEqual({ type: 'vm', name: 'db', uuid, location: 'tll01' });
    expect(renameVm.title({ ...on, newName: 'db' })).toEqual({ id: 'data.vm.rename.title', values: { name: on.name, newName: 'db' } });
  });

  it('a new machine gets its uuid when it is known', () => {
    expect(createVm.target(creating)).toEqual({ type: 'vm', name: 'web-1', location: 'tll01', uuid: undefined });
    expect(createVm.target(creating, 'new').uuid).toBe('new');
    expect(createVm.made?.(vm({ uuid: 'new' }))).toBe('new');
  });

  it('pulling the plug is told from asking to stop', () => {
    expect([stopVm.title({ ...on, force: true }).id, stopVm.title({ ...on, force: false }).id]).toEqual([
      'data.vm.forceStop.title',
      'data.vm.stop.title',
    ]);
    expect(stopVm.lockKey({ ...on, force: true })).not.toBe(stopVm.lockKey({ ...on, force: false }));
  });

  it('the same machine in another location is another one', () => {
    for (const kind of [startVm, renameVm, deleteVm])
      expect(kind.lockKey({ ...on, newName: 'x' })).not.toBe(kind.lockKey({ ...on, newName: 'x', location: 'jkt01' }));
    expect(createVm.lockKey(creating)).not.toBe(createVm.lockKey({ ...creating, location: 'jkt01' }));
  });

  it('what loses or gains an address has the addresses read anew', () => {
    for (const kind of [startVm, renameVm, deleteVm]) expect(kind.invalidates({ ...on, newName: 'x' }).operations).toContain('listVms');
    expect(deleteVm.invalidates(on).operations).toContain('listFloatingIps');
    expect(createVm.invalidates(creating).operations).toContain('listFloatingIps');
    expect(releaseAddress.invalidates({ location: 'tll01', address: '203.0.113.7' })).toEqual({
      location: 'tll01',
      operations: ['listFloatingIps', 'getFloatingIp'],
    });
  });
});
