import { useSyncExternalStore } from 'react';
import { useFormat } from '@/i18n';

/** Milliseconds that this computer's clock is behind the right one. */
let offset = 0;
let now = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  now = Date.now() + offset;
  for (const each of listeners) each();
}

/** Somebody who knows better has said how far this computer's clock is behind. */
export function setClock(milliseconds: number): void {
  if (milliseconds === offset) return;
  offset = milliseconds;
  tick();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    tick();
  }, 20_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** The time in milliseconds, renewed every 20 seconds for all who ask. */
export const useNow = () => useSyncExternalStore(subscribe, () => now);

/**
 * A moment in the user's time zone and language, or a day of the platform's calendar (`utcDate`), as documents have it; the full
 * time and UTC are in the title. A dash for null.
 */
export function Time({ at, style = 'dateTime' }: { at: Date | null; style?: 'relative' | 'date' | 'dateTime' | 'dayTime' | 'utcDate' }) {
  const format = useFormat();
  const seen = useNow();
  if (!at) return <span>–</span>;
  // A moment that has come since the clock last ticked is not in the future.
  const text =
    style === 'relative'
      ? format.ago(at, Math.max(seen, Math.min(at.getTime(), seen + 20_000)))
      : style === 'dateTime'
        ? format.dateTime(at)
        : format[style](at);
  return (
    <time dateTime={at.toISOString()} title={`${format.dateTime(at)} · ${format.utc(at)}`}>
      {text}
    </time>
  );
}
