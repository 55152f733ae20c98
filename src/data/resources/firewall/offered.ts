import { ApiError } from '@/api';
import { cache, keyOf } from '@/data/core/reads';
import { platformName } from '@/data/core/session';

const storageKey = 'burrow.firewalls';
const listeners = new Set<() => void>();

/** What the last answer said, kept for the platform so that one answer is enough. Null: not known. */
function known(): boolean | null {
  try {
    const { platform, offered } = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as { platform?: string; offered?: boolean };
    return platform === platformName() && typeof offered === 'boolean' ? offered : null;
  } catch {
    return null;
  }
}

function learn(offered: boolean): void {
  if (known() === offered) return;
  try {
    localStorage.setItem(storageKey, JSON.stringify({ platform: platformName(), offered }));
  } catch {
    // Without storage it is found out again.
  }
  for (const listener of listeners) listener();
}

const queries = cache.getQueryCache();
const isList = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[2] === keyOf('listFirewalls')[2];

// Older platforms have no firewalls: whichever list of them is asked for first tells. A location that lacks them, or that its
// gateway does not know, says nothing of the others.
queries.subscribe(({ type, query }) => {
  if (type !== 'updated' || !isList(query)) return;
  if (query.state.status === 'success') learn(true);
  else if (query.state.error instanceof ApiError && query.state.error.kind === 'no-such-route')
    learn(queries.getAll().some((each) => isList(each) && each.state.data !== undefined));
});

/** Whether the platform has firewalls; true as long as that is not known. */
export const firewallsOffered = {
  get: () => known() ?? true,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
