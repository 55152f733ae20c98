import type { ObjectClient } from './client';
import { hasCode, ObjectError } from './errors';
import { largestObject } from './parts';
import { createSender, type Sending } from './sendUpload';
import { abortUpload } from './unfinished';
import type { UploadMemory } from './uploadMemory';

/**
 * `conflict`: there is an object of this key, and nobody has said yet whether to replace it. `needs-file`: begun by an earlier
 * page; the browser has to be given the file again.
 */
export type UploadState = 'waiting' | 'uploading' | 'paused' | 'conflict' | 'needs-file' | 'failed' | 'done' | 'skipped' | 'canceled';

export interface Upload {
  readonly id: number;
  readonly bucket: string;
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly state: UploadState;
  /** Bytes that have arrived or are on the way. */
  readonly sent: number;
  readonly error: unknown;
}

export interface NewUpload {
  readonly bucket: string;
  readonly key: string;
  readonly file: Blob;
  readonly type: string;
  /** Unix milliseconds. */
  readonly modified: number;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly cacheControl?: string;
}

interface Entry extends Sending {
  readonly id: number;
  state: UploadState;
  error: unknown;
  file: Blob | null;
  abort: AbortController | null;
  /** As it was shown last: the same object as long as nothing of it changes. */
  shown: Upload | null;
}

export interface UploadTotals {
  readonly files: number;
  readonly done: number;
  readonly failed: number;
  readonly conflicts: number;
  readonly open: number;
  /** Bytes. */
  readonly size: number;
  readonly sent: number;
  /** Bytes a second over the last seconds. */
  readonly speed: number;
}

export interface UploadSnapshot {
  readonly uploads: readonly Upload[];
  readonly totals: UploadTotals;
}

export interface UploadQueue {
  add(uploads: readonly NewUpload[]): void;
  /** Gives an upload of an earlier page its file again. False when it is another file. */
  giveFile(id: number, file: Blob & { readonly lastModified?: number }): boolean;
  pause(id?: number): void;
  resume(id?: number): void;
  retry(id?: number): void;
  /** Stops and throws away what has arrived. */
  cancel(id?: number): Promise<void>;
  /** For every conflict, and those to come. */
  decide(choice: 'replace' | 'skip'): void;
  /** Forgets what is done, skipped or canceled. */
  clear(): void;
  /** How it is now; the same object until something changes. */
  snapshot(): UploadSnapshot;
  subscribe(listener: () => void): () => void;
}

interface QueueOptions {
  readonly client: ObjectClient;
  readonly memory: UploadMemory;
  /** Requests at once: browsers open six connections to a server. */
  readonly slots?: number;
  /** A file has arrived; `idle` says that nothing else is being sent or waits for it. */
  readonly onDone?: (bucket: string, idle: boolean) => void;
  readonly now?: () => number;
}

const open: ReadonlySet<UploadState> = new Set(['waiting', 'uploading', 'paused', 'conflict', 'needs-file', 'failed']);
/** Milliseconds between two notices: one for each upload, within these. */
const fastestNotice = 100;
const slowestNotice = 1000;

