import { expect, test } from 'vitest';
import type { ObjectClient, ObjectRequest } from './client';
import { ObjectError } from './errors';
import { deleteBatch, deleteSelection, emptyBucket, type BatchOutcome } from './remove';
import { encodeKey } from './keys';
import { measure } from './list';
import { readXml, type XmlNode } from './xml';

/** A bucket of so many objects, of which some may not be deleted. */
function bucketOf(count: number, locked: ReadonlySet<string> = new Set()) {
  const keys = new Set(Array.from({ length: count }, (_, index) => `logs/${String(index).padStart(6, '0')}`));
  const batches: number[] = [];
  const list = ({ query }: ObjectRequest, element: string, marker: string): XmlNode => {
    const after = String(query?.[marker] ?? '');
    const rest = [...keys].filter((key) => key > after);
    const page = rest
      .slice(0, 1000)
      .map((key) => ({ Key: encodeKey(key), Size: '3', VersionId: 'null', LastModified: '2026-02-03T00:00:00Z' }));
    const last = rest[999] ?? '';
    return { IsTruncated: String(rest.length > 1000), [element]: page, NextContinuationToken: last, NextKeyMarker: last };
  };
  const remove = ({ body }: ObjectRequest): XmlNode => {
    const named = [...(typeof body === 'string' ? body : '').matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key ?? '');
    batches.push(named.length);
    const failed = named.filter((key) => locked.has(key));
    for (const key of named) if (!locked.has(key)) keys.delete(key);
    return { Error: failed.map((key) => ({ Key: key, Code: 'AccessDenied' })) };
  };
  const client: ObjectClient = {
    gateway: { endpoint: '', proxyPath: '', region: '', credentials: { accessKeyId: '', secretAccessKey: '' } },
    read: async (root, request) => {
      if (root === 'ListBucketResult') return list(request, 'Contents', 'continuation-token');
      if (root === 'ListVersionsResult') return list(request, 'Version', 'key-marker');
      if (root === 'DeleteResult') return remove(request);
      return readXml('<ListMultipartUploadsResult/>')?.node;
    },
    send: () => Promise.reject(new Error('not asked for')),
    presign: () => Promise.reject(new Error('not asked for')),
    clockOff: () => 0,
  };
  return { client, keys, batches };
}

const all = { keys: [], folders: ['logs/'] };

test('50,000 objects go in thousands, with how far it is after each', async () => {
  const { client, keys, batches } = bucketOf(50_000);
  const steps: number[] = [];
  for await (const { done } of deleteSelection(client, 'bucket', all)) steps.push(done);
  expect(steps).toEqual(Array.from({ length: 50 }, (_, index) => (index + 1) * 1000));
  expect([keys.size, new Set(batches)]).toEqual([0, new Set([1000])]);
});

test('100,000 objects are counted a page at a time, the first of them at once', async () => {
  const { client } = bucketOf(100_000);
  const steps: { count: number; size: number }[] = [];
  for await (const far of measure(client, 'bucket', 'logs/')) steps.push(far);
  expect([steps.length, steps[0], steps.at(-1)]).toEqual([100, { count: 1000, size: 3000 }, { count: 100_000, size: 300_000 }]);
});

test('stopping leaves the rest, and it can be begun again', async () => {
  const { client, keys } = bucketOf(5000);
  const stop = new AbortController();
  const stopped = deleteSelection(client, 'bucket', all, stop.signal);
  await stopped.next();
  await stopped.next();
  stop.abort();
  await expect(stopped.next()).rejects.toThrow(/abort/i);
  expect(keys.size).toBe(3000);
  let last: BatchOutcome | undefined;
  for await (last of deleteSelection(client, 'bucket', all));
  expect([last, keys.size]).toEqual([{ done: 3000, failed: [] }, 0]);
});

test('each object that could not be deleted is named with why, and the others are gone', async () => {
  const locked = new Set(['logs/000003', 'logs/001500']);
  const failed = [...locked].map((key) => ({ key, versionId: undefined, code: 'AccessDenied' }));
  for (const empty of [emptyBucket, (client: ObjectClient, bucket: string) => deleteSelection(client, bucket, all)]) {
    const { client, keys } = bucketOf(2500, locked);
    let last: BatchOutcome | undefined;
    for await (last of empty(client, 'bucket'));
    expect([last, [...keys]]).toEqual([{ done: 2498, failed }, [...locked]]);
  }
});

test('a key that XML can’t hold is deleted by its path, and reported alone when that fails', async () => {
  const { client } = bucketOf(0);
  const sent: string[] = [];
  const send = async ({ key = '' }: ObjectRequest) => {
    sent.push(key);
    if (key === 'b\u0007') throw new ObjectError('AccessDenied', 403);
    return new Response(null, { status: 204 });
  };
  const outcome = await deleteBatch({ ...client, send }, 'bucket', [{ key: 'a' }, { key: 'a\u0001' }, { key: 'b\u0007' }, { key: '..' }]);
  expect(sent).toEqual(['a\u0001', 'b\u0007']);
  expect(outcome).toEqual({ done: 3, failed: [{ key: 'b\u0007', code: 'AccessDenied' }] });
});
