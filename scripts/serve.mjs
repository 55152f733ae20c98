// The one server of the built panel: for `npm start`, the end-to-end tests and the measurements.
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { isMain, root } from './tools.mjs';

const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // The page carries its own policy; only this part of one has to be a header.
  'Content-Security-Policy': "frame-ancestors 'none'",
};

/**
 * Serves `folder` and answers where. `config` is laid over the folder's config.json, `proxy` is the platform that calls of
 * /v1 go on to, `objects` the S3 gateway that everything under /s3/ goes on to. When the port is taken the next free one is used.
 */
export async function serve({ folder = join(root, 'dist'), host = '127.0.0.1', port = 0, config, proxy, objects } = {}) {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`There is no built panel in ${folder}: run \`npm run build\` first.`);
  const forward = proxy ? forwardTo(proxy) : null;
  const forwardObjects = objects ? forwardToGateway(objects) : null;
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      response.setHeader('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });

  const server = http.createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const path = (request.url ?? '/').split('?')[0];
    if (/^\/v1(\/|$)/.test(path))
      return forward ? forward(request, response) : answer(response, 404, 'No platform is behind this address.\n');
    if (path.startsWith('/s3/'))
      return forwardObjects ? forwardObjects(request, response) : answer(response, 404, 'No object storage is behind this address.\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'Only GET and HEAD.\n', { Allow: 'GET, HEAD' });
    if (config && path === '/config.json') {
      return answer(response, 200, JSON.stringify(overlay(readConfig(folder), config)), {
        'Content-Type': 'application/json',
        'Cache-Control': 'no-cache',
      });
    }
    return files(request, response, () => {
      if (!isNavigation(request, path)) return answer(response, 404, 'Not found.\n');
      // The panel itself knows its pages, and says so when there is none.
      request.url = '/';
      return files(request, response);
    });
  });
  // Calls of the platform may take minutes: nothing on the way gives up on them.
  server.requestTimeout = 0;
  server.timeout = 0;

  const taken = await listen(server, host, port);
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    port: taken,
    url: `http://${name}:${taken}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A person opening an address, not a page fetching a file that is gone. */
function isNavigation(request, path) {
  if (path.startsWith('/assets/')) return false;
  const mode = request.headers['sec-fetch-mode'];
  return (mode === undefined || mode === 'navigate') && (request.headers.accept ?? '').includes('text/html');
}

function answer(response, status, text, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text), ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

function readConfig(folder) {
  const file = join(folder, 'config.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function overlay(below, above) {
  if (!isObject(below) || !isObject(above)) return above;
  const merged = { ...below };
  for (const [name, value] of Object.entries(above)) merged[name] = name in below ? overlay(below[name], value) : value;
  return merged;
}

async function listen(server, host, port) {
  const last = port === 0 ? 0 : Math.min(port + 50, 65_535);
  for (let next = port; ; next += 1) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(next, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return server.address().port;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || next >= last) throw error;
    }
  }
}

// Headers that speak of one connection and not of the call; cookies, because those of 127.0.0.1 belong to other programs.
const notForwarded = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'host',
  'referer',
  'cookie',
];
const notAnswered = ['connection', 'keep-alive', 'proxy-authenticate', 'trailer', 'transfer-encoding', 'upgrade', 'set-cookie'];
const without = (headers, names) => Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

/** Hands calls on to a platform as if the panel were served from there: any method and body, answers as they come. */
function forwardTo(address) {
  const target = new URL(address);
  const base = target.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return forwarder(
    target,
    (url) => base + url,
    ({ origin, ...headers }) => (origin ? { ...headers, origin: target.origin } : headers),
  );
}

/** Gateways keep idle connections for a minute; those that are idle for longer than this are not used again. */
const longestIdle = 5000;

/**
 * Hands requests on to an S3 gateway. They are signed for the gateway's own name and for their path to the last character, so
 * that nothing of a path may be decoded or folded on the way. Without an origin the gateway asks no bucket for its CORS rules.
 */
function forwardToGateway(address) {
  return forwarder(
    new URL(address),
    (url) => url.slice('/s3'.length),
    ({ origin: _origin, ...headers }) => headers,
    { writesReuse: true },
  );
}

function forwarder(target, pathFor, headersFor, { writesReuse = false } = {}) {
  const secure = target.protocol === 'https:';
  // Reading may re-use a connection. A write gets a new one: if the platform closed an idle connection at that very moment,
  // nobody could say whether the write was done. Thousands of small objects can't wait for thousands of connections.
  const kept = new (secure ? https : http).Agent({ keepAlive: true, ...(writesReuse ? { timeout: longestIdle } : {}) });

  return (request, response) => {
    const headers = { ...headersFor(without(request.headers, notForwarded)), host: target.host };
    const upstream = (secure ? https : http).request({
      protocol: target.protocol,
      hostname: target.hostname.replace(/^\[|\]$/g, ''),
      port: target.port || (secure ? 443 : 80),
      path: pathFor(request.url),
      method: request.method,
      headers,
      agent: writesReuse || request.method === 'GET' || request.method === 'HEAD' ? kept : false,
    });
    upstream.on('response', (incoming) => {
      response.writeHead(incoming.statusCode, without(incoming.headers, notAnswered));
      response.flushHeaders();
      incoming.pipe(response);
      incoming.on('error', () => response.destroy());
    });
    upstream.on('error', (error) => {
      if (response.headersSent) response.destroy();
      else answer(response, 502, `${target.origin} did not answer: ${error.message}\n`);
    });
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  };
}

if (isMain(import.meta)) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      folder: { type: 'string' },
      config: { type: 'string' },
      proxy: { type: 'string' },
      objects: { type: 'string' },
    },
  });
  const { url } = await serve({
    ...values,
    port: Number(values.port ?? 4173),
    config: values.config ? JSON.parse(values.config) : undefined,
  });
  console.log(url);
}
