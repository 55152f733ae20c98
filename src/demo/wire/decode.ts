import { type FieldShape, fields, openBodies } from '@/api/gen/fields.gen';
import { type OperationId, operations } from '@/api/gen/operations.gen';
import { message, Refusal, refusedField } from './refusal';

interface Values {
  [name: string]: unknown;
}

export interface Decoded {
  body: Values;
  path: Values;
  query: Values;
  sent: Set<string>;
  complaints: string[];
  refusal: Refusal | null;
}

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was sent in a form or query: one value a name, or all of them where the contract has a list. */
const pairs = (params: URLSearchParams, shapes: { readonly [name: string]: FieldShape }): Values => {
  const values: Values = {};
  for (const name of new Set(params.keys())) values[name] = shapes[name]?.type === 'array' ? params.getAll(name) : params.get(name);
  return values;
};

/** JSON, or YAML of which only the top-level names matter here. */
const parseObject = (text: string): Values | null => {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : null;
  } catch {
    const names = [...text.matchAll(/^([A-Za-z_][\w-]*):(?:\s|$)/gm)].map(([, name]) => name ?? '');
    return names.length > 0 ? Object.fromEntries(names.map((name) => [name, true])) : null;
  }
};

const wrong = Symbol('wrong');

/** A sent value as the contract types it, or `wrong`. */
const typed = (value: unknown, type: FieldShape['type']): unknown => {
  if (type === 'integer') {
    if (typeof value === 'number') return Number.isInteger(value) ? value : wrong;
    return typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : wrong;
  }
  if (type === 'number') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : wrong;
  }
  if (type === 'boolean') {
    if (typeof value === 'boolean') return value;
    const text = String(value).toLowerCase();
    if (text === 'true' || text === '1') return true;
    return text === 'false' || text === '0' ? false : wrong;
  }
  // All lists of JSON hold objects here; those of forms hold texts.
  if (type === 'array') return Array.isArray(value) && value.every((one) => typeof one === 'string' || isRecord(one)) ? value : wrong;
  if (type === 'object') {
    if (typeof value === 'string') return parseObject(value) ?? wrong;
    return isRecord(value) ? value : wrong;
  }
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : wrong;
};

const wrongText = {
  integer: 'Invalid whole number provided',
  number: 'Invalid decimal number provided',
  boolean: 'Invalid boolean provided',
};

/** JSON in place of the form that the documents want: read by these, with or without a raised eyebrow; by all others ignored. */
const readsJson: readonly OperationId[] = ['createVm', 'addWhitelistEntry', 'removeWhitelistEntry'];
const whitelist: readonly OperationId[] = ['addWhitelistEntry', 'removeWhitelistEntry'];

/** Bodies that the documents' own headings, or an example of theirs, put into the query. */
const inQueryToo: readonly OperationId[] = ['deleteBucket', 'buyCredit', 'requestCreditInvoice', 'applyForInvoicePayment'];
/** Fields that an example of the documents sends although nothing is done with them. */
const sentInVain: { readonly [K in OperationId]?: readonly string[] } = { updateService: ['uuid'], createLoadBalancer: ['all'] };
/** Switches that the documents' example puts in quotes. */
const quoted: { readonly [K in OperationId]?: readonly string[] } = { createLoadBalancer: ['reserve_public_ip'] };

/**
 * Nothing at all stands for a field that was left out, except where an existing thing's text is changed: there it takes the text
 * away.
 */
const leftOut = (operation: OperationId, shape: FieldShape, value: unknown): boolean => {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'string' || value.trim() !== '') return false;
  const { method } = operations[operation];
  return !(shape.in === 'body' && shape.type === 'string' && !shape.required && (method === 'PATCH' || method === 'PUT'));
};

