import { fields } from '@/api/gen/fields.gen';
import { type OperationId, type Operations, operations } from '@/api/gen/operations.gen';
import { type Cloud, GivenUp } from '../cloud/cloud';
import type { JournalEntry } from '../cloud/journal';
import type { Access, Context, Handler, Handlers, Reply } from './context';
import { type Decoded, decode, redacted } from './decode';
import { message, Refusal } from './refusal';
import { absentIn, route } from './router';

const noRoute = { message: 'no route and no API found with those values' };

const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'X-Warren-Correlation-Id, Retry-After, Allow',
};

const json = (status: number, body: unknown, headers: { [name: string]: string } = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...cors, ...headers } });

const htmlPage = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>';

const access = (cloud: Cloud, key: string): Access | null => {
  if (cloud.faults.rejectToken) return null;
  if (key === 'demo') return { restrictedTo: null };
  const token = cloud.state.tokens.find((one) => one.token === key);
  return token ? { restrictedTo: token.restricted ? token.billing_account_id : null } : null;
};

/** The one place where decoded values are taken for what the contract says they are: `decode` has checked them by its table. */
const contextFor = <K extends OperationId>(
  parts: Omit<Context<object>, 'body' | 'path' | 'query'>,
  decoded: Decoded,
): Context<Operations[K]['data']> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  ({ ...parts, body: decoded.body, path: decoded.path, query: decoded.query }) as unknown as Context<Operations[K]['data']>;

const isWrite = (operation: OperationId) => operations[operation].method !== 'GET';

/** Repeats that a careful client does not send. */
const watchRepeats = (cloud: Cloud, entry: JournalEntry, operation: OperationId, decoded: Decoded): void => {
  const now = cloud.source.now();
  const what = `${operation} ${entry.slug ?? ''} ${JSON.stringify(decoded.path)} ${JSON.stringify(decoded.query)} ${JSON.stringify(decoded.body)}`;
  if (operation === 'toggleVmBackup') {
    if (cloud.journal.again(what, now, 5000)) cloud.journal.complain(entry, 'the toggle was sent twice within seconds');
  } else if (/^(create|clone|buy|pay|request)/.test(operation) && operation !== 'createS3Key') {
    if (cloud.journal.again(what, now, 1000)) cloud.journal.complain(entry, 'the same was sent twice within a second');
  }
};

const watchFields = (cloud: Cloud, entry: JournalEntry, operation: OperationId, decoded: Decoded, who: Access): void => {
  for (const text of decoded.complaints) cloud.journal.complain(entry, text);
  if (operations[operation].scope === 'global' && entry.slug !== null) cloud.journal.complain(entry, 'a slug on a global call');
  if (operation === 'reservePublicIp' || operation === 'releasePublicIp') cloud.journal.complain(entry, 'the call is deprecated');
  if (
    operation.startsWith('create') &&
    fields[operation]['billing_account_id'] &&
    operation !== 'createToken' &&
    who.restrictedTo === null
  ) {
    if (!decoded.sent.has('billing_account_id')) cloud.journal.complain(entry, 'no billing_account_id, although the token is global');
  }
};

type Parts = Omit<Context<object>, 'body' | 'path' | 'query'>;

async function perform<K extends OperationId>(
  handlers: { readonly [O in K]: Handler<O> },
  operation: K,
  parts: Parts,
  decoded: Decoded,
): Promise<Reply<unknown>> {
  return handlers[operation](contextFor<K>(parts, decoded));
}

const answer = (reply: Reply<unknown>, headers: { [name: string]: string }): Response => {
  const text = reply.text ?? (reply.body === undefined ? null : JSON.stringify(reply.body));
  return new Response(text, {
    status: reply.status,
    headers: { ...(text === null ? {} : { 'content-type': 'application/json' }), ...cors, ...headers },
  });
};

const latency = (cloud: Cloud) =>
  cloud.faults.latencyMs > 0 ? new Promise<void>((resolve) => void cloud.source.after(cloud.faults.latencyMs, resolve)) : Promise.resolve();

