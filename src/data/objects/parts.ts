const megabyte = 2 ** 20;

/** From here on a file goes in parts: what has arrived is kept when the connection breaks. */
export const multipartFrom = 16 * megabyte;
/** Smaller files are there or not; how much of them has gone out is no news. */
export const progressFrom = megabyte;
const smallestPart = 8 * megabyte;
const mostParts = 10_000;
/** The largest object that the protocol knows. */
export const largestObject = 5 * 2 ** 40;

/** Bytes of a part: 8 MB, and more for files that would need more than 10,000 of them. */
export const partSizeFor = (size: number): number => Math.max(smallestPart, Math.ceil(size / mostParts / megabyte) * megabyte);

export interface PartRange {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** The parts of a file, `end` not included. */
export function partsOf(size: number, partSize: number): PartRange[] {
  return Array.from({ length: Math.ceil(size / partSize) }, (_, index) => ({
    number: index + 1,
    start: index * partSize,
    end: Math.min(size, (index + 1) * partSize),
  }));
}
