import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http, { type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from './serve.mjs';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** The pieces as they came. */
  pieces: Buffer[];
  text: string;
}

const folder = mkdtempSync(join(tmpdir(), 'burrow-serve-'));
const received: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[] = [];
let platform: http.Server;
let panel: Served;
let platformUrl = '';

/** Unlike `fetch`, this sends what a browser sends when a person opens an address. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = http.request(panel.url + path, { method, headers: { ...headers, ...length } }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, pieces, text: Buffer.concat(pieces).toString() }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}
const navigation = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'sec-fetch-mode': 'navigate' };

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<h1>panel</h1>');
  writeFileSync(join(folder, 'config.json'), '{"demo":"allowed","api":{"baseUrl":"https://api.example"},"brand":{"name":"Burrow"}}');
  writeFileSync(join(folder, 'assets/app-1a2b.js'), 'export {}');
  writeFileSync(join(folder, 'assets/app-1a2b.js.br'), brotliCompressSync('export {}'));

  platform = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      if (request.url?.endsWith('/breaks')) {
        response.writeHead(200);
        response.write('half');
        setTimeout(() => response.destroy(), 20);
      } else if (request.url?.endsWith('/slow')) {
        response.write('first');
        setTimeout(() => response.end('second'), 60);
      } else {
        response.writeHead(request.method === 'DELETE' ? 204 : 201, { 'set-cookie': 'a=b', 'x-platform': 'yes' });
        response.end();
      }
    });
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  const address = platform.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  platformUrl = `http://127.0.0.1:${port}`;
  panel = await serve({ folder, config: { demo: 'off', api: { baseUrl: '' } }, proxy: `http://127.0.0.1:${port}/cloud/v1/` });
});

afterAll(async () => {
  await panel.close();
  platform.closeAllConnections();
  await new Promise((resolve) => platform.close(resolve));
  rmSync(folder, { recursive: true });
});

test('a person who opens a page gets the panel, with the headers that guard it', async () => {
  const { status, text, headers } = await ask('/storage/buckets/my.bucket?tab=keys', { headers: navigation });
  expect([status, text]).toEqual([200, '<h1>panel</h1>']);
  expect(headers).toMatchObject({
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "frame-ancestors 'none'",
  });
});

test('a file that is gone is not the panel', async () => {
  expect((await ask('/assets/app-0000.js', { headers: navigation })).status).toBe(404);
  expect((await ask('/compute', { headers: { accept: '*/*', 'sec-fetch-mode': 'cors' } })).status).toBe(404);
  expect((await ask('/compute', { method: 'POST', headers: navigation })).status).toBe(405);
});

test('hashed files stay for ever and come compressed', async () => {
  const packed = await ask('/assets/app-1a2b.js', { headers: { 'accept-encoding': 'gzip, br' } });
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  expect((await ask('/assets/app-1a2b.js')).text).toBe('export {}');
});

test('the config is laid over the file', async () => {
  const { text, headers } = await ask('/config.json');
  expect(JSON.parse(text)).toEqual({ demo: 'off', api: { baseUrl: '' }, brand: { name: 'Burrow' } });
  expect(headers['cache-control']).toBe('no-cache');
});

test('calls go on to the platform as its own, and nothing of other programs with them', async () => {
  const headers = {
    apikey: 'key',
    origin: panel.url,
    referer: panel.url,
    cookie: 'other=1',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const answer = await ask('/v1/user-resource/vm?a=%20b', { method: 'DELETE', headers, body: 'uuid=1' });
  expect(answer.status).toBe(204);
  expect(answer.headers['x-platform']).toBe('yes');
  expect(answer.headers['set-cookie']).toBeUndefined();

  const seen = received.at(-1);
  expect(seen).toMatchObject({ method: 'DELETE', url: '/cloud/v1/user-resource/vm?a=%20b', body: 'uuid=1', headers: { apikey: 'key' } });
  expect(seen?.headers.origin).toBe(`http://${seen?.headers.host}`);
  expect(seen?.headers.origin).not.toBe(panel.url);
  expect(seen?.headers.cookie ?? seen?.headers.referer).toBeUndefined();
});

test('answers come back piece by piece, and a broken one breaks', async () => {
  expect((await ask('/v1/slow')).pieces.map(String)).toEqual(['first', 'second']);
  await expect(ask('/v1/breaks')).rejects.toThrow('aborted');
});

test('requests for objects go on byte for byte, as the gateway has signed them for', async () => {
  const objects = await serve({ folder, objects: `http://127.0.0.1:${new URL(platformUrl).port}` });
  const before = panel;
  panel = objects;
  const target = '/bucket/%2Flead%2F%2F..%2F%C3%BC%2B%25?list-type=2&prefix=a%20b';
  const answer = await ask(`/s3${target}`, {
    method: 'PUT',
    headers: { origin: objects.url, cookie: 'other=1', authorization: 'AWS4' },
    body: 'x',
  });
  panel = before;
  expect(answer.status).toBe(201);
  const seen = received.at(-1);
  expect(seen).toMatchObject({
    method: 'PUT',
    url: target,
    body: 'x',
    headers: { authorization: 'AWS4', host: new URL(platformUrl).host },
  });
  expect(seen?.headers.origin ?? seen?.headers.cookie).toBeUndefined();
  await objects.close();
  expect((await ask('/s3/bucket')).status).toBe(404);
});

test('a platform that cannot be reached is a bad gateway', async () => {
  const alone = await serve({ folder, proxy: 'http://127.0.0.1:1' });
  expect((await fetch(`${alone.url}/v1/x`)).status).toBe(502);
  await alone.close();
});

test('a taken port leads to the next', async () => {
  const next = await serve({ folder, port: panel.port });
  expect(next.port).toBeGreaterThan(panel.port);
  await next.close();
});
