import { keepItem } from '@/device/storage';
import { create } from 'zustand';
import type { ErrorKind } from '@/api';
import type { Message } from '@/i18n';
import { askUnderWay } from '../core/reads';
import { onSignOut, session } from '../core/session';

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
  readonly session: string;
  readonly kind: string;
  /** What it was called with, without secrets: enough to look for its effect after a reload. */
  readonly input: unknown;
  readonly title: Message;
  readonly target: Target;
  readonly state: OperationState;
  readonly startedAt: number;
  readonly finishedAt?: number | undefined;
  /** When the answer was lost: the search for its effect is not begun anew by a reload. */
  readonly lostAt?: number | undefined;
  /** More was done than was asked for; `outcome` says what, and what to do. */
  readonly warning?: boolean | undefined;
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

interface State {
  readonly records: readonly OperationRecord[];
}

const store = create<State>(() => ({ records: stored() }));

export const useRecords = () => store((state) => state.records);
export const records = () => store.getState().records;
export const onRecords = (listener: (now: readonly OperationRecord[], before: readonly OperationRecord[]) => void) =>
  store.subscribe((state, before) => listener(state.records, before.records));

export const isOpen = (record: OperationRecord): boolean =>
  record.state === 'sending' || record.state === 'settling' || record.state === 'looking';

function stored(): readonly OperationRecord[] {
  try {
    const now = session()?.id;
    const found = JSON.parse(localStorage.getItem(storageKey) ?? '[]') as OperationRecord[];
    return found.filter((record) => record.session === now);
  } catch {
    return [];
  }
}

/** Other tabs write the same list: what is written is theirs and ours, the newest of each. */
function write(change: (records: readonly OperationRecord[]) => readonly OperationRecord[]) {
  const next = change(merged(store.getState().records)).filter((record, place) => place < longest || isOpen(record));
  store.setState({ records: next });
  keepItem(localStorage, storageKey, JSON.stringify(next));
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

export function clearFinished(): void {
  write((all) => all.filter(isOpen));
}

if (typeof addEventListener === 'function' && typeof localStorage !== 'undefined') {
  addEventListener('storage', (event) => {
    if (event.key === storageKey) store.setState({ records: stored() });
  });
}

// While anything of the user's is under way in a location, its lists are asked for more often.
askUnderWay((location) => records().some((record) => isOpen(record) && record.target.location === location));

onSignOut(() => {
  localStorage.removeItem(storageKey);
  store.setState({ records: [] });
});