/** The whole platform behind one function. A broken connection is `Response.error()`. */
export async function respondWith(cloud: Cloud, handlers: Handlers, request: Request): Promise<Response> {
  if (request.method === 'OPTIONS') {
    return new Response(null, {
      status: 204,
      headers: {
        ...cors,
        'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
        'access-control-allow-headers': 'apikey, content-type',
        'access-control-max-age': '86400',
      },
    });
  }
  const url = new URL(request.url);
  const found = route(url.pathname);
  const operation = found?.methods.get(request.method) ?? null;
  const entry = cloud.journal.receive({
    at: new Date(cloud.clock.now()).toISOString(),
    method: request.method,
    path: url.pathname,
    slug: found?.slug ?? null,
    operation,
    data: {},
  });
  await latency(cloud);
  const response = await decide(cloud, handlers, request, found, operation, entry);
  entry.status = response.type === 'error' ? -1 : response.status;
  return response;
}

async function decide(
  cloud: Cloud,
  handlers: Handlers,
  request: Request,
  found: ReturnType<typeof route>,
  operation: OperationId | null,
  entry: JournalEntry,
): Promise<Response> {
  const { faults } = cloud;
  const absent = absentIn(cloud.state.platform.dialect);
  const methods = [...(found?.methods ?? [])].filter(([, id]) => !absent.includes(id));
  const slug = found?.slug ?? cloud.state.locations.find((one) => one.is_default)?.slug ?? '';
  if (!found || methods.length === 0 || !cloud.state.locations.some((one) => one.slug === slug)) {
    // What only another age of the platform has may be asked for: that is how a client finds out.
    if (!found || methods.length > 0) cloud.journal.complain(entry, 'there is no such path or location');
    return json(404, noRoute);
  }
  const key = request.headers.get('apikey');
  if (key === null || key === '') return json(401, { message: 'No API key found in request' });
  const who = access(cloud, key);
  if (!who) return json(403, { message: 'Invalid authentication credentials' });
  const correlation = { 'x-warren-correlation-id': `demo-${entry.id}-${cloud.state.scenario}` };
  if (operation !== null && absent.includes(operation)) return json(404, noRoute);
  if (operation === null) {
    cloud.journal.complain(entry, 'this path has no such method');
    return json(405, { message: 'Method Not Allowed' }, { allow: methods.map(([method]) => method).join(', '), ...correlation });
  }

  const decoded = await decode(operation, request, found.path);
  entry.data = redacted(decoded);
  watchFields(cloud, entry, operation, decoded, who);
  if (isWrite(operation)) watchRepeats(cloud, entry, operation, decoded);

  if (operations[operation].scope === 'location' && faults.locationsDown.includes(slug)) {
    return json(502, { message: 'An invalid response was received from the upstream server' });
  }
  if (faults.dropBefore.includes(operation)) return Response.error();
  if (faults.html.includes(operation)) return new Response(htmlPage, { status: 502, headers: { 'content-type': 'text/html', ...cors } });
  if (faults.errorInside200.includes(operation)) return json(200, { errors: { Error: 'The operation failed.' } }, correlation);
  const status = faults.status[operation];
  if (status !== undefined) {
    return json(
      status,
      { message: status === 429 ? 'API rate limit exceeded' : 'The operation failed.' },
      { ...correlation, ...(status === 429 ? { 'retry-after': '1' } : {}) },
    );
  }
  if (isWrite(operation)) {
    cloud.writes += 1;
    if (faults.failEveryNthWrite > 0 && cloud.writes % faults.failEveryNthWrite === 0)
      return json(500, { errors: { Error: 'Internal server error' } }, correlation);
  }

  cloud.settle();
  let reply: Reply<unknown>;
  try {
    if (decoded.refusal) throw decoded.refusal;
    reply = await perform(
      handlers,
      operation,
      {
        operation,
        cloud,
        state: cloud.state,
        now: cloud.clock.now(),
        slug,
        access: who,
        sent: decoded.sent,
        complain: (text) => cloud.journal.complain(entry, text),
      },
      decoded,
    );
  } catch (reason) {
    if (reason instanceof GivenUp) return Response.error();
    const refusal =
      reason instanceof Refusal
        ? reason
        : message(reason instanceof Error ? `Internal server error: ${reason.message}` : 'Internal server error', 500);
    return json(refusal.status, refusal.body, correlation);
  } finally {
    if (isWrite(operation)) cloud.touch();
  }
  if (faults.dropAfter.includes(operation)) return Response.error();
  if (faults.malformed.includes(operation)) {
    const text = reply.text ?? JSON.stringify(reply.body ?? {});
    return new Response(text.slice(0, Math.max(1, Math.floor(text.length / 2))), {
      status: 200,
      headers: { 'content-type': 'application/json', ...cors },
    });
  }
  return answer(reply, correlation);
}
