import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { soon } from '@/test-support';
import { createObjectClient } from './client';
import { partSizeFor } from './parts';
import { storedUploads } from './uploadMemory';
import { createUploadQueue } from './uploadQueue';

/** The little of a gateway that uploads need; `keepBack` lets a request wait, `broken` breaks its connection once. */
class FakeGateway {
  objects = new Map<string, number>();
  uploads = new Map<string, { key: string; parts: Map<number, number> }>();
  log: string[] = [];
  broken = new Set<string>();
  held = '';
  hold = Promise.resolve();
  release = () => {};

  keepBack(name: string) {
    this.held = name;
    this.hold = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  respond = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const key = decodeURIComponent(url.pathname.split('/')[2] ?? '');
    const { method = 'GET', signal } = init;
    const query = url.searchParams;
    const size = init.body instanceof Blob ? init.body.size : 0;
    const name = [method, key, query.get('partNumber')].filter(Boolean).join(' ');
    this.log.push(name);
    if (name === this.held) await this.hold;
    signal?.throwIfAborted();
    if (this.broken.delete(name)) throw new TypeError('Failed to fetch');
    if (query.has('uploads') && method === 'POST') {
      const id = `u${this.uploads.size + 1}`;
      this.uploads.set(id, { key, parts: new Map() });
      return new Response(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    const id = query.get('uploadId');
    const upload = id === null ? undefined : this.uploads.get(id);
    if (id !== null && !upload) return new Response('<Error><Code>NoSuchUpload</Code></Error>', { status: 404 });
    if (upload) {
      if (method === 'PUT') {
        upload.parts.set(Number(query.get('partNumber')), size);
        return new Response(null, { headers: { etag: '"e"' } });
      }
      if (method === 'DELETE') {
        this.uploads.delete(id ?? '');
        return new Response(null, { status: 204 });
      }
      if (method === 'POST') {
        this.objects.set(
          key,
          [...upload.parts.values()].reduce((sum, part) => sum + part, 0),
        );
        this.uploads.delete(id ?? '');
        return new Response('<CompleteMultipartUploadResult><ETag/></CompleteMultipartUploadResult>');
      }
      const parts = [...upload.parts].map(
        ([number, bytes]) => `<Part><PartNumber>${number}</PartNumber><ETag>"e"</ETag><Size>${bytes}</Size></Part>`,
      );
      return new Response(`<ListPartsResult><IsTruncated>false</IsTruncated>${parts.join('')}</ListPartsResult>`);
    }
    const there = this.objects.get(key);
    if (method === 'HEAD')
      return new Response(null, there === undefined ? { status: 404 } : { headers: { 'content-length': String(there) } });
    if (new Headers(init.headers).get('if-none-match') === '*' && there !== undefined)
      return new Response('<Error><Code>PreconditionFailed</Code></Error>', { status: 412 });
    this.objects.set(key, size);
    return new Response(null);
  };
}

let gateway: FakeGateway;
let saved: Map<string, string>;
const storage = { getItem: (key: string) => saved.get(key) ?? null, setItem: (key: string, value: string) => void saved.set(key, value) };
const newQueue = (slots = 3) =>
  createUploadQueue({
    client: createObjectClient({
      endpoint: 'https://s3.example',
      proxyPath: '',
      region: 'x',
      credentials: { accessKeyId: 'k', secretAccessKey: 'never stored' },
    }),
    memory: storedUploads(storage),
    slots,
  });
const file = (size: number): Blob => new Blob([new Uint8Array(size)]);
const upload = (key: string, size: number) => ({ bucket: 'bucket', key, file: file(size), type: 'text/plain', modified: 1 });
const states = (queue: ReturnType<typeof newQueue>) => Object.fromEntries(queue.snapshot().uploads.map(({ key, state }) => [key, state]));
const large = 20 * 2 ** 20;

beforeEach(() => {
  gateway = new FakeGateway();
  saved = new Map();
  vi.stubGlobal('fetch', gateway.respond);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('files go out side by side, and what is there already is asked about once', async () => {
  gateway.objects.set('b', 1);
  gateway.objects.set('d', 1);
  gateway.objects.set('large', 1);
  const queue = newQueue();
  queue.add([upload('a', 3), upload('b', 3), upload('c', 3), upload('d', 3), upload('large', large)]);
  await soon(() => expect(states(queue)).toEqual({ a: 'done', b: 'conflict', c: 'done', d: 'conflict', large: 'conflict' }));
  expect(gateway.objects.get('b')).toBe(1);
  expect(queue.snapshot().totals).toMatchObject({ files: 5, done: 2, conflicts: 3 });
  queue.decide('replace');
  await soon(() => expect(new Set(Object.values(states(queue)))).toEqual(new Set(['done'])));
  expect([gateway.objects.get('b'), gateway.objects.get('large')]).toEqual([3, large]);
  expect(gateway.uploads.size).toBe(0);
});

test('what is there already is left alone when that is chosen', async () => {
  gateway.objects.set('b', 1);
  const queue = newQueue(1);
  queue.add([upload('b', 3), upload('c', 3)]);
  queue.decide('skip');
  await soon(() => expect(states(queue)).toEqual({ b: 'skipped', c: 'done' }));
  expect(gateway.objects.get('b')).toBe(1);
});

test('a lost connection keeps the parts that have arrived', async () => {
  const queue = newQueue(1);
  gateway.broken.add('PUT large 2');
  queue.add([upload('large', large)]);
  await soon(() => expect(states(queue)).toEqual({ large: 'failed' }));
  queue.retry();
  await soon(() => expect(states(queue)).toEqual({ large: 'done' }));
  expect(partSizeFor(large)).toBe(8 * 2 ** 20);
  expect(gateway.log.filter((name) => name.startsWith('PUT'))).toEqual(['PUT large 1', 'PUT large 2', 'PUT large 2', 'PUT large 3']);
  expect(gateway.objects.get('large')).toBe(large);
});

test('an upload goes on after a reload when the same file is given again', async () => {
  const before = newQueue(1);
  gateway.keepBack('PUT large 2');
  before.add([upload('large', large)]);
  await soon(() => expect(gateway.log).toContain('PUT large 2'));
  before.pause();
  gateway.release();
  expect(states(before)).toEqual({ large: 'paused' });
  expect([...saved.values()].join()).not.toContain('never stored');

  const after = newQueue(1);
  expect(states(after)).toEqual({ large: 'needs-file' });
  const id = after.snapshot().uploads[0]?.id ?? 0;
  expect(after.giveFile(id, file(large - 1))).toBe(false);
  gateway.log = [];
  expect(after.giveFile(id, file(large))).toBe(true);
  await soon(() => expect(states(after)).toEqual({ large: 'done' }));
  expect(gateway.log.filter((name) => name.startsWith('PUT'))).toEqual(['PUT large 2', 'PUT large 3']);
  expect(JSON.parse([...saved.values()][0] ?? '')).toEqual([]);
});

test('canceling throws away what has arrived', async () => {
  const queue = newQueue(1);
  gateway.keepBack('PUT large 1');
  queue.add([upload('large', large), upload('small', 3)]);
  await soon(() => expect(gateway.log).toContain('PUT large 1'));
  const canceled = queue.cancel();
  gateway.release();
  await canceled;
  expect(states(queue)).toEqual({ large: 'canceled', small: 'canceled' });
  await soon(() => expect(gateway.uploads.size).toBe(0));
  expect(gateway.objects.size).toBe(0);
  queue.clear();
  expect(queue.snapshot().uploads).toEqual([]);
});
