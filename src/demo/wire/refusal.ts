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
