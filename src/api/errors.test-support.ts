import type { ErrorKind } from './errors';
import type { OperationId } from './gen/operations.gen';

interface Case {
  readonly of: string;
  readonly operation?: OperationId;
  readonly status: number;
  /** A string is sent as it is, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Record<string, string>;
  readonly kind: ErrorKind;
  readonly message: string;
  readonly fields?: Record<string, string>;
  readonly retryAfter?: number;
}

const html = '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';
const no = 'aaaaaaaa-0000-bbbb-1111-cccccccccccc';
const forbidden = {
  'consumer::resource_forbidden': { msg: 'Consumer not allowed to access resource.', subtype: 'resource_forbidden', type: 'consumer' },
};

/** Errors in every shape that the documents and live installations have shown, and what the panel makes of them. */
export const errorCases: Case[] = [
  // `errors` with one text
  {
    of: 'one text',
    status: 400,
    body: { errors: { Error: 'Invalid whole number provided' } },
    kind: 'invalid',
    message: 'Invalid whole number provided',
  },
  {
    of: 'one text inside a 200',
    status: 200,
    body: { errors: { Error: 'Failed to delete kong token.' } },
    operation: 'deleteToken',
    kind: 'invalid',
    message: 'Failed to delete kong token.',
  },
  // `errors` by field
  {
    of: 'one field',
    status: 400,
    body: { errors: { billing_account_id: "'billing_account_id' is required if using a global API token" } },
    kind: 'invalid',
    message: "billing_account_id: 'billing_account_id' is required if using a global API token",
    fields: { billing_account_id: "'billing_account_id' is required if using a global API token" },
  },
  {
    of: 'several fields and a text above them',
    status: 422,
    body: { message: 'Validation failed', errors: { name: 'is too long', vcpu: ['too small', 'odd'] } },
    kind: 'invalid',
    message: 'Validation failed',
    fields: { name: 'is too long', vcpu: 'too small odd' },
  },
  {
    of: 'a text beside a field',
    status: 400,
    body: { errors: { Error: 'Not created.', ram: 'is too much' } },
    kind: 'invalid',
    message: 'Not created.',
    fields: { ram: 'is too much' },
  },
  {
    of: 'fields inside a 200',
    status: 200,
    body: { errors: { name: 'is taken' } },
    operation: 'createVm',
    kind: 'invalid',
    message: 'name: is taken',
    fields: { name: 'is taken' },
  },
  // `errors` nested
  {
    of: 'forbidden, nested',
    status: 403,
    body: { errors: forbidden },
    operation: 'payAll',
    kind: 'forbidden',
    message: 'Consumer not allowed to access resource.',
  },
  {
    of: 'forbidden, nested, with status 401',
    status: 401,
    body: { errors: forbidden },
    operation: 'payAll',
    kind: 'forbidden',
    message: 'Consumer not allowed to access resource.',
  },
  {
    of: 'forbidden, nested, inside a 200',
    status: 200,
    body: { errors: forbidden },
    operation: 'payInvoice',
    kind: 'forbidden',
    message: 'Consumer not allowed to access resource.',
  },
  {
    of: 'another nested error',
    status: 400,
    body: { errors: { 'payment::declined': { msg: 'Card was declined', type: 'payment' } } },
    kind: 'invalid',
    message: 'Card was declined',
  },
  {
    of: 'a nested error without words',
    status: 400,
    body: { errors: { 'payment::declined': {} } },
    kind: 'invalid',
    message: 'payment::declined',
  },
  // `errors` as a list
  { of: 'a list of errors', status: 400, body: { errors: ['first', { code: 2 }] }, kind: 'invalid', message: 'first {"code":2}' },
  // `message` and `error`
  {
    of: 'a message',
    status: 400,
    body: { message: 'Network name is required' },
    operation: 'renameNetwork',
    kind: 'invalid',
    message: 'Network name is required',
  },
  { of: 'an error', status: 400, body: { error: 'bad request' }, kind: 'invalid', message: 'bad request' },
  {
    of: 'an empty list of errors and a message',
    status: 400,
    body: { errors: {}, message: 'Not like this' },
    kind: 'invalid',
    message: 'Not like this',
  },
  { of: 'a message that is no text', status: 400, body: { message: 12 }, kind: 'invalid', message: '' },
  // no JSON
  { of: 'plain text', status: 400, body: 'Something is wrong\n', kind: 'invalid', message: 'Something is wrong' },
  { of: 'a page is not shown as words', status: 400, body: html, kind: 'invalid', message: '' },
  { of: 'a long text is not shown as words', status: 400, body: 'x'.repeat(300), kind: 'invalid', message: '' },
  { of: 'nothing', status: 400, body: '', kind: 'invalid', message: '' },
  { of: 'null', status: 400, body: null, kind: 'invalid', message: '' },
  // shaped like a success
  { of: 'success: false', status: 200, body: { success: false }, operation: 'detachDisk', kind: 'invalid', message: '' },
  {
    of: 'success: false with words',
    status: 200,
    body: { success: false, message: 'It is attached' },
    operation: 'deleteReplica',
    kind: 'invalid',
    message: 'It is attached',
  },
  {
    of: 'success: false with an error',
    status: 200,
    body: { success: false, error: 'It is the primary card' },
    operation: 'deleteCard',
    kind: 'invalid',
    message: 'It is the primary card',
  },
  {
    of: 'an error_log',
    status: 200,
    body: { success: true, error_log: 'Invoice #6: declined', message: 'Some' },
    operation: 'payAmount',
    kind: 'invalid',
    message: 'Invoice #6: declined',
  },
  {
    of: 'an error_log that is a list',
    status: 200,
    body: { success: false, message: 'Payment failed', error_log: ['Card was declined', 'Try another'] },
    operation: 'payAmount',
    kind: 'invalid',
    message: 'Card was declined Try another',
  },
  {
    of: 'an error_log that is a list, without success',
    status: 200,
    body: { error_log: ['Card was declined'] },
    operation: 'payAmount',
    kind: 'invalid',
    message: 'Card was declined',
  },
  {
    of: 'errors in a payment_report',
    status: 200,
    body: { payment_report: { triggered: true, errors: ['Card was declined'] }, account: { id: 1 } },
    operation: 'setRecurringPayment',
    kind: 'invalid',
    message: 'Card was declined',
  },
  {
    of: 'errors in a payment_report that are no text',
    status: 200,
    body: { payment_report: { errors: [{ code: 'x' }] } },
    operation: 'setRecurringPayment',
    kind: 'invalid',
    message: '{"code":"x"}',
  },
  // who asks
  {
    of: 'no token',
    status: 401,
    body: { message: 'No API key found in request' },
    kind: 'unauthorized',
    message: 'No API key found in request',
  },
  { of: '401 without words', status: 401, body: '', kind: 'unauthorized', message: '' },
  {
    of: 'a bad token, as older gateways say it',
    status: 403,
    body: { message: 'Invalid authentication credentials' },
    kind: 'unauthorized',
    message: 'Invalid authentication credentials',
  },
  {
    of: 'a good token that may not',
    status: 403,
    body: { message: 'You cannot consume this service' },
    kind: 'forbidden',
    message: 'You cannot consume this service',
  },
  { of: '403 from a proxy', status: 403, body: html, kind: 'forbidden', message: '' },
  // what is not there
  {
    of: 'no such route',
    status: 404,
    body: { message: 'no route and no API found with those values' },
    kind: 'no-such-route',
    message: 'no route and no API found with those values',
  },
  {
    of: 'no such route, as newer gateways say it',
    status: 404,
    body: { message: 'no Route matched with those values' },
    kind: 'no-such-route',
    message: 'no Route matched with those values',
  },
  { of: 'a page that is not found is not the resource', status: 404, body: html, kind: 'no-such-route', message: '' },
  { of: 'an empty 404 is not the resource', status: 404, body: '', kind: 'no-such-route', message: '' },
  {
    of: 'no such disk',
    status: 404,
    body: { message: 'Disk not found' },
    operation: 'getDisk',
    kind: 'not-found',
    message: 'Disk not found',
  },
  {
    of: 'no such address',
    status: 404,
    body: { message: 'Ip address 203.0.113.7 was not found.' },
    operation: 'getFloatingIp',
    kind: 'not-found',
    message: 'Ip address 203.0.113.7 was not found.',
  },
  {
    of: 'no storage account',
    status: 404,
    body: { message: 'Storage account not found.' },
    operation: 'listS3Keys',
    kind: 'not-found',
    message: 'Storage account not found.',
  },
  {
    of: 'no such machine, as live platforms say it',
    status: 400,
    body: { errors: { Error: `No such virtual machine exists: ${no}` } },
    operation: 'getVm',
    kind: 'not-found',
    message: `No such virtual machine exists: ${no}`,
  },
  {
    of: 'no such machine, as the documents say it',
    status: 400,
    body: { errors: { Error: `No such virtual machine exists. ${no}` } },
    operation: 'getVm',
    kind: 'not-found',
    message: `No such virtual machine exists. ${no}`,
  },
  {
    of: 'no such machine, inside a 200',
    status: 200,
    body: { errors: { Error: `No such virtual machine exists. ${no}` } },
    operation: 'deleteVm',
    kind: 'not-found',
    message: `No such virtual machine exists. ${no}`,
  },
  {
    of: 'no such network',
    status: 400,
    body: { message: 'Network UUID is invalid.' },
    operation: 'getNetwork',
    kind: 'not-found',
    message: 'Network UUID is invalid.',
  },
  {
    of: 'a method that is not allowed',
    status: 405,
    body: { message: 'Method not allowed' },
    headers: { allow: 'GET' },
    kind: 'no-such-route',
    message: 'Method not allowed',
  },
  // the rest by status
  { of: 'a request that took too long to arrive', status: 408, body: '', kind: 'timeout', message: '' },
  {
    of: 'a conflict',
    status: 409,
    body: { errors: { Error: 'Virtual machine is locked' } },
    kind: 'conflict',
    message: 'Virtual machine is locked',
  },
  { of: 'a wrong encoding', status: 415, body: { message: 'Unsupported Media Type' }, kind: 'invalid', message: 'Unsupported Media Type' },
  { of: 'not acceptable', status: 422, body: { message: 'Unprocessable' }, kind: 'invalid', message: 'Unprocessable' },
  {
    of: 'too many requests',
    status: 429,
    body: { message: 'API rate limit exceeded' },
    headers: { 'retry-after': '7' },
    kind: 'limited',
    message: 'API rate limit exceeded',
    retryAfter: 7,
  },
  {
    of: 'too many requests, with a date that is not read',
    status: 429,
    body: '',
    headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' },
    kind: 'limited',
    message: '',
  },
  {
    of: 'a failure of the platform',
    status: 500,
    body: { message: 'An unexpected error occurred' },
    kind: 'server',
    message: 'An unexpected error occurred',
  },
  { of: 'a page of the proxy', status: 502, body: html, kind: 'server', message: '' },
  {
    of: 'out of order',
    status: 503,
    body: { message: 'Service unavailable' },
    headers: { 'retry-after': '3' },
    kind: 'server',
    message: 'Service unavailable',
    retryAfter: 3,
  },
  {
    of: 'the proxy gave up waiting',
    status: 504,
    body: { message: 'The upstream server is timing out' },
    kind: 'timeout',
    message: 'The upstream server is timing out',
  },
  { of: 'a page in place of an answer', status: 200, body: html, kind: 'malformed', message: '' },
  { of: 'words in place of an answer', status: 200, body: 'OK', kind: 'malformed', message: '' },
];
