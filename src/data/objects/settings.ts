import type { ObjectClient } from './client';
import { hasCode, ObjectError } from './errors';
import { all, text, xml, type XmlNode } from './xml';

/** What HEAD of a bucket tells beside its existence. Bytes; null where the gateway does not say. */
export interface BucketUsage {
  readonly size: number | null;
  readonly objects: number | null;
}

export async function headBucket(client: ObjectClient, bucket: string): Promise<BucketUsage> {
  const { headers } = await client.send({ method: 'HEAD', bucket });
  const number = (name: string) => (headers.has(name) ? Number(headers.get(name)) : null);
  return { size: number('x-rgw-bytes-used'), objects: number('x-rgw-object-count') };
}

export type Versioning = 'off' | 'enabled' | 'suspended';

export async function getVersioning(client: ObjectClient, bucket: string): Promise<Versioning> {
  const node = await client.read('VersioningConfiguration', { method: 'GET', bucket, query: { versioning: '' } });
  const status = text(node, 'Status');
  return status === 'Enabled' ? 'enabled' : status === 'Suspended' ? 'suspended' : 'off';
}

/** Once enabled it can only be suspended. */
export async function setVersioning(client: ObjectClient, bucket: string, enabled: boolean): Promise<void> {
  const body = xml('VersioningConfiguration', xml('Status', enabled ? 'Enabled' : 'Suspended')).markup;
  await client.send({ method: 'PUT', bucket, query: { versioning: '' }, body });
}

export interface LifecycleRule {
  readonly id: string;
  readonly enabled: boolean;
  readonly prefix: string;
  /** Days; null for never. */
  readonly expireDays: number | null;
  readonly oldVersionsDays: number | null;
  readonly abortUploadsDays: number | null;
}

const days = (node: XmlNode, ...path: string[]): number | null => Number(text(node, ...path)) || null;

/** What a sub-resource holds; null when nothing was set. */
async function readSetting(client: ObjectClient, bucket: string, resource: string, root: string, missing: string): Promise<XmlNode | null> {
  try {
    return await client.read(root, { method: 'GET', bucket, query: { [resource]: '' } });
  } catch (error) {
    if (hasCode(error, missing)) return null;
    throw error;
  }
}

/**
 * Deletes a sub-resource that has just been read. A gateway that does not know a sub-resource ignores its name, and would delete
 * the bucket itself.
 */
async function removeSetting(client: ObjectClient, bucket: string, resource: string, current: unknown): Promise<void> {
  if (current === null || current === undefined) return;
  await client.send({ method: 'DELETE', bucket, query: { [resource]: '' } });
}

const lifecycle = (client: ObjectClient, bucket: string) =>
  readSetting(client, bucket, 'lifecycle', 'LifecycleConfiguration', 'NoSuchLifecycleConfiguration');

export async function getLifecycle(client: ObjectClient, bucket: string): Promise<LifecycleRule[]> {
  const node = await lifecycle(client, bucket);
  return all(node ?? undefined, 'Rule').map((rule) => ({
    id: text(rule, 'ID'),
    enabled: text(rule, 'Status') === 'Enabled',
    prefix: text(rule, 'Filter', 'Prefix') || text(rule, 'Filter', 'And', 'Prefix') || text(rule, 'Prefix'),
    expireDays: days(rule, 'Expiration', 'Days'),
    oldVersionsDays: days(rule, 'NoncurrentVersionExpiration', 'NoncurrentDays'),
    abortUploadsDays: days(rule, 'AbortIncompleteMultipartUpload', 'DaysAfterInitiation'),
  }));
}

