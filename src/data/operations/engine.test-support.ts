import { vi } from 'vitest';
import type { ErrorKind } from '@/api';
import { msg } from '@/i18n';
import type { Verification, OperationKind } from './engine';
import type { OperationRecord } from './records';
import { memoryStorage } from '@/device/test-support';

/* ——— A browser of two storages and of locks, and a clock that only sleeping moves ——— */

export const browser = {
  local: memoryStorage(),
  held: new Map<string, () => void>(),
  onStorage: undefined as ((event: { key: string }) => void) | undefined,
  clock: 0,
  slept: [] as number[],
};

const locks = {
  request: (name: string, _: unknown, take: (lock: object | null) => Promise<void> | undefined) => {
    if (browser.held.has(name)) return Promise.resolve(take(null));
    browser.held.set(name, () => undefined);
    return Promise.resolve(take({ name })).then(() => void browser.held.delete(name));
  },
};

/** The panel as a page that has just been opened; what an earlier one kept is still there. */
export async function open() {
  vi.resetModules();
  const [engine, records, session, reads, api, operations, exchange] = await Promise.all([
    import('./engine'),
    import('./records'),
    import('../core/session'),
    import('../core/reads'),
    import('@/api'),
    import('./index'),
    import('@/api/exchange'),
  ]);
  engine.timing.now = () => browser.clock;
  engine.timing.sleep = (milliseconds) => {
    browser.slept.push(milliseconds);
    browser.clock += milliseconds;
    return Promise.resolve();
  };
  return {
    ...engine,
    ...records,
    ...session,
    ...operations,
    ApiError: api.ApiError,
    world: exchange.world,
    cache: reads.cache,
    read: reads.read,
    keyOf: reads.keyOf,
  };
}
export type Panel = Awaited<ReturnType<typeof open>>;

export const signedIn = (id = 's-1') =>
  browser.local.setItem('burrow.session', JSON.stringify({ id, token: 'the-token', kept: true, demo: false }));
export const kept = () => [...browser.local.kept.values()].join('\n');

/** To be called before each test. */
export function openBrowser() {
  browser.local = memoryStorage();
  browser.held = new Map();
  browser.clock = 1_000_000;
  browser.slept = [];
  browser.onStorage = undefined;
  vi.stubGlobal('localStorage', browser.local);
  vi.stubGlobal('sessionStorage', memoryStorage());
  vi.stubGlobal('navigator', { locks });
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('addEventListener', (name: string, listener: (event: { key: string }) => void) => {
    if (name === 'storage') browser.onStorage = listener;
  });
  signedIn();
}

/* ——— Something to have done ——— */

export interface Input {
  readonly location: string;
  readonly name: string;
}
export interface Made {
  readonly uuid: string;
}
export interface Secrets {
  readonly password: string;
}

export const input: Input = { location: 'tll01', name: 'web' };
export const secrets: Secrets = { password: 'Secret-123' };

/** What was sent and how often it was looked for; every answer is the test's to give. */
type More = Partial<Pick<OperationKind<Input, Made, Secrets>, 'name' | 'family' | 'prepare' | 'refused' | 'lost' | 'repeated'>>;
export function thing(
  panel: Panel,
  { more = {}, ...answers }: { send?: () => Promise<Made>; verify?: (count: number) => Promise<Verification>; more?: More } = {},
) {
  const seen = { sent: [] as Secrets[], looked: [] as (Made | undefined)[] };
  const kind: OperationKind<Input, Made, Secrets> = panel.defineOperation<Input, Made, Secrets>({
    name: 'vm.create',
    title: ({ name }) => msg('data.vm.create.title', { name }),
    target: ({ name, location }, uuid) => ({ type: 'vm', name, location, uuid }),
    made: ({ uuid }) => uuid,
    lockKey: ({ location, name }) => `${location}/${name}`,
    send: (_, given) => {
      seen.sent.push(given);
      return answers.send?.() ?? Promise.resolve({ uuid: 'u-1' });
    },
    verify: (_, result) => {
      seen.looked.push(result);
      return answers.verify?.(seen.looked.length) ?? Promise.resolve({ state: 'done', uuid: 'u-1' });
    },
    outcomeMessage: ({ name }) => msg('data.vm.create.found', { name }),
    invalidates: ({ location }) => ({ location, operations: ['listVms'] }),
    verifyTimeout: 20_000,
    ...more,
  });
  return { kind, seen };
}

export const states = (panel: Panel) => panel.records().map((record) => record.state);
/** Resolves when the newest record has come to a state. */
export const until = (panel: Panel, state: OperationRecord['state']) =>
  new Promise<OperationRecord>((resolve) => {
    const check = () => {
      const record = panel.records()[0];
      if (record?.state === state) resolve(record);
    };
    panel.onRecords(check);
    check();
  });
/** Every state that the newest record goes through. */
export const life = (panel: Panel) => {
  const all: string[] = [];
  panel.onRecords(([record]) => {
    if (record && record.state !== all.at(-1)) all.push(record.state);
  });
  return all;
};
export const lost = (panel: Panel, kind: ErrorKind = 'network') => new panel.ApiError(kind, { operation: 'createVm' });
export const notYet: Verification = { state: 'not-yet' };
