import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createObjectClient, deleteObject, listPage, putObject } from '@/data/objects';
import { createCloud } from '@/demo';
import { createCloudGateway } from '@/demo/s3/host';
import { createObjectServer } from '@/demo/s3/http';
import { memoryStorage } from '@/demo/s3/store';
import { codeOf } from './s3-targets';

/** The demo's gateway with room for so many bytes. */
async function gatewayWith(limit: number) {
  const cloud = createCloud();
  const server = createObjectServer(createCloudGateway(cloud, memoryStorage(), limit));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const [key] = cloud.state.s3.keys;
  const credentials = { accessKeyId: key?.accessKey ?? '', secretAccessKey: key?.secretKey ?? '' };
  return { cloud, client: createObjectClient({ endpoint: `http://127.0.0.1:${port}`, proxyPath: '', region: 'x', credentials }) };
}

test('it holds so many bytes, and what is deleted makes room', async () => {
  const { client } = await gatewayWith(10);
  const bucket = 'northwind-empty';
  const put = (key: string, body: string) => codeOf(putObject(client, { bucket, key }, body));
  expect(await put('a', '12345678')).toBe('fine');
  expect(await put('b', '123')).toBe('QuotaExceeded');
  expect((await listPage(client, bucket)).objects.map(({ key }) => key)).toEqual(['a']);
  await deleteObject(client, { bucket, key: 'a' });
  expect(await put('b', '123')).toBe('fine');
});

test('a suspended bucket and a deleted key are refused as a real gateway refuses them', async () => {
  const { cloud, client } = await gatewayWith(10);
  const bucket = cloud.state.buckets.get('northwind-empty');
  if (!bucket) throw new Error('The scenario has no such bucket');
  bucket.is_suspended = true;
  expect(await codeOf(listPage(client, bucket.name))).toBe('UserSuspended');
  bucket.is_suspended = false;
  expect(await codeOf(listPage(client, bucket.name))).toBe('fine');
  cloud.state.s3.keys = [];
  expect(await codeOf(listPage(client, bucket.name))).toBe('InvalidAccessKeyId');
});
