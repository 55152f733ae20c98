import type { BatchItem } from '@/data/batch';
import { explain } from '@/data/explain';
import type { Machine } from '@/data/machines';
import { useT } from '@/i18n';
import { Name, Status, type Tone } from '@/ui';
import classes from './dialogs.module.css';

type Item = BatchItem<Machine, void>;

const tones: Record<Item['state'], Tone> = { waiting: 'off', running: 'busy', done: 'ok', failed: 'bad', skipped: 'off' };

/** As many as a list in a dialog shows. */
export const most = 300;

/** Of very many, those that something is to be said of: what fails and what goes on, then the first of the others. */
function inSight(items: readonly Item[]): readonly Item[] {
  if (items.length <= most) return items;
  const telling = items.filter(({ state }) => state === 'failed' || state === 'running').slice(0, most);
  const others = items.filter(({ state }) => state !== 'failed' && state !== 'running').slice(0, most - telling.length);
  const wanted = new Set([...telling, ...others]);
  return items.filter((each) => wanted.has(each));
}

/** How it goes with each machine of a batch. */
export function Results({ items }: { items: readonly Item[] }) {
  const t = useT();
  const shown = inSight(items);
  return (
    <ul className={classes.results}>
      {shown.map(({ item, state, error }) => (
        <li key={item.id}>
          <span>
            <Name>{item.item.name}</Name>
            <small>{item.location.display_name}</small>
            {error === undefined ? null : <small>{[t(explain(error).title), explain(error).text].filter(Boolean).join(' ')}</small>}
          </span>
          <Status tone={tones[state]} label={t(`compute.batch.${state}`)} />
        </li>
      ))}
      {items.length > shown.length ? <li>{t('compute.bulk.more', { count: items.length - shown.length })}</li> : null}
    </ul>
  );
}
