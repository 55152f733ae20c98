/** Where real time comes from. Tests hand in one that they turn themselves, so that nothing ever waits. */
export interface TimeSource {
  /** Unix milliseconds. */
  now(): number;
  /** Calls back once after so many real milliseconds; the answer cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

export const realTime: TimeSource = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface ManualTime extends TimeSource {
  /** Turns the time forward and runs what falls due on the way, each at its own moment. */
  pass(milliseconds: number): Promise<void>;
}

/** Lets everything run that waits for no more than the event loop. */
const breathe = async () => {
  for (let turn = 0; turn < 6; turn += 1) await new Promise<void>((resolve) => setTimeout(resolve, 0));
};

export function createManualTime(start = Date.UTC(2026, 10, 18, 9, 30)): ManualTime {
  let now = start;
  let waiting: { due: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, run) {
      const entry = { due: now + milliseconds, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      await breathe();
      for (;;) {
        const next = waiting.filter((one) => one.due <= end).toSorted((a, b) => a.due - b.due)[0];
        if (!next) break;
        waiting = waiting.filter((one) => one !== next);
        now = Math.max(now, next.due);
        next.run();
        await breathe();
      }
      now = end;
      await breathe();
    },
  };
}

/** A time in which every wait is over at once: the clock jumps instead. */
export function createInstantTime(start = Date.UTC(2026, 10, 18, 9, 30)): TimeSource {
  let now = start;
  return {
    now: () => now,
    after(milliseconds, run) {
      let cancelled = false;
      queueMicrotask(() => {
        if (cancelled) return;
        now += milliseconds;
        run();
      });
      return () => {
        cancelled = true;
      };
    },
  };
}
