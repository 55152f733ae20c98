import { locationsOf } from './locations';

/** Starts the reads of a page while its code is on the way. What fails is told by the page, which asks for the same. */
export function begin(...reads: readonly Promise<unknown>[]): null {
  void Promise.allSettled(reads);
  return null;
}

/** `begin` for reads that each location of a scope has its own of. */
export const beginIn = (scope: string, reads: (slug: string) => readonly Promise<unknown>[]): null =>
  begin(locationsOf(scope).then((locations) => Promise.allSettled(locations.flatMap(({ slug }) => reads(slug)))));