/** Replaces all rules; without any the setting is removed. */
export async function setLifecycle(client: ObjectClient, bucket: string, rules: readonly LifecycleRule[]): Promise<void> {
  if (rules.length === 0) return removeSetting(client, bucket, 'lifecycle', await lifecycle(client, bucket));
  const some = (name: string, child: string, value: number | null) => (value === null ? null : xml(name, xml(child, String(value))));
  const body = xml(
    'LifecycleConfiguration',
    ...rules.map((rule) =>
      xml(
        'Rule',
        xml('ID', rule.id),
        xml('Filter', xml('Prefix', rule.prefix)),
        xml('Status', rule.enabled ? 'Enabled' : 'Disabled'),
        some('Expiration', 'Days', rule.expireDays),
        some('NoncurrentVersionExpiration', 'NoncurrentDays', rule.oldVersionsDays),
        some('AbortIncompleteMultipartUpload', 'DaysAfterInitiation', rule.abortUploadsDays),
      ),
    ),
  ).markup;
  await client.send({ method: 'PUT', bucket, query: { lifecycle: '' }, body });
  return undefined;
}

export interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  /** Seconds. */
  readonly maxAge: number | null;
}

const cors = (client: ObjectClient, bucket: string) => readSetting(client, bucket, 'cors', 'CORSConfiguration', 'NoSuchCORSConfiguration');

export async function getCors(client: ObjectClient, bucket: string): Promise<CorsRule[]> {
  const node = await cors(client, bucket);
  const texts = (rule: XmlNode, name: string) => all(rule, name).map((each) => (typeof each === 'string' ? each : ''));
  return all(node ?? undefined, 'CORSRule').map((rule) => ({
    origins: texts(rule, 'AllowedOrigin'),
    methods: texts(rule, 'AllowedMethod'),
    headers: texts(rule, 'AllowedHeader'),
    exposed: texts(rule, 'ExposeHeader'),
    maxAge: days(rule, 'MaxAgeSeconds'),
  }));
}

export const corsXml = (rules: readonly CorsRule[]): string =>
  xml(
    'CORSConfiguration',
    ...rules.map((rule) =>
      xml(
        'CORSRule',
        ...rule.origins.map((each) => xml('AllowedOrigin', each)),
        ...rule.methods.map((each) => xml('AllowedMethod', each)),
        ...rule.headers.map((each) => xml('AllowedHeader', each)),
        ...rule.exposed.map((each) => xml('ExposeHeader', each)),
        rule.maxAge === null ? null : xml('MaxAgeSeconds', String(rule.maxAge)),
      ),
    ),
  ).markup;

/** Replaces all rules; without any the setting is removed. */
export async function setCors(client: ObjectClient, bucket: string, rules: readonly CorsRule[]): Promise<void> {
  if (rules.length === 0) return removeSetting(client, bucket, 'cors', await cors(client, bucket));
  await client.send({ method: 'PUT', bucket, query: { cors: '' }, body: corsXml(rules) });
  return undefined;
}

/** What the panel needs to work with a bucket from its own origin: all methods, all headers, and the headers that it reads. */
export const corsRuleFor = (origin: string): CorsRule => ({
  origins: [origin],
  methods: ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'],
  headers: ['*'],
  exposed: ['ETag', 'Date', 'x-amz-request-id', 'x-amz-version-id', 'x-amz-expiration', 'x-rgw-bytes-used', 'x-rgw-object-count'],
  maxAge: 3600,
});

/** A rule's origin may have one `*`. */
export const corsAllows = (rules: readonly CorsRule[], origin: string, method: string): boolean =>
  rules.some((rule) => rule.methods.includes(method) && rule.origins.some((pattern) => matchesOrigin(pattern, origin)));

function matchesOrigin(pattern: string, origin: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === origin;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return origin.length >= before.length + after.length && origin.startsWith(before) && origin.endsWith(after);
}

const everyone = 'http://acs.amazonaws.com/groups/global/AllUsers';

