import { useSyncExternalStore } from 'react';
import {
  createUploadQueue,
  keyProblem,
  storedUploads,
  type NewUpload,
  type ObjectClient,
  type UploadQueue,
  type UploadSnapshot,
} from '@/data/objects';
import { staysFor } from '@/data/core/leaving';
import { onSignOut } from '@/data/core/session';
import { refresh } from '@/data/core/reads';
import { typeOf } from './kinds';
import type { PickedFile } from './picked';
import { refreshObjects } from './useObjects';

// One queue a client, which goes on whatever page is shown.
const queues = new Map<ObjectClient, UploadQueue>();
onSignOut(() => {
  for (const queue of queues.values()) queue.pause();
  queues.clear();
});
const isUploading = () => [...queues.values()].some((queue) => queue.snapshot().totals.open > 0);
staysFor(isUploading);
addEventListener('beforeunload', (event) => {
  if (isUploading()) event.preventDefault();
});
// What a lost connection has stopped goes on by itself: parts that have arrived are kept, and no part counts twice.
addEventListener('online', () => {
  for (const queue of queues.values()) queue.retry();
});

export function queueFor(client: ObjectClient): UploadQueue {
  const known = queues.get(client);
  if (known) return known;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const queue = createUploadQueue({
    client,
    memory: storedUploads(localStorage),
    // Hundreds of small files may end in a second; the list follows at its own pace.
    onDone: (bucket) => {
      timer ??= setTimeout(() => {
        timer = null;
        void refreshObjects(client, bucket);
        void refresh(undefined, 'listBuckets', 'getBucket');
      }, 1500);
    },
  });
  queues.set(client, queue);
  return queue;
}

/** How the queue is now; it is drawn again ten times a second at most. */
export function useUploads(client: ObjectClient): UploadSnapshot {
  const queue = queueFor(client);
  return useSyncExternalStore(
    (listener) => queue.subscribe(listener),
    () => queue.snapshot(),
  );
}

/** Queues files into a folder. Answers the paths that can't be names of objects. */
export function upload(queue: UploadQueue, bucket: string, prefix: string, files: readonly PickedFile[]): string[] {
  const refused: string[] = [];
  const uploads: NewUpload[] = [];
  for (const { file, path } of files) {
    const key = prefix + path;
    if (keyProblem(key)) refused.push(path);
    else uploads.push({ bucket, key, file, type: file.type || typeOf(file.name), modified: file.lastModified });
  }
  queue.add(uploads);
  return refused;
}
