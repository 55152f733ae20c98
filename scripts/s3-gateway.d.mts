export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}
export interface RunningGateway {
  readonly endpoint: string;
  readonly region: string;
  readonly users: Readonly<Record<'alice' | 'mallory' | 'suspended' | 'full', Credentials>>;
  /** Makes a bucket that belongs to mallory. Answers its name. */
  takeName(): Promise<string>;
  close(): Promise<void>;
}
/** Why there is no gateway on this machine; null when there is one. Root on Debian installs it first, unless `install` is false. */
export function gatewayProblem(options?: { install?: boolean }): Promise<string | null>;
/** A gateway with nothing in it, on a free port unless one is given. */
export function startGateway(options?: { port?: number }): Promise<RunningGateway>;
