// One suite on two gateways: the demo's, and a real one where there is one. What differs is a defect of the demo's.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Bucket } from '@/api';
import { cache } from '@/data/core/reads';
import { answer, Lists } from '@/data/core/resourceKind';
import { wasteIn } from '@/data/inventory/waste';
import * as s3 from '@/data/objects';
import { accessKeysQuery } from '@/data/resources/access-key/queries';
import { bucketsQuery, objectStorageQuery } from '@/data/resources/bucket/queries';
import { findUnfinished } from '@/data/resources/unfinished-upload/gateway';
import { unfinishedUploads } from '@/data/resources/unfinished-upload/kind';
import { codeOf as code, connectTo, keysIn as keysOf, newBucket as make, objectGateways } from './s3-targets';

/** Everything that breaks a browser that takes keys for paths. */
const oddKeys = [
  'a+b.txt',
  '50%20off.txt',
  '100% sure',
  'a#b?c',
  'a&b=c;d',
  '新 文章.txt',
  'a//b',
  'caf\u00e9',
  'cafe\u0301',
  '/lead',
  'trail/',
  'a/../b',
  './x',
  '..',
  '.',
  ' spaced ',
  'quote\'"<>`.txt',
  '😀/\ufffd.png',
  `${'x'.repeat(1022)}yz`,
  "(!*'~)_-.,$@:[]{}|^\\",
];

const gateways = objectGateways();

