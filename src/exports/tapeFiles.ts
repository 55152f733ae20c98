import { quoted } from './curlCommand';

/** What is written of a call; its secrets are masked already, and its token was never in it. */
interface Call {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly request: string;
  readonly response: string;
  readonly startedAt: number;
  readonly duration: number;
  readonly status: number | null;
  readonly correlationId: string | null;
  readonly error: string | null;
}

/** Masked values and the token are for whoever runs it to fill in. */
export function tapeCurl({ method, url, contentType, request }: Call): string {
  const lines = [`curl --request ${method} ${quoted(url)}`, '--header "apikey: $WARREN_TOKEN"'];
  if (request !== '') lines.push(`--header ${quoted(`Content-Type: ${contentType}`)}`, `--data ${quoted(request)}`);
  return lines.join(' \\\n  ');
}

export function tapeFetch({ method, url, contentType, request }: Call): string {
  const type = request === '' ? '' : `, 'content-type': ${JSON.stringify(contentType)}`;
  return [
    `const response = await fetch(${JSON.stringify(url)}, {`,
    `  method: ${JSON.stringify(method)},`,
    `  headers: { apikey: process.env.WARREN_TOKEN${type} },`,
    ...(request === '' ? [] : [`  body: ${JSON.stringify(request)},`]),
    '});',
  ].join('\n');
}

/** An HTTP archive (HAR 1.2), as browsers and other tools read it. */
export const tapeHar = (calls: readonly Call[], creator: { readonly name: string; readonly version: string }): string =>
  JSON.stringify(
    {
      log: {
        version: '1.2',
        creator,
        entries: calls.toReversed().map((call) => ({
          startedDateTime: new Date(call.startedAt).toISOString(),
          time: call.duration,
          request: {
            method: call.method,
            url: call.url,
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [],
            queryString: [...new URL(call.url).searchParams].map(([name, value]) => ({ name, value })),
            headersSize: -1,
            bodySize: call.request.length,
            ...(call.request === '' ? {} : { postData: { mimeType: call.contentType, text: call.request } }),
          },
          response: {
            status: call.status ?? 0,
            statusText: '',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: call.correlationId === null ? [] : [{ name: 'X-Warren-Correlation-Id', value: call.correlationId }],
            content: { size: call.response.length, mimeType: 'application/json', text: call.response },
            redirectURL: '',
            headersSize: -1,
            bodySize: call.response.length,
          },
          cache: {},
          timings: { send: 0, wait: call.duration, receive: 0 },
          comment: call.operation,
        })),
      },
    },
    null,
    2,
  );

/** What support asks for, as a text to paste: the last failures, and where they happened. */
export function supportText(
  calls: readonly Call[],
  about: { readonly version: string; readonly page: string; readonly browser: string; readonly language: string; readonly time: string },
): string {
  const failures = calls.filter(({ error, status }) => (error !== null && error !== 'aborted') || (status ?? 0) >= 400).slice(0, 10);
  return [
    `Version: ${about.version}`,
    `Time: ${about.time}`,
    `Page: ${about.page}`,
    `Browser: ${about.browser}`,
    `Language: ${about.language}`,
    '',
    `Last failures (${failures.length}):`,
    ...failures.map(({ startedAt, method, url, status, correlationId, error, response }) =>
      [
        `${new Date(startedAt).toISOString()} ${method} ${new URL(url).pathname}`,
        `  ${status ?? 'no answer'}${error ? ` (${error})` : ''}${correlationId ? `, request id ${correlationId}` : ''}`,
        ...(response === '' ? [] : [`  ${response.replace(/\s+/g, ' ').slice(0, 300)}`]),
      ].join('\n'),
    ),
  ].join('\n');
}
