let zone: string | undefined;
const listeners = new Set<() => void>();

/** In which time zone moments are shown; undefined is that of the device. */
export const timeZone = (): string | undefined => zone;
export function setTimeZone(next: string | undefined): void {
  zone = next;
  for (const listener of listeners) listener();
}
export function onTimeZone(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
