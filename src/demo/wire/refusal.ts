import { type OperationId, operations } from '@/api/gen/operations.gen';

/** A refusal in one of the platform's shapes. Thrown by rules and handlers, turned into an answer in one place. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
  }
}

/** `{"errors":{"Error":"…"}}`: virtual machines, tokens, billing. */
export const errorText = (text: string, status = 400): Refusal => new Refusal(status, { errors: { Error: text } });

/** `{"errors":{"<field>":"…"}}`: a field that is not as it should be. */
export const fieldError = (field: string, text: string): Refusal => new Refusal(400, { errors: { [field]: text } });

/** `{"message":"…"}`: networks, disks, addresses, and the gateway in front. */
export const message = (text: string, status = 400): Refusal => new Refusal(status, { message: text });

/** What is wrong with a request in the words of the part of the platform that was asked: networks and storage know no fields. */
export const refusedField = (operation: OperationId, field: string, text: string): Refusal =>
  saysMessage(operation) ? message(`${field}: ${text}`) : fieldError(field, text);

/** No billing account where one must be named. */
export const payerMissing = (operation: OperationId): Refusal => {
  const text = "'billing_account_id' is required if using a global API token";
  return saysMessage(operation) ? message(text) : fieldError('billing_account_id', text);
};

/** A billing account that is not the caller's, or may not pay. */
export const payerRefused = (operation: OperationId, text: string): Refusal => (saysMessage(operation) ? message(text) : errorText(text));

const saysMessage = (operation: OperationId): boolean => /^\/v1\/(network|storage)\//.test(operations[operation].path);

/** What payment calls say about anything that is not the caller's. */
export const forbidden = (): Refusal =>
  new Refusal(403, {
    errors: {
      'consumer::resource_forbidden': {
        msg: 'Consumer not allowed to access resource.',
        subtype: 'resource_forbidden',
        type: 'consumer',
      },
    },
  });

export const noSuchVm = (uuid: string): Refusal => errorText(`No such virtual machine exists: ${uuid}`);

export const locked = (what: string): Refusal => errorText(`${what} is locked by another operation.`, 409);
