import type { BatchItem } from '@/data/batch';
import { explain } from '@/data/explain';
import type { Machine } from '@/data/machines';
import { useT } from '@/i18n';
import { Name, Status, type Tone } from '@/ui';
import classes from './dialogs.module.css';

const tones: Record<BatchItem<unknown, unknown>['state'], Tone> = {
  waiting: 'off',
  running: 'busy',
  done: 'ok',
  failed: 'bad',
  skipped: 'off',
};

/** How it goes with each machine of a batch. */
export function Results({ items }: { items: readonly BatchItem<Machine, void>[] }) {
  const t = useT();
  return (
    <ul className={classes.results}>
      {items.map(({ item, state, error }) => (
        <li key={item.id}>
          <span>
            <Name>{item.item.name}</Name>
            <small>{item.location.display_name}</small>
            {error === undefined ? null : <small>{[t(explain(error).title), explain(error).text].filter(Boolean).join(' ')}</small>}
          </span>
          <Status tone={tones[state]} label={t(`compute.batch.${state}`)} />
        </li>
      ))}
    </ul>
  );
}