export function createUploadQueue({ client, memory, slots = 5, onDone, now = () => performance.now() }: QueueOptions): UploadQueue {
  const entries = new Map<number, Entry>();
  // Kept apart, because there may be ten thousand entries and each that ends makes room for the next.
  const waiting = new Set<Entry>();
  const uploading = new Set<Entry>();
  const listeners = new Set<() => void>();
  let nextId = 1;
  let decision: 'ask' | 'replace' | 'skip' = 'ask';
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let snapshot: { version: number; now: UploadSnapshot } | null = null;
  let samples: { at: number; sent: number }[] = [];

  // Progress comes by the hundreds a second, and showing thousands of uploads takes time that they need themselves.
  const changed = () => {
    version += 1;
    timer ??= setTimeout(
      () => {
        timer = null;
        for (const listener of listeners) listener();
      },
      Math.min(slowestNotice, Math.max(fastestNotice, entries.size)),
    );
  };
  const sentOf = (entry: Entry): number => {
    if (entry.state === 'done') return entry.size;
    let sent = entry.arrived;
    for (const bytes of entry.moving.values()) sent += bytes;
    return Math.min(sent, entry.size);
  };
  const set = (entry: Entry, state: UploadState, error: unknown = null) => {
    entry.state = state;
    entry.error = error;
    waiting.delete(entry);
    uploading.delete(entry);
    if (state === 'waiting') waiting.add(entry);
    if (state === 'uploading') uploading.add(entry);
    changed();
  };
  const send = createSender({ client, memory, slots, changed });

  async function start(entry: Entry): Promise<void> {
    const { file } = entry;
    if (!file) return set(entry, 'needs-file');
    const abort = new AbortController();
    entry.abort = abort;
    entry.moving.clear();
    entry.arrived = 0;
    set(entry, 'uploading');
    try {
      if (entry.size > largestObject) throw new ObjectError('EntityTooLarge');
      await send(entry, file, abort.signal);
      entry.file = null;
      set(entry, 'done');
      onDone?.(entry.bucket, waiting.size + uploading.size === 0);
    } catch (error) {
      // The other parts of it end too.
      abort.abort();
      // Begun while it was being canceled: nobody else will throw it away.
      if (entry.state === 'canceled' && entry.uploadId) return await discard(entry);
      // Whoever stopped it has said what it is now.
      if (entry.abort !== abort || entry.state !== 'uploading') return undefined;
      if (hasCode(error, 'PreconditionFailed') && !entry.replace) resolveConflict(entry);
      else set(entry, 'failed', error);
    } finally {
      if (entry.abort === abort) {
        entry.abort = null;
        entry.moving.clear();
      }
      pump();
    }
    return undefined;
  }

  /** Throws away what has arrived; an upload that can't be is shown as failed, so that it can be canceled again. */
  async function discard(entry: Entry): Promise<void> {
    const { uploadId } = entry;
    if (!uploadId) return;
    try {
      await abortUpload(client, { bucket: entry.bucket, key: entry.key, uploadId });
      memory.forget(uploadId);
      entry.uploadId = null;
    } catch (error) {
      set(entry, 'failed', error);
    }
  }

  function resolveConflict(entry: Entry): void {
    if (decision === 'ask') return set(entry, 'conflict');
    if (decision === 'skip') return set(entry, 'skipped');
    entry.replace = true;
    return set(entry, 'waiting');
  }

  /** Keeps as many uploads going as there are connections; the parts of one share them with the others. */
  function pump(): void {
    for (const entry of waiting) {
      if (uploading.size >= slots) return;
      void start(entry);
    }
  }

  const chosen = (id: number | undefined, ...states: UploadState[]): Entry[] =>
    [...entries.values()].filter((entry) => (id === undefined || entry.id === id) && states.includes(entry.state));

  const enter = (given: Omit<Entry, 'id' | 'error' | 'arrived' | 'moving' | 'abort' | 'shown'>) => {
    const entry: Entry = { ...given, id: nextId, error: null, arrived: 0, moving: new Map(), abort: null, shown: null };
    nextId += 1;
    entries.set(entry.id, entry);
    set(entry, entry.state);
  };

  const uploadOf = (entry: Entry): Upload => {
    const { id, bucket, key, size, state, error, shown } = entry;
    const sent = sentOf(entry);
    if (shown?.state === state && shown.sent === sent && shown.error === error) return shown;
    entry.shown = { id, bucket, key, size, state, error, sent };
    return entry.shown;
  };
  const totals = (): UploadTotals => {
    const sum = { files: 0, done: 0, failed: 0, conflicts: 0, open: 0, size: 0, sent: 0 };
    for (const entry of entries.values()) {
      if (entry.state === 'canceled' || entry.state === 'skipped') continue;
      sum.files += 1;
      sum.size += entry.size;
      sum.sent += sentOf(entry);
      if (entry.state === 'done') sum.done += 1;
      if (entry.state === 'failed') sum.failed += 1;
      if (entry.state === 'conflict') sum.conflicts += 1;
      if (entry.state === 'waiting' || entry.state === 'uploading') sum.open += 1;
    }
    const at = now();
    samples = [...samples.filter((each) => at - each.at < 5000), { at, sent: sum.sent }];
    const first = samples[0];
    const speed = first && at > first.at ? Math.max(0, ((sum.sent - first.sent) / (at - first.at)) * 1000) : 0;
    return { ...sum, speed };
  };

  for (const known of memory.all()) {
    if (known.endpoint !== client.gateway.endpoint) continue;
    const { bucket, key, size, type, modified, uploadId, partSize } = known;
    enter({
      bucket,
      key,
      size,
      type,
      modified,
      uploadId,
      partSize,
      state: 'needs-file',
      file: null,
      metadata: {},
      cacheControl: '',
      replace: false,
    });
  }

  return {
    add(uploads) {
      const same = (upload: NewUpload, entry: Entry) =>
        entry.state === 'needs-file' &&
        entry.bucket === upload.bucket &&
        entry.key === upload.key &&
        entry.size === upload.file.size &&
        entry.modified === upload.modified;
      const needing = [...entries.values()].filter((entry) => entry.state === 'needs-file');
      if (chosen(undefined, 'waiting', 'uploading', 'conflict').length === 0) decision = 'ask';
      for (const upload of uploads) {
        const { bucket, key, file, type, modified, metadata = {}, cacheControl = '' } = upload;
        const begun = needing.find((entry) => same(upload, entry));
        if (begun) {
          begun.file = file;
          set(begun, 'waiting');
        } else
          enter({
            bucket,
            key,
            file,
            type,
            modified,
            metadata,
            cacheControl,
            size: file.size,
            state: 'waiting',
            replace: false,
            uploadId: null,
            partSize: 0,
          });
      }
      changed();
      pump();
    },
    giveFile(id, file) {
      const entry = entries.get(id);
      if (!entry || entry.state !== 'needs-file' || entry.size !== file.size) return false;
      if (file.lastModified !== undefined && file.lastModified !== entry.modified) return false;
      entry.file = file;
      set(entry, 'waiting');
      pump();
      return true;
    },
    pause(id) {
      for (const entry of chosen(id, 'waiting', 'uploading')) {
        set(entry, 'paused');
        entry.abort?.abort();
      }
      pump();
    },
    resume(id) {
      for (const entry of chosen(id, 'paused')) set(entry, 'waiting');
      pump();
    },
    retry(id) {
      for (const entry of chosen(id, 'failed')) set(entry, 'waiting');
      pump();
    },
    async cancel(id) {
      const stopped = chosen(id, 'waiting', 'uploading', 'paused', 'conflict', 'needs-file', 'failed');
      for (const entry of stopped) {
        set(entry, 'canceled');
        entry.abort?.abort();
        entry.file = null;
      }
      for (const entry of stopped) await discard(entry);
      pump();
    },
    decide(choice) {
      decision = choice;
      for (const entry of chosen(undefined, 'conflict')) resolveConflict(entry);
      pump();
    },
    clear() {
      for (const entry of entries.values()) if (!open.has(entry.state)) entries.delete(entry.id);
      samples = [];
      changed();
    },
    snapshot() {
      if (snapshot?.version !== version) snapshot = { version, now: { uploads: [...entries.values()].map(uploadOf), totals: totals() } };
      return snapshot.now;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
