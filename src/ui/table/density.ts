import { useSyncExternalStore } from 'react';

/** CSS pixels that a row takes. */
export const densities = { compact: 32, normal: 36, comfortable: 44 } as const;
export type Density = keyof typeof densities;

const listeners = new Set<() => void>();
let chosen: Density = 'normal';

/** How tall the rows of all tables are; told by whoever keeps what people prefer. */
export function setDensity(density: Density): void {
  chosen = density;
  for (const listener of listeners) listener();
}

export const useDensity = (): Density =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
