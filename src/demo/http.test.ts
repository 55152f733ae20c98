import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoServer } from './http';
import { at, items } from './test-support';

const { server, cloud } = createDemoServer({ scenario: 'company', createSeconds: 0 });
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, init: RequestInit = {}) => fetch(base + path, { headers: { apikey: 'demo' }, ...init });
const command = async (name: string, body?: unknown): Promise<unknown> => {
  const answer = await fetch(`${base}/__demo/${name}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
  return answer.json();
};

describe('the cloud behind a port', () => {
  it('answers as it does inside', async () => {
    const answer = await get('/v1/bus02/user-resource/vm/list');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(items(await answer.json())).toHaveLength(12);
    expect((await fetch(`${base}/v1/user-resource/vm/list`)).status).toBe(401);
  });
  it('takes forms', async () => {
    const body = new URLSearchParams({
      name: 'over-http',
      vcpu: '1',
      ram: '1024',
      disks: '20',
      os_name: 'ubuntu',
      os_version: '24.04-lts',
      username: 'me',
      password: 'Password123',
      billing_account_id: '1200132376',
    });
    const answer = await get('/v1/user-resource/vm', { method: 'POST', body });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ name: 'over-http', status: 'running' });
  });
  it('lets a browser ask first', async () => {
    const answer = await fetch(`${base}/v1/user-resource/vm`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:5173', 'access-control-request-headers': 'apikey' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toContain('DELETE');
  });
  it.each([
    ['/v1/network/ip_addresses/%zz', 404],
    ['//', 404],
    ['//v1', 404],
    ['http://elsewhere.example/v1/config/locations', 200],
    ['http://', 404],
  ])('answers %s, whatever it means', async (path, status) => {
    const { hostname, port } = new URL(base);
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      request({ hostname, port, path, headers: { apikey: 'demo' } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(answer).toBe(status);
  });
  it('breaks the connection after the deed', async () => {
    await command('faults', { dropAfter: ['createNetwork'] });
    await expect(get('/v1/network/network?name=dropped', { method: 'POST' })).rejects.toThrow('fetch failed');
    await command('faults', { dropAfter: [] });
    expect(await (await get('/v1/network/networks')).text()).toContain('dropped');
  });
  it('is steered from outside', async () => {
    expect(items(await command('requests')).length).toBeGreaterThan(3);
    expect(await command('faults', { nonsense: true })).toMatchObject({ message: 'Unknown: nonsense' });
    expect(await command('faults', { html: ['noSuchCall'] })).toMatchObject({ message: 'Unknown: noSuchCall' });
    expect(await command('durations', { stop: 0 })).toMatchObject({ stop: 0, create: 0 });
    const before = cloud.clock.now();
    await command('clock', { advanceHours: 2, speed: 5 });
    expect(cloud.clock.now() - before).toBeGreaterThanOrEqual(7_200_000);
    expect(await command('reset', { scenario: 'fresh', dialect: 'live' })).toEqual({ scenario: 'fresh', dialect: 'live' });
    expect(await command('reset', { dialect: 'newest' })).toEqual({ message: 'Unknown: "newest"' });
    expect(await command('requests')).toEqual([]);
    expect(await command('complaints')).toEqual([]);
    expect(await command('reset', { scenario: 'nothing' })).toMatchObject({ message: expect.stringContaining("no scenario 'nothing'") });
    expect(at(await command('state'), 'scenario')).toBe('fresh');
  });
});