describe.each(gateways)('$name', ({ target }) => {
  let client: s3.ObjectClient;
  let bucket: string;
  const keysIn = (name: string, listing = {}) => keysOf(client, name, listing);
  const put = (key: string, body: string | Blob = key, options?: s3.PutOptions) => s3.putObject(client, { bucket, key }, body, options);
  const text = async (key: string, versionId?: string) => (await s3.getObject(client, { bucket, key, versionId })).text();
  const newBucket = async () => {
    ({ bucket } = await make(target()));
    return bucket;
  };

  beforeAll(() => {
    client = connectTo(target());
  });

  test('every odd key is written, listed once, read, copied and deleted alone', async () => {
    await newBucket();
    const addressable = oddKeys.filter((key) => !s3.isUnaddressable(key));
    for (const key of addressable) await put(key, `content of ${key}`);
    for (const key of oddKeys.filter((key) => s3.isUnaddressable(key))) expect(await code(put(key))).toBe('Unaddressable');
    expect(await keysIn(bucket)).toEqual(addressable.toSorted(s3.compareKeys));
    for (const key of addressable) expect(await text(key)).toBe(`content of ${key}`);

    const moved = addressable.filter((key) => s3.keyBytes(key) < 1000).map((key) => ({ key, to: `moved/${key}` }));
    for (const { key, to } of moved) await s3.moveObject(client, { bucket, key }, { bucket, key: to });
    expect(await keysIn(bucket, { prefix: 'moved/' })).toEqual(moved.map(({ to }) => to).toSorted(s3.compareKeys));
    for (const { key, to } of moved) expect(await text(to)).toBe(`content of ${key}`);
    const one = moved[0]?.to ?? '';
    await s3.deleteObject(client, { bucket, key: one });
    expect(await keysIn(bucket, { prefix: 'moved/' })).not.toContain(one);
    expect(await keysIn(bucket)).toHaveLength(addressable.length - 1);
  });

  test('pages with a delimiter neither repeat nor lose anything', async () => {
    await newBucket();
    const keys = Array.from({ length: 60 }, (_, index) => `${index % 7}/${index % 3 === 0 ? 'deep/' : ''}${index}`);
    keys.push('0', '3-', 'z', '7//x', '7//y', '7/');
    await Promise.all(keys.map((key) => put(key)));
    const folders: string[] = [];
    const objects: string[] = [];
    for await (const page of s3.listPages(client, bucket, { delimiter: '/', max: 3 })) {
      folders.push(...page.folders);
      objects.push(...page.objects.map(({ key }) => key));
    }
    expect(folders).toEqual(['0/', '1/', '2/', '3/', '4/', '5/', '6/', '7/']);
    expect(objects).toEqual(['0', '3-', 'z']);
    const seven = await s3.listPage(client, bucket, { prefix: '7/', delimiter: '/' });
    expect([seven.folders, seven.objects.map(({ key }) => key)]).toEqual([['7//'], ['7/']]);
    expect((await s3.listPage(client, bucket, { prefix: '7//', delimiter: '/' })).objects.map(({ key }) => key)).toEqual(['7//x', '7//y']);
    let measured = { count: 0, size: 0 };
    for await (const far of s3.measure(client, bucket, '0/')) measured = far;
    expect(measured).toEqual({ count: 9, size: keys.filter((key) => key.startsWith('0/')).join('').length });
  });

  test('metadata, type and file names outside ASCII come back as they were', async () => {
    await newBucket();
    const metadata = { author: 'Pszichológia “új”', 'two-words': 'a  b', plain: 'x y' };
    await put('Pszichológia “új”.pdf', 'x', { type: 'application/pdf', metadata });
    const details = await s3.headObject(client, { bucket, key: 'Pszichológia “új”.pdf' });
    expect(details).toMatchObject({ size: 1, type: 'application/pdf', metadata, versionId: null });
    const disposition = s3.contentDisposition('attachment', 'Pszichológia “új”.pdf');
    const url = await client.presign(
      { method: 'GET', bucket, key: 'Pszichológia “új”.pdf', query: { 'response-content-disposition': disposition } },
      60,
    );
    expect(url).not.toContain(target().credentials.secretAccessKey);
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-disposition'), await response.text()]).toEqual([200, disposition, 'x']);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
  });

  test('an upload only creates when it is told so', async () => {
    await newBucket();
    await put('a', 'first', { createOnly: true });
    expect(await code(put('a', 'second', { createOnly: true }))).toBe('PreconditionFailed');
    expect(await text('a')).toBe('first');
    await put('b', 'x');
    expect(await code(s3.moveObject(client, { bucket, key: 'b' }, { bucket, key: 'a' }))).toBe('PreconditionFailed');
    await s3.moveObject(client, { bucket, key: 'b' }, { bucket, key: 'a' }, { replace: true });
    expect([await text('a'), await keysIn(bucket)]).toEqual(['x', ['a']]);
  });

  test('copies take type and metadata along, or get others', async () => {
    await newBucket();
    await put('a', 'x', { type: 'text/csv', metadata: { by: 'me' } });
    await s3.copyObject(client, { bucket, key: 'a' }, { bucket, key: 'b' }, 1);
    expect(await s3.headObject(client, { bucket, key: 'b' })).toMatchObject({ type: 'text/csv', metadata: { by: 'me' } });
    await s3.copyObject(client, { bucket, key: 'a' }, { bucket, key: 'a' }, 1, {
      replace: { type: 'text/plain', metadata: { by: 'you' }, cacheControl: 'max-age=60' },
    });
    expect(await s3.headObject(client, { bucket, key: 'a' })).toMatchObject({
      type: 'text/plain',
      metadata: { by: 'you' },
      cacheControl: 'max-age=60',
    });
  });

  test('a batch says what it could not delete, and takes keys that no XML or URL can hold', async () => {
    await newBucket();
    const keys = ['a', 'b&<c>"', 'tab\there', 'line\nend', 'bell\u0007'];
    for (const key of keys) await put(key);
    expect(await keysIn(bucket)).toEqual(keys.toSorted(s3.compareKeys));
    expect(
      await s3.deleteBatch(
        client,
        bucket,
        [...keys, '.', '..', 'not there'].map((key) => ({ key })),
      ),
    ).toEqual({ done: 8, failed: [] });
    expect(await keysIn(bucket)).toEqual([]);
  });

  test('a bucket of 1,200 objects is listed in pages and emptied in batches', async () => {
    await newBucket();
    const keys = Array.from({ length: 1200 }, (_, index) => `f/${String(index).padStart(4, '0')}`);
    for (let start = 0; start < keys.length; start += 50) await Promise.all(keys.slice(start, start + 50).map((key) => put(key, '')));
    expect(await keysIn(bucket)).toEqual(keys);
    expect(await code(client.send({ method: 'DELETE', bucket }))).toBe('BucketNotEmpty');
    const steps: number[] = [];
    for await (const { done, failed } of s3.emptyBucket(client, bucket)) {
      steps.push(done);
      expect(failed).toEqual([]);
    }
    expect(steps).toEqual([1000, 1200]);
    await client.send({ method: 'DELETE', bucket });
    expect(await code(s3.listPage(client, bucket))).toBe('NoSuchBucket');
  }, 60_000);

  test('a selection of keys and folders is counted and deleted', async () => {
    await newBucket();
    for (const key of ['a', 'ab', 'd/1', 'd/2', 'd/e/3', 'k']) await put(key, 'xy');
    const selection = { keys: ['a'], folders: ['d/'] };
    let counted = { count: 0, size: 0 };
    for await (const far of s3.countSelection(client, bucket, selection, new Map([['a', 2]]))) counted = far;
    expect(counted).toEqual({ count: 4, size: 8 });
    let last: s3.BatchOutcome | undefined;
    for await (const outcome of s3.deleteSelection(client, bucket, selection)) last = outcome;
    expect(last).toEqual({ done: 4, failed: [] });
    expect(await keysIn(bucket)).toEqual(['ab', 'k']);
  });

  test('parts make an object; those of an unfinished upload are found and thrown away', async () => {
    await newBucket();
    const begin = async (key: string) => {
      const node = await client.read('InitiateMultipartUploadResult', { method: 'POST', bucket, key, query: { uploads: '' } });
      return (node as { UploadId: string }).UploadId;
    };
    const part = new Blob([new Uint8Array(5 * 2 ** 20).fill(7)]);
    const send = async (key: string, uploadId: string, number: number, body: Blob) => {
      const { headers } = await client.send({ method: 'PUT', bucket, key, query: { partNumber: number, uploadId }, body });
      return { number, size: body.size, etag: headers.get('etag')?.replace(/"/g, '') ?? '' };
    };
    const key = 'ü/large file.bin';
    const uploadId = await begin(key);
    const parts = [await send(key, uploadId, 1, part), await send(key, uploadId, 2, new Blob(['end']))];
    const small = await begin('small');
    const smallParts = [await send('small', small, 1, new Blob(['x'])), await send('small', small, 2, new Blob(['y']))];
    expect(await s3.listParts(client, { bucket, key, uploadId })).toEqual(parts);
    const known = await s3.listUploads(client, bucket);
    expect(new Map(known.map((upload) => [upload.key, upload.uploadId]))).toEqual(
      new Map([
        [key, uploadId],
        ['small', small],
      ]),
    );
    await s3.completeUpload(client, { bucket, key, uploadId }, parts);
    // An answer that was lost may be asked for again.
    await s3.completeUpload(client, { bucket, key, uploadId }, parts);
    const { size, etag } = await s3.headObject(client, { bucket, key });
    const md5 = (bytes: Uint8Array | string) => createHash('md5').update(bytes).digest();
    const hashes = [md5(new Uint8Array(await part.arrayBuffer())), md5('end')];
    expect(hashes.map((hash) => hash.toString('hex'))).toEqual(parts.map((each) => each.etag));
    expect([size, etag]).toEqual([part.size + 3, `${md5(Buffer.concat(hashes)).toString('hex')}-2`]);
    const end = await s3.getObject(client, { bucket, key });
    expect((await end.text()).slice(-3)).toBe('end');
    expect(await code(s3.completeUpload(client, { bucket, key: 'small', uploadId: small }, smallParts))).toBe('EntityTooSmall');
    await s3.abortUpload(client, { bucket, key: 'small', uploadId: small });
    await s3.abortUpload(client, { bucket, key: 'small', uploadId: small });
    expect(await s3.listUploads(client, bucket)).toEqual([]);
  });

  test('unfinished uploads of all buckets are found, priced, and deleted as unused resources', async () => {
    const names = [await newBucket(), await newBucket()];
    for (const name of names) {
      const begun = { bucket: name, key: `backup of ${name}` };
      const node = await client.read('InitiateMultipartUploadResult', { method: 'POST', ...begun, query: { uploads: '' } });
      const { UploadId: uploadId } = node as { UploadId: string };
      await client.send({ method: 'PUT', ...begun, query: { partNumber: 1, uploadId }, body: new Blob([new Uint8Array(2 ** 20)]) });
    }
    const { endpoint, credentials } = target();
    const buckets = [...names, 'gone-meanwhile'].map((name): Bucket => ({ name, billing_account_id: 7 }));
    cache.setQueryData(bucketsQuery().queryKey, buckets);
    cache.setQueryData(objectStorageQuery().queryKey, { url: endpoint });
    cache.setQueryData(accessKeysQuery().queryKey, [{ accessKey: credentials.accessKeyId, secretKey: credentials.secretAccessKey }]);
    const look = () => findUnfinished({ endpoint: '', proxyPath: '', region: 'us-east-1' }, new AbortController().signal);
    const found = await look();
    const policy = [{ resourceType: 'OBJECT_STORAGE', price: 1 }];
    const waste = (now: number) => wasteIn({ location: null, lists: new Lists([answer(unfinishedUploads, found)]) }, policy, now);
    // They may still be going on.
    expect(waste(Date.now())).toEqual([]);
    const later = waste(Date.now() + 3 * 86_400_000);
    expect(later.map(({ name }) => name).toSorted()).toEqual(names.map((name) => `backup of ${name}`).toSorted());
    for (const finding of later) {
      expect([finding.group, finding.account]).toEqual(['upload', 7]);
      expect(finding.hourly?.toNumber()).toBeCloseTo(1 / 1024);
      await finding.entry.remove?.(finding.item as never, '');
    }
    expect(await look()).toEqual([]);
  });

  test('versions are kept, a delete can be undone, and emptying takes all of them', async () => {
    await newBucket();
    expect(await s3.getVersioning(client, bucket)).toBe('off');
    await s3.setVersioning(client, bucket, true);
    expect(await s3.getVersioning(client, bucket)).toBe('enabled');
    await put('a', 'one');
    await put('a', 'two');
    await s3.deleteObject(client, { bucket, key: 'a' });
    expect(await code(text('a'))).toBe('NoSuchKey');
    const { versions } = await s3.listVersions(client, bucket);
    expect(versions).toHaveLength(3);
    const marker = versions.find((version) => version.isDeleteMarker);
    expect(marker?.isLatest).toBe(true);
    await s3.deleteObject(client, { bucket, key: 'a', versionId: marker?.versionId });
    expect(await text('a')).toBe('two');
    const old = versions.find(
      (version) => version.size === 3 && !version.isLatest && version !== marker && version.modified <= (marker?.modified ?? new Date()),
    );
    expect(old).toBeDefined();
    const contents = await Promise.all(
      versions.filter((version) => !version.isDeleteMarker).map((version) => text('a', version.versionId)),
    );
    expect(contents.toSorted()).toEqual(['one', 'two']);
    for await (const { failed } of s3.emptyBucket(client, bucket)) expect(failed).toEqual([]);
    expect((await s3.listVersions(client, bucket)).versions).toEqual([]);
    await client.send({ method: 'DELETE', bucket });
  });

  test('what was deleted is found, and comes back', async () => {
    await newBucket();
    await s3.setVersioning(client, bucket, true);
    for (const key of ['kept', 'in/gone + 1', 'in/deeper/gone', 'other/gone']) await put(key);
    for (const key of ['in/gone + 1', 'in/deeper/gone', 'other/gone']) await s3.deleteObject(client, { bucket, key });
    // Deleted, and there again: nothing to restore.
    await s3.deleteObject(client, { bucket, key: 'kept' });
    await put('kept');
    const found = async (prefix: string) => {
      const versions: s3.ObjectVersion[] = [];
      for await (const some of s3.listDeleted(client, bucket, prefix)) versions.push(...some);
      return versions;
    };
    expect((await found('')).map(({ key }) => key)).toEqual(['in/deeper/gone', 'in/gone + 1', 'other/gone']);
    for (const { key, versionId } of await found('in/')) await s3.deleteObject(client, { bucket, key, versionId });
    expect((await found('')).map(({ key }) => key)).toEqual(['other/gone']);
    expect(await keysIn(bucket)).toEqual(['in/deeper/gone', 'in/gone + 1', 'kept']);
    expect(await text('in/gone + 1')).toBe('in/gone + 1');
    for await (const { failed } of s3.emptyBucket(client, bucket)) expect(failed).toEqual([]);
  });

  test('anybody reads a public object under its public URL, whatever its key', async () => {
    await newBucket();
    const anonymous = async (key: string) => {
      const response = await fetch(s3.publicUrl(target().endpoint, bucket, key));
      return response.ok ? response.text() : response.status;
    };
    const keys = oddKeys.filter((key) => !s3.isUnaddressable(key));
    await put('b');
    for (const key of keys) {
      await put(key, `content of ${key}`);
      expect(await s3.getObjectAccess(client, bucket, key)).toBe('private');
      expect(await anonymous(key)).toBe(403);
      await s3.setPublicObject(client, bucket, key, true);
      expect(await anonymous(key)).toBe(`content of ${key}`);
    }
    expect([await s3.getObjectAccess(client, bucket, 'a//b'), await s3.getObjectAccess(client, bucket, 'b')]).toEqual([
      'object',
      'private',
    ]);
    await s3.setBucketAccess(client, bucket, 'public');
    expect([await s3.getObjectAccess(client, bucket, 'b'), await anonymous('b')]).toEqual(['bucket', 'b']);
    expect(s3.publicUrl('https://s3.example', 'b', 'docs/a b.pdf')).toBe('https://s3.example/b/docs/a%20b.pdf');
  });

  test('settings of a bucket are read, changed and removed', async () => {
    await newBucket();
    expect([await s3.getCors(client, bucket), await s3.getLifecycle(client, bucket), await s3.getBucketAccess(client, bucket)]).toEqual([
      [],
      [],
      'private',
    ]);
    const rule = s3.corsRuleFor('https://panel.example');
    await s3.setCors(client, bucket, [rule]);
    const cors = await s3.getCors(client, bucket);
    expect(cors).toHaveLength(1);
    expect(cors[0]?.methods.toSorted()).toEqual(rule.methods.toSorted());
    expect([s3.corsAllows(cors, 'https://panel.example', 'PUT'), s3.corsAllows(cors, 'https://other.example', 'PUT')]).toEqual([
      true,
      false,
    ]);
    await s3.setCors(client, bucket, []);
    expect(await s3.getCors(client, bucket)).toEqual([]);

    const lifecycle = { id: 'tidy', enabled: true, prefix: 'tmp/', expireDays: 30, oldVersionsDays: null, abortUploadsDays: 7 };
    await s3.setLifecycle(client, bucket, [lifecycle]);
    expect(await s3.getLifecycle(client, bucket)).toEqual([lifecycle]);
    await s3.setLifecycle(client, bucket, []);
    expect(await s3.getLifecycle(client, bucket)).toEqual([]);

    await put('a', 'x');
    const anonymous = () => fetch(`${target().endpoint}/${bucket}/a`).then(({ status }) => status);
    expect(await anonymous()).toBe(403);
    await s3.setPublicObject(client, bucket, 'a', true);
    expect([await anonymous(), await s3.isPublicObject(client, bucket, 'a')]).toEqual([200, true]);
    await s3.setPublicObject(client, bucket, 'a', false);
    expect([await anonymous(), await s3.isPublicObject(client, bucket, 'a')]).toEqual([403, false]);
    await s3.setBucketAccess(client, bucket, 'public');
    expect([await anonymous(), await s3.getBucketAccess(client, bucket)]).toEqual([200, 'public']);
    await s3.setBucketAccess(client, bucket, 'private');
    // Removing what is not there must not reach the bucket.
    await s3.setBucketAccess(client, bucket, 'private');
    expect([await anonymous(), await s3.getBucketAccess(client, bucket)]).toEqual([403, 'private']);
    expect(await s3.headBucket(client, bucket)).toEqual({ objects: 1, size: 1 });
  });

  test('a page of another origin may do what the CORS rules allow, and no more', async () => {
    await newBucket();
    const preflight = () =>
      fetch(`${target().endpoint}/${bucket}/a`, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://panel.example',
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'authorization',
        },
      });
    expect((await preflight()).status).toBe(403);
    await s3.setCors(client, bucket, [s3.corsRuleFor('https://panel.example')]);
    const allowed = await preflight();
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, 'https://panel.example']);
  });
});
