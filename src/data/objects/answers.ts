import { ObjectError } from './errors';
import { readXml, text } from './xml';

/** What a status means when the answer has no body, as after HEAD. */
const byStatus: Record<number, string> = {
  301: 'PermanentRedirect',
  400: 'InvalidRequest',
  403: 'AccessDenied',
  404: 'NoSuchKey',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  411: 'MissingContentLength',
  412: 'PreconditionFailed',
  413: 'EntityTooLarge',
  416: 'InvalidRange',
  429: 'SlowDown',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

/** The error that an answer stands for. Batch answers with status 200 may hold one too. */
export function errorIn(status: number, body: string, requestId: string | null): ObjectError {
  const root = body.includes('<') ? readXml(body) : null;
  const code = root?.name === 'Error' ? text(root.node, 'Code') : '';
  if (code) return new ObjectError(code, status, { requestId: requestId ?? (text(root?.node, 'RequestId') || null) });
  // An answer with a body that is no error of S3 comes from something on the way.
  if (body.trim() !== '' && status !== 404) return new ObjectError('NotAGateway', status, { requestId });
  return new ObjectError(byStatus[status] ?? `HTTP ${status}`, status, { requestId });
}
