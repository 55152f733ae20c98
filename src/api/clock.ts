/** Below this a difference is the network's. */
const tolerance = 2 * 60_000;

let offset = 0;
const listeners = new Set<(offset: number) => void>();

/** Milliseconds that the platform's clock is ahead of this computer's; 0 while they agree, and where the platform hides its own. */
export function onClockOffset(listener: (offset: number) => void): void {
  listeners.add(listener);
  listener(offset);
}

/** The platform's time in milliseconds: by it resources are old or new, whatever this computer's clock says. */
export const platformNow = (): number => Date.now() + offset;

/** Looks at the clock of an answer. */
export function noteServerTime(headers: Headers, now = Date.now()): void {
  const said = Date.parse(headers.get('date') ?? '');
  if (!Number.isFinite(said)) return;
  const ahead = said - now;
  const next = Math.abs(ahead) > tolerance ? ahead : 0;
  if (Math.abs(next - offset) < tolerance / 2 && (next === 0) === (offset === 0)) return;
  offset = next;
  for (const listener of listeners) listener(offset);
}
