import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import * as schemas from './gen/zod.gen';

type Node = Readonly<Record<string, unknown>>;

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const node = (value: unknown): Node => (isNode(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const document = node(parse(readFileSync(at('./openapi.yaml'), 'utf8')));

/** Follows a reference into the document; anything else is returned as it is. */
const resolve = (value: unknown): Node => {
  const found = node(value);
  if (typeof found['$ref'] !== 'string') return found;
  return resolve(
    found['$ref']
      .slice(2)
      .split('/')
      .reduce<unknown>((from, key) => node(from)[key], document),
  );
};

interface Row {
  operation: string;
  method: string;
  path: string;
  scope: string;
  encoding: string;
  required: string[];
  answers: string;
  said: string;
}

const rows: Row[] = readFileSync(at('./contract/endpoints.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [, operation = '', method = '', path = '', scope = '', request = '', parameters = '', answers = '', said = ''] = line.split('\t');
    // Some rows add a remark on what a document wrongly says: the word before it is the encoding.
    const encoding = request.split(' ')[0] ?? '';
    const required = [...parameters.matchAll(/(\w+)\*/g)].map(([, name = '']) => name).toSorted();
    return { operation, method, path, scope, encoding, required, answers, said };
  });

interface Operation {
  id: string;
  method: string;
  path: string;
  definition: Node;
}

const operations: Operation[] = Object.entries(node(document['paths'])).flatMap(([path, item]) =>
  Object.entries(node(item)).map(([method, definition]) => ({
    id: String(node(definition)['operationId']),
    method: method.toUpperCase(),
    path,
    definition: node(definition),
  })),
);

const parametersOf = (operation: Operation, place: string): Node[] =>
  list(operation.definition['parameters'])
    .map(resolve)
    .filter((parameter) => parameter['in'] === place);

const contentOf = (operation: Operation): Node => node(resolve(operation.definition['requestBody'])['content']);

const bodyOf = (operation: Operation): Node => resolve(node(Object.values(contentOf(operation))[0])['schema']);

const encodingOf = (operation: Operation): string => {
  const content = contentOf(operation);
  if ('application/x-www-form-urlencoded' in content) return 'form';
  if ('application/json' in content) return 'json';
  return parametersOf(operation, 'query').length > 0 ? 'query' : 'none';
};

const requiredOf = (operation: Operation): string[] =>
  [
    ...parametersOf(operation, 'query')
      .filter((parameter) => parameter['required'] === true)
      .map((parameter) => String(parameter['name'])),
    ...list(bodyOf(operation)['required']).map(String),
  ].toSorted();

const answersOf = (operation: Operation): boolean =>
  Object.entries(node(operation.definition['responses'])).some(
    ([status, answer]) => status.startsWith('2') && 'content' in resolve(answer),
  );

/** The table stars the way that works everywhere; the other way, for what is not a machine, leaves vm_uuid out. */
const requiredByTable = (row: Row): string[] => (row.operation === 'assignFloatingIp' ? [] : row.required);

const silent = new Set(['-', 'empty', '200, empty', '204']);

describe('the table and the description agree', () => {
  it.each(rows.map((row) => [row.operation, row] as const))('%s', (_, row) => {
    const operation = operations.find(({ method, path }) => method === row.method && path === row.path);
    if (!operation) throw new Error(`${row.method} ${row.path} is not described`);

    expect(operation.id).toBe(row.operation);
    expect(operation.definition['x-scope']).toBe(row.scope);
    expect(operation.definition['x-dialect']).toBe(row.said);
    expect(encodingOf(operation)).toBe(row.encoding === 'path' ? 'none' : row.encoding);
    expect(requiredOf(operation)).toEqual(requiredByTable(row));
    expect(answersOf(operation)).toBe(!silent.has(row.answers));

    const inPath = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    expect(parametersOf(operation, 'path').map((parameter) => parameter['name'])).toEqual(inPath);
    expect(resolve(operation.definition['requestBody'])['required'] === true).toBe(list(bodyOf(operation)['required']).length > 0);
  });

  it('nothing is described that the table does not have', () => {
    const inTable = rows.map((row) => `${row.method} ${row.path}`).toSorted();
    expect(operations.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(inTable);
    expect(rows).toHaveLength(122);
  });

  it('what is dangerous is marked', () => {
    const marked = (hazard: string): string[] =>
      operations
        .filter(({ definition }) => definition['x-hazard'] === hazard)
        .map(({ id }) => id)
        .toSorted();
    expect(marked('toggle')).toEqual(['toggleVmBackup']);
    expect(marked('replaces')).toEqual(['updateBillingAccount', 'updateFirewall']);
    expect(marked('charges')).toEqual(['buyCredit', 'payAll', 'payAmount', 'payInvoice', 'setRecurringPayment']);
    const deletes = operations.filter(({ id }) => id.startsWith('delete')).map(({ id }) => id);
    expect(marked('destroys')).toEqual([...deletes, 'rebuildVm', 'reinstallVm'].toSorted());
  });
});

const byName: Readonly<Record<string, unknown>> = schemas;

const schemaOf = (operation: string): z.core.$ZodType => {
  const name = `z${operation.charAt(0).toUpperCase()}${operation.slice(1)}Response`;
  const schema = byName[name];
  if (!(schema instanceof z.core.$ZodType)) throw new Error(`There is no ${name}`);
  return schema;
};

const read = (file: string): unknown => JSON.parse(readFileSync(at(`./fixtures/${file}`), 'utf8'));
const fixtures = ['newer', 'older', 'live'].flatMap((source) => readdirSync(at(`./fixtures/${source}`)).map((file) => `${source}/${file}`));
const operationOf = (file: string): string => /\/(\w+)\./.exec(file)?.[1] ?? '';
const answers = fixtures.filter((file) => !file.endsWith('.error.json'));

describe('what the platform was seen to answer is accepted', () => {
  it('every fixture belongs to an operation', () => {
    const known = new Set(operations.map(({ id }) => id));
    expect(fixtures.filter((file) => !known.has(operationOf(file)))).toEqual([]);
  });

  it.each(answers)('%s', (file) => {
    const result = z.safeParse(schemaOf(operationOf(file)), read(file));
    expect(result.error?.issues ?? []).toEqual([]);
  });

  // Parsing drops what is not described. The limits of a parameter are named after other parameters, so they stay open.
  it.each(answers.filter((file) => operationOf(file) !== 'getVmParameters'))('%s holds nothing that is not described', (file) => {
    expect(z.parse(schemaOf(operationOf(file)), read(file))).toEqual(read(file));
  });
});

type Path = readonly (string | number)[];

/** A copy in which the value at the path is replaced, or gone when it is replaced by nothing. */
const changed = (value: unknown, [key, ...rest]: Path, replacement?: unknown): unknown => {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === key ? changed(item, rest, replacement) : item));
  const copy: Record<string, unknown> = { ...node(value) };
  if (!(key in copy)) throw new Error(`There is no ${String(key)} to change`);
  if (rest.length === 0 && replacement === undefined) delete copy[key];
  else copy[key] = changed(copy[key], rest, replacement);
  return copy;
};

const accepted = (file: string, value: unknown): boolean => z.safeParse(schemaOf(operationOf(file)), value).success;

const needed: (readonly [file: string, path: Path])[] = [
  ['newer/getVm.json', ['uuid']],
  ['newer/getVm.json', ['name']],
  ['newer/getVm.json', ['status']],
  ['newer/listVms.json', [0, 'storage', 0, 'size']],
  ['newer/createReplica.json', ['uuid']],
  ['newer/listLocations.json', [0, 'slug']],
  ['newer/listHostPools.json', [0, 'uuid']],
  ['newer/listDisks.json', [0, 'uuid']],
  ['newer/getBucket.json', ['name']],
  ['newer/listNetworks.json', [0, 'uuid']],
  ['newer/listFloatingIps.json', [0, 'address']],
  ['newer/listFirewalls.json', [0, 'uuid']],
  ['newer/assignFirewall.json', [0, 'resource_uuid']],
  ['newer/getLoadBalancer.json', ['uuid']],
  ['newer/addForwardingRule.json', ['source_port']],
  ['newer/getVmParameters.json', [0, 'parameter']],
  ['newer/listVmImages.json', [0, 'os_name']],
  ['newer/getBillingAccount.json', ['id']],
  ['newer/getUnpaidAmount.json', ['message']],
  ['newer/listInvoices.json', [0, 'id']],
  ['newer/listCards.json', [0, 'id']],
  ['newer/listCredit.json', [0, 'amount']],
  ['newer/buyCredit.json', ['success']],
  ['newer/getPricingPolicy.json', ['policy', 0, 'resourceType']],
  ['live/getPricingPolicy.bare.json', [0, 'resourceType']],
  ['newer/listServices.json', [0, 'uuid']],
  ['newer/listTokens.json', [0, 'id']],
  ['live/listSshKeys.two.json', [0, 'name']],
];

const wrong: (readonly [file: string, path: Path, value: unknown])[] = [
  ['newer/getVm.json', ['memory'], '4096 MB'],
  ['newer/getVm.json', ['storage'], {}],
  ['newer/getVm.json', ['backup'], 'true'],
  ['newer/getUser.json', ['profile_data'], 'Cloudia'],
  ['newer/getDisk.json', ['snapshots', 0, 'size_gb'], '20'],
  ['older/getDisk.json', ['snapshots', 0, 'sizeGb'], '20'],
  ['newer/listBuckets.json', [0, 'size_bytes'], '1 GB'],
  ['newer/listNetworks.json', [0, 'vm_uuids'], 'none'],
  ['newer/listFloatingIps.json', [0, 'is_deleted'], 0],
  ['newer/listFirewalls.json', [0, 'rules', 0, 'endpoint_spec'], '10.22.33.0/24'],
  ['newer/listLoadBalancers.json', [0, 'targets', 0, 'target_uuid'], null],
  ['live/listHostPools.guestLimits.json', [0, 'guest_limits', 'cpu', 'max'], 'many'],
  ['newer/getBillingAccount.json', ['running_totals', 'total'], '0.00'],
  ['newer/getInvoice.json', ['status'], 'paid'],
  ['newer/getInvoice.json', ['account_snapshot'], {}],
  ['newer/payAmount.json', ['amount_used'], '10.0'],
  ['newer/getUsage.json', [0, 'cost'], '0.08'],
  ['newer/getService.json', ['resources'], {}],
  ['newer/listWhitelist.json', [0], 10],
];

describe('what no screen can live with is refused', () => {
  it.each(needed)('%s without %j', (file, path) => {
    expect(accepted(file, changed(read(file), path))).toBe(false);
  });

  it.each(wrong)('%s with a wrong %j', (file, path, value) => {
    expect(accepted(file, changed(read(file), path, value))).toBe(false);
  });

  it('a status that was never seen before is not', () => {
    expect(accepted('newer/getInvoice.json', changed(read('newer/getInvoice.json'), ['status'], 4711))).toBe(true);
    expect(accepted('newer/getVm.json', changed(read('newer/getVm.json'), ['status'], 'never seen before'))).toBe(true);
  });
});
