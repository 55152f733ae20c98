import { explain } from '@/data/explain';
import { useT } from '@/i18n';
import { Button, Dialog, Name, Status, type Tone } from '@/ui';
import type { CleanUpItem } from './useCleanUp';
import classes from '../overview.module.css';

const tones: Record<CleanUpItem['state'], Tone> = { waiting: 'off', running: 'busy', done: 'ok', failed: 'bad', skipped: 'off' };

/** What became of each thing that was chosen. */
export function CleanUpDialog({
  items,
  running,
  onStop,
  onClose,
}: {
  items: readonly CleanUpItem[];
  running: boolean;
  onStop: () => void;
  onClose: () => void;
}) {
  const t = useT();
  const count = items.length;
  const done = items.filter(({ result }) => result === 'gone').length;
  return (
    <Dialog
      title={t('overview.cleanUp.going', { count })}
      opened
      onClose={onClose}
      footer={
        <>
          {running ? <Button onClick={onStop}>{t('compute.bulk.stopRest')}</Button> : null}
          <Button variant={running ? 'default' : 'primary'} onClick={onClose}>
            {running ? t('compute.bulk.background') : t('ui.close')}
          </Button>
        </>
      }
    >
      <div className={classes.review}>
        <p role="status">{t('compute.bulk.progress', { done, count })}</p>
        <ul>
          {items.map(({ item, state, result, error }) => (
            <li key={item.id}>
              <span>
                <Name>{item.name}</Name>
                <small>{item.location.display_name}</small>
                {result === 'kept' ? <small>{t('overview.cleanUp.keptText')}</small> : null}
                {error === undefined ? null : <small>{[t(explain(error).title), explain(error).text].filter(Boolean).join(' ')}</small>}
              </span>
              <Status
                tone={result === 'kept' ? 'warn' : tones[state]}
                label={result === 'kept' ? t('overview.cleanUp.kept') : t(`compute.batch.${state}`)}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
