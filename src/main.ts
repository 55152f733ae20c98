import './device/blocked';
import type { Boot } from './app/boot';
import { prime } from './api/prime';

/**
 * The entry is small so that it runs at once: it asks for the brand's config, begins the reads that this page made the last
 * time, and only then waits for the panel's code, which the browser fetches beside it.
 */
const base = import.meta.env.BASE_URL;
const readConfigFile = async (): Promise<Boot['config']> => {
  try {
    const response = await fetch(`${base}config.json`, { cache: 'no-cache' });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 0, text: String(error) };
  }
};
const loadDemo = () => import('./demo/browser').then(({ startDemo }) => startDemo({ base }));

const stored = (key: string): unknown => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
};
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const session = stored('burrow.session');
const token = field(session, 'token');
const config = readConfigFile();
const app = import('./app/start');
// Who is signed in will need the shell and the list: they are fetched beside the rest.
if (typeof token === 'string') void import('./app/shell/Shell');

let demo: ReturnType<typeof loadDemo> | undefined;
if (field(session, 'demo') === true) demo = loadDemo();
else if (typeof token === 'string') {
  const urls = field(stored('burrow.reads'), location.pathname + location.search);
  if (Array.isArray(urls)) for (const url of urls) if (typeof url === 'string') void prime(url, token);
}

// index.html has said so already.
const tooOld = Reflect.get(globalThis, 'burrowTooOld') === true;
const { start } = await app;
if (!tooOld) await start({ config: await config, loadDemo: () => (demo ??= loadDemo()) });
