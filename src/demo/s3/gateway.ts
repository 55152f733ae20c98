import { deleteMany, headBucket, listObjects, listUploads, listVersions } from './buckets';
import { type GatewayHost, newId, type OnBucket, type OnObject } from './context';
import { copyObject, deleteObject, objectAcl, putObject, readObject } from './objects';
import { bucketAcl, corsHeaders, isPublicAcl, policyAllowsReading, policyStatus, setting, versioning } from './settings';
import { checkSignature } from './signature';
import { type BucketStore, createBucketStore, type ObjectStorage } from './store';
import { abortUpload, beginUpload, completeUpload, listParts, putPart } from './uploads';
import { elementIn, emptyAnswer, type S3Request, S3Refusal, tag, within, xmlAnswer } from './wire';

export interface ObjectGateway {
  /** `host` is the gateway's own name, which requests are signed for. */
  respond(request: S3Request, host: string): Promise<Response>;
  /** Whether anything is in a bucket: objects, or old versions of them. */
  isEmpty(name: string): Promise<boolean>;
}

interface GatewayOptions {
  readonly host: GatewayHost;
  readonly storage: ObjectStorage;
  /** Bytes that may be stored in all. */
  readonly limit: number;
}

const nameFits = (name: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && !/^\d+(\.\d+){3}$/.test(name);

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Refusal('InvalidURI', 400);
  }
};

const queryOf = (search: string): (readonly [string, string])[] =>
  search
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decode(name), decode(value.join('='))] as const;
    });

