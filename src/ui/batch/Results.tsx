import { useFormat, useT } from '@/i18n';
import { useErrorWords, type ErrorWords } from '../errorWords';
import { Status, type Tone } from '../Status';
import { ItemList, most } from './ItemList';
import type { BatchItem } from './run';

type State = BatchItem<unknown, unknown>['state'];
const tones: Record<State, Tone> = { waiting: 'off', running: 'busy', done: 'ok', failed: 'bad', skipped: 'off' };

/** Of very many, those that something is to be said of: what fails and what goes on, then the first of the others. */
function inSight<Item, Result>(items: readonly BatchItem<Item, Result>[]): readonly BatchItem<Item, Result>[] {
  if (items.length <= most) return items;
  const telling = items.filter(({ state }) => state === 'failed' || state === 'running').slice(0, most);
  const others = items.filter(({ state }) => state !== 'failed' && state !== 'running').slice(0, most - telling.length);
  const wanted = new Set([...telling, ...others]);
  return items.filter((each) => wanted.has(each));
}

const inOneLine = ({ title, text }: ErrorWords) => [title, text].filter(Boolean).join(' ');

interface Props<Item, Result> {
  readonly items: readonly BatchItem<Item, Result>[];
  /** Seconds until all have ended. */
  readonly left?: number | null | undefined;
  readonly name: (item: Item) => string;
  readonly note: (item: Item) => string;
  /** What to say of one that ended otherwise than others, though it did not fail. */
  readonly otherwise?: (result: Result | undefined) => { readonly tone: Tone; readonly label: string; readonly text: string } | null;
}

/** How it goes with each of a batch, and with all of them. */
export function Results<Item extends { readonly id: string }, Result>({ items, left, name, note, otherwise }: Props<Item, Result>) {
  const t = useT();
  const format = useFormat();
  const inWords = useErrorWords();
  const states: Record<State, string> = {
    waiting: t('ui.batch.waiting'),
    running: t('ui.batch.running'),
    done: t('ui.batch.done'),
    failed: t('ui.batch.failed'),
    skipped: t('ui.batch.skipped'),
  };
  const other = ({ state, result }: BatchItem<Item, Result>) => (state === 'done' ? (otherwise?.(result) ?? null) : null);
  const done = items.filter((each) => each.state === 'done' && !other(each)).length;
  return (
    <>
      {/* The time changes with each of them and is not said aloud. */}
      <p>
        <span role="status">{t('ui.batch.progress', { done, count: items.length })}</span>{' '}
        <span>{left ? t('ui.batch.left', { time: format.span(left < 60 ? left : Math.ceil(left / 60) * 60) }) : null}</span>
      </p>
      <ItemList
        total={items.length}
        items={inSight(items).map((each) => {
          const special = other(each);
          return {
            key: each.item.id,
            name: name(each.item),
            notes: [note(each.item), special?.text, each.error === undefined ? null : inOneLine(inWords(each.error))],
            end: <Status tone={special?.tone ?? tones[each.state]} label={special?.label ?? states[each.state]} />,
          };
        })}
      />
    </>
  );
}
