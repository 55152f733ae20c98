import type { ObjectClient } from './client';
import { hasCode, ObjectError } from './errors';
import { listPages } from './list';
import { copyNew, deleteObject, moveObject } from './objects';
import type { BatchOutcome, FailedKey, Selection } from './remove';

interface Place {
  readonly bucket: string;
  /** With its slash; empty for the top of the bucket. */
  readonly prefix: string;
}

/** What goes, and the folder that it is in: what is left of a key without it is appended to the new place. */
type Source = Place & Selection;

/** Objects that are moved side by side. */
const atOnce = 8;

const newKey = (key: string, from: Place, to: Place): string => to.prefix + key.slice(from.prefix.length);

/** A folder can't be moved or copied into itself. */
export const canTransfer = (from: Source, to: Place): boolean =>
  from.bucket !== to.bucket || from.folders.every((folder) => !newKey(folder, from, to).startsWith(folder));

async function* keysOf(client: ObjectClient, { bucket, keys, folders }: Source, signal?: AbortSignal): AsyncGenerator<readonly string[]> {
  if (keys.length > 0) yield keys;
  for (const folder of folders)
    for await (const { objects } of listPages(client, bucket, { prefix: folder, signal })) yield objects.map(({ key }) => key);
}

/**
 * Renames, moves or copies folders and objects, one by one, since gateways know no folders; yields how far it is. Nothing is
 * overwritten: what exists at the new place already stays in the old one and is named. Can be stopped, and begun again where it was.
 */
export async function* transfer(
  client: ObjectClient,
  from: Source,
  to: Place,
  { copy = false, signal }: { copy?: boolean; signal?: AbortSignal } = {},
): AsyncGenerator<BatchOutcome> {
  if (!canTransfer(from, to)) throw new ObjectError('InvalidObjectName');
  let done = 0;
  const failed: FailedKey[] = [];
  const one = async (key: string): Promise<void> => {
    signal?.throwIfAborted();
    const original = { bucket: from.bucket, key };
    const target = { bucket: to.bucket, key: newKey(key, from, to) };
    try {
      // The object that stands for a folder; the top of a bucket needs none.
      if (target.key === '') await (copy ? null : deleteObject(client, original));
      else await (copy ? copyNew(client, original, target) : moveObject(client, original, target));
      done += 1;
    } catch (error) {
      // Without a connection the others would fail as well.
      if (!(error instanceof ObjectError) || hasCode(error, 'NetworkError')) throw error;
      failed.push({ key, code: error.code });
    }
  };
  for await (const keys of keysOf(client, from, signal)) {
    for (let start = 0; start < keys.length; start += atOnce) {
      await Promise.all(keys.slice(start, start + atOnce).map(one));
      yield { done, failed: [...failed] };
    }
  }
}
