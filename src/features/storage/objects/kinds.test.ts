import { expect, test } from 'vitest';
import { extensionOf, iconOf, previewKindOf, typeOf } from './kinds';

test.each([
  ['photo.JPG', 'image'],
  ['logo.svg', 'image'],
  ['Terms & Conditions.pdf', 'pdf'],
  ['song.mp3', 'audio'],
  ['clip.mp4', 'video'],
  ['data.json', 'json'],
  ['prices.csv', 'csv'],
  ['prices.tsv', 'csv'],
  ['notes.txt', 'text'],
  ['main.tf', 'text'],
  ['app.ts', 'text'],
  ['run.sh', 'text'],
  ['backup.tar.zst', null],
  ['README', null],
  ['.env', 'text'],
])('%s is shown as %s', (name, kind) => {
  expect(previewKindOf(name)).toBe(kind);
});

test('what a browser would run as a page is text', () => {
  for (const name of ['index.html', 'a.htm', 'page.xhtml', 'feed.xml', 'app.js', 'app.mjs']) {
    expect(previewKindOf(name)).toBe('text');
  }
  // Media are given the type of their name, and none of those is a page's.
  for (const name of ['a.svg', 'a.pdf', 'a.mp3', 'a.mp4', 'a.png'])
    expect(typeOf(name)).toMatch(/^(image|audio|video)\/|^application\/pdf$/);
});

test('rows have the icon of what they are', () => {
  const row = (name: string, isFolder = false) => ({
    id: name,
    key: name,
    name,
    object: isFolder ? null : { key: name, size: 1, modified: new Date(0), etag: '', storageClass: '' },
  });
  expect([row('photos/', true), row('a.png'), row('a.zip'), row('a.bin'), row('a.mp4')].map(iconOf)).toEqual([
    'folder',
    'photo',
    'file-zip',
    'file',
    'video',
  ]);
  expect([extensionOf('a.TAR.gz'), extensionOf('none'), extensionOf('=cmd|x.csv')]).toEqual(['gz', '', 'csv']);
});
