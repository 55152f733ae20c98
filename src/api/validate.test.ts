import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './errors';
import type { OperationId } from './gen/operations.gen';
import { schemas } from './gen/schemas.gen';
import { shapes } from './gen/shapes.gen';
import { checked, misfits } from './validate';

const fixture = (name: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)), 'utf8'));
const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void said.push(text));
});
afterEach(() => vi.restoreAllMocks());

const secret = 'value-that-nobody-may-read';
const vm = (more: Record<string, unknown> = {}) => ({ uuid: 'u', name: 'web', status: 'running', ...more });
const refused = (operation: OperationId, body: unknown): ApiError => {
  try {
    checked(operation, body);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('it was taken');
};

describe('an answer that fits', () => {
  it('is handed on as it is, and nothing is said', () => {
    const body = fixture('newer/getVm.json');
    expect(checked('getVm', body)).toBe(body);
    expect(body).toEqual(fixture('newer/getVm.json'));
    expect(said).toEqual([]);
  });

  it('keeps what the contract does not know', () => {
    const body = vm({ brand_new: { deep: [1] }, storage: [{ uuid: 'd', size: 20, iops: 500 }] });
    expect(checked('getVm', body)).toEqual(vm({ brand_new: { deep: [1] }, storage: [{ uuid: 'd', size: 20, iops: 500 }] }));
    expect(said).toEqual([]);
  });

  it.each([
    ['a status', 'getVm', vm({ status: 'levitating' })],
    ['a status of an invoice', 'listInvoices', [{ id: 1, status: 4711 }]],
    ['a kind of resource with a price', 'getPricingPolicy', [{ resourceType: 'QUANTUM', price: 1 }]],
    [
      'a type of what an address is assigned to',
      'listFloatingIps',
      [{ address: '203.0.113.7', assigned_to: 'x', assigned_to_resource_type: 'toaster' }],
    ],
    ['a restriction level', 'listBillingAccounts', [{ id: 1, restriction_level: 'PURPLE' }]],
  ] as const)('may hold %s that was never seen before', (_, operation, body) => {
    expect(checked(operation, body)).toBe(body);
    expect(said).toEqual([]);
  });

  it('is not asked for where nothing is answered', () => {
    expect(shapes.deleteVm).toBeUndefined();
    expect(checked('deleteVm', { anything: true })).toEqual({ anything: true });
    expect(checked('deleteVm', undefined)).toBeUndefined();
  });
});

describe('a wrong field that is not essential', () => {
  const wrong: [string, OperationId, unknown, unknown, string][] = [
    ['a number as text', 'getVm', vm({ memory: secret, vcpu: 2 }), vm({ vcpu: 2 }), 'memory'],
    ['an object in place of a list', 'getVm', vm({ storage: { [secret]: 1 } }), vm(), 'storage'],
    [
      'deep inside a list',
      'listVms',
      [vm(), vm({ storage: [{ uuid: 'd', size: 20, primary: secret }] })],
      [vm(), vm({ storage: [{ uuid: 'd', size: 20 }] })],
      '1.storage.0.primary',
    ],
    ['a field with two types', 'getVm', vm({ hypervisor_id: { id: secret } }), vm(), 'hypervisor_id'],
    [
      'a replica, which may also be text',
      'getVm',
      vm({ storage: [{ uuid: 'd', size: 20, replica: ['r-1', { uuid: 'r-2', size: secret }] }] }),
      vm({ storage: [{ uuid: 'd', size: 20, replica: ['r-1', { uuid: 'r-2' }] }] }),
      'storage.0.replica.1.size',
    ],
    [
      'a price, in a wrapped policy',
      'getPricingPolicy',
      {
        policy: [
          { resourceType: 'CPU', price: 1 },
          { resourceType: 'RAM', price: secret, megsRam: 512 },
        ],
      },
      {
        policy: [
          { resourceType: 'CPU', price: 1 },
          { resourceType: 'RAM', megsRam: 512 },
        ],
      },
      'policy.1.price',
    ],
    [
      'a price, in a bare policy',
      'getPricingPolicy',
      [
        { resourceType: 'CPU', price: 1 },
        { resourceType: 'RAM', price: secret, megsRam: 512 },
      ],
      [
        { resourceType: 'CPU', price: 1 },
        { resourceType: 'RAM', megsRam: 512 },
      ],
      '1.price',
    ],
    ['a profile', 'getUser', { id: 8, name: 'me', profile_data: secret }, { id: 8, name: 'me' }, 'profile_data'],
  ];
  it.each(wrong)('%s is taken out, and named without its value', (_, operation, body, left, path) => {
    expect(checked(operation, body)).toEqual(left);
    expect(said).toEqual([`${operation}: the answer is not as the contract says at ${path}`]);
    expect(said.join('')).not.toContain(secret);
  });

  it('several are all taken out, and five are named', () => {
    const many = { memory: 'x', vcpu: 'x', backup: 'x', description: 1, hostname: 1, mac: 1 };
    expect(checked('getVm', vm(many))).toEqual(vm());
    expect(said).toHaveLength(1);
    expect(said[0]?.split(',')).toHaveLength(5);
  });
});

describe('an answer without what no screen can live without', () => {
  const missing: [string, OperationId, unknown, string][] = [
    ['missing', 'getVm', { name: 'web', status: 'running' }, 'uuid'],
    ['of another type', 'getVm', vm({ uuid: 7 }), 'uuid'],
    ['missing in one row', 'listVms', [vm(), { uuid: 'v', status: 'running' }], '1.name'],
    ['missing in a disk', 'getVm', vm({ storage: [{ uuid: 'd' }] }), 'storage.0.size'],
    ['no list', 'listVms', { vms: [] }, '(the whole answer)'],
    ['a wrong row of a list of texts', 'listWhitelist', ['10.0.0.1', 10], '1'],
    ['nothing at all', 'listVms', undefined, '(the whole answer)'],
  ];
  it.each(missing)('%s: the call fails as malformed and names the place', (_, operation, body, path) => {
    expect(refused(operation, body)).toMatchObject({ kind: 'malformed', operation, message: path, uncertain: true });
  });

  it('is told without values', () => {
    const error = refused('getVm', { uuid: 7, name: secret, status: { text: secret } });
    expect(`${error.message}${said.join('')}`).not.toContain(secret);
  });
});

describe('the generated shapes', () => {
  const folder = fileURLToPath(new URL('./fixtures', import.meta.url));
  const answers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && !file.endsWith('.error.json'))
    .map((file) => ({ operation: /\/(\w+)\./.exec(file)?.[1] as OperationId, body: fixture(file) }));
  const values = fc.constantFrom<unknown>(undefined, null, '', 'x', 0, 1.5, 2 ** 60, true, [], {}, [1], ['x'], [{}], { uuid: 'u' }, [[]]);

  /** The value with something else in one place, found by walking down at random. */
  const spoilt = (value: unknown, steps: readonly number[], next: unknown): unknown => {
    const [step, ...rest] = steps;
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    if (step === undefined || keys.length === 0) return next;
    const key = keys[step % keys.length] ?? '';
    const inside = spoilt(Reflect.get(value as object, key), rest, next);
    return Array.isArray(value)
      ? value.map((each: unknown, index) => (String(index) === key ? inside : each))
      : { ...(value as object), [key]: inside };
  };

  it('take and refuse the same as the schemas of the library', () => {
    fc.assert(
      fc.property(fc.constantFrom(...answers), fc.array(fc.nat(40), { maxLength: 6 }), values, ({ operation, body }, steps, next) => {
        const given = spoilt(body, steps, next);
        const shape = shapes[operation];
        expect(shape ? misfits(shape, given).length === 0 : true).toBe(schemas[operation]?.safeParse(given).success ?? true);
      }),
      { numRuns: 5000 },
    );
  });

  it('are there for every answer that is not free', () => {
    const free = (Object.keys(schemas) as OperationId[]).filter((id) => !(id in shapes));
    expect(free.filter((id) => !schemas[id]?.safeParse(Symbol('anything')).success)).toEqual([]);
  });
});
