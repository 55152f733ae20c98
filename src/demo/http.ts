import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { operations } from '@/api/gen/operations.gen';
import { type Cloud, createCloud, type Dialect, dialects, respond, seed } from './index';
import { hour } from './cloud/times';
import { createCloudGateway } from './s3/host';
import { createObjectServer } from './s3/http';

export { dialects, scenarioNames } from './index';

export interface DemoServerOptions {
  scenario?: string;
  dialect?: Dialect;
  speed?: number;
  latencyMs?: number;
  createSeconds?: number;
  /** A gateway that runs already, with a key of its owner, instead of the simulated one. */
  gateway?: { endpoint: string; accessKeyId: string; secretAccessKey: string };
}

const control = '/__demo/';
// Under this name the server answers as if it were the cloud; nothing is ever fetched from it.
const origin = 'http://demo.invalid';

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of request) if (part instanceof Uint8Array) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

/** A path that begins with two slashes is one too, although it looks like a host of its own. */
const urlOf = ({ url = '/' }: IncomingMessage): URL =>
  url.startsWith('/') || !URL.canParse(url) ? new URL(origin + url.replace(/^(?!\/)/, '/')) : new URL(url);

const toRequest = (request: IncomingMessage, body: string): Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
    else for (const one of value ?? []) headers.append(name, one);
  }
  const method = request.method ?? 'GET';
  return new Request(urlOf(request), {
    method,
    headers,
    ...(body === '' || method === 'GET' || method === 'HEAD' ? {} : { body }),
  });
};

const send = async (response: ServerResponse, answer: Response): Promise<void> => {
  if (answer.type === 'error') {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
};

type Values = { readonly [name: string]: unknown };

const parse = (text: string): Values => {
  const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
};

const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

const reply = (status: number, body: unknown): Response => Response.json(body, { status, headers: { 'access-control-allow-origin': '*' } });

const knownFaults = [
  'locationsDown',
  'failEveryNthWrite',
  'latencyMs',
  'html',
  'malformed',
  'errorInside200',
  'dropAfter',
  'dropBefore',
  'status',
  'rejectToken',
];

const withOperations = ['html', 'malformed', 'errorInside200', 'dropAfter', 'dropBefore'];

/** Says what is wrong with faults or durations that nobody knows, so that a test does not pass for want of them. */
const unknownNames = (values: Values, known: readonly string[]): string[] => {
  const wrong = Object.keys(values).filter((name) => !known.includes(name));
  for (const name of withOperations) {
    const listed = values[name];
    if (Array.isArray(listed)) wrong.push(...listed.filter((one) => !(String(one) in operations)).map(String));
  }
  return wrong;
};

/** What tests may do to the cloud from outside. */
function command(cloud: Cloud, method: string, name: string, values: Values): Response {
  if (method === 'GET' && name === 'requests') return reply(200, cloud.journal.requests);
  if (method === 'GET' && name === 'complaints') return reply(200, cloud.journal.complaints);
  if (method === 'GET' && name === 'state') {
    return reply(200, {
      scenario: cloud.state.scenario,
      dialect: cloud.state.platform.dialect,
      now: new Date(cloud.clock.now()).toISOString(),
      speed: cloud.clock.speed,
      faults: cloud.faults,
      durations: cloud.durations,
    });
  }
  if (method !== 'POST') return reply(404, { message: 'There is no such command.' });
  if (name === 'reset') {
    const scenario = typeof values['scenario'] === 'string' ? values['scenario'] : cloud.state.scenario;
    const dialect = dialects.find((one) => one === values['dialect']);
    if (values['dialect'] !== undefined && !dialect) return reply(400, { message: `Unknown: ${JSON.stringify(values['dialect'])}` });
    cloud.replace(seed(scenario, cloud.clock.now(), dialect));
    return reply(200, { scenario, dialect: cloud.state.platform.dialect });
  }
  if (name === 'faults') {
    const wrong = unknownNames(values, knownFaults);
    if (wrong.length > 0) return reply(400, { message: `Unknown: ${wrong.join(', ')}` });
    cloud.faults = { ...cloud.faults, ...values };
    return reply(200, cloud.faults);
  }
  if (name === 'durations') {
    const wrong = unknownNames(values, Object.keys(cloud.durations));
    if (wrong.length > 0) return reply(400, { message: `Unknown: ${wrong.join(', ')}` });
    cloud.durations = { ...cloud.durations, ...values };
    return reply(200, cloud.durations);
  }
  if (name === 'clock') {
    const speed = number(values['speed']);
    if (speed !== null) cloud.clock.setSpeed(speed);
    const hours = number(values['advanceHours']);
    if (hours !== null) cloud.clock.advance(hours * hour);
    cloud.settle();
    return reply(200, { now: new Date(cloud.clock.now()).toISOString(), speed: cloud.clock.speed });
  }
  return reply(404, { message: 'There is no such command.' });
}

const breaks = ({ faults }: Cloud): boolean => faults.dropAfter.length + faults.dropBefore.length > 0;

/** The keys of a gateway that runs elsewhere are the account's. */
const adopt = (cloud: Cloud, gateway: DemoServerOptions['gateway']): void => {
  if (!gateway) return;
  cloud.objectEndpoint = gateway.endpoint;
  cloud.state.s3 = { enabled: true, exists: true, keys: [{ accessKey: gateway.accessKeyId, secretKey: gateway.secretAccessKey }] };
};

/** The simulated cloud behind a real port; its object storage takes another, unless a gateway is given. */
export function createDemoServer(options: DemoServerOptions = {}): { server: Server; objects: Server | null; cloud: Cloud } {
  const cloud = createCloud({
    ...(options.scenario === undefined ? {} : { scenario: options.scenario }),
    ...(options.dialect === undefined ? {} : { dialect: options.dialect }),
    ...(options.speed === undefined ? {} : { speed: options.speed }),
    ...(options.latencyMs === undefined ? {} : { faults: { latencyMs: options.latencyMs } }),
    ...(options.createSeconds === undefined ? {} : { durations: { create: options.createSeconds * 1000 } }),
  });
  adopt(cloud, options.gateway);
  const objects = options.gateway ? null : createObjectServer(createCloudGateway(cloud));
  /** Browsers send even a POST again by themselves when a kept connection breaks; on one of its own it breaks for good. */
  const answerWith = (response: ServerResponse, answer: Response) => {
    if (breaks(cloud)) response.setHeader('connection', 'close');
    return send(response, answer);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    const { pathname } = urlOf(request);
    if (pathname.startsWith(control) && request.method !== 'OPTIONS') {
      const kept = !breaks(cloud);
      let answer: Response;
      try {
        answer = command(cloud, request.method ?? 'GET', pathname.slice(control.length), parse(body));
        if (pathname === `${control}reset`) adopt(cloud, options.gateway);
      } catch (reason) {
        answer = reply(400, { message: String(reason) });
      }
      // Once, when it begins: a connection that has just been made for a request counts as idle too.
      if (kept && breaks(cloud)) server.closeIdleConnections();
      await answerWith(response, answer);
      return;
    }
    await answerWith(response, await respond(cloud, toRequest(request, body)));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((reason: unknown) => {
      console.error(reason);
      response.destroy();
    });
  });
  // Creating takes its time, and may be told to take more.
  server.requestTimeout = 0;
  server.timeout = 0;
  return { server, objects, cloud };
}
