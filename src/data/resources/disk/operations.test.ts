import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callFor, connectSession } from '@/data/core/session';
import { world } from '@/api/exchange';
import { deleteReplica } from '../snapshot/operations';
import { deleteDisk } from './operations';
import { deleteLoadBalancer } from '../load-balancer/operations';

const call = callFor();

const real = world.current;
const sent: [method: string, path: string, body: string][] = [];

function cloud(body: unknown, status = 200) {
  sent.length = 0;
  world.current = {
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      sent.push([request.method, `${pathname}${search}`, await request.text()]);
      return new Response(body === undefined ? null : JSON.stringify(body), { status });
    },
    sleep: () => Promise.resolve(),
  };
}

beforeEach(() => connectSession('https://cloud.example'));
afterEach(() => {
  world.current = real;
});

const uuid = '9f1c7d52-3c1e-4c0b-9a6e-0d5b7c1f2a10';
const thing = { location: 'tll01', uuid, name: 'old' };
const replica = { location: 'tll01', uuid, name: 'web', replica: `${uuid}-2026-01-02`, kind: 'snapshot' as const, label: 'web' };

it('each goes out as the contract has it', async () => {
  cloud(undefined, 204);
  await deleteDisk.send(thing, undefined, call);
  expect(sent).toEqual([['DELETE', `/v1/tll01/storage/disks/${uuid}`, '']]);
  cloud(undefined, 200);
  await deleteLoadBalancer.send(thing, undefined, call);
  expect(sent).toEqual([['DELETE', `/v1/tll01/network/load_balancers/${uuid}`, '']]);
  cloud({ success: true });
  await deleteReplica.send(replica, undefined, call);
  expect(sent).toEqual([['DELETE', '/v1/tll01/user-resource/vm/replica', `replica_uuid=${replica.replica}`]]);
  cloud({ success: false, message: 'No such replica exists' });
  await expect(deleteReplica.send(replica, undefined, call)).rejects.toThrow('No such replica exists');
});

describe('what is looked for after a lost answer', () => {
  const gone = { errors: { Error: 'gone' } };
  it.each([
    ['a disk that is there', () => deleteDisk.verify(thing, undefined, call), { uuid, status: 'Active' }, 200, 'not-yet'],
    ['a disk’s tombstone', () => deleteDisk.verify(thing, undefined, call), { uuid, status: 'Deleted' }, 200, 'done'],
    ['no disk', () => deleteDisk.verify(thing, undefined, call), { message: 'Disk not found' }, 404, 'done'],
    ['a balancer that is there', () => deleteLoadBalancer.verify(thing, undefined, call), [{ uuid, is_deleted: false }], 200, 'not-yet'],
    ['a balancer’s tombstone', () => deleteLoadBalancer.verify(thing, undefined, call), [{ uuid, is_deleted: true }], 200, 'done'],
    ['a replica that is there', () => deleteReplica.verify(replica, undefined, call), [{ uuid: replica.replica }], 200, 'not-yet'],
    ['no replica', () => deleteReplica.verify(replica, undefined, call), [], 200, 'done'],
  ] as const)('%s', async (_, look, body, status, state) => {
    cloud(body, status);
    expect((await look()).state).toBe(state);
  });

  it('a platform in trouble proves nothing', async () => {
    cloud(gone, 500);
    await expect(deleteDisk.verify(thing, undefined, call)).rejects.toThrow('gone');
  });
});
