import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { requestAt, type Input, type Where } from './call';
import { fields, type FieldShape } from './gen/fields.gen';
import { operations, type OperationId } from './gen/operations.gen';

/** The table is the rule; the generated client is what is held against it. */
interface Row {
  readonly operation: OperationId;
  readonly method: string;
  readonly path: string;
  readonly scope: string;
  readonly encoding: string;
  readonly parameters: string;
}

const isOperation = (name: string): name is OperationId => name in operations;
const rows: Row[] = readFileSync(fileURLToPath(new URL('./contract/endpoints.tsv', import.meta.url)), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [, operation = '', method = '', path = '', scope = '', request = '', parameters = ''] = line.split('\t');
    if (!isOperation(operation)) throw new Error(`${operation} has no client`);
    // Behind the encoding there may be a remark on what the document wrongly says.
    return { operation, method, path, scope, encoding: request.split(' ')[0] ?? '', parameters };
  });

const key = 'the-token-of-the-user';
const slug = 'tll 01/ä';
const requestOf = async <K extends OperationId>(operation: K, input: Input<K>, where?: Where) =>
  requestAt('https://cloud.example', null, operation, input, where);

type Json = string | number | boolean | Json[] | { [name: string]: Json };
const nasty = `a&b=c+d%20e "f" 'g' <ä> ñ/\\?# 🦫`;

function valueFor(name: string, { type }: FieldShape, yes: boolean): Json {
  if (type === 'boolean') return yes;
  if (type === 'integer') return yes ? 4096 : 0;
  if (type === 'number') return yes ? 12.5 : 100_000_000;
  if (type === 'object')
    return { users: [{ name: nasty, sudo: yes }], 'runcmd&x': ['echo "1+1=2"'], count: 3, nested: { deep: [true, 1.5] } };
  if (type === 'array')
    return name === 'public_keys'
      ? [`ssh-ed25519 AAA+/== ${nasty}`, 'ssh-rsa B&B=']
      : [{ source_port: 80, name: nasty, on: yes }, { uuid: 'u' }];
  return `${name}: ${nasty}`;
}

type Place = 'path' | 'query' | 'body';
const placeOf = (row: Row, name: string): Place => (row.path.includes(`{${name}}`) ? 'path' : row.encoding === 'query' ? 'query' : 'body');

/** A value for every field of an operation, put where the table says that it goes. */
function filled(row: Row, yes: boolean) {
  const input: Record<Place, Record<string, Json>> = { path: {}, query: {}, body: {} };
  for (const [name, shape] of Object.entries(fields[row.operation])) input[placeOf(row, name)][name] = valueFor(name, shape, yes);
  return input;
}

const given = (part: Record<string, unknown>) => (Object.keys(part).length > 0 ? part : undefined);
const ask = (row: Row, { path, query, body }: Record<Place, Record<string, unknown>>, location: string | undefined = slug) =>
  requestOf(row.operation, { path: given(path), query: given(query), body: given(body) } as never, { location });

/** How a value reads outside of JSON: text as it is, the rest as JSON writes it. */
const asText = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));
/** In a form and in a query lists are repeated. */
const inForm = (part: Record<string, Json>): [string, string][] =>
  Object.entries(part).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, asText(each)]),
  );

const addressOf = (row: Row, path: Record<string, Json>) => {
  const filledIn = row.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asText(path[name] ?? '')));
  return row.scope === 'location' ? filledIn.replace('/v1/', `/v1/${encodeURIComponent(slug)}/`) : filledIn;
};

describe('the table and the fields agree', () => {
  it.each(rows.map((row) => [row.operation, row] as const))('%s', (_, row) => {
    const shapes = fields[row.operation];
    for (const [name, shape] of Object.entries(shapes)) expect([name, shape.in]).toEqual([name, placeOf(row, name)]);
    for (const [, name = '', type] of row.parameters.matchAll(/\b(\w+)\*?:(int|bool|number|decimal)\b/g)) {
      expect([name, shapes[name]?.type]).toEqual([
        name,
        { int: 'integer', bool: 'boolean', number: 'number', decimal: 'number' }[type ?? ''],
      ]);
    }
  });

  it('no operation is left out', () => expect(rows.map((row) => row.operation).toSorted()).toEqual(Object.keys(operations).toSorted()));
});

describe.each([true, false])('every operation, filled (%s)', (yes) => {
  it.each(rows.map((row) => [row.operation, row] as const))('%s', async (_, row) => {
    const input = filled(row, yes);
    const request = await ask(row, input);
    const url = new URL(request.url);
    expect(request.method).toBe(row.method);
    expect(url.origin).toBe('https://cloud.example');
    expect(url.pathname).toBe(addressOf(row, input.path));
    expect([...url.searchParams]).toEqual(inForm(input.query));

    const text = await request.clone().text();
    const type = request.headers.get('content-type')?.split(';')[0] ?? null;
    if (row.encoding === 'form') {
      expect(type).toBe('application/x-www-form-urlencoded');
      expect([...new URLSearchParams(text)]).toEqual(inForm(input.body));
    } else if (row.encoding === 'json') {
      expect(type).toBe('application/json');
      expect(JSON.parse(text)).toEqual(input.body);
    } else {
      expect(type).toBeNull();
      expect(text).toBe('');
      expect(request.body).toBeNull();
    }
  });
});

