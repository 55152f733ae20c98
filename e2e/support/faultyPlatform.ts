import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Change = (value: Json, name: string) => Json | undefined;

/** Every field of every object; `undefined` leaves it out. */
function changed(value: Json, change: Change): Json {
  if (Array.isArray(value)) return value.map((each) => changed(each, change));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, field]): [string, Json][] => {
    const next = change(field, name);
    return next === undefined ? [] : [[name, next === field ? changed(field, change) : next]];
  });
  return Object.fromEntries(fields);
}

/** The fields that an answer may lack, as the contract has it: those that nothing requires. */
function optionalFields(): (name: string) => boolean {
  const required = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('properties' in value && 'required' in value) for (const name of value.required as string[]) required.add(name);
    for (const part of Object.values(value)) collect(part);
  };
  collect((parse(readFileSync(join(import.meta.dirname, '../../src/api/openapi.yaml'), 'utf8')) as { components: unknown }).components);
  return (name) => !required.has(name);
}
const isOptional = optionalFields();
const isText = (name: string) => /name|description|title|label|company|notes?$|message/i.test(name);
const textsAre = (text: string) => (answer: Json) =>
  changed(answer, (value, name) => (typeof value === 'string' && isText(name) ? text : value));

const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'X-Warren-Correlation-Id, Retry-After, Allow' };
const refused = (status: number, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: '{"message":"The operation failed."}',
});

/** Instead of the answer. */
const instead = {
  '500': refused(500),
  '403': refused(403),
  '404': refused(404),
  '429': refused(429, { 'retry-after': '1' }),
  '503': refused(503),
  html: {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Log in to the Wi-Fi</title><h1>Welcome</h1>',
  },
  empty: { status: 200, headers: { 'content-type': 'application/json' }, body: '' },
  'error inside 200': {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"errors":{"Error":"The operation failed."}}',
  },
};

const withMore = (answer: Json): Json =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? { ...answer, brand_new: { deeper: [1, null, {}] } } : answer;

/** What is done to the answer. */
const edits = {
  'unknown values': (answer: Json) =>
    changed(answer, (value, name) => (typeof value === 'string' && /status|state|type|kind|category/.test(name) ? 'brand_new' : value)),
  'missing fields': (answer: Json) => changed(answer, (value, name) => (isOptional(name) ? undefined : value)),
  nulls: (answer: Json) => changed(answer, (value, name) => (isOptional(name) ? null : value)),
  'extra fields': (answer: Json) => (Array.isArray(answer) ? answer.map(withMore) : withMore(answer)),
  'huge texts': textsAre('unbroken'.repeat(1250)),
  'hostile texts': textsAre('"><img src=x onerror="injected=1"><script>injected=1</script>{{7*7}}${injected=1}\u202Eeman\u202C %s'),
};

export type Fault = keyof typeof instead | keyof typeof edits | 'dropped' | 'slow' | 'malformed';
export const faults = [...Object.keys(instead), ...Object.keys(edits), 'dropped', 'slow', 'malformed'] as readonly Fault[];

/**
 * Stands between the panel and a cloud, and makes its answers go wrong: all of them, or those of one location. Writes are never
 * handed on, so the cloud stays as it is and what it has answered once is not asked again.
 */
export async function faultyPlatform(target: string) {
  const answers = new Map<string, Promise<{ status: number; type: string; text: string }>>();
  const held = new Set<ServerResponse>();
  const asked = new Set<string>();
  const state = { fault: null as Fault | null, only: null as string | null, open: 0, last: performance.now() };

  const upstream = (path: string, key: string) => {
    const known = answers.get(path);
    if (known) return known;
    const asking = fetch(target + path, { headers: { apikey: key } }).then(async (response) => ({
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
    }));
    answers.set(path, asking);
    return asking;
  };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const path = request.url ?? '/';
    const say = (status: number, body: string, headers: Record<string, string>) =>
      void response.writeHead(status, { ...cors, ...headers }).end(body);
    if (request.method === 'OPTIONS') {
      return say(204, '', {
        'access-control-allow-methods': '*',
        'access-control-allow-headers': 'apikey, content-type',
        'access-control-max-age': '86400',
      });
    }
    asked.add(path.split('/')[2] ?? '');
    // Refused, and not failed: what may have happened would be looked into, and close the menus of what it was done to.
    if (request.method !== 'GET') return say(403, instead['403'].body, instead['403'].headers);
    const fault = state.only === null || path.startsWith(`/v1/${state.only}/`) ? state.fault : null;
    if (fault === 'dropped') return void response.destroy();
    if (fault === 'slow') return void held.add(response);
    if (fault !== null && fault in instead) {
      const { status, headers, body } = instead[fault as keyof typeof instead];
      return say(status, body, headers);
    }
    const { status, type, text } = await upstream(path, String(request.headers.apikey ?? ''));
    const edit = fault !== null && fault in edits ? edits[fault as keyof typeof edits] : undefined;
    const body =
      fault === 'malformed'
        ? text.slice(0, text.length / 2)
        : edit && status === 200
          ? JSON.stringify(edit(JSON.parse(text) as Json))
          : text;
    return say(status, body, { 'content-type': type });
  }

  const server = createServer((request, response) => {
    state.open += 1;
    response.once('close', () => {
      state.open -= 1;
      state.last = performance.now();
      held.delete(response);
    });
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** From now on; null is nothing wrong, without `only` it is all calls. */
    set(fault: Fault | null, only: string | null = null) {
      for (const response of held) response.destroy();
      held.clear();
      Object.assign(state, { fault, only });
    },
    /** The first parts of the addresses that were asked for since the last time: locations, or what belongs to none. */
    asked() {
      const parts = [...asked];
      asked.clear();
      return parts;
    },
    /** Nothing is under way but what is held, and nothing has been for a moment. */
    isQuiet: () => state.open === held.size && performance.now() - state.last > 60,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

/** After these nothing is known; one that is not allowed to read something (403) may be told so in other ways. */
export const failures: readonly Fault[] = ['500', '429', '503', 'html', 'empty', 'error inside 200', 'dropped', 'malformed'];
