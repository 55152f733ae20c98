/** What the entry hands to the panel. */
export interface Boot {
  readonly config: { readonly status: number; readonly text: string };
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
  get(): {
    readonly scenario: string;
    readonly speed: number;
    readonly latencyMs: number;
    readonly faults: DemoFaults;
    readonly now: number;
  };
  subscribe(listener: () => void): () => void;
  setScenario(name: string): Promise<void>;
  reset(): Promise<void>;
  setSpeed(factor: number): void;
  setLatency(milliseconds: number): void;
  setFaults(faults: { locationsDown?: string[]; failEveryNthWrite?: number }): void;
  advance(hours: number): void;
}