describe('every operation', () => {
  it.each(rows.map((row) => [row.operation, row] as const))('%s: a request that is shown holds no token', async (_, row) => {
    const request = await ask(row, filled(row, true));
    expect(request.headers.get('apikey')).toBeNull();
    expect(JSON.stringify([...request.headers])).not.toContain(key);
    expect(request.url).not.toContain(key);
  });

  it.each(rows.map((row) => [row.operation, row] as const))('%s: what is undefined is not sent', async (_, row) => {
    const input = filled(row, true);
    const missing = (part: Record<string, Json>) => Object.fromEntries(Object.keys(part).map((name) => [name, undefined]));
    const request = await ask(row, { path: input.path, query: missing(input.query), body: missing(input.body) });
    expect(new URL(request.url).search).toBe('');
    expect(await request.text()).toBe(row.encoding === 'json' && Object.keys(input.body).length > 0 ? '{}' : '');
  });

  const scoped = rows.filter((row) => row.scope === 'location');
  it.each(scoped.map((row) => [row.operation, row] as const))('%s: without a location nothing is made of it', async (_, row) => {
    await expect(requestOf(row.operation, filled(row, true) as never)).rejects.toThrow(`${row.operation} needs a location`);
    await expect(ask(row, filled(row, true), '')).rejects.toThrow(`${row.operation} needs a location`);
  });

  const anywhere = rows.filter((row) => row.scope !== 'location');
  it.each(anywhere.map((row) => [row.operation, row] as const))('%s: a location is never sent with what is global', async (_, row) => {
    const [withOne, without] = await Promise.all([ask(row, filled(row, true)), ask(row, filled(row, true), '')]);
    expect(withOne.url).toBe(without.url);
    expect(withOne.url).not.toContain(encodeURIComponent(slug));
  });
});

describe('single rules of the contract', () => {
  it('a nested cloud_init is JSON inside the form, several keys are one field repeated', async () => {
    const cloud = { users: [{ name: 'ada', sudo: true }], packages: ['a&b'] };
    const request = await requestOf(
      'createVm',
      { body: { name: 'Café & Co', vcpu: 2, ram: 2048, backup: false, cloud_init: cloud, public_keys: ['ssh-ed25519 A+A', 'ssh-rsa B='] } },
      { location: 'tll01' },
    );
    const sent = new URLSearchParams(await request.text());
    expect(request.url).toBe('https://cloud.example/v1/tll01/user-resource/vm');
    expect(JSON.parse(sent.get('cloud_init') ?? '')).toEqual(cloud);
    expect(sent.getAll('public_keys')).toEqual(['ssh-ed25519 A+A', 'ssh-rsa B=']);
    expect(sent.get('backup')).toBe('false');
    expect(sent.get('name')).toBe('Café & Co');
  });

  it('what is to be deleted is named in the form of a DELETE', async () => {
    const request = await requestOf('deleteVm', { body: { uuid: 'u-1' } }, { location: 'tll01' });
    expect(request.method).toBe('DELETE');
    expect(request.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
    expect(await request.text()).toBe('uuid=u-1');
  });

  it('a token stays as free as it is when its restriction is left out', async () => {
    const request = await requestOf('updateToken', { body: { token_id: 7, description: 'ci' } });
    expect(await request.text()).toBe('token_id=7&description=ci');
  });

  it('a billing account is sent with fields that the contract does not name, since what is left out is deleted', async () => {
    const body = { billing_account_id: 7, title: 'Main & Co', vat_office: 'Küla', company_name: '' };
    const request = await requestOf('updateBillingAccount', { body });
    expect([...new URLSearchParams(await request.text())]).toEqual(inForm(body));
  });

  it('a network without a name is asked for with no query and no body', async () => {
    const request = await requestOf('createNetwork', {}, { location: 'tll01' });
    expect(request.url).toBe('https://cloud.example/v1/tll01/network/network');
    expect(request.body).toBeNull();
  });

  it('an address in the path cannot leave it', async () => {
    const request = await requestOf('getFloatingIp', { path: { address: '../../user?x=1#y' } }, { location: 'tll01' });
    expect(new URL(request.url).pathname).toBe('/v1/tll01/network/ip_addresses/..%2F..%2Fuser%3Fx%3D1%23y');
    expect(new URL(request.url).search).toBe('');
  });

  it("the panel's own origin is not named in the address", async () => {
    // Node knows no page that an address could be relative to, a browser does: what it says it cannot read is what was made.
    expect(() => requestAt('', null, 'getUser', {})).toThrow(/ \/v1\/user-resource\/user$/);
  });
});
