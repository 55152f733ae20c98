import { ApiError } from '@/api';
import { connection } from '@/data/core/connection';
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

// Older platforms have no firewalls: whichever list of them is asked for first tells.
cache.getQueryCache().subscribe(({ type, query }) => {
  if (type !== 'updated' || query.queryKey[2] !== keyOf(connection(), 'listFirewalls')[2]) return;
  if (query.state.status === 'success') learn(true);
  else if (query.state.error instanceof ApiError && query.state.error.kind === 'no-such-route') learn(false);
});

/** Whether the platform has firewalls; true as long as that is not known. */
export const firewallsOffered = {
  get: () => known() ?? true,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
