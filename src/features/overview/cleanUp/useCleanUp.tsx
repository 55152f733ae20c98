import { useRef, useState } from 'react';
import { runBatch, type BatchItem } from '@/data/batch';
import { cleaner } from '@/data/cleanUp';
import { canCleanUp, type Finding, type Thresholds } from '@/data/waste';
import { useT } from '@/i18n';
import { announce, confirm } from '@/ui';
import { Review } from './Review';

export type CleanUpItem = BatchItem<Finding, 'gone' | 'kept'>;

/** From what was chosen through the review to what became of each; a few at a time, and it can be stopped. */
export function useCleanUp(thresholds: Thresholds) {
  const t = useT();
  const [items, setItems] = useState<readonly CleanUpItem[] | null>(null);
  const [running, setRunning] = useState(false);
  const control = useRef<AbortController | null>(null);

  const start = async (chosen: readonly Finding[]) => {
    const going = chosen.filter((finding) => canCleanUp(finding) === null);
    const count = going.length;
    const yes = await confirm({
      title: t('overview.cleanUp.title', { count }),
      body: <Review going={going} left={chosen.filter((finding) => canCleanUp(finding) !== null)} />,
      confirmLabel: t('overview.cleanUp.confirm', { count }),
      danger: true,
      typeName: t('compute.delete.word', { count }),
    });
    if (!yes) return;
    const controller = new AbortController();
    control.current = controller;
    setRunning(true);
    const results = await runBatch(going, cleaner(thresholds), { onChange: setItems, signal: controller.signal });
    setRunning(false);
    announce(t('overview.cleanUp.ended', { done: results.filter(({ result }) => result === 'gone').length, count }));
  };

  return { items, running, start, stop: () => control.current?.abort(), close: () => setItems(null) };
}
