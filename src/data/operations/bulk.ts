import { keepItem, keysIn } from '@/device/storage';
import { newId } from '../core/id';
import { onSession, sessionId } from '../core/session';
import { hold } from './locks';

/** The same for many resources, as the user has confirmed it. */
export interface Bulk {
  readonly act: string;
  /** Of the resources, in the order in which they are sent. */
  readonly ids: readonly string[];
}

const under = (session: string) => `burrow.bulk.${session}.`;
const countOf = (key: string) => `${key}.sent`;

function forget(key: string): void {
  localStorage.removeItem(key);
  localStorage.removeItem(countOf(key));
}

/** Whether there may be something to go on with; asks nobody. */
export const bulkKept = (): boolean => keysIn(localStorage, under(sessionId())).length > 0;

/**
 * Notes a bulk before it begins, so that a reload loses neither what was meant nor how far it came. `sending` is called before
 * each is sent, in their order; `ended` when nothing of it is to go on.
 */
export async function beginBulk(bulk: Bulk): Promise<{ sending: () => void; ended: () => void }> {
  const key = under(sessionId()) + newId();
  const release = await hold(key);
  let kept = keepItem(localStorage, key, JSON.stringify(bulk));
  let sent = 0;
  return {
    sending: () => {
      sent += 1;
      // What can't be counted can't be gone on with.
      if (kept && !keepItem(localStorage, countOf(key), String(sent))) {
        kept = false;
        forget(key);
      }
    },
    ended: () => {
      forget(key);
      release?.();
    },
  };
}

export interface Interrupted extends Bulk {
  /** How many it was for; `ids` are those that were not sent. */
  readonly total: number;
  readonly discard: () => void;
}

/** Null for what is not as it was kept: nobody can tell what was meant. */
function read(key: string): Bulk | null {
  try {
    const { act, ids } = JSON.parse(localStorage.getItem(key) ?? '') as Partial<Bulk>;
    return typeof act === 'string' && Array.isArray(ids) ? { act, ids } : null;
  } catch {
    return null;
  }
}

/** What the page that was at it has left unsent; null while a page is at it, or when there is nothing. */
export async function interruptedBulk(): Promise<Interrupted | null> {
  for (const key of keysIn(localStorage, under(sessionId())).filter((each) => !each.endsWith('.sent'))) {
    const release = await hold(key);
    if (!release) continue;
    release();
    const bulk = read(key);
    const rest = bulk?.ids.slice(Number(localStorage.getItem(countOf(key)) ?? 0)) ?? [];
    if (bulk && rest.length > 0) return { act: bulk.act, ids: rest, total: bulk.ids.length, discard: () => forget(key) };
    forget(key);
  }
  return null;
}

onSession((now, before) => {
  if (before && !now) for (const key of keysIn(localStorage, under(before.id))) localStorage.removeItem(key);
});
