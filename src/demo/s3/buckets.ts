import type { OnBucket } from './context';
import { removeVersion } from './objects';
import { placeOf, type StoredVersion } from './store';
import { elementIn, elementsIn, emptyAnswer, encodeListed, S3Refusal, tag, within, xmlAnswer } from './wire';

const mostListed = 1000;
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

type Entry = { readonly key: string } | { readonly prefix: string };

/** Entries after a place: keys, and prefixes up to the next delimiter, each once. */
function entries({ store, query }: OnBucket, after: string, most: number, isListed: (key: string) => boolean) {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const keys = store.keys();
  const found: Entry[] = [];
  let index = placeOf(keys, prefix);
  if (after !== '' && after >= prefix) index = Math.max(index, placeOf(keys, after));
  while (index < keys.length) {
    const key = keys[index] ?? '';
    if (!key.startsWith(prefix)) break;
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const common = end < 0 ? null : key.slice(0, end + delimiter.length);
    if (key === after || common === after || !isListed(key)) {
      index = common === after && common !== null ? pastPrefix(keys, common) : index + 1;
      continue;
    }
    if (found.length === most) return { found, truncated: true };
    if (common === null) {
      found.push({ key });
      index += 1;
    } else {
      found.push({ prefix: common });
      index = pastPrefix(keys, common);
    }
  }
  return { found, truncated: false };
}

/** Where the keys behind all those of a prefix begin. */
function pastPrefix(keys: readonly string[], prefix: string): number {
  // The first key behind them is found by halves: folders may hold tens of thousands.
  let low = placeOf(keys, prefix);
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const inside = keys[middle]?.startsWith(prefix) === true;
    if (inside) low = middle + 1;
    else high = middle;
  }
  return low;
}

const contents = (
  key: string,
  version: StoredVersion,
  listed: (key: string) => string,
  more: readonly string[] = [],
): readonly string[] => [
  tag('Key', listed(key)),
  ...more,
  tag('LastModified', iso(version.modified)),
  ...(version.deleteMarker ? [] : [tag('ETag', `"${version.etag}"`), tag('Size', version.size), tag('StorageClass', 'STANDARD')]),
];

const owner = within('Owner', tag('ID', 'demo'), tag('DisplayName', 'demo'));

export function listObjects(on: OnBucket): Response {
  const { store, query } = on;
  const second = query.get('list-type') === '2';
  const encoded = query.get('encoding-type') === 'url';
  const listed = (key: string) => (encoded ? encodeListed(key, true) : key);
  const most = Math.min(mostListed, Number(query.get('max-keys') ?? mostListed));
  const after = (second ? query.get('continuation-token') || query.get('start-after') : query.get('marker')) ?? '';
  const isThere = (key: string) => store.versions(key)[0]?.deleteMarker === false;
  const { found, truncated } = entries(on, after, most, isThere);
  const last = found.at(-1);
  const next = last === undefined ? '' : 'key' in last ? last.key : last.prefix;
  return xmlAnswer('ListBucketResult', [
    tag('Name', store.name),
    tag('Prefix', query.get('prefix') ?? ''),
    tag('MaxKeys', most),
    ...(query.get('delimiter') ? [tag('Delimiter', query.get('delimiter') ?? '')] : []),
    ...(encoded ? [tag('EncodingType', 'url')] : []),
    tag('IsTruncated', truncated),
    ...(truncated ? [tag(second ? 'NextContinuationToken' : 'NextMarker', next)] : []),
    ...(second ? [tag('KeyCount', found.length)] : []),
    ...found.map((entry) => {
      if ('prefix' in entry) return within('CommonPrefixes', tag('Prefix', encoded ? encodeListed(entry.prefix, false) : entry.prefix));
      const version = store.versions(entry.key)[0];
      return version ? within('Contents', contents(entry.key, version, listed, second ? [] : [owner])) : '';
    }),
  ]);
}