/** Reads a request the way the live platform does, and notes what the documents would not have. */
export async function decode(operation: OperationId, request: Request, path: { [name: string]: string }): Promise<Decoded> {
  const shapes = fields[operation];
  const { encoding } = operations[operation];
  const complaints: string[] = [];
  let refusal: Refusal | null = null;
  const text = request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text();
  const contentType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const isJson = contentType === 'application/json';
  let sentBody: Values = {};
  let unreadable = false;
  if (text.trim() !== '') {
    if (isJson) {
      let parsed: unknown = null;
      try {
        parsed = JSON.parse(text);
      } catch {
        complaints.push('the body is not the JSON that it says it is');
        unreadable = true;
        if (encoding === 'json') refusal = message('Failed to decode JSON object.');
      }
      const read = encoding !== 'form' || readsJson.includes(operation);
      if (read && isRecord(parsed)) sentBody = parsed;
      if (encoding === 'form' && !whitelist.includes(operation)) complaints.push('JSON where the documents want a form');
    } else {
      if (contentType !== 'application/x-www-form-urlencoded') complaints.push(`a body of type '${contentType}'`);
      sentBody = pairs(new URLSearchParams(text), shapes);
      if (encoding === 'json') {
        complaints.push('a form where the documents want JSON');
        refusal = message('Unsupported Media Type', 415);
      }
    }
  }
  const sentQuery = pairs(new URL(request.url).searchParams, shapes);
  const decoded: Decoded = { body: {}, path: {}, query: {}, sent: new Set(), complaints, refusal };

  for (const [name, value] of [...Object.entries(sentQuery), ...Object.entries(sentBody)]) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (!shape || shape.in === 'path') {
      if (openBodies.includes(operation)) decoded.body[name] = value;
      else if (!sentInVain[operation]?.includes(name)) complaints.push(`unknown field '${name}'`);
      continue;
    }
    const cameBy = name in sentBody ? 'body' : 'query';
    if (cameBy !== shape.in && !inQueryToo.includes(operation))
      complaints.push(`'${name}' in the ${cameBy} where the documents want it in the ${shape.in}`);
    if (leftOut(operation, shape, value)) continue;
    decoded.sent.add(name);
    const result = typed(value, shape.type);
    if (result === wrong) {
      complaints.push(`'${name}' is not of type ${shape.type}`);
      decoded.refusal ??= refusedField(
        operation,
        name,
        shape.type in wrongText
          ? wrongText[shape.type === 'integer' || shape.type === 'number' ? shape.type : 'boolean']
          : 'Invalid value provided',
      );
      continue;
    }
    if (isJson && cameBy === 'body' && typeof result !== typeof value && !quoted[operation]?.includes(name))
      complaints.push(`'${name}' is sent as ${typeof value}, it is ${shape.type}`);
    if (shape.in === 'query') decoded.query[name] = result;
    else decoded.body[name] = result;
  }
  for (const [name, shape] of Object.entries(shapes)) {
    if (shape.in === 'path') {
      const result = typed(path[name], shape.type);
      if (result === wrong) decoded.refusal ??= refusedField(operation, name, 'Invalid whole number provided');
      decoded.path[name] = result;
    } else if (shape.required && !decoded.sent.has(name) && !unreadable) {
      // Creating without a billing account is refused by a rule of its own, or not at all for restricted tokens.
      if (name === 'billing_account_id' && operation.startsWith('create')) continue;
      complaints.push(`'${name}' is missing`);
      // So is an address for a whitelist.
      if (whitelist.includes(operation)) continue;
      decoded.refusal ??= refusedField(operation, name, 'Missing required parameter.');
    }
  }
  return decoded;
}

const secret = /password|apikey|token$|secret|public_key|cloud_init/i;

/** The same without what nobody may read in a log. */
export const redacted = (decoded: Pick<Decoded, 'body' | 'query' | 'path'>): Values =>
  Object.fromEntries(
    Object.entries({ ...decoded.path, ...decoded.query, ...decoded.body }).map(([name, value]) => [
      name,
      secret.test(name) ? '(redacted)' : value,
    ]),
  );
