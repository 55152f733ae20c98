import { create } from 'zustand';
import { ApiError, callAt, isRead, requestAt, type CallTarget, type Input, type OperationId, type Output, type Where } from '@/api';
import { forgetConnection, keepConnection, storedConnections, type StoredConnection } from './connectionStorage';

/**
 * One account on one platform, by one token. A value: reads, operations, cache keys, records and stores hold it or its id
 * from when they begin, so that nothing of one account is ever asked with the token of another.
 */
export interface Connection extends StoredConnection, CallTarget {
  readonly token: string;
}

/** `call` with a connection bound to it; operations get it as their last argument. */
export interface Call {
  <K extends OperationId>(operation: K, input: Input<K>, where?: Where): Promise<Output<K>>;
  readonly connection: Connection;
}

interface State {
  /** All that this tab can use, the one shown among them. */
  readonly connections: readonly Connection[];
  /** The id of the one that this tab shows. */
  readonly shown: string | null;
  /** Ids of those whose token the platform has refused. Their pages stay as they are until another token is given. */
  readonly refused: readonly string[];
}

const atStart = storedConnections();
const located = (stored: StoredConnection, baseUrl: string): Connection => ({ ...stored, baseUrl: stored.demo ? '' : baseUrl });
const store = create<State>(() => ({
  connections: atStart.all.map((each) => located(each, '')),
  shown: atStart.shown,
  refused: [],
}));

let platformUrl = '';
const nobody = (): Connection => ({ id: 'nobody', baseUrl: platformUrl, token: '', kept: false, demo: false });
/** Those that wait for another token, by connection. */
const waiting = new Map<string, PromiseWithResolvers<void>>();
/** Signed out in this tab: whatever is still under way for one of these is not sent any more. */
const ended = new Set<string>();

const found = ({ connections }: State, id: string | null) => connections.find((each) => each.id === id) ?? null;

export const connections = () => store.getState().connections;
export const useConnections = () => store((state) => state.connections);
/** The connection that this tab shows; null when nobody is signed in. */
export const shownConnection = () => found(store.getState(), store.getState().shown);
export const useShownConnection = () => store((state) => found(state, state.shown));
export const useRefusedConnections = () => store((state) => state.refused);
export const onConnections = (listener: (now: readonly Connection[], before: readonly Connection[]) => void) =>
  store.subscribe((state, before) => {
    if (state.connections !== before.connections) listener(state.connections, before.connections);
  });

let chosen: Connection | null = null;

/**
 * The connection that a read, an operation or a store belongs to that begins now. To be asked when it begins and held
 * from then on, never when something is sent.
 */
export const connection = (): Connection => chosen ?? shownConnection() ?? nobody();

/**
 * Begins something for another connection than the one shown: `within(connection, () => vmsIn(slug))` are the query options
 * of that account. Only for what is made at once; a promise that is begun in here keeps the connection it began with.
 */
export function within<T>(of: Connection, begin: () => T): T {
  const before = chosen;
  chosen = of;
  try {
    return begin();
  } finally {
    chosen = before;
  }
}

/**
 * Calls with one connection's token, whatever is shown meanwhile. When the token is refused, a read of the connection shown
 * waits for the user to sign in again and goes on. A write fails, since it was not carried out and is the user's to send
 * again; so does a read of what is about to be written (`waits: false`), and one of a connection that is not shown.
 */
export function bind(of: Connection, { waits = true }: { waits?: boolean } = {}): Call {
  const call = async <K extends OperationId>(operation: K, input: Input<K>, where: Where = {}): Promise<Output<K>> => {
    for (;;) {
      if (ended.has(of.id)) throw new ApiError('unauthorized', { operation });
      const now = found(store.getState(), of.id) ?? of;
      try {
        return await callAt(now.token === '' ? { ...now, token: null } : now, operation, input, where);
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== 'unauthorized') throw error;
        const again = renewed(now);
        if (!waits || !isRead(operation) || store.getState().shown !== of.id) {
          again.catch(() => undefined);
          throw error;
        }
        await Promise.race([again.catch(() => Promise.reject(error)), aborted(where.signal)]);
      }
    }
  };
  return Object.assign(call, { connection: of });
}

/** The request that a call with the connection shown would send, without its token: for showing it. */
export const requestOf = <K extends OperationId>(operation: K, input: Input<K>, where: Pick<Where, 'location'> = {}): Request =>
  requestAt({ baseUrl: connection().baseUrl, token: null }, operation, input, where);

/** Resolves when the connection has another token than the one that was refused; rejects when it is signed out. */
function renewed(used: Connection): Promise<void> {
  const now = found(store.getState(), used.id);
  if (!now) return Promise.reject(new Error('not signed in'));
  // Another call has already brought a new token in.
  if (now.token !== used.token && !store.getState().refused.includes(used.id)) return Promise.resolve();
  const waiter = waiting.get(used.id) ?? Promise.withResolvers<void>();
  waiting.set(used.id, waiter);
  if (!store.getState().refused.includes(used.id)) store.setState((state) => ({ refused: [...state.refused, used.id] }));
  return waiter.promise;
}

/** Rejects when the signal is aborted; a read that nobody wants any more does not wait for a new token. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Says where the platform is. Call once, before the first read. */
export function locatePlatform(baseUrl: string): void {
  platformUrl = baseUrl;
  store.setState((state) => ({ connections: state.connections.map((each) => located(each, baseUrl)) }));
}

/** Where the platform is, without a path: its own address, or the panel's origin where that forwards. */
export const platformAddress = (): string => (platformUrl || globalThis.location?.origin || '').replace(/\/+$/, '');

/** Adds a connection and shows it in this tab; the others stay signed in. */
export function addConnection(added: StoredConnection): Connection {
  const next = located(added, platformUrl);
  ended.delete(next.id);
  store.setState((state) => ({ connections: [...state.connections.filter(({ id }) => id !== next.id), next], shown: next.id }));
  keepConnection(added, true);
  return next;
}

/** Shows another connection in this tab. Whatever is under way for the one before goes on with that one's token. */
export function showConnection(id: string): void {
  const next = found(store.getState(), id);
  if (!next) return;
  store.setState({ shown: id });
  keepConnection(next, true);
}

/** Changes what is kept of a connection: its token, when the old one was refused, or what people call it. */
export function changeConnection(id: string, change: Partial<Omit<StoredConnection, 'id'>>): void {
  const before = found(store.getState(), id);
  if (!before) return;
  const next = { ...before, ...change };
  keepConnection(next, store.getState().shown === id);
  const fresh = change.token !== undefined;
  store.setState((state) => ({
    connections: state.connections.map((each) => (each.id === id ? next : each)),
    refused: fresh ? state.refused.filter((each) => each !== id) : state.refused,
  }));
  if (!fresh) return;
  waiting.get(id)?.resolve();
  waiting.delete(id);
}

/** Forgets one connection, or all of them. When the one shown goes, nobody is signed in in this tab. */
export function removeConnections(id?: string): void {
  const gone = connections().filter((each) => id === undefined || each.id === id);
  for (const each of gone) ended.add(each.id);
  forgetConnection(id);
  store.setState((state) => ({
    connections: state.connections.filter((each) => !gone.includes(each)),
    shown: gone.some((each) => each.id === state.shown) ? null : state.shown,
    refused: state.refused.filter((each) => !gone.some((one) => one.id === each)),
  }));
  for (const each of gone) {
    waiting.get(each.id)?.reject(new Error('signed out'));
    waiting.delete(each.id);
  }
}
