/** Hours and months of the platform's calendar, which is UTC: no clock is ever put forward or back in it. Milliseconds. */
export const hour = 3_600_000;
const day = 24 * hour;

export const hourStart = (at: number): number => Math.floor(at / hour) * hour;

/** The first moment of the month that `at` is in, or of one some months later. */
export function monthStart(at: number, later = 0): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1);
}

/** Whole hours from the last one that has been counted to the month's end. */
export const hoursLeft = (now: number): number => (monthStart(now, 1) - hourStart(now)) / hour;

/** The days of a month by their beginning. */
export const daysOf = (at: number): number[] =>
  Array.from({ length: (monthStart(at, 1) - monthStart(at)) / day }, (_, index) => monthStart(at) + index * day);

export const dayStart = (at: number): number => Math.floor(at / day) * day;
