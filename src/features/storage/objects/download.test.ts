import { afterEach, expect, test, vi } from 'vitest';
import { encodeKey, ObjectError, type ObjectClient, type StoredObject } from '@/data/objects';
import { downloadZip, lastName, zipName } from './download';

const contents: Record<string, string> = {
  'in/': '',
  'in/plain.txt': 'plain',
  'in/sub/größe +1.txt': 'sub',
  'in//nameless': 'nameless',
  'in/../../etc/passwd': 'climbing',
  'in/a:b.txt': 'colon',
  'in/a_b.txt': 'underscore',
};
const object = (key: string): StoredObject => ({
  key,
  size: contents[key]?.length ?? 0,
  modified: new Date(Date.UTC(2026, 1, 3)),
  etag: 'e',
  storageClass: 'STANDARD',
});
/** A gateway with these objects; `refused` may not be read. */
const clientFor = (refused?: string): ObjectClient => ({
  gateway: { endpoint: '', proxyPath: '', region: '', credentials: { accessKeyId: '', secretAccessKey: '' } },
  send: async ({ key = '' }) => {
    if (key === refused) throw new ObjectError('AccessDenied', 403);
    return new Response(contents[key]);
  },
  read: async (_, { query }) => ({
    IsTruncated: 'false',
    Contents: Object.keys(contents)
      .filter((key) => key.startsWith(String(query?.['prefix'])))
      .map((key) => ({ Key: encodeKey(key), Size: String(contents[key]?.length), LastModified: '2026-02-03T00:00:00Z', ETag: '"e"' })),
  }),
  presign: () => Promise.reject(new Error('not asked for')),
  clockOff: () => 0,
});

/** What a ZIP file's directory says of it. */
function namesIn(zip: Buffer): string[] {
  const names: string[] = [];
  const end = zip.lastIndexOf('PK\u0005\u0006');
  for (let at = zip.readUInt32LE(end + 16); names.length < zip.readUInt16LE(end + 10);) {
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as [number, number, number];
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

/** The file that a person has chosen; what comes of it. */
function chosenFile() {
  const pieces: Uint8Array[] = [];
  const file = { name: '', end: '' };
  vi.stubGlobal('showSaveFilePicker', async ({ suggestedName }: { suggestedName: string }) => {
    file.name = suggestedName;
    return {
      createWritable: async () =>
        new WritableStream<Uint8Array>({
          write: (piece) => void pieces.push(piece),
          close: () => void (file.end = 'closed'),
          abort: () => void (file.end = 'thrown away'),
        }),
    };
  });
  return { file, bytes: () => Buffer.concat(pieces) };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a folder goes straight into the file that was chosen, each object once and below the folder', async () => {
  const { file, bytes } = chosenFile();
  const counted: number[] = [];
  const picked = { objects: [object('in/plain.txt')], folders: ['in/sub/', 'in//', 'in/..', 'in/a'] };
  await downloadZip(clientFor(), 'bucket', 'in/', picked, (count) => counted.push(count), new AbortController().signal);
  expect(file).toEqual({ name: 'in.zip', end: 'closed' });
  expect(namesIn(bytes())).toEqual(['plain.txt', 'sub/größe +1.txt', '_/nameless', '_/_/etc/passwd', 'a_b.txt', '_a_b.txt']);
  for (const text of ['plain', 'sub', 'climbing', 'colon', 'underscore']) expect(bytes().includes(text)).toBe(true);
  expect(counted).toEqual([1, 2, 3, 4, 5, 6]);
});

test('one object that may not be read ends it, and the half file is thrown away', async () => {
  const { file } = chosenFile();
  const picked = { objects: [], folders: ['in/'] };
  const saving = downloadZip(clientFor('in/a:b.txt'), 'bucket', '', picked, () => undefined, new AbortController().signal);
  await expect(saving).rejects.toThrow('AccessDenied');
  expect(file).toEqual({ name: 'bucket.zip', end: 'thrown away' });
});

test('it can be stopped', async () => {
  const { file } = chosenFile();
  const controller = new AbortController();
  const picked = { objects: [], folders: ['in/'] };
  const stop = (count: number) => void (count === 2 && controller.abort());
  await expect(downloadZip(clientFor(), 'bucket', '', picked, stop, controller.signal)).rejects.toThrow(/abort/i);
  expect(file.end).toBe('thrown away');
});

test('files are named after the last part of a key', () => {
  expect(['a/b.txt', 'a/b/', 'b', '/', ''].map(lastName)).toEqual(['b.txt', 'b', 'b', '/', '']);
  expect(zipName('in/..', 'in/')).toBe('_');
});
