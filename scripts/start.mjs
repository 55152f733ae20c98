// `npm start`: the built panel on its simulated cloud, or with API_URL=https://… on a real platform.
import { buildIfStale } from './build.mjs';
import { serve } from './serve.mjs';
import { endWithNpm } from './tools.mjs';

const platform = process.env.API_URL;
const gateway = process.env.S3_URL;
const port = Number(process.env.PORT || 4173);
const host = process.env.HOST || '127.0.0.1';

const isAddress = (text) => /^https?:$/.test(URL.parse(text)?.protocol ?? '');
const problem =
  platform && !isAddress(platform)
    ? `API_URL has to be an http(s) address; it is "${platform}".`
    : gateway && !isAddress(gateway)
      ? `S3_URL has to be an http(s) address; it is "${gateway}".`
      : !Number.isInteger(port) || port < 0 || port > 65_535
        ? `PORT has to be a port number; it is "${process.env.PORT}".`
        : null;
if (problem) {
  console.error(problem);
  process.exit(1);
}

endWithNpm();
await buildIfStale();
const { url } = await serve({
  host,
  port,
  // The panel calls its own origin, which goes on to the platform: no CORS needed there, nothing to configure here.
  ...(platform
    ? {
        proxy: platform,
        objects: gateway,
        config: { api: { baseUrl: '' }, demo: 'off', ...(gateway ? { objectStorage: { endpoint: gateway, proxyPath: '/s3' } } : {}) },
      }
    : {}),
});
console.log(`\nBurrow is at ${url}`);
console.log(
  platform
    ? `Calls go to ${new URL(platform).origin}. Sign in with an API token of that platform.`
    : 'It runs on its simulated cloud: press "Try the demo" there.',
);
console.log('Ctrl-C ends it.');