/** Whether anybody may read an object without keys. Other grants are left out of it. */
export async function isPublicObject(client: ObjectClient, bucket: string, key: string): Promise<boolean> {
  const node = await client.read('AccessControlPolicy', { method: 'GET', bucket, key, query: { acl: '' } });
  return all(all(node, 'AccessControlList')[0], 'Grant').some(
    (grant) => text(grant, 'Grantee', 'URI') === everyone && ['READ', 'FULL_CONTROL'].includes(text(grant, 'Permission')),
  );
}

/** By the canned lists: one that is written out could take the owner's own rights away. */
export async function setPublicObject(client: ObjectClient, bucket: string, key: string, isPublic: boolean): Promise<void> {
  await client.send({ method: 'PUT', bucket, key, query: { acl: '' }, headers: { 'x-amz-acl': isPublic ? 'public-read' : 'private' } });
}

/** What a bucket's policy makes of it: everybody may read, nobody else, or something that was written by hand. */
export type BucketAccess = 'private' | 'public' | 'custom';

const publicPolicy = (bucket: string) => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'PublicRead', Effect: 'Allow', Principal: '*', Action: ['s3:GetObject'], Resource: [`arn:aws:s3:::${bucket}/*`] }],
});

async function policyOf(client: ObjectClient, bucket: string): Promise<Record<string, unknown> | null> {
  try {
    const response = await client.send({ method: 'GET', bucket, query: { policy: '' } });
    const policy: unknown = JSON.parse(await response.text());
    return typeof policy === 'object' && policy !== null ? { ...policy } : null;
  } catch (error) {
    if (hasCode(error, 'NoSuchBucketPolicy')) return null;
    // A list of the bucket instead: the gateway has no policies.
    if (error instanceof SyntaxError) throw new ObjectError('NotImplemented');
    throw error;
  }
}

function isPublicRead(policy: Record<string, unknown>): boolean {
  const statements = Array.isArray(policy['Statement']) ? (policy['Statement'] as Record<string, unknown>[]) : [];
  const [only] = statements;
  if (!only || statements.length > 1) return false;
  const principal = JSON.stringify(only['Principal']);
  const actions = [only['Action']].flat();
  return (
    only['Effect'] === 'Allow' &&
    /^("\*"|\{"AWS":(\["\*"\]|"\*")\})$/.test(principal) &&
    actions.length === 1 &&
    actions[0] === 's3:GetObject'
  );
}

export async function getBucketAccess(client: ObjectClient, bucket: string): Promise<BucketAccess> {
  const policy = await policyOf(client, bucket);
  return policy === null ? 'private' : isPublicRead(policy) ? 'public' : 'custom';
}

/** Why anybody may read an object without keys: it is public itself, or its whole bucket is. */
export type ObjectAccess = 'private' | 'object' | 'bucket';

export async function getObjectAccess(client: ObjectClient, bucket: string, key: string): Promise<ObjectAccess> {
  const [own, whole] = await Promise.all([
    isPublicObject(client, bucket, key),
    // Gateways without policies have none that could open the bucket.
    isPublicBucket(client, bucket).catch(() => false),
  ]);
  return whole ? 'bucket' : own ? 'object' : 'private';
}

/** Most buckets have no policy, and asking for that is an error: whether there is an open one is asked first. */
async function isPublicBucket(client: ObjectClient, bucket: string): Promise<boolean> {
  const status = await client.read('PolicyStatus', { method: 'GET', bucket, query: { policyStatus: '' } });
  return text(status, 'IsPublic') === 'true' && (await getBucketAccess(client, bucket)) === 'public';
}

/** Lets everybody read every object, or nobody but the owner. Replaces a policy that was written by hand. */
export async function setBucketAccess(client: ObjectClient, bucket: string, access: 'private' | 'public'): Promise<void> {
  if (access === 'private') return removeSetting(client, bucket, 'policy', await policyOf(client, bucket));
  await client.send({ method: 'PUT', bucket, query: { policy: '' }, body: JSON.stringify(publicPolicy(bucket)) });
  return undefined;
}
