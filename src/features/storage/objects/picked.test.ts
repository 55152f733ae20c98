import { expect, test } from 'vitest';
import { droppedFiles, pickedFiles } from './picked';

const file = (name: string): FileSystemFileEntry =>
  ({ isFile: true, name, file: (give: FileCallback) => give(new File([name], name)) }) as unknown as FileSystemFileEntry;

/** Hands out a hundred at a time, as browsers do. */
const folder = (name: string, entries: readonly FileSystemEntry[]): FileSystemDirectoryEntry =>
  ({
    isFile: false,
    name,
    createReader() {
      let from = 0;
      return {
        readEntries(give: FileSystemEntriesCallback) {
          give(entries.slice(from, from + 100));
          from += 100;
        },
      };
    },
  }) as unknown as FileSystemDirectoryEntry;

const dropped = (...entries: FileSystemEntry[]) =>
  ({ items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })), files: [] }) as unknown as DataTransfer;

test('a dropped folder brings everything below it, with its path', async () => {
  const many = Array.from({ length: 250 }, (_, index) => file(`${index} é+%.txt`));
  const found = await droppedFiles(dropped(folder('top', [...many, folder('in & out', [file('last')])]), file('beside')));
  expect(found).toHaveLength(252);
  expect([found[0]?.path, found.at(-2)?.path, found.at(-1)?.path]).toEqual(['top/0 é+%.txt', 'top/in & out/last', 'beside']);
});

test('chosen folders keep their paths, single files their names', () => {
  const inFolder = Object.assign(new File(['x'], 'a.txt'), { webkitRelativePath: 'top/a.txt' });
  expect(pickedFiles([inFolder, new File(['x'], 'b.txt')]).map(({ path }) => path)).toEqual(['top/a.txt', 'b.txt']);
});
