import type { ReactNode } from 'react';
import classes from './status.module.css';

/** What a state means, whatever it is called: it picks colour and shape. */
export type Tone = 'ok' | 'off' | 'busy' | 'warn' | 'bad' | 'unknown';

const shapes: Record<Tone, ReactNode> = {
  ok: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  off: <rect x="1.5" y="1.5" width="7" height="7" rx="1" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  busy: (
    <>
      <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M5 1.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" />
    </>
  ),
  warn: <path d="M5 .8 9.6 9H.4z" fill="currentColor" />,
  bad: <path d="M5 0 10 5 5 10 0 5z" fill="currentColor" />,
  unknown: <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 1.6" />,
};

/** A state: a shape, a colour and the word for it. */
export function Status({ tone, label }: { tone: Tone; label: string }) {
  return (
    <span className={classes.status} data-tone={tone} title={label}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden>
        {shapes[tone]}
      </svg>
      <span className={classes.label}>{label}</span>
    </span>
  );
}
