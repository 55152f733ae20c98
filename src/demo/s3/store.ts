import { seededObjects, seededUploads, type Contents, type SeededObject } from './seed';

/** Where the bytes of uploaded objects and what has changed in buckets are kept. */
export interface ObjectStorage {
  getBytes(id: string): Promise<Blob | undefined>;
  putBytes(id: string, bytes: Blob): Promise<void>;
  deleteBytes(ids: readonly string[]): Promise<void>;
  loadBucket(name: string): Promise<SavedBucket | undefined>;
  saveBucket(name: string, bucket: SavedBucket | null): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
}

export function memoryStorage(): ObjectStorage {
  const bytes = new Map<string, Blob>();
  const buckets = new Map<string, SavedBucket>();
  return {
    getBytes: async (id) => bytes.get(id),
    putBytes: async (id, blob) => void bytes.set(id, blob),
    deleteBytes: async (ids) => ids.forEach((id) => bytes.delete(id)),
    loadBucket: async (name) => buckets.get(name),
    saveBucket: async (name, bucket) => void (bucket ? buckets.set(name, bucket) : buckets.delete(name)),
    clear: async () => {
      bytes.clear();
      buckets.clear();
    },
  };
}

export interface StoredVersion {
  readonly versionId: string;
  readonly size: number;
  readonly etag: string;
  readonly modified: number;
  /** Content-Type and the other headers that come back with the content; metadata too. */
  readonly headers: Readonly<Record<string, string>>;
  readonly isPublic: boolean;
  /** Ids of stored pieces in order; null where the content is made. */
  readonly pieces: readonly string[] | null;
  readonly deleteMarker: boolean;
}

export interface StoredUpload {
  readonly uploadId: string;
  readonly key: string;
  readonly started: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly isPublic: boolean;
  /** An empty id: seeded, without bytes. */
  readonly parts: Map<number, { readonly id: string; readonly etag: string; readonly size: number; readonly modified: number }>;
}

export interface BucketSettings {
  versioning: '' | 'Enabled' | 'Suspended';
  /** As they were put. */
  cors: string | null;
  lifecycle: string | null;
  policy: string | null;
  acl: string;
}

/** What differs from what the bucket was seeded with. */
export interface SavedBucket {
  /** When the bucket was made: another bucket of the same name has nothing of this. */
  readonly created: number;
  readonly settings: BucketSettings;
  /** The newest version first; null for seeded objects that are gone. */
  readonly changed: ReadonlyMap<string, readonly StoredVersion[] | null>;
  readonly uploads: ReadonlyMap<string, StoredUpload>;
}

/** The objects of one bucket. */
export interface BucketStore {
  readonly name: string;
  readonly created: number;
  readonly settings: BucketSettings;
  readonly uploads: Map<string, StoredUpload>;
  versions(key: string): readonly StoredVersion[];
  setVersions(key: string, versions: readonly StoredVersion[]): void;
  /** In the order of listings. */
  keys(): readonly string[];
  seeded(key: string): SeededObject | undefined;
  saved(): SavedBucket;
}

const above = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const difference = above(a.charCodeAt(index)) - above(b.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Opaque, as ETags are. */
const seededEtag = (key: string): string => {
  let hash = 0x811c9dc5;
  let text = '';
  for (let turn = 0; turn < 4; turn += 1) {
    for (const sign of `${turn}${key}`) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193);
    text += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return text;
};

export interface BucketSeed {
  readonly contents: Contents;
  readonly count: number;
  readonly size: number;
  readonly until: number;
}

export function createBucketStore(name: string, created: number, seed: BucketSeed | null, from: SavedBucket | undefined): BucketStore {
  const seeds = new Map<string, SeededObject>(
    seed ? seededObjects(seed.contents, seed.count, seed.size, seed.until).map((object) => [object.key, object]) : [],
  );
  const saved = from?.created === created ? from : undefined;
  const settings: BucketSettings = saved
    ? { ...saved.settings }
    : { versioning: '', cors: null, lifecycle: null, policy: null, acl: 'private' };
  const changed = new Map(saved?.changed);
  const uploads = new Map(
    saved ? saved.uploads : (seed ? seededUploads(seed.contents, seed.until) : []).map((upload) => [upload.uploadId, upload]),
  );
  let sorted: string[] | null = null;

  return {
    name,
    created,
    settings,
    uploads,
    versions(key) {
      const known = changed.get(key);
      if (known !== undefined) return known ?? [];
      const object = seeds.get(key);
      if (!object) return [];
      const { size, modified, type } = object;
      return [
        {
          versionId: 'null',
          size,
          modified,
          etag: seededEtag(key),
          headers: { 'content-type': type },
          isPublic: false,
          pieces: null,
          deleteMarker: false,
        },
      ];
    },
    setVersions(key, versions) {
      const there = this.versions(key).length > 0;
      if (versions.length > 0) changed.set(key, versions);
      else if (seeds.has(key)) changed.set(key, null);
      else changed.delete(key);
      if (there !== versions.length > 0) sorted = null;
    },
    keys() {
      sorted ??= [
        ...[...seeds.keys()].filter((key) => changed.get(key) !== null),
        ...[...changed].filter(([key, versions]) => versions !== null && !seeds.has(key)).map(([key]) => key),
      ].toSorted(compareKeys);
      return sorted;
    },
    seeded: (key) => seeds.get(key),
    saved: () => ({ created, settings: { ...settings }, changed: new Map(changed), uploads: new Map(uploads) }),
  };
}

/** Where a key is, or would be, in sorted keys. */
export function placeOf(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(keys[middle] ?? '', key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
