import { keepItem, keysIn } from '@/device/storage';
import { create } from 'zustand';
import type { ErrorKind } from '@/api';
import type { Message } from '@/i18n';
import { provideBusyCheck } from '../core/reads';
import { onSession, session, sessionId } from '../core/session';

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
  /** What has been done, in one sentence; only when it has. */
  readonly done?: Message | undefined;
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

/** Every record has a key of its own, after its session's: tabs that write at once, and other sessions, keep theirs. */
const prefix = 'burrow.activity.';
const underSession = (id: string) => `${prefix}${id}.`;
const keyOf = ({ session: owner, id }: OperationRecord) => underSession(owner) + id;
/** Finished ones of a session, and of all the sessions whose tabs were closed without signing out. */
const longest = 100;
const longestElsewhere = 1000;

const newestFirst = (all: readonly OperationRecord[]) => all.toSorted((a, b) => b.startedAt - a.startedAt);

function read(key: string): OperationRecord[] {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as OperationRecord | null;
    return found?.id ? [found] : [];
  } catch {
    return [];
  }
}

function stored(owner: string | undefined): readonly OperationRecord[] {
  try {
    return owner === undefined ? [] : newestFirst(keysIn(localStorage, underSession(owner)).flatMap(read));
  } catch {
    return [];
  }
}

interface State {
  readonly records: readonly OperationRecord[];
}

const store = create<State>(() => ({ records: stored(sessionId()) }));

export const useRecords = () => store((state) => state.records);
export const records = () => store.getState().records;
export const onRecords = (listener: (now: readonly OperationRecord[], before: readonly OperationRecord[]) => void) =>
  store.subscribe((state, before) => listener(state.records, before.records));

export const isOpen = (record: OperationRecord): boolean =>
  record.state === 'sending' || record.state === 'settling' || record.state === 'looking';

const write = (record: OperationRecord) => keepItem(localStorage, keyOf(record), JSON.stringify(record));
const remove = (record: OperationRecord) => localStorage.removeItem(keyOf(record));

export function addRecord(record: OperationRecord): void {
  write(record);
  const isShown = record.session === sessionId();
  const all = new Map([[record.id, record]]);
  for (const each of [...(isShown ? records() : []), ...stored(record.session)]) if (!all.has(each.id)) all.set(each.id, each);
  const byAge = newestFirst([...all.values()]);
  const fits = (each: OperationRecord, place: number) => place < longest || isOpen(each);
  for (const [place, each] of byAge.entries()) if (!fits(each, place)) remove(each);
  if (isShown) store.setState({ records: byAge.filter(fits) });

  const elsewhere = keysIn(localStorage, prefix).filter((key) => !key.startsWith(underSession(record.session)));
  if (elsewhere.length <= longestElsewhere) return;
  const finished = newestFirst(elsewhere.flatMap(read).filter((each) => !isOpen(each)));
  for (const each of finished.slice(longestElsewhere)) remove(each);
}

/** Also a record of another session than the one shown; one that was thrown away does not come back. */
export function changeRecord(id: string, change: Partial<OperationRecord>): void {
  const key = () => keysIn(localStorage, prefix).find((each) => each.endsWith(`.${id}`));
  const before = records().find((record) => record.id === id) ?? read(key() ?? '')[0];
  if (!before) return;
  const after = { ...before, ...change };
  write(after);
  store.setState({ records: records().map((record) => (record.id === id ? after : record)) });
}

export function clearFinished(): void {
  for (const record of records()) if (!isOpen(record)) remove(record);
  store.setState({ records: records().filter(isOpen) });
}

if (typeof addEventListener === 'function' && typeof localStorage !== 'undefined') {
  addEventListener('storage', ({ key }) => {
    const now = session();
    if (!now || !key?.startsWith(underSession(now.id))) return;
    store.setState({ records: newestFirst([...read(key), ...records().filter((record) => keyOf(record) !== key)]) });
  });
}

// While anything of the user's is under way in a location, its lists are asked for more often.
provideBusyCheck((location) => records().some((record) => isOpen(record) && record.target.location === location));

onSession((now, before) => {
  if (before && !now) for (const key of keysIn(localStorage, underSession(before.id))) localStorage.removeItem(key);
  store.setState({ records: stored(now?.id) });
});
