import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callFor, connectSession } from '@/data/core/session';
import type { ServicePackage } from '@/api';
import { world } from '@/api/exchange';
import { cache } from '@/data/core/reads';
import { isOpen, records } from '@/data/operations';
import { endpointOf, locationOf, nodesOf, othersOf, sizeOf } from './facts';
import { allowedBy, changeWhitelist, createService, missingEntries } from './operations';
import { serviceBusy, serviceCan } from './rules';
import { changeBetween, entryProblem, isOpenToAll, opens } from './whitelist';

const call = callFor();

const uuid = '71cddf54-35ed-4f6e-bdf7-d344bbf0a546';
const on = { location: 'jkt01', uuid, name: 'Maria5' };
const real = world.current;
let whitelist: string[] = [];
let services: ServicePackage[] = [];
let sent: string[] = [];

beforeEach(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  whitelist = [];
  services = [];
  sent = [];
  world.current = {
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const body = await request.text();
      if (request.method !== 'GET') sent.push(`${request.method} ${pathname} ${body}`);
      if (pathname.endsWith('/packages')) return Response.json(services);
      if (!pathname.endsWith('/whitelist_addresses')) return Response.json({ uuid });
      const entry = new URLSearchParams(body).get('ip_address') ?? '';
      if (request.method === 'POST') whitelist = [...whitelist, entry];
      if (request.method === 'DELETE') whitelist = whitelist.filter((each) => each !== entry);
      return Response.json(whitelist);
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

const path = `/v1/jkt01/user-resource/service/package/${uuid}/whitelist_addresses`;

it('a whitelist is never empty on its way from one state to another', async () => {
  whitelist = ['1.2.3.4', '10.0.0.0/8'];
  await changeWhitelist(on, changeBetween(whitelist, ['192.0.2.0/24', '10.0.0.0/8']));
  expect(sent).toEqual([`POST ${path} ip_address=192.0.2.0%2F24`, `DELETE ${path} ip_address=1.2.3.4`]);
  expect(records().map(({ kind, target }) => [kind, target.type, target.uuid])).toEqual([
    ['service.disallow', 'service', uuid],
    ['service.allow', 'service', uuid],
  ]);
});

it('entries that mean the same are the same, and keep the platform’s spelling', () => {
  expect(changeBetween(['1.2.3.4/32', '10.0.0.0/8'], ['1.2.3.4'])).toEqual({ add: [], remove: ['10.0.0.0/8'] });
  expect(entryProblem('1.2.3.4', ['1.2.3.4/32'])?.id).toBe('services.entry.problem.present');
  expect(entryProblem('::1', [])?.id).toBe('services.entry.problem.ipv6');
  expect(entryProblem(' 1.2.3.4 ', [])).toBeNull();
  expect(missingEntries(['1.2.3.4', '10.0.0.0/8'], ['1.2.3.4/32'])).toEqual(['10.0.0.0/8']);
});

it.each([
  [[], true],
  [['0.0.0.0/0'], true],
  [['10.0.0.0/8', '1.1.1.1/0'], true],
  [['10.0.0.0/8'], false],
  [['what the platform says'], false],
])('%j lets everybody in: %j', (entries, open) => expect(isOpenToAll(entries)).toBe(open));

it('knows which change lets everybody in', () => {
  expect(opens(['1.2.3.4'], [])).toBe(true);
  expect(opens(['1.2.3.4'], ['1.2.3.4', '0.0.0.0/0'])).toBe(true);
  expect(opens([], [])).toBe(false);
  expect(opens(['1.2.3.4'], ['5.6.7.8'])).toBe(false);
});

const form = {
  billing_account_id: 12,
  service: 'postgresql',
  version: '14.0',
  display_name: 'Orders',
  vm_cpu: 2,
  vm_ram: 4096,
  vm_disk_gb: 40,
};

it('a service is asked for once, as the contract has it', async () => {
  await createService.send({ location: 'dc1', form: { ...form, is_multi_node: true }, allowed: ['1.2.3.4'], before: [] }, undefined, call);
  expect(sent).toEqual([
    `POST /v1/user-resource/service/package ${JSON.stringify({ ...form, is_multi_node: true, package_parameters: '{"location":"dc1"}' })}`,
  ]);
});

it('a lost creation is recognised by what was not there before', async () => {
  const input = { location: 'dc1', form, allowed: ['1.2.3.4'], before: ['old'] };
  const like = { display_name: 'Orders', service: 'postgresql', billing_account_id: 12, status: 'active' };
  services = [{ uuid: 'old', ...like }];
  expect(await createService.verify(input, undefined, call)).toEqual({ state: 'not-yet' });
  services = [...services, { uuid: 'other', ...like, display_name: 'Invoices' }, { uuid: 'new', ...like }];
  expect(await createService.verify(input, undefined, call)).toEqual({ state: 'done', uuid: 'new' });
  expect(allowedBy({ kind: 'service.create', input })).toEqual(['1.2.3.4']);
  expect(allowedBy({ kind: 'service.rename', input })).toEqual([]);
});

const service: ServicePackage = {
  uuid,
  status: 'active',
  properties: { service_ip: '10.2.3.45', sql_user: 'wadmin', port: 5432 },
  resources: [
    { resource_id: 'v', resource_location: 'jkt01', resource_type: 'virtual_ip', resource_allocation: { address: '10.2.3.45' } },
    {
      resource_id: 'a',
      resource_location: 'jkt01',
      resource_type: 'vm',
      resource_allocation: {
        memory: 1024,
        vcpu: 1,
        status: 'running',
        storage: [{ uuid: 'd', size: 30, primary: true, replica: [{ uuid: 'd-20220104141034', type: 'snapshot' }, 'old-style'] }],
      },
    },
    { resource_id: 'gone', resource_type: 'vm', resource_allocation: {} },
  ],
};

it('reads what a service is made of, odd ids and all', () => {
  expect(locationOf(service)).toBe('jkt01');
  expect(endpointOf(service)).toEqual({ host: '10.2.3.45', port: 5432, user: 'wadmin' });
  expect(sizeOf(service)).toEqual({ vcpu: 1, memory: 1024, disk: 30 });
  expect(nodesOf(service)[0]?.disks[0]?.replicas).toEqual(['d-20220104141034', 'old-style']);
  expect(nodesOf(service)[1]).toEqual({ id: 'gone', status: null, vcpu: 0, memory: 0, disks: [] });
  expect(othersOf(service)).toEqual([{ type: 'virtual_ip', id: 'v', address: '10.2.3.45' }]);
  const bare: ServicePackage = { uuid };
  expect([locationOf(bare), endpointOf(bare), sizeOf(bare), nodesOf(bare)]).toEqual([null, null, null, []]);
});

it.each([
  [{ status: 'active' }, { rename: null, account: null, allow: null, remove: null }],
  [{ status: 'what is new' }, { rename: null, account: null, allow: null, remove: null }],
  [{ status: 'creating' }, { rename: null, account: 'data.vm.reason.busy', allow: 'data.vm.reason.busy', remove: null }],
  [{ status: 'deleted' }, { rename: 'data.service.reason.gone', account: 'data.service.reason.gone', remove: 'data.service.reason.gone' }],
  [{ is_deleted: true }, { rename: 'data.service.reason.gone' }],
  [
    { properties: {}, resources: [] },
    { allow: 'data.service.reason.location', address: 'data.service.reason.location', account: null },
  ],
] as const)('%j allows %j', (change, expected) => {
  const changed: ServicePackage = { ...service, ...change, resources: 'resources' in change ? [] : (service.resources ?? []) };
  const found = Object.fromEntries(Object.entries(serviceCan).map(([action, can]) => [action, can(changed)?.id ?? null]));
  expect(found).toMatchObject(expected);
  expect(serviceBusy(changed)).toBe('status' in change && change.status === 'creating');
});
