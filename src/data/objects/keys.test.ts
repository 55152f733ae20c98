import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatewayUrl } from './client';
import { bucketNameProblem, compareKeys, encodeKey, foldersTo, folderOf, isUnaddressable, keyProblem, nameIn } from './keys';
import { partSizeFor, partsOf } from './parts';

const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const slashed = fc.array(fc.constantFrom('a', '/', '.', '..', '%', '+', 'ü', ' ', '%2F')).map((parts) => parts.join(''));

test('the URL of a key is one segment of its bucket, and nothing in it can be folded', () => {
  fc.assert(
    fc.property(fc.oneof(key, slashed), (each) => {
      fc.pre(!isUnaddressable(each) && each.isWellFormed());
      const url = new URL(gatewayUrl('https://s3.example', { bucket: 'b', key: each }));
      expect(url.pathname).toBe(`/b/${encodeKey(each)}`);
      expect(decodeURIComponent(url.pathname.slice(3))).toBe(each);
      expect(url.search + url.hash).toBe('');
    }),
  );
});

test('a key that no URL can hold never makes one', () => {
  for (const each of ['', '.', '..']) {
    expect(() => gatewayUrl('https://s3.example', { bucket: 'bucket', key: each })).toThrow('Unaddressable');
    expect(keyProblem(each)).not.toBeNull();
  }
  for (const bucket of ['', '.', '..', 'a/b', 'a?b'])
    expect(() => gatewayUrl('https://s3.example', { bucket })).toThrow('InvalidBucketName');
});

test('keys are in the order of their UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareKeys(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
});

test('folders are what lies between slashes, empty ones too', () => {
  fc.assert(
    fc.property(slashed, (each) => {
      const folder = folderOf(each);
      expect(each.startsWith(folder)).toBe(true);
      expect(nameIn(each, folder).slice(0, -1)).not.toContain('/');
      expect(foldersTo(folder).at(-1)?.prefix ?? '').toBe(folder);
    }),
  );
  expect(foldersTo('a//b/').map(({ name }) => name)).toEqual(['a', '', 'b']);
  expect(foldersTo('/').map(({ prefix }) => prefix)).toEqual(['/']);
});

test('a file is cut into at most 10,000 parts that cover it once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 * 2 ** 40 }), (size) => {
      const partSize = partSizeFor(size);
      const count = Math.ceil(size / partSize);
      expect(count).toBeLessThanOrEqual(10_000);
      expect(partSize).toBeGreaterThanOrEqual(5 * 2 ** 20);
    }),
  );
  expect(partSizeFor(60 * 2 ** 30)).toBe(8 * 2 ** 20);
  const parts = partsOf(20, 8);
  expect(parts.map(({ start, end }) => [start, end])).toEqual([
    [0, 8],
    [8, 16],
    [16, 20],
  ]);
});

test.each([
  ['ab', 'length'],
  ['a'.repeat(64), 'length'],
  ['Invoices', 'characters'],
  ['my_bucket', 'characters'],
  ['-bucket', 'ends'],
  ['bucket.', 'ends'],
  ['my..bucket', 'dots'],
  ['192.168.0.1', 'address'],
  ['xn--bucket', 'reserved'],
  ['my.bucket-1', null],
])('the bucket name %s', (name, problem) => {
  expect(bucketNameProblem(name)).toBe(problem);
});
