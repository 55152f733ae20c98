import { Progress } from '@mantine/core';
import { wordsForCode } from '@/data/objects';
import { useFormat, useT } from '@/i18n';
import { Failure, Notice } from '@/ui';
import classes from './storage.module.css';
import type { Deletion } from './useDeletion';

/** As many failures as anybody reads. */
const mostNamed = 100;

/** How far a deletion is, and what could not be deleted and why. `total` as far as it is known. */
export function DeletionProgress({ deletion, total }: { deletion: Deletion; total: number | null }) {
  const t = useT();
  const format = useFormat();
  const { state, deleted, failed, error } = deletion;
  const share = total ? Math.min(100, ((deleted + failed.length) / total) * 100) : 0;
  return (
    <div className={classes.stack}>
      <p aria-live="polite">
        {total === null
          ? t('objects.delete.progress', { deleted: format.number(deleted) })
          : t('objects.delete.progressOf', { deleted: format.number(deleted), total: format.number(Math.max(total, deleted)) })}
      </p>
      {state === 'running' ? <Progress value={share} aria-label={t('objects.delete.running')} animated={total === null} /> : null}
      {state === 'done' && failed.length === 0 ? <Notice tone="ok">{t('objects.delete.done')}</Notice> : null}
      {state === 'stopped' ? <Notice tone="warn">{t('objects.delete.stopped')}</Notice> : null}
      {state === 'failed' ? <Failure compact error={error} /> : null}
      {failed.length > 0 ? (
        <Notice tone="bad" title={t('objects.delete.failed', { count: failed.length })}>
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
