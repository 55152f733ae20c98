import type { ComponentProps } from 'react';
import { Dialog } from '../Dialog';
import { BatchButtons } from './BatchButtons';
import { Results } from './Results';
import type { useBatch } from './useBatch';

interface Props<Item extends { readonly id: string }, Result> extends Omit<ComponentProps<typeof Results<Item, Result>>, 'items' | 'left'> {
  readonly title: (count: number) => string;
  readonly batch: Omit<ReturnType<typeof useBatch<Item, Result>>, 'go'>;
}

/** What became of each of a batch that was confirmed before; nothing before it has begun. */
export function BatchDialog<Item extends { readonly id: string }, Result>({ title, batch, ...words }: Props<Item, Result>) {
  const { items, running, left, failed, again, stopRest, clear } = batch;
  if (!items) return null;
  return (
    <Dialog
      title={title(items.length)}
      opened
      onClose={clear}
      footer={<BatchButtons running={running} failed={failed} onStop={stopRest} onAgain={again} onClose={clear} />}
    >
      <Results items={items} left={left} {...words} />
    </Dialog>
  );
}
