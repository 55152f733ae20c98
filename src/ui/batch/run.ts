type BatchState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

export interface BatchItem<Item, Result> {
  readonly item: Item;
  readonly state: BatchState;
  readonly result?: Result | undefined;
  readonly error?: unknown;
}

interface ReadOptions<Item, Result> {
  /** How many are under way together. */
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

/**
 * Does the same to several things, a few at a time. Nothing is repeated; one that fails does not keep the others from
 * going on. Resolves, never rejects, with how each of them ended.
 */
export async function runBatch<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
  { concurrency = 4, onChange, signal: stopped }: ReadOptions<Item, Result> = {},
): Promise<readonly BatchItem<Item, Result>[]> {
  const signal = AbortSignal.any([confirmation.ends(), ...(stopped ? [stopped] : [])]);
  let all: readonly BatchItem<Item, Result>[] = items.map((item) => ({ item, state: 'waiting' }));
  const change = (index: number, next: Omit<BatchItem<Item, Result>, 'item'>) => {
    all = all.map((each, at) => (at === index ? { item: each.item, ...next } : each));
    onChange?.(all);
  };
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < all.length; index = next++) {
      const item = all[index]?.item;
      if (item === undefined || signal.aborted) {
        change(index, { state: 'skipped' });
        continue;
      }
      change(index, { state: 'running' });
      try {
        change(index, { state: 'done', result: await run(item) });
      } catch (error) {
        change(index, { state: 'failed', error });
      }
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
  await confirmation.holds(Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker)));
  signal.removeEventListener('abort', skip);
  return all;
}
