type BatchState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

export interface BatchItem<Item, Result> {
  readonly item: Item;
  readonly state: BatchState;
  readonly result?: Result | undefined;
  readonly error?: unknown;
}

interface ReadOptions<Item, Result> {
  /** How many are under way together; without it a few to begin with, then what the platform's answers allow. */
  readonly concurrency?: number;
  /** Called with all of them, in their order, whenever one has changed. */
  readonly onChange?: (items: readonly BatchItem<Item, Result>[]) => void;
  /** Aborted: what has not been begun is `skipped`, what has is waited for. */
  readonly signal?: AbortSignal;
}

/**
 * What the app knows of a confirmation: until when it holds, whose account it is about where there are several, and how to keep
 * the page until all of it is done.
 */
export const confirmation: {
  ends: () => AbortSignal;
  account: () => string | null;
  holds: <T>(work: Promise<T>) => Promise<T>;
} = {
  ends: () => new AbortController().signal,
  account: () => null,
  holds: (work) => work,
};

const first = 4;
const most = 16;
/** Milliseconds to wait when the platform asks for less and says no time, and the longest that it is listened to. */
const usualPause = 5000;
const longestPause = 60_000;

/** Milliseconds that the platform asks to wait; undefined when it does not limit. */
const limitIn = (error: unknown): number | undefined => {
  if (typeof error !== 'object' || error === null || !('kind' in error) || error.kind !== 'limited') return undefined;
  const asked = 'retryAfter' in error && typeof error.retryAfter === 'number' ? error.retryAfter * 1000 : usualPause;
  return Math.min(asked, longestPause);
};

/** How many are under way together: one more after each round without a complaint, half of them after "too many requests". */
function pacing(fixed: number | undefined) {
  let width = fixed ?? first;
  let round = 0;
  let until = 0;
  return {
    width: () => width,
    /** Milliseconds that the platform still asks to wait. */
    pause: () => Math.max(0, until - Date.now()),
    ended(error?: unknown) {
      const asked = limitIn(error);
      if (asked !== undefined) {
        until = Math.max(until, Date.now() + asked);
        round = 0;
        if (fixed === undefined) width = Math.max(1, Math.floor(width / 2));
      } else if (fixed === undefined && error === undefined && width < most) {
        round += 1;
        if (round >= width) {
          round = 0;
          width += 1;
        }
      }
    },
  };
}

/** Ends early when the signal is aborted. */
const pauseFor =
  (signal: AbortSignal) =>
  (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });

/**
 * Does the same to several things, a few at a time. Nothing is repeated, not even what the platform refused because there was
 * too much of it; one that fails does not keep the others from going on. Resolves, never rejects, with how each of them ended.
 */
export async function runBatch<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
  { concurrency, onChange, signal: stopped }: ReadOptions<Item, Result> = {},
): Promise<readonly BatchItem<Item, Result>[]> {
  const signal = AbortSignal.any([confirmation.ends(), ...(stopped ? [stopped] : [])]);
  let all: readonly BatchItem<Item, Result>[] = items.map((item) => ({ item, state: 'waiting' }));
  const change = (index: number, next: Omit<BatchItem<Item, Result>, 'item'>) => {
    const item = all[index]?.item;
    if (item === undefined) return;
    all = all.with(index, { item, ...next });
    onChange?.(all);
  };
  let next = 0;
  const pace = pacing(concurrency);
  const sleep = pauseFor(signal);
  const one = async (index: number, item: Item) => {
    change(index, { state: 'running' });
    try {
      change(index, { state: 'done', result: await run(item) });
      pace.ended();
    } catch (error) {
      change(index, { state: 'failed', error });
      pace.ended(error);
    }
  };
  /** Begins as many as there is room for, and again whenever one has ended. */
  const goOn = async () => {
    const underWay = new Set<Promise<void>>();
    while (next < items.length || underWay.size > 0) {
      if (next < items.length && pace.pause() > 0) await sleep(pace.pause());
      while (next < items.length && underWay.size < pace.width() && pace.pause() === 0) {
        const index = next++;
        const item = all[index]?.item;
        if (item === undefined || signal.aborted) {
          change(index, { state: 'skipped' });
          continue;
        }
        const going = one(index, item).finally(() => underWay.delete(going));
        underWay.add(going);
      }
      if (underWay.size > 0) await Promise.race(underWay);
    }
  };
  // What waits is told at once that it will not be sent, not when its turn comes.
  const skip = () => {
    const from = next;
    next = items.length;
    all = all.map((each, at) => (at < from ? each : { item: each.item, state: 'skipped' }));
    onChange?.(all);
  };
  signal.addEventListener('abort', skip, { once: true });
  onChange?.(all);
  await confirmation.holds(goOn());
  signal.removeEventListener('abort', skip);
  return all;
}
