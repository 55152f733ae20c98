import type { OnBucket } from './context';
import { elementIn, elementsIn, emptyAnswer, S3Refusal, tag, within, xmlAnswer } from './wire';

const raw = (text: string, type = 'application/xml'): Response => new Response(text, { status: 200, headers: { 'content-type': type } });
const bodyOf = async ({ request }: OnBucket): Promise<string> => (await request.body()).text();

export async function versioning(on: OnBucket): Promise<Response> {
  const { settings } = on.store;
  if (on.request.method === 'GET')
    return xmlAnswer('VersioningConfiguration', settings.versioning ? [tag('Status', settings.versioning)] : []);
  const status = elementIn(await bodyOf(on), 'Status');
  if (status !== 'Enabled' && status !== 'Suspended') throw new S3Refusal('MalformedXML', 400);
  settings.versioning = status;
  on.save(on.store);
  return emptyAnswer(200);
}

const kinds = {
  cors: { missing: 'NoSuchCORSConfiguration', type: 'application/xml', put: 200, deleted: 204, fits: fitsCors },
  lifecycle: {
    missing: 'NoSuchLifecycleConfiguration',
    type: 'application/xml',
    put: 200,
    deleted: 204,
    fits: (text: string) => elementsIn(text, 'Rule').length > 0 && !text.includes('<Days>0</Days>'),
  },
  policy: { missing: 'NoSuchBucketPolicy', type: 'application/json', put: 204, deleted: 200, fits: isJson },
} as const;

const corsMethods = new Set(['GET', 'PUT', 'POST', 'DELETE', 'HEAD']);
function fitsCors(text: string): boolean {
  const rules = elementsIn(text, 'CORSRule');
  return (
    rules.length > 0 &&
    rules.every(
      (rule) =>
        elementsIn(rule, 'AllowedOrigin').length > 0 && elementsIn(rule, 'AllowedMethod').every((method) => corsMethods.has(method)),
    )
  );
}
function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** A document that is kept as it was put. */
export async function setting(on: OnBucket, name: keyof typeof kinds): Promise<Response> {
  const kind = kinds[name];
  const { settings } = on.store;
  if (on.request.method === 'GET') {
    const text = settings[name];
    if (text === null) throw new S3Refusal(kind.missing, 404);
    return raw(text, kind.type);
  }
  if (on.request.method === 'DELETE') settings[name] = null;
  else {
    const text = await bodyOf(on);
    if (!kind.fits(text)) throw new S3Refusal(name === 'policy' ? 'MalformedPolicy' : 'MalformedXML', 400);
    settings[name] = text;
  }
  on.save(on.store);
  return emptyAnswer(on.request.method === 'DELETE' ? kind.deleted : kind.put);
}

const ownerGrant =
  '<Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>demo</ID><DisplayName>demo</DisplayName></Grantee><Permission>FULL_CONTROL</Permission></Grant>';
const everyoneGrant =
  '<Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee><Permission>READ</Permission></Grant>';

export const accessAnswer = (isPublic: boolean): Response =>
  xmlAnswer('AccessControlPolicy', [
    within('Owner', tag('ID', 'demo'), tag('DisplayName', 'demo')),
    within('AccessControlList', ownerGrant, isPublic ? everyoneGrant : ''),
  ]);

export const isPublicAcl = (acl: string | null): boolean => acl === 'public-read' || acl === 'public-read-write';

export function bucketAcl(on: OnBucket): Response {
  if (on.request.method === 'GET') return accessAnswer(isPublicAcl(on.store.settings.acl));
  on.store.settings.acl = on.request.headers.get('x-amz-acl') ?? 'private';
  on.save(on.store);
  return emptyAnswer(200);
}

/** Whether a policy lets everybody read what is in the bucket. */
export function policyAllowsReading(policy: string | null): boolean {
  if (policy === null) return false;
  const { Statement: statements = [] } = JSON.parse(policy) as { Statement?: { Effect?: string; Principal?: unknown; Action?: unknown }[] };
  return statements.some(
    ({ Effect: effect, Principal: principal, Action: action }) =>
      effect === 'Allow' &&
      JSON.stringify(principal).includes('*') &&
      [action].flat().some((each) => each === 's3:GetObject' || each === 's3:*'),
  );
}

/** In a word what the policy says at length; unlike that, there is one in any case. */
export const policyStatus = ({ store }: OnBucket): Response =>
  xmlAnswer('PolicyStatus', [tag('IsPublic', policyAllowsReading(store.settings.policy))]);

/** What the bucket's rules let a page of another origin do; null for nothing. */
export function corsHeaders(cors: string | null, origin: string | null, method: string): Record<string, string> | null {
  if (cors === null || origin === null) return null;
  for (const rule of elementsIn(cors, 'CORSRule')) {
    const fits = elementsIn(rule, 'AllowedOrigin').some((pattern) => {
      const star = pattern.indexOf('*');
      return star < 0 ? pattern === origin : origin.startsWith(pattern.slice(0, star)) && origin.endsWith(pattern.slice(star + 1));
    });
    if (!fits || !elementsIn(rule, 'AllowedMethod').includes(method)) continue;
    const exposed = elementsIn(rule, 'ExposeHeader');
    const headers = elementsIn(rule, 'AllowedHeader');
    return {
      'access-control-allow-origin': origin,
      vary: 'Origin',
      'access-control-allow-methods': method,
      ...(headers.length > 0 ? { 'access-control-allow-headers': headers.join(', ') } : {}),
      ...(exposed.length > 0 ? { 'access-control-expose-headers': exposed.join(', ') } : {}),
      'access-control-max-age': elementIn(rule, 'MaxAgeSeconds') ?? '5',
    };
  }
  return null;
}
