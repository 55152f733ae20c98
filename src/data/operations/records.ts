import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { ErrorKind } from '@/api';
import type { Message } from '@/i18n';
import { connections, shownConnection, useShownConnection } from '../core/connection';
import { onSignOut } from '../core/session';

/**
 * sending → settling → done; sending → failed; sending → looking → done | missing. `missing`: the answer was lost and what
 * was asked for was not found, so that it most likely did not happen. `interrupted`: of several steps some are done, and
 * nothing goes on by itself.
 */
export type OperationState = 'sending' | 'settling' | 'looking' | 'done' | 'failed' | 'missing' | 'interrupted';

/** What an operation is about. */
export interface Target {
  /** A kind of the registry, or what an account has besides: `billing-account`, `invoice`, `payment-method`. */
  readonly type: string;
  readonly name: string;
  readonly uuid?: string | undefined;
  readonly location?: string | undefined;
}

export interface OperationRecord {
  readonly id: string;
  /** Of whom: the id of the connection that it was begun with. */
  readonly connection: string;
  readonly kind: string;
  /** What it was called with, without secrets: enough to look for its effect after a reload. */
  readonly input: unknown;
  readonly title: Message;
  readonly target: Target;
  readonly state: OperationState;
  readonly startedAt: number;
  readonly finishedAt?: number | undefined;
  /** The user has seen how it ended and wants it left at that. */
  readonly left?: boolean | undefined;
  /** A sentence about how it ended, when there is more to say than that it did. */
  readonly outcome?: Message | undefined;
  readonly error?:
    | {
        readonly kind: ErrorKind | 'other';
        readonly text: string;
        readonly status?: number | undefined;
        readonly correlationId?: string | undefined;
      }
    | undefined;
}

const storageKey = 'burrow.activity';
const longest = 100;
const longestUnknown = 24 * 3_600_000;

interface State {
  readonly records: readonly OperationRecord[];
}

const store = create<State>(() => ({ records: stored() }));

/** Those of the connection shown, newest first. */
export function useRecords(): readonly OperationRecord[] {
  const shown = useShownConnection()?.id;
  return store(useShallow((state) => state.records.filter((record) => record.connection === shown)));
}
/** Those of every connection of this tab. */
export const records = () => store.getState().records;
export const onRecords = (listener: (now: readonly OperationRecord[], before: readonly OperationRecord[]) => void) =>
  store.subscribe((state, before) => listener(state.records, before.records));

export const isOpen = (record: OperationRecord): boolean =>
  record.state === 'sending' || record.state === 'settling' || record.state === 'looking';

/** Before there were several connections, a record named its only one `session`. */
type Written = Omit<OperationRecord, 'connection'> & { readonly connection?: string; readonly session?: string };

function isOurs(record: OperationRecord): boolean {
  return connections().some(({ id }) => id === record.connection);
}
/** What is left of a connection that no tab has any more is not kept for long. */
const isOfOthers = (record: OperationRecord) => !isOurs(record) && record.startedAt > Date.now() - longestUnknown;

function written(): readonly OperationRecord[] {
  try {
    const found = JSON.parse(localStorage.getItem(storageKey) ?? '[]') as Written[];
    return found.map(({ session, connection = session ?? '', ...record }) => ({ ...record, connection }));
  } catch {
    return [];
  }
}
function stored(): readonly OperationRecord[] {
  return written().filter(isOurs);
}

/** Other tabs write the same list: what is written is theirs and ours, the newest of each. */
function write(change: (records: readonly OperationRecord[]) => readonly OperationRecord[]) {
  const next = change(merged(store.getState().records)).filter((record, place) => place < longest || isOpen(record));
  store.setState({ records: next });
  put([...next, ...written().filter(isOfOthers)]);
}

function put(all: readonly OperationRecord[]) {
  if (all.length > 0) localStorage.setItem(storageKey, JSON.stringify(all));
  else localStorage.removeItem(storageKey);
}

function merged(own: readonly OperationRecord[]): readonly OperationRecord[] {
  const ids = new Set(own.map((record) => record.id));
  return [...own, ...stored().filter((record) => !ids.has(record.id))].toSorted((a, b) => b.startedAt - a.startedAt);
}

export function addRecord(record: OperationRecord): void {
  write((all) => [record, ...all]);
}

export function changeRecord(id: string, change: Partial<OperationRecord>): void {
  write((all) => all.map((record) => (record.id === id ? { ...record, ...change } : record)));
}

/** Clears the list of the connection shown. */
export function clearFinished(): void {
  const shown = shownConnection()?.id;
  write((all) => all.filter((record) => isOpen(record) || record.connection !== shown));
}

if (typeof addEventListener === 'function' && typeof localStorage !== 'undefined') {
  addEventListener('storage', (event) => {
    if (event.key === storageKey) store.setState({ records: stored() });
  });
}

onSignOut((gone) => {
  const isGone = (record: OperationRecord) => gone.some(({ id }) => id === record.connection);
  store.setState((state) => ({ records: state.records.filter((record) => !isGone(record)) }));
  put(written().filter((record) => !isGone(record)));
});
