import type { TimeSource } from './time-source';

/** The cloud's own time: real time, faster where asked for, and turned forward by hand. Unix milliseconds. */
export interface Clock {
  now(): number;
  readonly speed: number;
  setSpeed(speed: number): void;
  advance(milliseconds: number): void;
  /** Calls back when the cloud's time has come, whatever happens to speed and clock meanwhile. */
  at(due: number, run: () => void): void;
  /** Drops everything that waits. */
  clear(): void;
}

// Timers hold 31 bits of milliseconds; longer waits are taken in pieces.
const longestTimer = 2 ** 30;

export function createClock(source: TimeSource, start: { now?: number; speed?: number } = {}): Clock {
  let speed = start.speed ?? 1;
  let realAnchor = source.now();
  let cloudAnchor = start.now ?? realAnchor;
  let waiting: { due: number; run: () => void }[] = [];
  let cancel: (() => void) | null = null;

  const now = () => cloudAnchor + (source.now() - realAnchor) * speed;
  const anchor = (at: number) => {
    realAnchor = source.now();
    cloudAnchor = at;
  };
  const arm = () => {
    cancel?.();
    cancel = null;
    const next = Math.min(...waiting.map((one) => one.due));
    if (!Number.isFinite(next)) return;
    cancel = source.after(Math.min(longestTimer, Math.max(0, Math.ceil((next - now()) / speed))), fire);
  };
  const fire = () => {
    const due = waiting.filter((one) => one.due <= now() + 1).toSorted((a, b) => a.due - b.due);
    waiting = waiting.filter((one) => !due.includes(one));
    for (const one of due) one.run();
    arm();
  };

  return {
    now: () => Math.floor(now()),
    get speed() {
      return speed;
    },
    setSpeed(next) {
      anchor(now());
      speed = Number.isFinite(next) && next > 0 ? next : 1;
      arm();
    },
    advance(milliseconds) {
      anchor(now() + Math.max(0, milliseconds));
      fire();
    },
    at(due, run) {
      waiting.push({ due, run });
      arm();
    },
    clear() {
      waiting = [];
      arm();
    },
  };
}
