import { createStore, del, get, set } from 'idb-keyval';
import { setupWorker } from 'msw/browser';
import { http } from 'msw/http';
import { type Cloud, createCloud, type Faults, respond, type SavedCloud, scenarioNames, seed } from './index';
import { hour } from './cloud/times';
import { createCloudGateway } from './s3/host';
import { browserStorage } from './s3/indexedDb';

export interface DemoSettings {
  scenario: string;
  speed: number;
  latencyMs: number;
  faults: Faults;
  /** The cloud's time, Unix milliseconds. */
  now: number;
}

/** What the panel's demo corner may do to the cloud. */
export interface DemoControl {
  readonly scenarios: readonly string[];
  get(): DemoSettings;
  subscribe(listener: () => void): () => void;
  setScenario(name: string): Promise<void>;
  reset(): Promise<void>;
  setSpeed(speed: number): void;
  setLatency(milliseconds: number): void;
  setFaults(faults: Partial<Faults>): void;
  advance(hours: number): void;
}

// Grows with the shape of the state: what an older build has saved is not read.
const key = 'cloud-2';

/** Too large to be written again and again: of this one only the settings survive a reload. */
const notKept = 'huge';

/** Bytes that visitors' own files may take. */
const storedInBrowser = 200 * 2 ** 20;

interface Saved {
  scenario: string;
  settings: Omit<SavedCloud, 'state'>;
  cloud: SavedCloud | null;
}

/** Keeps the cloud in IndexedDB, right after each change. Without a store that works, the cloud simply forgets. */
function keep(cloud: Cloud) {
  const store = createStore('burrow-demo', 'clouds');
  let timer: ReturnType<typeof setTimeout> | null = null;
  const save = async (): Promise<void> => {
    timer = null;
    const { state, ...settings } = cloud.saved();
    const saved: Saved = { scenario: state.scenario, settings, cloud: state.scenario === notKept ? null : { state, ...settings } };
    await set(key, saved, store).catch(() => undefined);
  };
  cloud.onChange(() => {
    // At once after what is being done now: a page that is about to go has no time for more.
    timer ??= setTimeout(() => void save(), 0);
  });
  // What is under way when the page goes must be found by the next one.
  addEventListener('pagehide', () => void save());
}

async function restore(): Promise<Cloud> {
  const store = createStore('burrow-demo', 'clouds');
  try {
    const saved = await get<Saved>(key, store);
    // Time went on while nobody looked, at its ordinary speed.
    if (saved?.cloud) return createCloud({ from: { ...saved.cloud, now: Math.max(saved.cloud.now, Date.now()) } });
    if (saved) return createCloud({ scenario: saved.scenario, speed: saved.settings.speed, faults: saved.settings.faults });
  } catch {
    await del(key, store).catch(() => undefined);
  }
  return createCloud();
}

/**
 * Puts the simulated cloud between the page and the network: everything under `/v1/` of any host is answered here, nothing else is
 * touched. `base` is the path that the page's own files are served under.
 */
export async function startDemo({ base }: { base: string }): Promise<DemoControl> {
  const cloud = await restore();
  keep(cloud);
  const gateway = createCloudGateway(cloud, browserStorage(), storedInBrowser);
  const { host } = new URL(cloud.objectEndpoint);
  const worker = setupWorker(
    http.all('*/v1/*', ({ request }) => respond(cloud, request)),
    http.all(`${cloud.objectEndpoint}*`, ({ request }) => {
      const { pathname, search } = new URL(request.url);
      return gateway.respond(
        { method: request.method, target: pathname + search, headers: request.headers, body: () => request.blob() },
        host,
      );
    }),
  );
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    // Relative to where the page's files are, not to the page that happens to be open.
    serviceWorker: { url: new URL('demo-worker.js', new URL(base.replace(/\/?$/, '/'), document.baseURI)).href },
  });

  const listeners = new Set<() => void>();
  const read = (): DemoSettings => ({
    scenario: cloud.state.scenario,
    speed: cloud.clock.speed,
    latencyMs: cloud.faults.latencyMs,
    faults: cloud.faults,
    now: cloud.clock.now(),
  });
  // The same object until something changes, as useSyncExternalStore wants it.
  let current = read();
  const changed = () => {
    current = read();
    cloud.touch();
    for (const listener of listeners) listener();
  };
  const begin = async (scenario: string) => {
    cloud.replace(seed(scenario, cloud.clock.now()));
    changed();
  };
  return {
    scenarios: scenarioNames,
    get: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setScenario: begin,
    reset: () => begin(cloud.state.scenario),
    setSpeed(speed) {
      cloud.clock.setSpeed(speed);
      changed();
    },
    setLatency(latencyMs) {
      cloud.faults = { ...cloud.faults, latencyMs };
      changed();
    },
    setFaults(faults) {
      cloud.faults = { ...cloud.faults, ...faults };
      changed();
    },
    advance(hours) {
      cloud.clock.advance(hours * hour);
      cloud.settle();
      changed();
    },
  };
}
