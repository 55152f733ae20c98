import { type OperationId, operations } from '@/api/gen/operations.gen';
import { type Cloud, type CloudOptions, createCloud, respond } from './index';
import type { Vm } from './cloud/state';
import { createInstantTime, createManualTime, type ManualTime } from './cloud/time-source';

/** What a test sends, in the contract's own parts. */
export interface Sent {
  slug?: string;
  key?: string | null;
  path?: { [name: string]: string | number };
  query?: { [name: string]: string | number | boolean };
  body?: { [name: string]: unknown };
}

const pairs = (values: { [name: string]: unknown }): URLSearchParams => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value])
      params.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
  }
  return params;
};

/** The request as the documents want it. */
function requestFor(operation: OperationId, { slug, key = 'demo', path = {}, query = {}, body }: Sent = {}): Request {
  const shape = operations[operation];
  let pathname = shape.path;
  for (const [name, value] of Object.entries(path)) pathname = pathname.replace(`{${name}}`, encodeURIComponent(String(value)));
  if (slug !== undefined) pathname = pathname.replace('/v1/', `/v1/${slug}/`);
  const search = pairs(query).toString();
  const headers = new Headers(key === null ? {} : { apikey: key });
  let text: string | null = null;
  if (body) {
    if (shape.encoding === 'json') {
      headers.set('content-type', 'application/json; charset=utf-8');
      text = JSON.stringify(body);
    } else {
      headers.set('content-type', 'application/x-www-form-urlencoded');
      text = pairs(body).toString();
    }
  }
  return new Request(`https://demo.example${pathname}${search === '' ? '' : `?${search}`}`, {
    method: shape.method,
    headers,
    ...(text === null ? {} : { body: text }),
  });
}

interface Answer {
  status: number;
  text: string;
  body: unknown;
  response: Response;
}

const read = async (response: Response): Promise<Answer> => {
  const text = response.type === 'error' ? '' : await response.text();
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    body = null;
  }
  return { status: response.status, text, body, response };
};

export interface World {
  cloud: Cloud;
  call(operation: OperationId, sent?: Sent): Promise<Answer>;
  /** Any request at all, with a token. */
  raw(path: string, init?: RequestInit): Promise<Answer>;
  vm(name: string): Vm;
  complaints(): string[];
}

const around = (cloud: Cloud): World => ({
  cloud,
  call: async (operation, sent) => read(await respond(cloud, requestFor(operation, sent))),
  raw: async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('apikey')) headers.set('apikey', 'demo');
    return read(await respond(cloud, new Request(`https://demo.example${path}`, { ...init, headers })));
  },
  vm(name) {
    const found = [...cloud.state.vms.values()].find((one) => one.name === name);
    if (!found) throw new Error(`There is no machine '${name}'.`);
    return found;
  },
  complaints: () => cloud.journal.complaints.map((one) => one.text),
});

/** A cloud in which all work is done at once. */
export const world = (scenario = 'company', options: CloudOptions = {}): World =>
  around(createCloud({ scenario, source: createInstantTime(), ...options }));

/** A cloud whose time the test turns. */
export function timedWorld(scenario = 'company', options: CloudOptions = {}): World & { time: ManualTime } {
  const time = createManualTime();
  return { ...around(createCloud({ scenario, source: time, ...options })), time };
}

export const main = 1_200_132_376;
export const lab = 1_200_132_377;

/** The form of a VM that company's platform grants. */
export const vmForm = {
  name: 'new-machine',
  os_name: 'ubuntu',
  os_version: '24.04-lts',
  disks: 20,
  vcpu: 2,
  ram: 2048,
  username: 'cloudia',
  password: 'Password123',
  billing_account_id: main,
};

/** A value inside an answer, or undefined. */
export const at = (value: unknown, ...keys: (string | number)[]): unknown => {
  let here: unknown = value;
  for (const key of keys) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = new Map<string, unknown>(Object.entries(here)).get(String(key));
  }
  return here;
};

export const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
