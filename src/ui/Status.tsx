import classes from './status.module.css';

/** What a state means, whatever it is called: it picks colour and shape. */
export type Tone = 'ok' | 'off' | 'busy' | 'warn' | 'bad' | 'unknown';

/** A state: a shape, a colour and the word for it. One element, since tables have one a row. */
export function Status({ tone, label }: { tone: Tone; label: string }) {
  return (
    <span className={classes.status} data-tone={tone} title={label}>
      {label}
    </span>
  );
}
