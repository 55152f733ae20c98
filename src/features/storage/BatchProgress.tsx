import { wordsForCode } from '@/data/objects';
import { useFormat, useT } from '@/i18n';
import { Failure, Notice } from '@/ui';
import { ProgressBar } from '@/ui/ProgressBar';
import classes from './storage.module.css';
import type { Batches } from './useBatches';

/** As many failures as anybody reads. */
const mostNamed = 100;

interface Props {
  readonly verb: 'delete' | 'move' | 'copy';
  readonly batches: Batches;
  /** As far as it is known. */
  readonly total: number | null;
}

/** How far a deletion, a move or a copy is, and which objects are left and why. */
export function BatchProgress({ verb, batches, total }: Props) {
  const t = useT();
  const format = useFormat();
  const { state, done, failed, error } = batches;
  const share = total ? Math.min(1, (done + failed.length) / total) : null;
  return (
    <div className={classes.stack}>
      <p aria-live="polite">
        {total === null
          ? t(`objects.${verb}.progress`, { done: format.number(done) })
          : t(`objects.${verb}.progressOf`, { done: format.number(done), total: format.number(Math.max(total, done)) })}
      </p>
      {state === 'running' ? <ProgressBar share={share} label={t(`objects.${verb}.running`)} /> : null}
      {state === 'done' && failed.length === 0 ? <Notice tone="ok">{t(`objects.${verb}.done`)}</Notice> : null}
      {state === 'stopped' ? <Notice tone="warn">{t(`objects.${verb}.stopped`)}</Notice> : null}
      {state === 'failed' ? <Failure compact error={error} /> : null}
      {failed.length > 0 ? (
        <Notice tone="bad" title={t(`objects.${verb}.failed`, { count: failed.length })}>
          <ul className={classes.failures}>
            {failed.slice(0, mostNamed).map(({ key, versionId, code }) => (
              <li key={`${key}?${versionId ?? ''}`}>
                <bdi>{key}</bdi>: {t(wordsForCode(code))}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}