export function createObjectGateway({ host, storage, limit }: GatewayOptions): ObjectGateway {
  let era = host.era;
  let used = 0;
  const stores = new Map<string, Promise<BucketStore>>();
  const saving = new Map<BucketStore, ReturnType<typeof setTimeout>>();

  const bytesKept = (store: BucketStore): number => {
    let bytes = 0;
    for (const versions of store.saved().changed.values())
      for (const version of versions ?? []) bytes += version.pieces === null ? 0 : version.size;
    for (const upload of store.uploads.values()) for (const part of upload.parts.values()) bytes += part.id ? part.size : 0;
    return bytes;
  };
  const open = async (name: string): Promise<BucketStore> => {
    const known = host.bucket(name);
    if (!known) throw host.isForeign(name) ? new S3Refusal('AccessDenied', 403) : new S3Refusal('NoSuchBucket', 404);
    const there = await stores.get(name);
    if (there?.created === known.created) return there;
    const loading = storage.loadBucket(name).then((saved) => {
      const store = createBucketStore(name, known.created, known.seed, saved);
      used += bytesKept(store);
      return store;
    });
    stores.set(name, loading);
    return loading;
  };
  const save = (store: BucketStore) => {
    if (saving.has(store)) return;
    saving.set(
      store,
      setTimeout(() => {
        saving.delete(store);
        void storage.saveBucket(store.name, store.saved()).catch(() => undefined);
      }, 200),
    );
  };
  const reserve = (bytes: number) => {
    if (used + bytes > limit) {
      // What was deleted is not counted down one by one: count again before refusing.
      used = 0;
      for (const store of opened) used += bytesKept(store);
    }
    if (used + bytes > limit) throw new S3Refusal('QuotaExceeded', 403);
    used += bytes;
  };
  const opened = new Set<BucketStore>();

  const onBucket = (on: OnBucket): Promise<Response> | Response => {
    const { request, query } = on;
    const { method } = request;
    if (query.has('versioning')) return versioning(on);
    for (const name of ['cors', 'lifecycle', 'policy'] as const) if (query.has(name)) return setting(on, name);
    if (query.has('acl')) return bucketAcl(on);
    if (query.has('policyStatus')) return policyStatus(on);
    if (method === 'POST' && query.has('delete')) return deleteMany(on);
    if (method === 'GET' && query.has('versions')) return listVersions(on);
    if (method === 'GET' && query.has('uploads')) return listUploads(on);
    if (method === 'GET' && query.has('location')) return xmlAnswer('LocationConstraint', ['default']);
    if (method === 'GET' && query.has('tagging')) throw new S3Refusal('NoSuchTagSet', 404);
    if (method === 'GET') return listObjects(on);
    if (method === 'HEAD') return headBucket(on);
    if (method === 'DELETE') return deleteBucket(on);
    if (method === 'PUT') return emptyAnswer(200);
    throw new S3Refusal('MethodNotAllowed', 405);
  };
  const deleteBucket = async ({ store }: OnBucket): Promise<Response> => {
    if (store.keys().length > 0) throw new S3Refusal('BucketNotEmpty', 409);
    host.deleteBucket(store.name);
    stores.delete(store.name);
    await storage.saveBucket(store.name, null);
    return emptyAnswer(204);
  };
  const onObject = (on: OnObject): Promise<Response> | Response => {
    const { request, query } = on;
    const { method } = request;
    if (query.has('uploads') && method === 'POST') return beginUpload(on);
    if (query.has('uploadId')) {
      if (method === 'PUT') return putPart(on);
      if (method === 'GET') return listParts(on);
      if (method === 'POST') return completeUpload(on);
      if (method === 'DELETE') return abortUpload(on);
    }
    if (query.has('acl')) return objectAcl(on);
    if (method === 'GET' || method === 'HEAD') return readObject(on);
    if (method === 'PUT') return request.headers.has('x-amz-copy-source') ? copyObject(on) : putObject(on);
    if (method === 'DELETE') return deleteObject(on);
    throw new S3Refusal('MethodNotAllowed', 405);
  };

  const createBucket = async (name: string, request: S3Request): Promise<Response> => {
    if (!nameFits(name)) throw new S3Refusal('InvalidBucketName', 400);
    const constraint = elementIn(await (await request.body()).text(), 'LocationConstraint');
    if (constraint && constraint !== 'default') throw new S3Refusal('InvalidLocationConstraint', 400);
    if (host.isForeign(name)) throw new S3Refusal('BucketAlreadyExists', 409);
    host.createBucket(name);
    return emptyAnswer(200);
  };

  const answer = async (request: S3Request, hostName: string): Promise<Response> => {
    const [rawPath = '/', search = ''] = request.target.split(/\?(.*)/s);
    const pairs = queryOf(search);
    const query: ReadonlyMap<string, string> = new Map(pairs);
    const path = decode(rawPath);
    const slash = path.indexOf('/', 1);
    const name = slash < 0 ? path.slice(1) : path.slice(1, slash);
    const key = slash < 0 ? '' : path.slice(slash + 1);
    const origin = request.headers.get('origin');
    if (request.method === 'OPTIONS') {
      const store = name && host.bucket(name) ? await open(name) : null;
      const headers = corsHeaders(store?.settings.cors ?? null, origin, request.headers.get('access-control-request-method') ?? '');
      return emptyAnswer(headers ? 200 : 403, headers ?? {});
    }
    const checked = await checkSignature(
      { method: request.method, path, query: pairs, headers: request.headers, host: hostName },
      (accessKey) => host.secretOf(accessKey),
      host.signingTime(),
    );
    if (typeof checked === 'object') throw new S3Refusal(checked.code, 403);
    const signed = checked === 'signed';
    if (name === '') {
      if (request.method !== 'GET') throw new S3Refusal('MethodNotAllowed', 405);
      const buckets = signed ? host.names() : [];
      return xmlAnswer('ListAllMyBucketsResult', [
        within('Owner', tag('ID', 'demo'), tag('DisplayName', 'demo')),
        within(
          'Buckets',
          ...buckets.map((each) =>
            within('Bucket', tag('Name', each), tag('CreationDate', new Date(host.bucket(each)?.created ?? 0).toISOString())),
          ),
        ),
      ]);
    }
    if (request.method === 'PUT' && key === '' && query.size === 0 && signed && !host.bucket(name)) return createBucket(name, request);
    const store = await open(name);
    opened.add(store);
    if (host.bucket(name)?.suspended) throw new S3Refusal('UserSuspended', 403);
    const isPublic =
      (request.method === 'GET' || request.method === 'HEAD') &&
      (key === ''
        ? isPublicAcl(store.settings.acl) && query.size === 0
        : store.versions(key)[0]?.isPublic === true || policyAllowsReading(store.settings.policy));
    if (!signed && !isPublic) throw new S3Refusal('AccessDenied', 403);
    const on: OnBucket = { host, storage, store, request, query, signed, open, reserve, save };
    const response = await (key === '' ? onBucket(on) : onObject({ ...on, key }));
    const cors = corsHeaders(store.settings.cors, origin, request.method);
    for (const [header, value] of Object.entries(cors ?? {})) response.headers.set(header, value);
    return response;
  };

  return {
    async respond(request, hostName) {
      if (era !== host.era) {
        era = host.era;
        stores.clear();
        opened.clear();
        used = 0;
        await storage.clear();
      }
      const requestId = `tx${newId()}`;
      let response: Response;
      try {
        response = await answer(request, hostName);
      } catch (reason) {
        const refusal = reason instanceof S3Refusal ? reason : new S3Refusal('InternalError', 500);
        const body = `<?xml version="1.0" encoding="UTF-8"?>${within('Error', tag('Code', refusal.code), '<Message></Message>', tag('RequestId', requestId), tag('HostId', 'demo'))}`;
        response = new Response(request.method === 'HEAD' ? null : body, {
          status: refusal.status,
          headers: { 'content-type': 'application/xml' },
        });
      }
      response.headers.set('x-amz-request-id', requestId);
      response.headers.set('date', new Date(host.signingTime()).toUTCString());
      return response;
    },
    isEmpty: async (name) => (await open(name)).keys().length === 0,
  };
}
