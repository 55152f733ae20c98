import type { ObjectClient } from './client';
import { hasCode, ObjectError } from './errors';
import { listPages } from './list';
import { moveObject } from './objects';
import type { BatchOutcome, FailedKey } from './remove';

interface Folder {
  readonly bucket: string;
  /** With its slash. */
  readonly prefix: string;
}

/** Objects that are moved side by side. */
const atOnce = 8;

/** A folder can't be moved into itself. */
export const canMoveFolder = (from: Folder, to: Folder): boolean => from.bucket !== to.bucket || !to.prefix.startsWith(from.prefix);

/**
 * Renames or moves a folder, object by object, since gateways know no folders; yields how far it is. Nothing is overwritten: what
 * exists at the new place already stays in the old one and is named. Can be stopped, and begun again where it was.
 */
export async function* moveFolder(client: ObjectClient, from: Folder, to: Folder, signal?: AbortSignal): AsyncGenerator<BatchOutcome> {
  if (!canMoveFolder(from, to)) throw new ObjectError('InvalidObjectName');
  let done = 0;
  const failed: FailedKey[] = [];
  const move = async (key: string): Promise<void> => {
    signal?.throwIfAborted();
    try {
      await moveObject(client, { bucket: from.bucket, key }, { bucket: to.bucket, key: to.prefix + key.slice(from.prefix.length) });
      done += 1;
    } catch (error) {
      // Without a connection the others would fail as well.
      if (!(error instanceof ObjectError) || hasCode(error, 'NetworkError')) throw error;
      failed.push({ key, code: error.code });
    }
  };
  for await (const { objects } of listPages(client, from.bucket, { prefix: from.prefix, signal })) {
    for (let start = 0; start < objects.length; start += atOnce) {
      await Promise.all(objects.slice(start, start + atOnce).map(({ key }) => move(key)));
      yield { done, failed: [...failed] };
    }
  }
}
