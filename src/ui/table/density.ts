import { useSyncExternalStore } from 'react';

/** CSS pixels that a row takes. */
export const densities = { compact: 32, normal: 36, comfortable: 44 } as const;
export type Density = keyof typeof densities;

const key = 'burrow.density';
const listeners = new Set<() => void>();
let chosen: Density | null = null;

const isDensity = (value: string | null): value is Density => value !== null && value in densities;

function read(): Density {
  if (chosen) return chosen;
  try {
    const stored = localStorage.getItem(key);
    chosen = isDensity(stored) ? stored : 'normal';
  } catch {
    chosen = 'normal';
  }
  return chosen;
}

/** How tall the rows of all tables are; kept in this browser. */
export function setDensity(density: Density): void {
  chosen = density;
  try {
    localStorage.setItem(key, density);
  } catch {
    // A closed storage costs the memory, not the choice.
  }
  for (const listener of listeners) listener();
}

export const useDensity = (): Density =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
