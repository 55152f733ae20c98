import { useSyncExternalStore } from 'react';
import {
  createUploadQueue,
  keyProblem,
  storedUploads,
  type NewUpload,
  type ObjectClient,
  type Upload,
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
/** Paused files and those that wait for an answer are the page's only, too. */
const holdsFiles = ({ state }: Upload) => state === 'waiting' || state === 'uploading' || state === 'paused' || state === 'conflict';
addEventListener('beforeunload', (event) => {
  if ([...queues.values()].some((queue) => queue.snapshot().uploads.some(holdsFiles))) event.preventDefault();
});
// What a lost connection has stopped goes on by itself: parts that have arrived are kept, and no part counts twice.
addEventListener('online', () => {
  for (const queue of queues.values()) queue.retry();
});

export function queueFor(client: ObjectClient): UploadQueue {
  const known = queues.get(client);
  if (known) return known;
  const queue = createUploadQueue({ client, memory: storedUploads(localStorage), onDone: listsFollowing(client) });
  queues.set(client, queue);
  return queue;
}

const shortestPause = 1500;
const longestPause = 20_000;

/**
 * Hundreds of small files may arrive in a second. The lists follow at a pace that leaves nine tenths of the time to the
 * uploads themselves, and at once when the last one has arrived.
 */
function listsFollowing(client: ObjectClient) {
  const buckets = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = shortestPause;
  const follow = async () => {
    timer = undefined;
    const start = performance.now();
    const places = [...buckets];
    buckets.clear();
    await Promise.all([...places.map((bucket) => refreshObjects(client, bucket)), refresh(undefined, 'listBuckets', 'getBucket')]);
    pause = Math.min(longestPause, Math.max(shortestPause, 9 * (performance.now() - start)));
  };
  return (bucket: string, idle: boolean) => {
    buckets.add(bucket);
    if (idle) clearTimeout(timer);
    if (idle || timer === undefined) timer = setTimeout(() => void follow(), idle ? 0 : pause);
  };
}

/** How the queue is now; it is drawn again ten times a second at most. */
export function useUploads(client: ObjectClient): UploadSnapshot {
  const queue = queueFor(client);
  return useSyncExternalStore(
    (listener) => queue.subscribe(listener),
    () => queue.snapshot(),
  );
}

/** What files get that are uploaded. */
export interface UploadOptions {
  readonly cacheControl: string;
  readonly metadata: Readonly<Record<string, string>>;
}
export const noOptions: UploadOptions = { cacheControl: '', metadata: {} };

/** Queues files into a folder. Answers the paths that can't be names of objects. */
export function upload(
  queue: UploadQueue,
  { bucket, prefix, options }: { bucket: string; prefix: string; options: UploadOptions },
  files: readonly PickedFile[],
): string[] {
  const refused: string[] = [];
  const uploads: NewUpload[] = [];
  for (const { file, path } of files) {
    const key = prefix + path;
    if (keyProblem(key)) refused.push(path);
    else uploads.push({ ...options, bucket, key, file, type: file.type || typeOf(file.name), modified: file.lastModified });
  }
  queue.add(uploads);
  return refused;
}
