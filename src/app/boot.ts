import type { BegunReads } from '@/api';

/** What the entry hands to the panel. */
export interface Boot {
  readonly config: { readonly status: number; readonly text: string };
  readonly reads: BegunReads;
  /** Starts the simulated cloud in this page; `main` knows how, the panel only when. */
  readonly loadDemo: () => Promise<DemoControl>;
}

export interface DemoFaults {
  readonly locationsDown: readonly string[];
  readonly failEveryNthWrite: number;
}

/** What the demo drawer can turn. */
export interface DemoControl {
  readonly scenarios: readonly string[];
  readonly get: () => {
    readonly scenario: string;
    readonly speed: number;
    readonly latencyMs: number;
    readonly faults: DemoFaults;
    readonly now: number;
  };
  readonly subscribe: (listener: () => void) => () => void;
  readonly setScenario: (name: string) => Promise<void>;
  readonly reset: () => Promise<void>;
  readonly setSpeed: (factor: number) => void;
  readonly setLatency: (milliseconds: number) => void;
  readonly setFaults: (faults: { locationsDown?: string[]; failEveryNthWrite?: number }) => void;
  readonly advance: (hours: number) => void;
}
