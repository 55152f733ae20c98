export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}
export interface RunningGateway {
  readonly endpoint: string;
  readonly region: string;
  readonly users: { readonly alice: Credentials; readonly mallory: Credentials };
  close(): Promise<void>;
}
/** Why there is no gateway on this machine; null when there is one. Root on Debian installs it first. */
export function gatewayProblem(): Promise<string | null>;
/** A gateway with nothing in it, on a free port unless one is given. */
export function startGateway(options?: { port?: number }): Promise<RunningGateway>;
