import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callFor, connectSession } from '@/data/core/session';
import type { Token } from '@/api';
import { world } from '@/api/exchange';
import { cache } from '@/data/core/reads';
import { isOpen, records, run } from '@/data/operations';
import { createToken, deleteToken, renameToken, restrictToken } from './operations';
import { known, tokensQuery } from './queries';

const call = callFor();

const real = world.current;
let tokens: Token[] = [];
let sent: [method: string, body: string][] = [];
let status = 200;

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  tokens = [{ id: 2, token: 'SECRET-of-two', description: 'hea token', restricted: false, billing_account_id: 0 }];
  sent = [];
  status = 200;
  world.current = {
    fetch: async (request) => {
      const body = await request.text();
      if (request.method !== 'GET') sent.push([request.method, body]);
      if (request.method === 'POST') {
        const form = new URLSearchParams(body);
        tokens = [...tokens, { id: 7, token: 'SECRET-of-seven', description: form.get('description'), restricted: form.has('restricted') }];
      }
      return Response.json(status === 200 ? tokens : { message: 'Invalid authentication credentials' }, { status });
    },
    sleep: () => Promise.resolve(),
  };
  connectSession('https://cloud.example');
});
afterEach(async () => {
  await vi.waitUntil(() => !records().some(isOpen), { timeout: 60_000 });
  world.current = real;
  vi.unstubAllGlobals();
  cache.clear();
});

it('“restricted” is absent unless it is to be true', async () => {
  const free = { id: 2, description: 'hea token', account: null };
  await createToken.send({ description: 'New', account: null, before: [2] }, undefined, call);
  await createToken.send({ description: 'New', account: 6, before: [2] }, undefined, call);
  await renameToken.send({ ...free, newDescription: 'Other' }, undefined, call);
  await renameToken.send({ ...free, account: 6, newDescription: 'Other' }, undefined, call);
  await restrictToken.send({ ...free, account: 6 }, undefined, call);
  await deleteToken.send({ ...free, current: false }, undefined, call);
  expect(sent).toEqual([
    ['POST', 'description=New'],
    ['POST', 'description=New&restricted=true&billing_account_id=6'],
    ['PATCH', 'token_id=2&description=Other'],
    ['PATCH', 'token_id=2&description=Other&billing_account_id=6'],
    ['PATCH', 'token_id=2&restricted=true&billing_account_id=6'],
    ['DELETE', 'token_id=2'],
  ]);
});

it('the secret is in the answer, and in no record and no cache', async () => {
  const { result, uuid } = await run(createToken, { description: 'CI', account: null, before: [] }, undefined);
  expect([result?.token, uuid]).toEqual(['SECRET-of-seven', '7']);
  const list = await cache.fetchQuery(tokensQuery());
  expect(list.map(({ id, ending }) => [id, ending])).toEqual([
    [2, '-two'],
    [7, 'even'],
  ]);
  const everything = JSON.stringify([
    records(),
    cache
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.data),
  ]);
  expect(everything).not.toContain('SECRET');
  expect(known({ id: 1, token: 'abc' }, 'abc')).toMatchObject({ current: true, account: null, restricted: false, ending: 'abc' });
});

it('a lost creation is found by its id, whatever else is called the same', async () => {
  const input = { description: 'hea token', account: null, before: [2] };
  expect(await createToken.verify(input, undefined, call)).toEqual({ state: 'not-yet' });
  tokens = [...tokens, { id: 9, token: 'x', description: 'hea token' }];
  expect(await createToken.verify(input, undefined, call)).toEqual({ state: 'done', uuid: '9' });
});

it('what was asked of a token is there when the platform says so', async () => {
  const on = { id: 2, description: 'hea token', account: null };
  expect(await restrictToken.verify({ ...on, account: 6 }, undefined, call)).toEqual({ state: 'not-yet' });
  expect(await deleteToken.verify({ ...on, current: false }, undefined, call)).toEqual({ state: 'not-yet' });
  tokens = [{ ...tokens[0], id: 2, restricted: true, billing_account_id: 6 }];
  expect(await restrictToken.verify({ ...on, account: 6 }, undefined, call)).toEqual({ state: 'done' });
  tokens = [];
  expect(await deleteToken.verify({ ...on, current: false }, undefined, call)).toEqual({ state: 'done' });
  expect(await renameToken.verify({ ...on, newDescription: 'x' }, undefined, call)).toEqual({ state: 'never' });
});
