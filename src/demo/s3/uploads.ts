import { newId, type OnObject } from './context';
import { bytesOf, copySource, etagOf, etagOfParts, storedHeaders, storeVersion } from './objects';
import { isPublicAcl } from './settings';
import type { StoredUpload } from './store';
import { elementIn, elementsIn, emptyAnswer, S3Refusal, tag, within, xmlAnswer } from './wire';

const smallestPart = 5 * 2 ** 20;
const mostListed = 1000;

const uploadOf = ({ store, key, query }: OnObject): StoredUpload => {
  const upload = store.uploads.get(query.get('uploadId') ?? '');
  if (!upload || upload.key !== key) throw new S3Refusal('NoSuchUpload', 404);
  return upload;
};

export function beginUpload(on: OnObject): Response {
  const { store, key, request, host } = on;
  const uploadId = `2~${newId()}`;
  store.uploads.set(uploadId, {
    uploadId,
    key,
    started: host.now(),
    headers: storedHeaders(request.headers),
    isPublic: isPublicAcl(request.headers.get('x-amz-acl')),
    parts: new Map(),
  });
  on.save(store);
  return xmlAnswer('InitiateMultipartUploadResult', [tag('Bucket', store.name), tag('Key', key), tag('UploadId', uploadId)]);
}

export async function putPart(on: OnObject): Promise<Response> {
  const upload = uploadOf(on);
  const number = Number(on.query.get('partNumber'));
  if (!(number >= 1 && number <= 10_000)) throw new S3Refusal('InvalidArgument', 400);
  const copies = on.request.headers.has('x-amz-copy-source');
  let bytes: Blob;
  if (copies) {
    const { store, key, version } = await copySource(on);
    const range = /^bytes=(\d+)-(\d+)$/.exec(on.request.headers.get('x-amz-copy-source-range') ?? '');
    const [start, end] = range ? [Number(range[1]), Number(range[2]) + 1] : [0, version.size];
    on.reserve(end - start);
    bytes = await new Response(await bytesOf(on.storage, store, key, version, start, end)).blob();
  } else {
    bytes = await on.request.body();
    on.reserve(bytes.size);
  }
  const id = newId();
  await on.storage.putBytes(id, bytes);
  const etag = await etagOf(bytes);
  const before = upload.parts.get(number);
  upload.parts.set(number, { id, etag, size: bytes.size, modified: on.host.now() });
  if (before) await on.storage.deleteBytes([before.id]);
  on.save(on.store);
  if (copies) return xmlAnswer('CopyPartResult', [tag('ETag', `"${etag}"`)]);
  return emptyAnswer(200, { etag: `"${etag}"` });
}

export function listParts(on: OnObject): Response {
  const upload = uploadOf(on);
  const after = Number(on.query.get('part-number-marker') ?? 0);
  const most = Math.min(mostListed, Number(on.query.get('max-parts') ?? mostListed));
  const rest = [...upload.parts].filter(([number]) => number > after).toSorted(([a], [b]) => a - b);
  const page = rest.slice(0, most);
  const truncated = rest.length > page.length;
  return xmlAnswer('ListPartsResult', [
    tag('Bucket', on.store.name),
    tag('Key', on.key),
    tag('UploadId', upload.uploadId),
    tag('PartNumberMarker', after),
    ...(truncated ? [tag('NextPartNumberMarker', page.at(-1)?.[0] ?? 0)] : []),
    tag('IsTruncated', truncated),
    ...page.map(([number, { etag, size, modified }]) =>
      within(
        'Part',
        tag('PartNumber', number),
        tag('LastModified', new Date(modified).toISOString()),
        tag('ETag', `"${etag}"`),
        tag('Size', size),
      ),
    ),
  ]);
}

export async function completeUpload(on: OnObject): Promise<Response> {
  const { store, key } = on;
  const answer = () => xmlAnswer('CompleteMultipartUploadResult', [tag('Bucket', store.name), tag('Key', key), '<ETag></ETag>']);
  const named = elementsIn(await (await on.request.body()).text(), 'Part').map((part) => ({
    number: Number(elementIn(part, 'PartNumber')),
    etag: (elementIn(part, 'ETag') ?? '').replace(/"/g, ''),
  }));
  const isEtag = ({ etag: each }: { etag: string }) => /^[0-9a-f]{32}$/.test(each);
  const etag = named.every(isEtag) ? etagOfParts(named.map(({ etag: each }) => each)) : '';
  // Sent again after a lost answer it answers as before.
  if (!store.uploads.has(on.query.get('uploadId') ?? '') && etag !== '' && store.versions(key)[0]?.etag === etag) return answer();
  const upload = uploadOf(on);
  if (named.length === 0) throw new S3Refusal('MalformedXML', 400);
  const parts = named.map(({ number, etag: each }) => {
    const part = upload.parts.get(number);
    if (!part || part.etag !== each) throw new S3Refusal('InvalidPart', 400);
    return part;
  });
  if (named.some(({ number }, index) => index > 0 && number <= (named[index - 1]?.number ?? 0)))
    throw new S3Refusal('InvalidPartOrder', 400);
  if (parts.slice(0, -1).some(({ size }) => size < smallestPart)) throw new S3Refusal('EntityTooSmall', 400);
  const used = new Set(parts.map(({ id }) => id));
  await on.storage.deleteBytes([...upload.parts.values()].map(({ id }) => id).filter((id) => !used.has(id)));
  store.uploads.delete(upload.uploadId);
  await storeVersion(on, key, {
    size: parts.reduce((sum, { size }) => sum + size, 0),
    etag,
    headers: upload.headers,
    isPublic: upload.isPublic,
    pieces: parts.map(({ id }) => id),
    deleteMarker: false,
  });
  on.save(store);
  return answer();
}

export async function abortUpload(on: OnObject): Promise<Response> {
  const upload = uploadOf(on);
  on.store.uploads.delete(upload.uploadId);
  await on.storage.deleteBytes([...upload.parts.values()].map(({ id }) => id));
  on.save(on.store);
  return emptyAnswer(204);
}
