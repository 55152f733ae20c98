// What both gateways refuse, and how it is told. What differs between them is a defect of the demo's.
import { beforeEach, describe, expect, test } from 'vitest';
import * as s3 from '@/data/objects';
import { codeOf as code, connectTo, newBucket, objectGateways } from './s3-targets';

const gateways = objectGateways();

describe.each(gateways)('$name', ({ target }) => {
  let client: s3.ObjectClient;
  let bucket: string;
  const connect = (change?: Partial<s3.Gateway>, now?: () => number) => connectTo(target(), change, now);

  beforeEach(async () => {
    ({ client, bucket } = await newBucket(target()));
  });

  test('why something is refused is told by its code', async () => {
    expect(await code(s3.getObject(client, { bucket, key: 'none' }))).toBe('NoSuchKey');
    expect(await code(s3.headObject(client, { bucket, key: 'none' }))).toBe('NoSuchKey');
    expect(await code(s3.listPage(client, 'no-such-bucket-here'))).toBe('NoSuchBucket');
    expect(await code(client.send({ method: 'PUT', bucket: 'Not_a_name' }))).toBe('InvalidBucketName');
    expect(await code(client.send({ method: 'PUT', bucket: target().foreign }))).toBe('BucketAlreadyExists');
    expect(await code(s3.putObject(client, { bucket, key: 'x'.repeat(1025) }, 'x'))).toBe('InvalidObjectName');
    const { accessKeyId } = target().credentials;
    expect(await code(s3.listPage(connect({ credentials: { accessKeyId: 'nobody', secretAccessKey: 'x' } }), bucket))).toBe(
      'InvalidAccessKeyId',
    );
    expect(await code(s3.listPage(connect({ credentials: { accessKeyId, secretAccessKey: 'x' } }), bucket))).toBe('SignatureDoesNotMatch');
    expect(await code(s3.createFolder(client, bucket, 'f/'))).toBe('fine');
    expect(await code(s3.createFolder(client, bucket, 'f/'))).toBe('PreconditionFailed');
    // A folder's own key, a name that is a bucket's, and none at all never make another URL.
    for (const key of ['', '.', '..']) expect(await code(client.send({ method: 'DELETE', bucket, key }))).toBe('Unaddressable');
    expect(await code(s3.listPage(client, bucket))).toBe('fine');
  });

  test('a clock that is twenty minutes off is made up for', async () => {
    for (const minutes of [20, -20]) {
      const skewed = connect({}, () => Date.now() + minutes * 60_000);
      await s3.putObject(skewed, { bucket, key: 'a' }, 'x');
      expect(Math.round(skewed.clockOff() / 60_000)).toBe(minutes);
      const byHead = connect({}, () => Date.now() + minutes * 60_000);
      expect((await s3.headObject(byHead, { bucket, key: 'a' })).size).toBe(1);
    }
  });

  test('links end when they are to end', async () => {
    await s3.putObject(client, { bucket, key: 'a b' }, 'x');
    const past = connect({}, () => Date.now() - 120_000);
    expect((await fetch(await past.presign({ method: 'GET', bucket, key: 'a b' }, 60))).status).toBe(403);
    expect((await fetch(await client.presign({ method: 'GET', bucket, key: 'a b' }, 60))).status).toBe(200);
  });
});

test.each(gateways.filter(({ isReal }) => isReal))('a suspended customer and a full quota are told by $name', async ({ target }) => {
  const { suspended, full, endpoint } = target();
  if (!suspended || !full) throw new Error('The gateway has no such users');
  const by = (credentials: s3.ObjectCredentials) => s3.createObjectClient({ endpoint, credentials, proxyPath: '', region: 'us-east-1' });
  expect(await code(s3.listPage(by(suspended), 'anything'))).toBe('UserSuspended');
  const bucket = `burrow-full-${Date.now().toString(36)}`;
  await by(full).send({ method: 'PUT', bucket });
  // A run before this one may have used it up.
  await code(s3.putObject(by(full), { bucket, key: 'a' }, 'x'));
  expect(await code(s3.putObject(by(full), { bucket, key: 'b' }, 'y'))).toBe('QuotaExceeded');
});