export function listVersions({ store, query }: OnBucket): Response {
  const prefix = query.get('prefix') ?? '';
  const encoded = query.get('encoding-type') === 'url';
  const listed = (key: string) => (encoded ? encodeListed(key, true) : key);
  const most = Math.min(mostListed, Number(query.get('max-keys') ?? mostListed));
  const afterKey = query.get('key-marker') ?? '';
  const afterVersion = query.get('version-id-marker') ?? '';
  const keys = store.keys();
  const content: string[] = [];
  let last: { key: string; version: string } | null = null;
  let truncated = false;
  for (let index = Math.max(placeOf(keys, prefix), afterKey ? placeOf(keys, afterKey) : 0); index < keys.length && !truncated; index += 1) {
    const key = keys[index] ?? '';
    if (!key.startsWith(prefix)) break;
    const versions = store.versions(key);
    const from =
      key !== afterKey ? 0 : afterVersion ? versions.findIndex(({ versionId }) => versionId === afterVersion) + 1 : versions.length;
    for (const [place, version] of versions.entries()) {
      if (place < from) continue;
      if (content.length === most) {
        truncated = true;
        break;
      }
      last = { key, version: version.versionId };
      const more = [tag('VersionId', version.versionId), tag('IsLatest', place === 0)];
      content.push(within(version.deleteMarker ? 'DeleteMarker' : 'Version', contents(key, version, listed, more), owner));
    }
  }
  return xmlAnswer('ListVersionsResult', [
    tag('Name', store.name),
    tag('Prefix', prefix),
    tag('MaxKeys', most),
    ...(encoded ? [tag('EncodingType', 'url')] : []),
    tag('IsTruncated', truncated),
    ...(truncated && last ? [tag('NextKeyMarker', last.key), tag('NextVersionIdMarker', last.version)] : []),
    ...content,
  ]);
}

export function listUploads({ store, query }: OnBucket): Response {
  const encoded = query.get('encoding-type') === 'url';
  const prefix = query.get('prefix') ?? '';
  const uploads = [...store.uploads.values()].filter(({ key }) => key.startsWith(prefix)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return xmlAnswer('ListMultipartUploadsResult', [
    tag('Bucket', store.name),
    tag('MaxUploads', mostListed),
    tag('IsTruncated', false),
    ...uploads.map(({ key, uploadId, started }) =>
      within(
        'Upload',
        tag('Key', encoded ? encodeListed(key, true) : key),
        tag('UploadId', uploadId),
        tag('StorageClass', 'STANDARD'),
        tag('Initiated', iso(started)),
      ),
    ),
  ]);
}

/** Deletes many objects and says which of them it could not. */
export async function deleteMany(on: OnBucket): Promise<Response> {
  const body = await (await on.request.body()).text();
  // A name that XML can't hold makes the whole of it no XML.
  // oxlint-disable-next-line no-control-regex -- these are the characters it is about
  if (!body.includes('<Delete') || /&#x?0?[0-8bcef];|[\u0000-\u0008\u000b\u000c\u000e-\u001f]/i.test(body))
    throw new S3Refusal('MalformedXML', 400);
  const objects = elementsIn(body, 'Object');
  if (objects.length > mostListed) return emptyAnswer(400);
  const quiet = elementIn(body, 'Quiet') === 'true';
  const results: string[] = [];
  for (const object of objects) {
    const key = elementIn(object, 'Key') ?? '';
    const versionId = elementIn(object, 'VersionId') ?? undefined;
    await removeVersion(on, key, versionId);
    if (!quiet) results.push(within('Deleted', tag('Key', key), ...(versionId ? [tag('VersionId', versionId)] : [])));
  }
  on.save(on.store);
  return xmlAnswer('DeleteResult', results);
}

export function headBucket({ store }: OnBucket): Response {
  let objects = 0;
  let bytes = 0;
  for (const key of store.keys()) {
    for (const version of store.versions(key)) {
      objects += 1;
      bytes += version.size;
    }
  }
  return emptyAnswer(200, { 'x-rgw-object-count': String(objects), 'x-rgw-bytes-used': String(bytes) });
}
