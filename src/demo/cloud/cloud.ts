import { type Clock, createClock } from './clock';
import { type Durations, type Faults, noFaults, usualDurations } from './faults';
import { createJournal, type Journal } from './journal';
import { createRandom, type Random } from './random';
import type { Dialect, Pending, State, Work } from './state';
import { realTime, type TimeSource } from './time-source';

/** The whole simulated platform: what it knows, its time, its chance, and what goes wrong on purpose. */
export interface Cloud {
  state: State;
  readonly source: TimeSource;
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
  faults: Faults;
  durations: Durations;
  /** Grows with every change; answers cached as text belong to one version. */
  version: number;
  writes: number;
  readonly cache: Map<string, { version: number; text: string }>;
  /** Where its object storage answers. The gateway inside the page has a name from which nothing is ever fetched. */
  objectEndpoint: string;
  /** Says that something has changed. */
  touch(): void;
  onChange(listener: () => void): () => void;
  /** Accounts for the whole hours that have passed. Called before anything is read or changed. */
  settle(): void;
  nextId(): number;
  /** Takes the time it takes and then does it, whether or not anybody still waits for it. */
  run(work: Work, milliseconds: number, locks: readonly string[]): Promise<void>;
  isBusy(uuid: string): boolean;
  /** Another state instead of this one; what was under way in the old one is given up. */
  replace(state: State): void;
  saved(): SavedCloud;
}

export interface SavedCloud {
  state: State;
  now: number;
  speed: number;
  faults: Faults;
  durations: Durations;
}

/** The rules that belong to a cloud, handed in so that the machinery knows none of them. */
export interface Rules {
  seed(scenario: string, now: number, dialect?: Dialect): State;
  settle(cloud: Cloud): void;
  finish(cloud: Cloud, work: Work): void;
}

export interface CloudOptions {
  scenario?: string;
  /** Another way of answering than the scenario's own. */
  dialect?: Dialect;
  source?: TimeSource;
  speed?: number;
  faults?: Partial<Faults>;
  durations?: Partial<Durations>;
  /** What `saved()` gave earlier. Work that was under way goes on. */
  from?: SavedCloud;
}

/** Why a wait ended without the work being done. */
export class GivenUp extends Error {}

export function createCloudWith(rules: Rules, options: CloudOptions = {}): Cloud {
  const source = options.source ?? realTime;
  const { from } = options;
  const clock = createClock(source, from ? { now: from.now, speed: from.speed } : { speed: options.speed ?? 1 });
  const listeners = new Set<() => void>();
  const waiting = new Map<number, { done: () => void; failed: (reason: unknown) => void }>();

  const finish = (id: number) => {
    const pending = cloud.state.pending.find((one) => one.id === id);
    if (!pending) return;
    cloud.settle();
    cloud.state.pending = cloud.state.pending.filter((one) => one !== pending);
    const waiter = waiting.get(id);
    waiting.delete(id);
    try {
      rules.finish(cloud, pending.work);
      waiter?.done();
    } catch (reason) {
      if (!waiter) throw reason;
      waiter.failed(reason);
    } finally {
      cloud.touch();
    }
  };
  const resume = () => {
    for (const pending of cloud.state.pending) clock.at(pending.due, () => finish(pending.id));
  };

  const cloud: Cloud = {
    state: from?.state ?? rules.seed(options.scenario ?? 'company', clock.now(), options.dialect),
    source,
    clock,
    random: createRandom({
      get seed() {
        return cloud.state.seed;
      },
      set seed(next) {
        cloud.state.seed = next;
      },
    }),
    journal: createJournal(),
    faults: { ...noFaults, ...from?.faults, ...options.faults },
    durations: { ...usualDurations, ...from?.durations, ...options.durations },
    version: 0,
    writes: 0,
    cache: new Map(),
    objectEndpoint: 'https://s3.demo.example/',
    touch() {
      cloud.version += 1;
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settle: () => rules.settle(cloud),
    nextId() {
      cloud.state.nextId += 1;
      return cloud.state.nextId;
    },
    async run(work, milliseconds, locks) {
      const pending: Pending = { id: cloud.nextId(), due: clock.now() + milliseconds, locks: [...locks], work };
      const done = new Promise<void>((resolve, reject) => {
        waiting.set(pending.id, { done: resolve, failed: reject });
      });
      cloud.state.pending.push(pending);
      if (milliseconds <= 0) finish(pending.id);
      else {
        cloud.touch();
        clock.at(pending.due, () => finish(pending.id));
      }
      await done;
    },
    isBusy: (uuid) => cloud.state.pending.some((one) => one.locks.includes(uuid)),
    replace(state) {
      clock.clear();
      for (const waiter of waiting.values()) waiter.failed(new GivenUp('The cloud was reset.'));
      waiting.clear();
      cloud.state = state;
      cloud.cache.clear();
      cloud.journal.clear();
      cloud.writes = 0;
      resume();
      cloud.settle();
      cloud.touch();
    },
    saved: () => ({ state: cloud.state, now: clock.now(), speed: clock.speed, faults: cloud.faults, durations: cloud.durations }),
  };
  resume();
  cloud.settle();
  return cloud;
}
