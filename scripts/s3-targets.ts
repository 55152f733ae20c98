// The gateways that tests of object storage run against: the demo's, and a real one where the run has started one.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import * as s3 from '@/data/objects';
import { createCloud } from '@/demo';
import { createCloudGateway } from '@/demo/s3/host';
import { createObjectServer } from '@/demo/s3/http';

export interface Target {
  readonly endpoint: string;
  readonly credentials: s3.ObjectCredentials;
  /** A name that somebody else has. */
  readonly foreign: string;
  /** Users who may not do everything; only a real gateway has them. */
  readonly suspended?: s3.ObjectCredentials;
  readonly full?: s3.ObjectCredentials;
}

const real = process.env['S3_GATEWAY'] ? (JSON.parse(process.env['S3_GATEWAY']) as Target) : null;
let server: Server;
let demo: Target;

/** To be called once in a file: starts the demo's gateway for its tests. What differs between the two is a defect of the demo's. */
export function objectGateways(): readonly { readonly name: string; readonly isReal: boolean; readonly target: () => Target }[] {
  beforeAll(async () => {
    const cloud = createCloud();
    const key = cloud.state.s3.keys[0];
    server = createObjectServer(createCloudGateway(cloud));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    demo = {
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: key?.accessKey ?? '', secretAccessKey: key?.secretKey ?? '' },
      foreign: 'warren',
    };
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return [
    { name: "the demo's gateway", isReal: false, target: () => demo },
    ...(real ? [{ name: 'a real gateway', isReal: true, target: () => real }] : []),
  ];
}

/** A client of a gateway, straight to it; `change` is what of that is to be otherwise. */
export const connectTo = (target: Target, change: Partial<s3.Gateway> = {}, now?: () => number) =>
  s3.createObjectClient({ ...target, proxyPath: '', region: 'us-east-1', ...change }, now);

let count = 0;

/** A client of a gateway with a bucket of its own. */
export async function newBucket(target: Target): Promise<{ client: s3.ObjectClient; bucket: string }> {
  const client = connectTo(target);
  count += 1;
  const bucket = `burrow-test-${Date.now().toString(36)}-${process.pid}-${count}`;
  await client.send({ method: 'PUT', bucket });
  return { client, bucket };
}

/** Every key of a bucket, in the gateway's order. */
export async function keysIn(client: s3.ObjectClient, bucket: string, listing = {}): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of s3.listPages(client, bucket, listing)) keys.push(...page.objects.map(({ key }) => key));
  return keys;
}

/** S3's word for why something was refused. */
export const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'fine',
    (error: unknown) => (error instanceof s3.ObjectError ? error.code : String(error)),
  );
