import { useQuery } from '@tanstack/react-query';
import Big from 'big.js';
import { createStore, del, get, update, type UseStore } from 'idb-keyval';
import * as z from 'zod/mini';
import { cache } from '@/data/core/reads';
import { platformName, useSession } from '@/data/core/session';
import { dayStart, daysOf, hourStart, monthStart } from '../documents/month';

/** What a month had cost when somebody looked; `at` is the beginning of that hour in milliseconds. */
export interface Sample {
  readonly at: number;
  /** Net, as a decimal. */
  readonly cost: string;
}

/** Months that are kept, the current one included. */
const months = 12;
const schema = z.array(z.object({ at: z.number(), cost: z.string().check(z.regex(/^-?\d+(\.\d+)?$/)) }));

const read = (value: unknown): Sample[] => {
  const found = schema.safeParse(value);
  return found.success ? found.data : [];
};

/** One more look: the last one of an hour stays, and what is older than a year goes. */
export function withSample(samples: readonly Sample[], cost: Big, now: number): Sample[] {
  const at = hourStart(now);
  const oldest = monthStart(now, 1 - months);
  // A clock that was wrong once must not leave looks in the future.
  return [...samples.filter((each) => each.at < at && each.at >= oldest), { at, cost: cost.toFixed() }];
}

export interface Day {
  /** Its beginning, UTC. */
  readonly at: number;
  /** What the month had cost at the last look of that day; null when nobody looked. */
  readonly cost: Big | null;
  /** The hour of that look. */
  readonly seen: number | null;
}

/** A month day by day. A day without a look is a gap. */
export function daysSeen(samples: readonly Sample[], month: number): Day[] {
  const last = new Map(samples.toSorted((a, b) => a.at - b.at).map((sample) => [dayStart(sample.at), sample]));
  return daysOf(month).map((at) => {
    const sample = last.get(at);
    return { at, cost: sample ? new Big(sample.cost) : null, seen: sample?.at ?? null };
  });
}

/** The months of which something was seen, the newest first; the current one always. */
export const monthsSeen = (samples: readonly Sample[], now: number): number[] =>
  [...new Set([monthStart(now), ...samples.map(({ at }) => monthStart(at))])].toSorted((a, b) => b - a);

/* ——— Where they are kept: in this browser, by platform and account ——— */

let opened: UseStore | null = null;
const store = () => (opened ??= createStore('burrow-usage', 'samples'));
const keyFor = (account: number) => `${platformName()}/${account}`;
const queryKey = (account: number) => ['usage-samples', keyFor(account)];

export function useSamples(account: number) {
  // Signing in may change the platform.
  useSession();
  return useQuery({
    queryKey: queryKey(account),
    queryFn: async () => read(await get(keyFor(account), store())),
    staleTime: Infinity,
  });
}

/** Notes what the month costs. A browser that keeps nothing is no reason to fail. */
export async function keepSample(account: number, cost: Big, now: number): Promise<void> {
  try {
    await update(keyFor(account), (before: unknown) => withSample(read(before), cost, now), store());
    await cache.invalidateQueries({ queryKey: queryKey(account) });
  } catch {
    // Private windows may have no database.
  }
}

export async function forgetSamples(account: number): Promise<void> {
  await del(keyFor(account), store());
  await cache.invalidateQueries({ queryKey: queryKey(account) });
}
