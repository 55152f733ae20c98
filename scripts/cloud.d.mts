export interface RunningCloud {
  readonly url: string;
  /** Where its object storage answers. */
  readonly objects: string;
  requests(): Promise<unknown>;
  complaints(): Promise<{ text: string }[]>;
  /** A scenario from its beginning, and nothing left of what was set meanwhile. */
  reset(scenario: string): Promise<void>;
  faults(faults: Record<string, unknown>): Promise<unknown>;
  clock(clock: { advanceHours?: number; speed?: number }): Promise<unknown>;
  durations(durations: Record<string, number>): Promise<unknown>;
  close(): Promise<void>;
}
export function startCloud(options?: Record<string, string | number>): Promise<RunningCloud>;
