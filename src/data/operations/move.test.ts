import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callFor, connectSession } from '@/data/core/session';
import { world } from '@/api/exchange';
import { moveBucket } from '../resources/bucket/operations';
import { createDisk, markDisk, moveDisk, renameDisk } from '../resources/disk/operations';
import { moveFloatingIp } from '../resources/floating-ip/operations';
import { moveLoadBalancer } from '../resources/load-balancer/operations';
import { moveService } from '../resources/service/operations';

const call = callFor();

const real = world.current;
let sent: string[] = [];

/** Answers the same to everything. */
function cloud(body: unknown, status = 200) {
  sent = [];
  world.current = {
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      sent.push(`${request.method} ${pathname}${search} ${await request.text()}`.trim());
      return new Response(JSON.stringify(body), { status });
    },
    sleep: () => Promise.resolve(),
  };
}

beforeEach(() => connectSession('https://cloud.example'));
afterEach(() => {
  world.current = real;
});

const to = { name: 'x', account: 42, accountName: 'Lab' };
const here = { ...to, location: 'tll01', key: 'u1' };
const disk = { location: 'tll01', uuid: 'u1', name: 'x' };

describe('each resource is moved by its own call, which names the account and nothing else', () => {
  const calls: [string, () => Promise<unknown>, unknown, string][] = [
    ['a disk', () => moveDisk.send(here, undefined, call), { uuid: 'u1' }, 'PATCH /v1/tll01/storage/disks/u1 billing_account_id=42'],
    [
      'a bucket',
      () => moveBucket.send({ ...to, key: 'logs' }, undefined, call),
      { name: 'logs' },
      'PATCH /v1/storage/bucket name=logs&billing_account_id=42',
    ],
    [
      'an address',
      () => moveFloatingIp.send({ ...here, key: '192.0.2.1' }, undefined, call),
      { address: '192.0.2.1' },
      'PATCH /v1/tll01/network/ip_addresses/192.0.2.1 {"billing_account_id":42}',
    ],
    [
      'a load balancer',
      () => moveLoadBalancer.send(here, undefined, call),
      { uuid: 'u1' },
      'PUT /v1/tll01/network/load_balancers/u1/billing_account {"set_id":42}',
    ],
    [
      'a service',
      () => moveService.send({ ...to, key: 'u1' }, undefined, call),
      { uuid: 'u1' },
      'PATCH /v1/user-resource/service/package/u1 {"billing_account_id":42}',
    ],
  ];
  it.each(calls)('%s', async (_, send, answer, request) => {
    cloud(answer);
    await send();
    expect(sent).toEqual([request]);
  });
});

describe('after a lost answer the account is read, and nothing sent again', () => {
  const looks: [string, () => Promise<{ state: string }>, (account: number) => unknown][] = [
    ['a disk', () => moveDisk.verify(here, undefined, call), (account) => ({ uuid: 'u1', billing_account_id: account })],
    [
      'a bucket',
      () => moveBucket.verify({ ...to, key: 'logs' }, undefined, call),
      (account) => ({ name: 'logs', billing_account_id: account }),
    ],
    [
      'an address',
      () => moveFloatingIp.verify({ ...here, key: '192.0.2.1' }, undefined, call),
      (account) => ({ address: '192.0.2.1', billing_account_id: account }),
    ],
    ['a load balancer', () => moveLoadBalancer.verify(here, undefined, call), (account) => [{ uuid: 'u1', billing_account_id: account }]],
    [
      'a service',
      () => moveService.verify({ ...to, key: 'u1' }, undefined, call),
      (account) => ({ uuid: 'u1', billing_account_id: account }),
    ],
  ];
  it.each(looks)('%s', async (_, verify, answer) => {
    cloud(answer(42));
    expect((await verify()).state).toBe('done');
    cloud(answer(7));
    expect((await verify()).state).toBe('not-yet');
    expect(sent.every((request) => request.startsWith('GET '))).toBe(true);
  });
});

describe('disks', () => {
  it('are made as a form, renamed and marked by what is asked for alone', async () => {
    cloud({ uuid: 'u2' }, 201);
    const form = { size_gb: 50, billing_account_id: 7, display_name: 'Data', source_image_type: 'EMPTY' as const };
    await createDisk.send({ location: 'tll01', form, before: [] }, undefined, call);
    expect(sent).toEqual(['POST /v1/tll01/storage/disks size_gb=50&billing_account_id=7&display_name=Data&source_image_type=EMPTY']);
    cloud({ uuid: 'u1' });
    await renameDisk.send({ ...disk, newName: 'Data 2' }, undefined, call);
    await markDisk.send({ ...disk, bootable: true }, undefined, call);
    await markDisk.send({ ...disk, bootable: false }, undefined, call);
    expect(sent).toEqual([
      'PATCH /v1/tll01/storage/disks/u1 display_name=Data+2',
      'PATCH /v1/tll01/storage/disks/u1 read_only_bootable=true',
      'PATCH /v1/tll01/storage/disks/u1 read_only_bootable=false',
    ]);
  });

  it('that are new are told from those that were there', async () => {
    const form = { size_gb: 50, display_name: 'Data' };
    const twin = { uuid: 'u2', size_gb: 50, display_name: 'Data' };
    cloud([twin]);
    expect(await createDisk.verify({ location: 'tll01', form, before: ['u2'] }, undefined, call)).toEqual({ state: 'not-yet' });
    expect(await createDisk.verify({ location: 'tll01', form, before: [] }, undefined, call)).toEqual({ state: 'done', uuid: 'u2' });
    expect(await createDisk.verify({ location: 'tll01', form: { size_gb: 50 }, before: [] }, undefined, call)).toEqual({
      state: 'not-yet',
    });
    expect(await createDisk.verify({ location: 'tll01', form, before: ['u2'] }, twin, call)).toEqual({ state: 'done', uuid: 'u2' });
  });
});
