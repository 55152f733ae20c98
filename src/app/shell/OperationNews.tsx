import { Suspense, useEffect, useState } from 'react';
import { preferences } from '@/data/core/preferences';
import { isOpen, onRecords, type OperationRecord } from '@/data/operations/records';
import { useT } from '@/i18n';
import { announce } from '@/ui';
import { lazyPart } from '@/ui/lazy';
import classes from './shell.module.css';

// Knows where every kind of resource is shown, which nobody needs before something has ended.
const NewsList = lazyPart(async () => ({ default: (await import('./NewsList')).NewsList }));

const shownFor = 8000;

/** By the browser's own notifications, for whoever has chosen so and is in another tab. */
function notify(title: string, body: string): void {
  if (!document.hidden || !preferences().notifications || !('Notification' in globalThis) || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body });
  shown.addEventListener('click', () => focus());
}

/** Says how an operation ended, wherever one is by then. Failures stay until they are closed. */
export function OperationNews() {
  const t = useT();
  const [news, setNews] = useState<readonly OperationRecord[]>([]);

  useEffect(
    () =>
      onRecords((now, before) => {
        const wasOpen = new Set(before.filter(isOpen).map((record) => record.id));
        const ended = now.filter((record) => wasOpen.has(record.id) && !isOpen(record));
        if (ended.length === 0) return;
        setNews((shown) => [...ended, ...shown].slice(0, 4));
        for (const record of ended) {
          notify(t(record.title), t(`shell.operation.${record.state}`));
          announce(`${t(record.title)}: ${t(`shell.operation.${record.state}`)}`);
          if (record.state === 'done' && !record.warning)
            setTimeout(() => setNews((shown) => shown.filter((each) => each.id !== record.id)), shownFor);
        }
      }),
    [t],
  );

  return (
    <section className={classes.news} aria-label={t('shell.news')}>
      {news.length > 0 ? (
        <Suspense>
          <NewsList news={news} onClose={(record) => setNews((shown) => shown.filter((each) => each.id !== record.id))} />
        </Suspense>
      ) : null}
    </section>
  );
}
