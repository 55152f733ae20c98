import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ApiError, errorIn, type ErrorKind } from './errors';
import { errorCases } from './errors.test-support';
import { operations, type OperationId } from './gen/operations.gen';

function read(text: string): { body: unknown; json: boolean } {
  if (text.trim() === '') return { body: undefined, json: false };
  try {
    return { body: JSON.parse(text) as unknown, json: true };
  } catch {
    return { body: text, json: false };
  }
}

const found = (status: number, body: unknown, operation: OperationId = 'startVm', headers: Record<string, string> = {}) =>
  errorIn({ operation, status, headers: new Headers(headers), ...read(typeof body === 'string' ? body : JSON.stringify(body)) });

describe('an error in whatever shape it comes', () => {
  it.each(errorCases.map((each) => [`${each.status} ${each.of}`, each] as const))('%s', (_, each) => {
    const operation = each.operation ?? 'startVm';
    const error = found(each.status, each.body, operation, { ...each.headers, 'X-Warren-Correlation-Id': 'corr-17' });
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      name: 'ApiError',
      kind: each.kind,
      operation,
      status: each.status,
      message: each.message,
      fields: each.fields ?? {},
      correlationId: 'corr-17',
      retryAfter: each.retryAfter,
    });
  });

  it('has no correlation id when the answer has none', () => expect(found(500, '')?.correlationId).toBeUndefined());
});

describe('an answer that is no error', () => {
  const answers: [string, OperationId, number, unknown][] = [
    ['success', 'detachDisk', 200, { success: true }],
    ['no running campaign', 'hasActiveCampaigns', 200, { success: false }],
    ['an amount in a message', 'getUnpaidAmount', 200, { message: 59.96 }],
    ['a payment that went well', 'payAmount', 200, { success: true, error_log: '', message: 'All amount were used.', amount_left: 0 }],
    ['a payment with an empty list of errors', 'payAmount', 200, { success: true, error_log: [], message: 'All amount were used.' }],
    ['a report without errors', 'setRecurringPayment', 200, { payment_report: { triggered: true, errors: [] }, account: { id: 6 } }],
    ['an empty list of errors', 'startVm', 200, { errors: [], uuid: 'u' }],
    ['an empty object of errors', 'startVm', 200, { errors: {}, uuid: 'u' }],
    ['errors that are null', 'startVm', 200, { errors: null, uuid: 'u' }],
    ['nothing', 'deleteDisk', 204, ''],
    ['an empty 200', 'deleteLoadBalancer', 200, ''],
    ['the four bytes true', 'deleteFloatingIp', 200, 'true'],
    ['a list', 'listBuckets', 200, []],
  ];
  it.each(answers)('%s', (_, operation, status, body) => expect(found(status, body, operation)).toBeNull());

  it('the campaigns can fail like everything else', () => {
    expect(found(500, { success: false }, 'hasActiveCampaigns')?.kind).toBe('server');
    expect(found(401, { message: 'No API key found in request' }, 'hasActiveCampaigns')?.kind).toBe('unauthorized');
  });
});

describe('whether it may have happened nevertheless', () => {
  const kinds: Record<ErrorKind, boolean> = {
    unauthorized: false,
    forbidden: false,
    'not-found': false,
    'no-such-route': false,
    conflict: false,
    invalid: false,
    limited: false,
    server: true,
    network: true,
    timeout: true,
    malformed: true,
  };
  it.each(Object.entries(kinds))('%s: %s', (kind, uncertain) =>
    expect(new ApiError(kind as ErrorKind, { operation: 'startVm' }).uncertain).toBe(uncertain),
  );
});

describe('the errors that the documents show', () => {
  const file = (name: string) => readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)), 'utf8');
  const shown: [OperationId, string, ErrorKind][] = [
    ['startVm', 'newer/startVm.error.json', 'not-found'],
    ['deleteVm', 'newer/deleteVm.error.json', 'not-found'],
    ['setResourceBilling', 'newer/setResourceBilling.error.json', 'not-found'],
    ['payAll', 'newer/payAll.error.json', 'forbidden'],
    ['payInvoice', 'newer/payInvoice.error.json', 'forbidden'],
    ['addCard', 'newer/addCard.error.json', 'forbidden'],
    ['deleteToken', 'newer/deleteToken.error.json', 'invalid'],
    ['updateToken', 'newer/updateToken.error.json', 'invalid'],
    ['detachDisk', 'live/detachDisk.refused.json', 'invalid'],
    ['deleteReplica', 'live/deleteReplica.refused.json', 'invalid'],
    ['setRecurringPayment', 'live/setRecurringPayment.declined.json', 'invalid'],
    ['payAmount', 'live/payAmount.partial.json', 'invalid'],
  ];
  it.each(shown)('%s (%s): %s, whether it comes as 400 or inside a 200', (operation, name, kind) => {
    expect(operation in operations).toBe(true);
    expect(found(200, file(name), operation)?.kind).toBe(kind);
    expect(found(400, file(name), operation)?.kind).toBe(kind);
  });

  it('a declined card is named', () => {
    expect(found(200, file('live/setRecurringPayment.declined.json'), 'setRecurringPayment')?.message).toBe('Card was declined');
    expect(found(200, file('live/payAmount.partial.json'), 'payAmount')?.message).toBe('Card was declined');
  });
});
