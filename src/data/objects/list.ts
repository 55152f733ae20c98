import type { ObjectClient } from './client';
import { all, text, type XmlNode } from './xml';

export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly modified: Date;
  /** Without quotes. */
  readonly etag: string;
  readonly storageClass: string;
}

export interface ObjectVersion extends StoredObject {
  readonly versionId: string;
  readonly isLatest: boolean;
  /** What a delete left behind; it has no content. */
  readonly isDeleteMarker: boolean;
}

export interface ObjectPage {
  readonly objects: readonly StoredObject[];
  /** Prefixes up to the next delimiter. */
  readonly folders: readonly string[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

interface Listing {
  readonly prefix?: string;
  /** '/' for one folder; without it everything below. */
  readonly delimiter?: string;
  readonly token?: string | null;
  readonly startAfter?: string;
  /** At most 1,000. */
  readonly max?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Undoes `encoding-type=url`; a plus is a plus there. */
export const decodeListed = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

const unquoted = (etag: string): string => etag.replace(/^"|"$/g, '');

const objectIn = (node: XmlNode): StoredObject => ({
  key: decodeListed(text(node, 'Key')),
  size: Number(text(node, 'Size')) || 0,
  modified: new Date(text(node, 'LastModified')),
  etag: unquoted(text(node, 'ETag')),
  storageClass: text(node, 'StorageClass'),
});

/** One page of a bucket, in the order of keys. Keys and prefixes are asked for encoded, since XML can't hold all of them. */
export async function listPage(client: ObjectClient, bucket: string, listing: Listing = {}): Promise<ObjectPage> {
  const { prefix, delimiter, token, startAfter, max, signal } = listing;
  const node = await client.read('ListBucketResult', {
    method: 'GET',
    bucket,
    signal,
    query: {
      'list-type': 2,
      'encoding-type': 'url',
      prefix: prefix || undefined,
      delimiter,
      'max-keys': max,
      'continuation-token': token ?? undefined,
      'start-after': startAfter,
    },
  });
  return {
    objects: all(node, 'Contents').map(objectIn),
    folders: all(node, 'CommonPrefixes').map((each) => decodeListed(text(each, 'Prefix'))),
    // The token alone comes as it is.
    next: text(node, 'IsTruncated') === 'true' ? text(node, 'NextContinuationToken') || null : null,
  };
}

/** Pages until the last one. */
export async function* listPages(client: ObjectClient, bucket: string, listing: Omit<Listing, 'token'> = {}): AsyncGenerator<ObjectPage> {
  let token: string | null = null;
  do {
    const page: ObjectPage = await listPage(client, bucket, { ...listing, token });
    yield page;
    token = page.next;
  } while (token !== null);
}

/** How many objects lie below a prefix and how large they are, counted page by page. */
export async function* measure(client: ObjectClient, bucket: string, prefix: string, signal?: AbortSignal) {
  let count = 0;
  let size = 0;
  for await (const { objects } of listPages(client, bucket, { prefix, signal })) {
    count += objects.length;
    for (const object of objects) size += object.size;
    yield { count, size };
  }
}

export interface VersionPage {
  readonly versions: readonly ObjectVersion[];
  readonly next: { readonly key: string; readonly version: string } | null;
}

/** Versions and delete markers; also in a bucket without versioning, where each object is one version called `null`. */
export async function listVersions(
  client: ObjectClient,
  bucket: string,
  { prefix, after, max, signal }: { prefix?: string; after?: VersionPage['next']; max?: number; signal?: AbortSignal | undefined } = {},
): Promise<VersionPage> {
  const node = await client.read('ListVersionsResult', {
    method: 'GET',
    bucket,
    signal,
    query: {
      versions: '',
      'encoding-type': 'url',
      prefix: prefix || undefined,
      'max-keys': max,
      'key-marker': after?.key,
      'version-id-marker': after?.version || undefined,
    },
  });
  const versionIn =
    (isDeleteMarker: boolean) =>
    (each: XmlNode): ObjectVersion => ({
      ...objectIn(each),
      versionId: text(each, 'VersionId') || 'null',
      isLatest: text(each, 'IsLatest') === 'true',
      isDeleteMarker,
    });
  const nextKey = text(node, 'NextKeyMarker');
  return {
    versions: [...all(node, 'Version').map(versionIn(false)), ...all(node, 'DeleteMarker').map(versionIn(true))],
    next: text(node, 'IsTruncated') === 'true' ? { key: nextKey, version: text(node, 'NextVersionIdMarker') } : null,
  };
}

/** Objects under a prefix that were deleted in a bucket that keeps versions: what is left of each is a mark, which can be taken away. */
export async function* listDeleted(
  client: ObjectClient,
  bucket: string,
  prefix: string,
  signal?: AbortSignal,
): AsyncGenerator<readonly ObjectVersion[]> {
  let after: VersionPage['next'] = null;
  do {
    const page: VersionPage = await listVersions(client, bucket, { prefix, after, signal });
    yield page.versions.filter(({ isDeleteMarker, isLatest }) => isDeleteMarker && isLatest);
    after = page.next;
  } while (after !== null);
}
