import {
  contentDisposition,
  getObject,
  headObject,
  isUnaddressable,
  listPages,
  type ObjectClient,
  type StoredObject,
} from '@/data/objects';
import { session } from '@/data/core/session';
import { downloadBlob } from '@/files';

/** What is larger is fetched by the browser itself, which keeps it out of the page's memory. */
const largestInPage = 32 * 2 ** 20;

export const lastName = (key: string): string => key.slice(key.lastIndexOf('/', key.length - 2) + 1).replace(/\/$/, '') || key;

/** Saves one object under the last part of its key. */
export async function downloadObject(client: ObjectClient, bucket: string, { key, size }: StoredObject, versionId?: string): Promise<void> {
  const name = lastName(key);
  // Addresses of the simulated gateway lead nowhere outside of the page.
  if (size <= largestInPage || session()?.demo) {
    const response = await getObject(client, { bucket, key, versionId });
    downloadBlob(new Blob([await response.blob()], { type: 'application/octet-stream' }), name);
    return;
  }
  // The browser would leave the page for whatever the gateway says instead of the object.
  await headObject(client, { bucket, key, versionId });
  const query = { versionId, 'response-content-disposition': contentDisposition('attachment', name) };
  const link = document.createElement('a');
  link.href = await client.presign({ method: 'GET', bucket, key, query }, 3600);
  link.download = name;
  link.click();
}

/** A path that every program unpacks below its own folder: nothing leads out of it, and nothing is nameless. */
export const zipName = (key: string, prefix: string): string =>
  (key.startsWith(prefix) ? key.slice(prefix.length) : key)
    .split('/')
    .map((part) => (part === '' || part === '.' || part === '..' ? '_' : part.replace(/[\\:*?"<>|]/g, '_')))
    .join('/');

interface Picked {
  readonly objects: readonly StoredObject[];
  readonly folders: readonly string[];
}

async function* contentsOf(
  client: ObjectClient,
  bucket: string,
  prefix: string,
  { objects, folders }: Picked,
  onFile: (count: number) => void,
  signal: AbortSignal,
) {
  const names = new Set<string>();
  let count = 0;
  const entry = async ({ key, modified }: StoredObject) => {
    let name = zipName(key, prefix);
    while (names.has(name)) name = `_${name}`;
    names.add(name);
    const input = await getObject(client, { bucket, key }, { signal });
    count += 1;
    onFile(count);
    return { name, input, lastModified: modified };
  };
  const isFile = ({ key }: StoredObject) => !key.endsWith('/') && !isUnaddressable(key);
  for (const object of objects.filter(isFile)) yield await entry(object);
  for (const folder of folders)
    for await (const page of listPages(client, bucket, { prefix: folder, signal }))
      for (const object of page.objects.filter(isFile)) yield await entry(object);
}

interface SavePicker {
  readonly showSaveFilePicker?: (options: { suggestedName: string }) => Promise<{ createWritable(): Promise<WritableStream<Uint8Array>> }>;
}

/** Several objects as one ZIP: straight to the disk where the browser can, else through its own store of blobs. */
export async function downloadZip(
  client: ObjectClient,
  bucket: string,
  prefix: string,
  picked: Picked,
  onFile: (count: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const suggestedName = `${lastName(prefix) || bucket}.zip`;
  const picker = (globalThis as SavePicker).showSaveFilePicker;
  const target = picker ? await (await picker.call(globalThis, { suggestedName })).createWritable() : null;
  const { downloadZip: zip } = await import('client-zip');
  const response = zip(contentsOf(client, bucket, prefix, picked, onFile, signal));
  if (target && response.body) await response.body.pipeTo(target, { signal });
  else downloadBlob(await response.blob(), suggestedName);
}
