/** A file with its path below the folder that was dropped or chosen. */
export interface PickedFile {
  readonly file: File;
  readonly path: string;
}

export const pickedFiles = (files: Iterable<File>): PickedFile[] =>
  [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));

/** Everything that was dropped, folders with all that is in them. Has to be called while the event is handled. */
export function droppedFiles(data: DataTransfer): Promise<PickedFile[]> {
  const entries = [...data.items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
  if (entries.length === 0) return Promise.resolve(pickedFiles(data.files));
  return Promise.all(entries.map((entry) => filesIn(entry, ''))).then((found) => found.flat());
}

async function filesIn(entry: FileSystemEntry, above: string): Promise<PickedFile[]> {
  const path = above + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: PickedFile[] = [];
  // A reader hands out some at a time, and nothing at its end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const each of some) found.push(...(await filesIn(each, `${path}/`)));
  }
}
