import type { BegunReads } from './api/prime';
import type { Boot } from './app/boot';
import { ensureStorage } from './device/blocked';
import { beginFirstReads } from './firstVisit';

/**
 * The entry stands alone, so that it runs as soon as it is there: nothing of the panel's code is imported here but by
 * `import()`. From the address and the stored session it starts what this page needs: the brand's config, the code, the
 * words, and the calls that the page made the last time, or makes always. Only then does it wait for the panel.
 */
const base = import.meta.env.BASE_URL;
// Whoever reads a storage later finds one.
ensureStorage();

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
const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

const path = `/${location.pathname.slice(base.length)}`;
/** Where most visits begin: their page is asked for at once, and not after its feature's table of pages. */
const landingPages: Readonly<Record<string, () => Promise<unknown>>> = {
  '/overview': () => import('./features/overview/pages'),
  '/compute/virtual-machines': () => import('./features/compute/list/VmsPage'),
};

const session = stored('burrow.session');
const token = field(session, 'token');
const isDemo = field(session, 'demo') === true;
const config = readConfigFile();
const app = import('./app/start');

const reads: BegunReads = { begun: new Map(), asked: null };
if (typeof token === 'string') {
  const begin = (url: string): Promise<Response> | null => {
    const address = new URL(url, location.href).href;
    if (reads.asked?.has(address)) return null;
    const response = fetch(url, { headers: { apikey: token }, cache: 'no-store' });
    // Whoever takes it handles its failure; nobody taking it is no failure.
    response.catch(() => undefined);
    reads.begun.set(address, { key: token, response });
    return response;
  };
  if (!isDemo) {
    const remembered = textsIn(field(stored(`burrow.reads@${String(field(session, 'user'))}`), location.pathname + location.search));
    for (const url of remembered) void begin(url);
    const scope = new URLSearchParams(location.search).get('location');
    if (remembered.length === 0) {
      reads.asked = new Set();
      beginFirstReads({ path, location: scope, config, begin })
        .catch(() => undefined)
        .finally(() => (reads.asked = null));
    }
  }
  // Whoever is signed in needs the shell, the checks of answers, and of the address's first part the pages and their words. What
  // can't be fetched is told by the page, which asks for the same.
  const feature = path.split('/', 2)[1] ?? '';
  const pages = import.meta.glob('./features/*/routes.ts')[`./features/${feature}/routes.ts`];
  const words = import.meta.glob('./i18n/locales/en/{overview,compute,storage,network,services,billing,account}.json')[
    `./i18n/locales/en/${feature}.json`
  ];
  const page = landingPages[path];
  for (const load of [() => import('./app/shell/Shell'), pages, words, () => import('./api/validate'), page])
    load?.().catch(() => undefined);
  // A browser loads a language's rules with the first formatter, which takes a while on a slow device: now, while the network works.
  const language = document.documentElement.lang;
  new Intl.Collator(language).compare('a', 'b');
  new Intl.NumberFormat(language).format(0);
  new Intl.DateTimeFormat(language).format(0);
}
const demo = isDemo ? loadDemo() : undefined;

// index.html has said so already.
const tooOld = Reflect.get(globalThis, 'burrowTooOld') === true;
const { start } = await app;
const file = await config;
if (!tooOld) await start({ config: file, reads, loadDemo: () => demo ?? loadDemo() });
