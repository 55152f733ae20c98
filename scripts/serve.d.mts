export interface ServeOptions {
  /** The built panel; dist unless said otherwise. */
  folder?: string;
  host?: string;
  /** The next free one when it is taken; 0, as without, takes any. */
  port?: number;
  /** Laid over the folder's config.json. */
  config?: Record<string, unknown> | undefined;
  /** The platform that calls of /v1 go on to. */
  proxy?: string | undefined;
  /** The S3 gateway that everything under /s3/ goes on to. */
  objects?: string | undefined;
}
export interface Served {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}
export function serve(options?: ServeOptions): Promise<Served>;
