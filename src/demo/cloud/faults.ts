import type { OperationId } from '@/api/gen/operations.gen';

/** What goes wrong on purpose. */
export interface Faults {
  /** Locations whose calls all fail. */
  locationsDown: readonly string[];
  /** Every nth write is refused with 500 and does nothing; 0 is never. */
  failEveryNthWrite: number;
  /** Real milliseconds before every answer. */
  latencyMs: number;
  /** Answered by a proxy's HTML page. */
  html: readonly OperationId[];
  /** Answered with JSON that breaks off. */
  malformed: readonly OperationId[];
  /** Refused inside a 200. */
  errorInside200: readonly OperationId[];
  /** Done, and then the connection breaks. */
  dropAfter: readonly OperationId[];
  /** Not done, and the connection breaks. */
  dropBefore: readonly OperationId[];
  /** Refused with this status. */
  status: { readonly [K in OperationId]?: number };
  /** Every token is rejected. */
  rejectToken: boolean;
}

export const noFaults: Faults = {
  locationsDown: [],
  failEveryNthWrite: 0,
  latencyMs: 0,
  html: [],
  malformed: [],
  errorInside200: [],
  dropAfter: [],
  dropBefore: [],
  status: {},
  rejectToken: false,
};

/** How long the long calls take, in milliseconds of the cloud's own time. */
export interface Durations {
  create: number;
  clone: number;
  reinstall: number;
  rebuild: number;
  start: number;
  stop: number;
  delete: number;
  service: number;
}

export const usualDurations: Durations = {
  create: 8000,
  clone: 8000,
  reinstall: 8000,
  rebuild: 8000,
  start: 2000,
  stop: 5000,
  delete: 1000,
  service: 12_000,
};
